"""Which network does best here: networks trained for as long on the same labels, and a table."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSpinBox, QWidget

from segstudio.document.network_choice import NetworkUnknown
from segstudio.ui.dialogs.method_outcome import slow_words
from segstudio.ui.figures.figure_page import FigurePage
from segstudio.ui.figures.leaderboard_cells import leaderboard_cells
from segstudio.ui.figures.network_list_field import NetworkListField
from segstudio.ui.figures.network_work_view import NetworkWorkView
from segstudio.ui.figures.text_table import TextTable
from segstudio.ui.layout import GAP_PX, column, label, row, set_tone
from segstudio.ui.translation import display_words
from segstudio.workspace.figures.comparison_desk import ComparisonOrder
from segstudio.workspace.leaderboard import LeaderboardRow
from segstudio.workspace.scoring.truth import Which
from segstudio.workspace.session import Session

FIRST = "quick, photo"


class ComparisonPage(FigurePage):
    """save_wanted: see `EvaluationPage`."""

    save_wanted = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._desk = session.figures.comparison
        self._rows: list[LeaderboardRow] = []

    def build(self) -> Iterator[None]:
        """Make all parts and show what there is to show."""
        self.networks = NetworkListField(FIRST)
        self.networks.changed.connect(self.refresh)
        yield
        self._make_choices()
        self.progress = NetworkWorkView()
        yield
        self.table = TextTable(self.tr("Networks, the best first"))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        yield
        self._make_words()
        yield from self._place()
        events = self._session.events
        for signal in (events.networks_changed, events.project_opened, events.method_changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the leaderboard, and how far a comparison is."""
        work, is_running = self._desk.work, self._desk.is_running
        self.networks.is_small = self._session.loop.status.device in ("", "cpu")
        problem = self._problem()
        self.button.setText(self.tr("Stop") if is_running else self.tr("Compare"))
        is_free = not work.title and self._session.project is not None
        self.button.setEnabled(is_running or (is_free and not problem))
        for each in (self.networks, self.seconds, self.which):
            each.setEnabled(not is_running)
        self.progress.show_work(work, is_running)
        self._show_note(problem)
        self._show_rows(self._desk.rows)

    def _make_choices(self) -> None:
        self.seconds = QSpinBox()
        self.seconds.setRange(1, 86_400)
        self.seconds.setValue(60)
        self.seconds.lineEdit().setTextMargins(4, 0, 0, 0)
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setAccessibleName(self.tr("Seconds of training for each network"))
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Measured on"))
        self.which.addItem(self.tr("held-out images"), Which.HELD_OUT.value)
        self.which.addItem(self.tr("test images"), Which.TEST.value)
        self.which.currentIndexChanged.connect(self.refresh)
        self.button = QPushButton(self.tr("Compare"))
        self.button.setDefault(True)
        self.button.clicked.connect(self._on_clicked)

    def _make_words(self) -> None:
        self.note = label("", "muted", is_wrapped=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.use = QPushButton(self.tr("Use this network"))
        self.use.setToolTip(
            self.tr("The project's network learns so from now on; it starts anew where it differs.")
        )
        self.use.clicked.connect(self._on_use)
        self.csv = QPushButton(self.tr("CSV…"))
        self.csv.setAccessibleName(self.tr("Save as {kind}").format(kind="CSV"))
        self.csv.clicked.connect(lambda: self.save_wanted.emit("csv", self._desk.write_csv))
        for each in (self.use, self.csv):
            each.setAutoDefault(False)

    def _place(self) -> Iterator[None]:
        whole = column(self, edge_px=GAP_PX * 2)
        first = row()
        first.addWidget(self._titled(self.tr("Networks"), self.networks.field))
        first.addWidget(self.networks, 1)
        whole.addLayout(first)
        yield
        second = row()
        for words, field in (
            (self.tr("Each learns for"), self.seconds),
            (self.tr("Measured on"), self.which),
        ):
            second.addWidget(self._titled(words, field))
            second.addWidget(field)
        second.addStretch(1)
        second.addWidget(self.button)
        whole.addLayout(second)
        yield
        for each in (self.note, self.progress):
            whole.addWidget(each)
        whole.addWidget(self.table, 1)
        below = row()
        below.addStretch(1)
        below.addWidget(self.use)
        below.addWidget(self.csv)
        whole.addLayout(below)
        whole.addStretch(0)  # takes the room of a table that is not there yet
        yield

    def _titled(self, words: str, field: QWidget) -> QLabel:
        title = label(words)
        title.setBuddy(field)
        return title

    def _problem(self) -> str:
        """Return why what is written cannot be compared, or ""."""
        try:
            self.networks.choices()
        except NetworkUnknown as error:
            return display_words(str(error))
        return ""

    def _note_words(self) -> str:
        told = self.tr(
            "Each network learns from nothing, from the same strokes and for as long, and is "
            "measured on labelled images that it did not learn from. Live training rests "
            "meanwhile. What is measured of the same labels is not done again."
        )
        if Which(self.which.currentData()) is Which.HELD_OUT:
            told += " " + self.tr(
                "Held-out images also choose the version shown: report figures of test images."
            )
        return told

    def _show_note(self, problem: str) -> None:
        device = self._session.loop.status.device
        doubt = "" if problem else slow_words(self.networks.choices(), device)
        set_tone(self.note, "danger" if problem else "warning" if doubt else "muted")
        self.note.setText(problem or doubt or self._note_words())

    def _show_rows(self, rows: list[LeaderboardRow]) -> None:
        if rows != self._rows:
            chosen = self._chosen()
            self._rows = rows
            self.table.show_cells(*leaderboard_cells(rows))
            if chosen in rows:
                self.table.selectRow(rows.index(chosen))
        for each in (self.table, self.use, self.csv):
            each.setVisible(bool(rows))
        self._on_selected()

    def _chosen(self) -> LeaderboardRow | None:
        place = self.table.chosen_row
        return None if place is None else self._rows[place]

    def _on_selected(self) -> None:
        chosen = self._chosen()
        has_engine = bool(self._session.loop.method.settings)
        self.use.setEnabled(chosen is not None and bool(chosen.settings) and has_engine)

    def _on_clicked(self) -> None:
        if self._desk.is_running:
            self._desk.work.cancel()
            return
        which = Which(self.which.currentData())
        order = ComparisonOrder(self.networks.choices(), float(self.seconds.value()), which)
        self._desk.start(order)

    def _on_use(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._desk.use(chosen)
