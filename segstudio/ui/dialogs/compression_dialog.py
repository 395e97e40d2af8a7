"""Makes the project's network smaller, shows what that costs, and keeps it where that is wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from segstudio.document.compression import LEAST_SHARE, METHODS, MOST_SHARE, Compression
from segstudio.ui.dialogs.compression_words import TITLES, about_words, compression_cells
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.method_fields import Explained
from segstudio.ui.dialogs.onnx_place import ask_onnx_place
from segstudio.ui.figures.network_work_view import NetworkWorkView
from segstudio.ui.figures.text_table import TextTable
from segstudio.ui.layout import EDGE_PX, GAP_PX, label, set_tone
from segstudio.ui.slices import Work
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.compression_run import CompressionRow
from segstudio.workspace.figures.compression_desk import CompressionWish
from segstudio.workspace.scoring.truth import Which
from segstudio.workspace.session import Session

_SIZE_PX = 700, 500
_MOST_ROWS = 3
_FIXED = QSizePolicy.Policy.Fixed


class CompressionDialog(FormDialog):
    """Nothing is kept until the person says so; closing it ends what runs."""

    def __init__(self, parent: QWidget, session: Session, folder: Path) -> None:
        """folder: where a file is proposed."""
        super().__init__(parent, self.tr("Make the network smaller"))
        self._session = session
        self._desk = session.figures.compression
        self._folder = folder
        self._shown_rows: tuple[CompressionRow, ...] = ()
        self.resize(QSize(*_SIZE_PX))
        words = self.tr(
            "The network is made smaller on a copy and measured before and after, on labelled "
            "images that were set aside. Live training rests meanwhile."
        )
        self.body.addWidget(label(words, "muted", is_wrapped=True))

    def works(self) -> list[Work]:
        """Return what makes the parts, and shows what is known."""
        return [self._make_choices, self._make_outcome, self._make_buttons, self._listen]

    def _make_choices(self) -> None:
        self.method = QComboBox()
        for name, title in TITLES.items():
            # Sentences speak of the name, as the command line does.
            self.method.addItem(f"{translate('Smaller', title)} · {name}", name)
        self.share = QSpinBox()
        self.share.setSuffix(" %")
        self.share.setRange(round(100 * LEAST_SHARE), round(100 * MOST_SHARE))
        self.share.setValue(50)
        self.seconds = QSpinBox()
        self.seconds.setSuffix(self.tr(" s"))
        self.seconds.setRange(1, 86_400)
        self.seconds.setValue(30)
        self.least = QDoubleSpinBox()
        self.least.setRange(0, 1)
        self.least.setSingleStep(0.05)
        self.least.setValue(0.8)
        self.which = QComboBox()
        self.which.addItem(self.tr("held-out images"), Which.HELD_OUT.value)
        self.which.addItem(self.tr("test images"), Which.TEST.value)
        self.which.addItem(self.tr("reviewed images"), Which.REVIEWED.value)
        form = QFormLayout()
        form.setHorizontalSpacing(EDGE_PX)
        form.setVerticalSpacing(GAP_PX)
        method = Explained(self.method)
        self.about = method.words
        for words, field in (
            (self.tr("Method"), self.method),
            (self.tr("Leave out"), self.share),
            (self.tr("Then learn for"), self.seconds),
            (self.tr("Refuse below a Dice of"), self.least),
            (self.tr("Measured on"), self.which),
        ):
            field.setAccessibleName(words)
            field.setSizePolicy(_FIXED, _FIXED)
            form.addRow(label(words), method if field is self.method else field)
        self.body.addLayout(form)

    def _make_outcome(self) -> None:
        self.progress = NetworkWorkView()
        self.table = TextTable(self.tr("Before and after"))
        self.verdict = _two_lines()
        for each in (self.progress, self.table, self.verdict):
            self.body.addWidget(each)
        self.body.addStretch(1)

    def _make_buttons(self) -> None:
        roles = QDialogButtonBox.ButtonRole
        self.button = self.buttons.addButton("", roles.ActionRole)
        self.button.clicked.connect(self._on_clicked)
        self.keep = self.buttons.addButton("", roles.ActionRole)
        self.keep.clicked.connect(self._on_keep)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.keep.setAutoDefault(False)
        self.button.setDefault(True)

    def _listen(self) -> None:
        events = self._session.events
        for combo in (self.method, self.which):
            combo.currentIndexChanged.connect(self.refresh)
        events.networks_changed.connect(self.refresh)
        events.training_changed.connect(self.refresh)
        events.project_closed.connect(self._on_project_closed)
        self.finished.connect(self._on_finished)
        self.refresh()

    def _on_finished(self) -> None:
        events = self._session.events
        events.networks_changed.disconnect(self.refresh)
        events.training_changed.disconnect(self.refresh)
        events.project_closed.disconnect(self._on_project_closed)
        if self._desk.is_running:
            self._desk.work.cancel()

    def _on_project_closed(self) -> None:
        self.reject()

    def refresh(self) -> None:
        """Show what can be done, how far it is, and what came of it."""
        desk, is_running = self._desk, self._desk.is_running
        kind = METHODS[str(self.method.currentData())]
        self.about.setText(about_words(str(self.method.currentData())))
        for field in (self.method, self.least, self.which):
            field.setEnabled(not is_running)
        self.share.setEnabled(kind.has_share and not is_running)
        self.seconds.setEnabled(kind.learns and not is_running)
        problem = "" if is_running else desk.problem(self._wish())
        self.button.setText(self.tr("Stop") if is_running else self.tr("Make it smaller"))
        self.button.setEnabled(is_running or not (problem or desk.work.title))
        self.progress.show_work(desk.work, is_running)
        self._show_outcome(problem)

    def _show_outcome(self, problem: str) -> None:
        """Show what came of the method that is chosen; another's would seem to be its own."""
        outcome = self._desk.outcome
        if outcome is not None and outcome.order.method != self.method.currentData():
            outcome = None
        self.table.setVisible(outcome is not None)
        self.keep.setVisible(outcome is not None and not outcome.refusal)
        if outcome is None:
            self._say(display_words(problem), "danger")
            return
        if outcome.rows != self._shown_rows:
            self._shown_rows = outcome.rows
            self.table.show_cells(*compression_cells(outcome.rows))
            self.table.fit_height(_MOST_ROWS)
        is_file = outcome.order.is_quantised
        self.keep.setText(self.tr("Save as ONNX…") if is_file else self.tr("Use it"))
        told = self.tr("Images measured: {count}. ").format(count=outcome.images)
        if outcome.refusal:
            self._say(display_words(outcome.refusal), "danger")
        elif is_file:
            self._say(told + self.tr("Nothing is written until you save it."), "")
        else:
            more = self.tr("It becomes a newer version; the one before is pinned.")
            self._say(told + more, "")

    def _say(self, words: str, tone: str) -> None:
        set_tone(self.verdict, tone)
        self.verdict.setText(words)

    def _wish(self) -> CompressionWish:
        method, share = str(self.method.currentData()), self.share.value() / 100
        order = Compression(method, share, float(self.seconds.value()))
        return CompressionWish(order, self.least.value(), Which(self.which.currentData()))

    def _on_clicked(self) -> None:
        if self._desk.is_running:
            self._desk.work.cancel()
        else:
            self._desk.start(self._wish())

    def _on_keep(self) -> None:
        outcome = self._desk.outcome
        if outcome is None or not outcome.order.is_quantised:
            self._desk.keep()
            self.accept()
            return
        name = self._session.project.name if self._session.project else "network"
        ask_onnx_place(self, self._folder / f"{name}-int8.onnx", self._desk.write)


def _two_lines() -> QLabel:
    """Return a label that has room for two lines, so that nothing moves when there is one."""
    made = label("", is_wrapped=True)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.ensurePolished()  # it has another font before
    made.setMinimumHeight(2 * made.fontMetrics().lineSpacing())
    return made
