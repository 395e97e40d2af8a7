"""How the project's network learns best: a search, its trials as a table and as a plot."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter

from segstudio.document.network_choice import NetworkUnknown
from segstudio.document.training_method import MethodUnknown
from segstudio.ui.dialogs.method_outcome import slow_words
from segstudio.ui.figures.figure_page import FigurePage
from segstudio.ui.figures.network_work_view import NetworkWorkView
from segstudio.ui.figures.text_table import TextTable
from segstudio.ui.figures.trial_cells import ordered, trial_cells
from segstudio.ui.figures.trial_chart import TrialChart
from segstudio.ui.figures.tuning_form import TuningForm
from segstudio.ui.layout import GAP_PX, column, label, row, set_tone
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words
from segstudio.workspace.session import Session
from segstudio.workspace.tuning.search import OPTUNA_MISSING, has_optuna
from segstudio.workspace.tuning.trial_list import TrialRow
from segstudio.workspace.tuning.tuning_order import TuningOrder


class TuningPage(FigurePage):
    """save_wanted: see `EvaluationPage`."""

    save_wanted = Signal(str, object)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._theme = theme
        self._desk = session.figures.tuning
        self._shown: list[TrialRow] = []
        self._order: TuningOrder | None = None

    def build(self) -> Iterator[None]:
        """Make all parts and show what there is to show."""
        self.form = TuningForm()
        yield from self.form.build()
        self.form.changed.connect(self._refresh_state)
        self.button = QPushButton()
        self.button.setDefault(True)
        self.button.clicked.connect(self._on_clicked)
        self.form.line.addWidget(self.button)
        yield
        self.progress = NetworkWorkView()
        self.table = TextTable(self.tr("Trials, the best first"))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.selectionModel().selectionChanged.connect(self._refresh_use)
        yield
        words = self.tr("Dice of the trials"), self.tr("Trial"), self.tr("Dice")
        self.chart = TrialChart(self._theme, *words)
        yield
        self.chart.finish()
        yield
        self._make_words()
        yield from self._place()
        events = self._session.events
        for signal in (events.networks_changed, events.project_opened, events.method_changed):
            signal.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the trials, and how far a search is."""
        if self._desk.order != self._order:
            self._order = self._desk.order
            self.form.show_order(self._order)
        self.form.networks.is_small = self._session.loop.status.device in ("", "cpu")
        self.progress.show_work(self._desk.work, self._desk.is_running)
        self._refresh_state()
        rows = ordered(self._desk.rows)
        if rows != self._shown:
            chosen, self._shown = self._chosen(), rows
            networks = {each.words: each for each in self._desk.order.space().networks}
            self.table.show_cells(*trial_cells(rows, networks))
            self.chart.show_trials(self._desk.rows)
            if chosen in rows:
                self.table.selectRow(rows.index(chosen))
        for each in (self.picture, self.use, self.csv):
            each.setVisible(bool(rows))
        self._refresh_use()

    def _refresh_state(self) -> None:
        is_running, problem = self._desk.is_running, self._problem()
        self.button.setText(self.tr("Stop") if is_running else self._start_words(problem))
        is_free = not self._desk.work.title and self._session.project is not None
        self.button.setEnabled(is_running or (is_free and not problem))
        for each in self.form.lists:
            each.setEnabled(not is_running)
        for box in (self.form.sampling, self.form.folds, self.form.seconds, self.form.minutes):
            box.setEnabled(not is_running)
        device = self._session.loop.status.device
        doubt = "" if problem else slow_words(self.form.networks.choices(), device)
        set_tone(self.note, "danger" if problem else "warning" if doubt else "muted")
        self.note.setText(problem or doubt or self._note_words())

    def _refresh_use(self) -> None:
        has_engine = bool(self._session.loop.method.settings)
        has_best = bool(self._shown) and not self._shown[0].is_given_up
        self.use.setEnabled(has_engine and (has_best or self._chosen() is not None))
        is_other = self._chosen() not in (None, *self._shown[:1])
        self.use.setText(self.tr("Use this one") if is_other else self.tr("Use the best"))

    def _make_words(self) -> None:
        self.note = label("", "muted", is_wrapped=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.use = QPushButton()
        self.use.setToolTip(self.tr("The project's network learns so from now on."))
        self.use.clicked.connect(self._on_use)
        self.csv = QPushButton(self.tr("CSV…"))
        self.csv.setAccessibleName(self.tr("Save as {kind}").format(kind="CSV"))
        self.csv.clicked.connect(lambda: self.save_wanted.emit("csv", self._desk.write_csv))
        for each in (self.use, self.csv):
            each.setAutoDefault(False)

    def _place(self) -> Iterator[None]:
        whole = column(self, edge_px=GAP_PX * 2)
        whole.addWidget(self.form)
        whole.addWidget(self.note)
        whole.addWidget(self.progress)
        yield
        self.picture = QSplitter(Qt.Orientation.Horizontal)
        self.picture.setChildrenCollapsible(False)
        self.picture.addWidget(self.table)
        self.picture.addWidget(self.chart)
        self.picture.setSizes([720, 460])
        whole.addWidget(self.picture, 1)
        yield
        below = row()
        below.addStretch(1)
        below.addWidget(self.use)
        below.addWidget(self.csv)
        whole.addLayout(below)
        whole.addStretch(0)  # takes the room of a picture that is not there yet
        yield

    def _problem(self) -> str:
        """Return why it cannot be searched, or ""."""
        if not has_optuna():
            return display_words(OPTUNA_MISSING)
        try:
            self.form.order().space()
        except (NetworkUnknown, MethodUnknown) as error:
            return display_words(str(error))
        return ""

    def _start_words(self, problem: str) -> str:
        is_single = not problem and self.form.order().space().is_single
        return self.tr("Cross-validate") if is_single else self.tr("Search")

    def _note_words(self) -> str:
        return self.tr(
            "The labelled images are cut into folds; each way of learning is tried once a fold, "
            "and measured on images that it did not learn from: one way alone is cross-validated. "
            "Live training rests meanwhile. The same search goes on where it ended. Whoever tries "
            "many things finds one that is good by chance: compare the best one on test images."
        )

    def _chosen(self) -> TrialRow | None:
        place = self.table.chosen_row
        return None if place is None else self._shown[place]

    def _on_clicked(self) -> None:
        if self._desk.is_running:
            self._desk.work.cancel()
        else:
            self._desk.start(self.form.order())

    def _on_use(self) -> None:
        chosen = self._chosen() or self._shown[0]
        self._desk.use(chosen)
