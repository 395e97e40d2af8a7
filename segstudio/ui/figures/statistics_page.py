"""The images of a project as a whole: classes, sizes, and what there is to look at."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from segstudio.ui.figures.figure_page import FigurePage
from segstudio.ui.figures.findings import Finding, findings
from segstudio.ui.figures.text_table import Cell, TextTable
from segstudio.ui.layout import GAP_PX, column, label, row
from segstudio.workspace.figures.statistics import Statistics
from segstudio.workspace.session import Session

_MOST_SIZES = 200


class StatisticsPage(FigurePage):
    """image_wanted: the id of an image that is to be opened."""

    image_wanted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._desk = session.figures.statistics
        self._shown: Statistics | None = None
        self._findings: list[Finding] = []

    def build(self) -> Iterator[None]:
        """Make all parts and show what there is to show."""
        self.button = QPushButton()
        self.button.setDefault(True)
        self.button.clicked.connect(self._on_clicked)
        self.told = label("", "muted", is_wrapped=True)
        yield
        self.classes = TextTable(self.tr("Classes"))
        yield
        self.sizes = TextTable(self.tr("Sizes of the images"))
        yield
        self.findings = TextTable(self.tr("What to look at"))
        self.findings.clicked.connect(self._on_chosen)
        self.findings.activated.connect(self._on_chosen)
        yield
        yield from self._place()
        yield
        self._session.events.figures_changed.connect(self.refresh)
        self._session.events.project_opened.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was found, and whether images are being looked at."""
        is_running = self._desk.is_running
        self.button.setText(self.tr("Stop") if is_running else self.tr("Look at all images"))
        self.button.setEnabled(self._session.project is not None)
        found = self._desk.statistics
        self.results.setVisible(found is not None)
        if found is None:
            self.told.setText(
                self.tr(
                    "Looks at every image file once: how much is drawn of each class, which sizes "
                    "there are, what looks alike, has nothing drawn on it, or cannot be read."
                )
            )
        elif found is not self._shown:
            self._show(found)
        self._shown = found

    def _place(self) -> Iterator[None]:
        whole = column(self, edge_px=2 * GAP_PX)
        line = row()
        line.addWidget(self.told, 1)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        whole.addLayout(line)
        yield
        left = QWidget()
        inner = column(left)
        for title, table in (
            (self.tr("Classes"), self.classes),
            (self.tr("Sizes of the images"), self.sizes),
        ):
            inner.addWidget(label(title, "strong"))
            inner.addWidget(table, 1)
        right = QWidget()
        beside = column(right)
        beside.addWidget(label(self.tr("What to look at"), "strong"))
        beside.addWidget(self.findings, 1)
        yield
        self.results = QSplitter(Qt.Orientation.Horizontal)
        self.results.hide()
        self.results.setChildrenCollapsible(False)
        for part in (left, right):
            self.results.addWidget(part)
        self.results.setSizes([420, 640])
        yield
        whole.addWidget(self.results, 1)
        whole.addStretch(0)

    def _beside(self, found: Statistics) -> str:
        words = self.tr("Synthetic images, left out here: {count}.")
        return f" {words.format(count=f'{found.synthetic:,}')}" if found.synthetic else ""

    def _show(self, found: Statistics) -> None:
        words = self.tr("Images looked at: {count}.")
        if found.is_cut_short:
            words = self.tr("Images looked at: {count} of {total}; it was stopped.")
        self.told.setText(
            words.format(count=f"{found.looked_at:,}", total=f"{found.images:,}")
            + self._in_short(found)
            + self._beside(found)
        )
        self._show_classes(found)
        titles = (Cell(self.tr("Width × height")), Cell(self.tr("Images")))
        sizes = list(found.sizes.items())[:_MOST_SIZES]
        self.sizes.show_cells(
            titles, [[Cell(f"{w:,} × {h:,}"), Cell(f"{count:,}")] for (h, w), count in sizes]
        )
        self._findings = findings(found)
        self.findings.show_cells(
            (Cell(self.tr("What")), Cell(self.tr("Image")), Cell(self.tr("More"))),
            [
                [
                    Cell(each.kind),
                    Cell(each.name, is_text=True),
                    Cell(each.details, each.details, is_text=True),
                ]
                for each in self._findings
            ],
        )

    def _in_short(self, found: Statistics) -> str:
        told = []
        for words, number in (
            (self.tr("broken: {count}"), len(found.broken)),
            (self.tr("groups that look alike: {count}"), len(found.duplicates)),
            (self.tr("of one brightness: {count}"), len(found.blank)),
            (self.tr("with nothing drawn: {count}"), len(found.unlabelled)),
            (self.tr("with only background: {count}"), len(found.only_background)),
        ):
            if number:
                told.append(words.format(count=f"{number:,}"))
        return f"   {' · '.join(told)}" if told else ""

    def _show_classes(self, found: Statistics) -> None:
        titles = (
            Cell(self.tr("Class")),
            Cell(self.tr("Images"), self.tr("Images on which it is drawn")),
            Cell(self.tr("Pixels")),
            Cell(self.tr("Share"), self.tr("Of all that is drawn")),
        )
        self.classes.show_cells(
            titles,
            [
                [
                    Cell(each.name, color=each.color),
                    Cell(f"{each.images:,}"),
                    Cell(f"{each.pixels:,}"),
                    Cell(f"{100 * each.share:.1f} %"),
                ]
                for each in found.balance
            ],
        )

    def _on_clicked(self) -> None:
        if self._desk.is_running:
            self._desk.cancel()
        else:
            self._desk.start()

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.row() < len(self._findings):
            image_id = self._findings[index.row()].image_id
            if image_id is not None:
                self.image_wanted.emit(image_id)
