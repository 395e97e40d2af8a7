"""A window of its own for figures: it can stand beside the image."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from segstudio.ui.figures.comparison_page import ComparisonPage
from segstudio.ui.figures.evaluation_page import EvaluationPage
from segstudio.ui.figures.figure_page import FigurePage
from segstudio.ui.figures.objects_page import ObjectsPage
from segstudio.ui.figures.robustness_page import RobustnessPage
from segstudio.ui.figures.statistics_page import StatisticsPage
from segstudio.ui.figures.tuning_page import TuningPage
from segstudio.ui.slices import Slices
from segstudio.ui.theme import Theme
from segstudio.workspace.session import Session

EVALUATION, OBJECTS, STATISTICS, COMPARISON, TUNING, ROBUSTNESS = range(6)
SIZE_PX = 1220, 720


class FiguresWindow(QWidget):
    """A page each; one is made when it is first seen. image_wanted: (id, with the difference).

    place_wanted: (image id, region).
    """

    image_wanted = Signal(int, bool)
    place_wanted = Signal(int, object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self.setWindowTitle(self.tr("Figures"))
        self.resize(QSize(*SIZE_PX).boundedTo(self.screen().availableSize() * 0.95))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.tr("Kinds of figures"))
        self._makers: list[Callable[[], FigurePage]] = []
        self._unfinished: dict[int, Iterator[None]] = {}
        self._add(self.tr("Evaluation"), self._made_evaluation)
        self._add(self.tr("Objects"), self._made_objects)
        self._add(self.tr("Images"), self._made_statistics)
        self._add(self.tr("Networks"), self._made_comparison)
        self._add(self.tr("Search"), self._made_tuning)
        self._add(self.tr("Robustness"), self._made_robustness)
        self.tabs.currentChanged.connect(self._fill)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tabs)
        for keys in (Qt.Key.Key_Escape, QKeySequence.StandardKey.Close):
            QShortcut(QKeySequence(keys), self, self.close)

    def page(self, kind: int) -> QWidget | None:
        """Return a page, made to the end now where it was not seen before."""
        self._fill(kind)
        for _ in self._unfinished.get(kind, ()):
            pass
        return self._scroll(kind).widget()

    def show_page(self, kind: int) -> None:
        """Bring a page forward."""
        self.tabs.setCurrentIndex(kind)
        self.show()
        self.raise_()
        self.activateWindow()
        self._fill(kind)

    def _add(self, title: str, maker: Callable[[], FigurePage]) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._makers.append(maker)
        self.tabs.addTab(scroll, title)

    def _scroll(self, kind: int) -> QScrollArea:
        scroll = self.tabs.widget(kind)
        if not isinstance(scroll, QScrollArea):
            raise TypeError("Each page scrolls.")
        return scroll

    def _fill(self, kind: int) -> None:
        if self._scroll(kind).widget() is None:
            page = self._makers[kind]()
            self._scroll(kind).setWidget(page)
            self._unfinished[kind] = page.build()
            Slices(page, 0.0).start(self._unfinished[kind])

    def _made_evaluation(self) -> FigurePage:
        page = EvaluationPage(self._session, self._theme)
        page.image_wanted.connect(lambda image_id: self.image_wanted.emit(image_id, True))
        page.save_wanted.connect(self._ask_file)
        return page

    def _made_objects(self) -> FigurePage:
        page = ObjectsPage(self._session, self._theme)
        page.place_wanted.connect(self.place_wanted)
        page.save_wanted.connect(self._ask_file)
        return page

    def _made_statistics(self) -> FigurePage:
        page = StatisticsPage(self._session)
        page.image_wanted.connect(lambda image_id: self.image_wanted.emit(image_id, False))
        return page

    def _made_comparison(self) -> FigurePage:
        page = ComparisonPage(self._session)
        page.save_wanted.connect(self._ask_file)
        return page

    def _made_tuning(self) -> FigurePage:
        page = TuningPage(self._session, self._theme)
        page.save_wanted.connect(self._ask_file)
        return page

    def _made_robustness(self) -> FigurePage:
        page = RobustnessPage(self._session, self._theme)
        page.save_wanted.connect(self._ask_file)
        return page

    def _ask_file(self, kinds: str, write: Callable[[Path], None]) -> None:
        """Ask for a file of one of the kinds, such as "csv parquet", and write it."""
        suffixes = kinds.split()
        dialog = QFileDialog(self, self.tr("Save figures"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{each.upper()} (*.{each})" for each in suffixes])
        dialog.setDefaultSuffix(suffixes[0])
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kind.split()[0].lower()))
        dialog.selectFile(f"figures.{suffixes[0]}")
        dialog.fileSelected.connect(lambda file: write(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
