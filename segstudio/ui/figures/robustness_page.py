"""What the network stands: disturbed images as a table and as a plot."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSplitter

from segstudio.ui.coalesced import Coalesced
from segstudio.ui.figures.figure_page import FigurePage
from segstudio.ui.figures.network_work_view import NetworkWorkView
from segstudio.ui.figures.robustness_cells import robustness_cells
from segstudio.ui.figures.robustness_chart import RobustnessChart
from segstudio.ui.figures.text_table import ROW_PX, TextTable
from segstudio.ui.layout import GAP_PX, column, label, row
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words
from segstudio.workspace.robustness.disturbance import DISTURBANCES
from segstudio.workspace.robustness.robustness_row import RobustnessRow
from segstudio.workspace.scoring.truth import FLATTERS, Which
from segstudio.workspace.session import Session

DELAY_MS = 200
TABLE_PX = (len(DISTURBANCES) + 1) * ROW_PX + 24
"""Height of the table: its rows, and a bar to scroll by."""


class RobustnessPage(FigurePage):
    """save_wanted: see `EvaluationPage`."""

    save_wanted = Signal(str, object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._desk = session.figures.robustness
        self._rows: list[RobustnessRow] = []

    def build(self) -> Iterator[None]:
        """Make all parts and show what there is to show."""
        self._make_choices()
        self.progress = NetworkWorkView()
        yield
        self.table = TextTable(self.tr("Dice of disturbed images"))
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        yield
        words = self.tr("Dice by strength"), self.tr("Strength"), self.tr("Dice")
        self.chart = RobustnessChart(self._theme, *words)
        yield
        self.chart.finish()
        yield
        self.note = label("", "muted", is_wrapped=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.csv = QPushButton(self.tr("CSV…"))
        self.csv.setAccessibleName(self.tr("Save as {kind}").format(kind="CSV"))
        self.csv.setAutoDefault(False)
        self.csv.clicked.connect(lambda: self.save_wanted.emit("csv", self._desk.write_csv))
        yield from self._place()
        events = self._session.events
        for signal in (events.networks_changed, events.project_opened):
            signal.connect(self.refresh)
        # Told of many times a second, and after this window has gone.
        self._later = Coalesced(self.refresh, DELAY_MS, self)
        events.training_changed.connect(self._later.request)
        self.refresh()

    def refresh(self) -> None:
        """Show the figures, and how far a measurement is."""
        work, is_running = self._desk.work, self._desk.is_running
        self.progress.show_work(work, is_running)
        self.button.setText(self.tr("Stop") if is_running else self.tr("Measure"))
        is_free = not work.title and self._session.project is not None
        has_network = self._session.loop.status.version > 0
        self.button.setEnabled(is_running or (is_free and has_network))
        self.which.setEnabled(not is_running)
        for each in (self.picture, self.csv):
            each.setVisible(bool(self._desk.rows))
        self.note.setText(self._note_words(has_network))
        if self._desk.rows is not self._rows or not self.table.cells.columnCount():
            self._rows = self._desk.rows
            self.table.show_cells(*robustness_cells(self._rows))
            self.chart.show_rows(self._rows)

    def _make_choices(self) -> None:
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Measured on"))
        for words, which in (
            (self.tr("held-out images"), Which.HELD_OUT),
            (self.tr("test images"), Which.TEST),
            (self.tr("reviewed images"), Which.REVIEWED),
            (self.tr("all labelled images"), Which.ALL),
        ):
            self.which.addItem(words, which.value)
        self.which.currentIndexChanged.connect(self.refresh)
        self.button = QPushButton()
        self.button.setDefault(True)
        self.button.clicked.connect(self._on_clicked)

    def _place(self) -> Iterator[None]:
        whole = column(self, edge_px=GAP_PX * 2)
        first = row()
        title = label(self.tr("Measured on"))
        title.setBuddy(self.which)
        first.addWidget(title)
        first.addWidget(self.which)
        first.addStretch(1)
        first.addWidget(self.button)
        whole.addLayout(first)
        for each in (self.note, self.progress):
            whole.addWidget(each)
        yield
        self.picture = QSplitter(Qt.Orientation.Vertical)
        self.picture.setChildrenCollapsible(False)
        self.picture.addWidget(self.table)
        self.picture.addWidget(self.chart)
        self.picture.setSizes([TABLE_PX, 4 * TABLE_PX])
        self.picture.setStretchFactor(1, 1)
        whole.addWidget(self.picture, 1)
        yield
        below = row()
        below.addStretch(1)
        below.addWidget(self.csv)
        whole.addLayout(below)
        whole.addStretch(0)  # takes the room of a picture that is not there yet
        yield

    def _note_words(self, has_network: bool) -> str:
        parts = []
        if self._desk.rows:
            clean = self._desk.rows[0]
            shown = self.tr("Shown: version {version}; images measured: {images}.")
            parts.append(shown.format(version=clean.version, images=clean.images))
        if not has_network:
            without = self.tr("There is no trained network yet; draw strokes of two classes.")
            return " ".join([*parts, without])
        parts.append(
            self.tr(
                "Labelled images are disturbed at five strengths, predicted and compared with what "
                "was drawn. What falls early is what to put into the training. Live training rests "
                "meanwhile."
            )
        )
        if Which(self.which.currentData()) in (Which.REVIEWED, Which.ALL):
            parts.append(display_words(FLATTERS))
        return " ".join(parts)

    def _on_selected(self) -> None:
        place = self.table.chosen_row
        self.chart.choose(None if place is None else tuple(DISTURBANCES)[place])

    def _on_clicked(self) -> None:
        if self._desk.is_running:
            self._desk.work.cancel()
        else:
            self._desk.start(Which(self.which.currentData()))
