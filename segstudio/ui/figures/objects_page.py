"""The objects of all images: a table to sort, and how a measure is spread in each class."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTableView,
    QWidget,
)

from segstudio.ui.figures.charts import BarChart
from segstudio.ui.figures.figure_page import FigurePage
from segstudio.ui.figures.measure_words import measure_title
from segstudio.ui.figures.object_model import ObjectModel
from segstudio.ui.figures.text_table import ROW_PX, Cell, TextTable
from segstudio.ui.layout import GAP_PX, column, label, row
from segstudio.ui.theme import Theme
from segstudio.workspace.figures.object_table import ObjectTable
from segstudio.workspace.session import Session

_COLUMN_PX, _IMAGE_PX = 96, 150
_EDGES_PX = 34


class ObjectsPage(FigurePage):
    """place_wanted: (image id, region) of an object to look at. save_wanted: see
    `EvaluationPage`.
    """

    place_wanted = Signal(int, object)
    save_wanted = Signal(str, object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._desk = session.figures.measurement
        self._shown: ObjectTable | None = None

    def build(self) -> Iterator[None]:
        """Make all parts and show what there is to show."""
        self.list_model = ObjectModel(self)
        self.view = self._make_view()
        yield
        self.measure = QComboBox()
        self.measure.setAccessibleName(self.tr("Measure"))
        self.measure.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.measure.currentIndexChanged.connect(self._draw)
        self.classes = TextTable(self.tr("The measure in each class"))
        yield
        words = self.tr("Histogram of a measure"), "", self.tr("Objects")
        self.chart = BarChart(self._theme, *words)
        yield
        self.chart.finish()
        yield
        self.predictions = QCheckBox(self.tr("Also what is predicted where nothing is drawn"))
        self.button = QPushButton()
        self.button.setDefault(True)
        self.button.clicked.connect(self._on_clicked)
        self.told = label("", "muted", is_wrapped=True)
        yield
        yield from self._place()
        yield
        self._session.events.figures_changed.connect(self.refresh)
        self._session.events.project_opened.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was measured, and whether a measuring runs."""
        is_running = self._desk.is_running
        self.button.setText(self.tr("Stop") if is_running else self.tr("Measure"))
        self.button.setEnabled(self._session.project is not None)
        found = self._desk.objects
        self.results.setVisible(found is not None)
        self.save.setVisible(found is not None)
        if found is None:
            self.told.setText(
                self.tr(
                    "Measures each object of all images: area, outline, form and intensity, in "
                    "pixels and, where the size of a pixel is known, in µm."
                )
            )
        elif found is not self._shown:
            self._show(found)
        self._shown = found

    def _make_view(self) -> QTableView:
        view = QTableView()
        view.setModel(self.list_model)
        view.setAccessibleName(self.tr("Measured objects"))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(ROW_PX)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.horizontalHeader().setDefaultSectionSize(_COLUMN_PX)
        view.horizontalHeader().setHighlightSections(False)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setSortingEnabled(True)
        view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.clicked.connect(self._on_chosen)
        view.activated.connect(self._on_chosen)
        return view

    def _place(self) -> Iterator[None]:
        whole = column(self, edge_px=2 * GAP_PX)
        line = row()
        line.addWidget(self.told, 1)
        line.addWidget(self.predictions)
        line.addWidget(self.button)
        whole.addLayout(line)
        yield
        below = QWidget()
        plots = row(below)
        left = column()
        chosen = row()
        chosen.addWidget(self.measure)
        chosen.addStretch(1)
        left.addLayout(chosen)
        left.addWidget(self.chart, 1)
        plots.addLayout(left, 3)
        plots.addWidget(self.classes, 2)
        yield
        self.results = QSplitter(Qt.Orientation.Vertical)
        self.results.hide()
        self.results.setChildrenCollapsible(False)
        self.results.addWidget(self.view)
        self.results.addWidget(below)
        self.results.setSizes([340, 260])
        yield
        whole.addWidget(self.results, 1)
        self.save = QPushButton(self.tr("Export table…"))
        self.save.setToolTip(self.tr("All objects as CSV, or as Parquet, measured anew"))
        self.save.setAutoDefault(False)
        self.save.hide()
        self.save.clicked.connect(lambda: self.save_wanted.emit("csv parquet", self._write))
        under = row()
        under.addStretch(1)
        under.addWidget(self.save)
        whole.addLayout(under)
        whole.addStretch(0)

    def _show(self, found: ObjectTable) -> None:
        self.list_model.show(found, self._session.classes)
        for place, name in enumerate(self.list_model.columns):
            wide = self.view.fontMetrics().horizontalAdvance(measure_title(name)) + _EDGES_PX
            self.view.horizontalHeader().resizeSection(
                place, max(_IMAGE_PX if name == "image" else _COLUMN_PX, wide)
            )
        self.view.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        words = self.tr("Objects measured: {count}.")
        if len(found) < found.objects:
            words = self.tr("Objects measured: {count}; the first {shown} are listed.")
        self.told.setText(words.format(count=f"{found.objects:,}", shown=f"{len(found):,}"))
        before = self.measure.currentData()
        with QSignalBlocker(self.measure):
            self.measure.clear()
            for name in found.measures:
                self.measure.addItem(measure_title(name), name)
            self.measure.setCurrentIndex(max(0, self.measure.findData(before)))
        self._draw()

    def _draw(self) -> None:
        found, name = self._desk.objects, self.measure.currentData()
        if found is None or name is None:
            return
        edges, counts = found.histogram(name)
        classes = {each: self._session.classes.get(each) for each in counts}
        colors = {each: known.color if known else "#808080" for each, known in classes.items()}
        self.chart.show_bars(
            edges.tolist(), [(colors[each], heights) for each, heights in counts.items()]
        )
        self.chart.set_title(measure_title(name))
        rows = [
            [
                Cell(known.name if known else str(each), color=colors[each]),
                *(Cell(text) for text in found.in_short(name, each)),
            ]
            for each, known in classes.items()
        ]
        titles = (
            *(self.tr("Class"), self.tr("Objects"), self.tr("Median"), self.tr("Mean")),
            *(self.tr("Deviation"), self.tr("Sum")),
        )
        self.classes.show_cells([Cell(each) for each in titles], rows)

    def _write(self, path: Path) -> None:
        self._desk.write(path, self.predictions.isChecked())

    def _on_clicked(self) -> None:
        if self._desk.is_running:
            self._desk.cancel()
        else:
            self._desk.start(self.predictions.isChecked())

    def _on_chosen(self, index: QModelIndex) -> None:
        place = self.list_model.place(index.row())
        if place is not None:
            self.place_wanted.emit(*place)
