"""Changes how the project's network learns, and says before what will come of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QScrollArea, QWidget

from segstudio.document.network_choice import QUICK, NetworkChoice, NetworkUnknown
from segstudio.document.region import Region
from segstudio.document.suited_network import suited_network
from segstudio.document.training_method import MethodUnknown
from segstudio.document.usual_method import USUAL_METHOD
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.method_form import MethodForm
from segstudio.ui.dialogs.method_more import Settings
from segstudio.ui.dialogs.method_outcome import changes, doubt_words, outcome_words, rule_words
from segstudio.ui.dialogs.method_start import MethodStart
from segstudio.ui.dialogs.training_preview_dialog import TrainingPreviewDialog
from segstudio.ui.layout import label, set_tone
from segstudio.ui.slices import Work
from segstudio.ui.translation import display_words, translate
from segstudio.worker.messages import MethodChecked
from segstudio.workspace.session import Session

_DELAY_MS = 100
_SIZE_PX = 600, 540


class MethodDialog(FormDialog):
    """What is chosen is sent to the engine with Apply, which keeps it with the project."""

    def __init__(self, parent: QWidget, session: Session, sight: Callable[[], Region]) -> None:
        """sight: returns what is seen of the open image."""
        super().__init__(parent, translate("Method", "Training method"))
        self._session = session
        self._sight = sight
        self.preview: TrainingPreviewDialog | None = None
        self._desk = session.loop.method
        self._asked: Settings = {}
        self._is_shown = False
        self.resize(QSize(*_SIZE_PX))
        about = translate(
            "Method",
            "How this project's network learns. The default is measured to be the quickest to "
            "learn from a few strokes: change it for a reason.",
        )
        self.body.addWidget(label(about, "muted", is_wrapped=True))
        self.form = MethodForm(session.classes, MethodStart(session))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidget(self.form)
        self.body.addWidget(self._area, 1)
        self.summary = label("", is_wrapped=True)
        self.doubt = label("", "warning", is_wrapped=True)
        self.doubt.hide()
        self.body.addWidget(self.summary)
        self.body.addWidget(self.doubt)
        self._later = Coalesced(self._judge, _DELAY_MS, self)
        self._add_buttons()

    def works(self) -> list[Work]:
        """Return what makes the fields, and shows what is in force."""
        return [*self.form.works(), self._show, self._listen]

    def accept(self) -> None:
        """Learn so from now on, and close."""
        settings = self._judged()
        if settings is None or not self.apply_button.isEnabled():
            return
        changed = changes(settings, self._desk.settings)
        if self.form.start.is_other:
            self.form.start.begin(changed)
        elif changed:
            self._desk.choose(changed)
        super().accept()

    def _add_buttons(self) -> None:
        roles = QDialogButtonBox.ButtonRole
        self.apply_button = self.buttons.addButton(translate("Method", "Apply"), roles.AcceptRole)
        self.apply_button.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.back = self.buttons.addButton(
            translate("Method", "Back to the default"), roles.ResetRole
        )
        self.back.clicked.connect(self._on_back)

    def _listen(self) -> None:
        events = self._session.events
        self.form.changed.connect(self._on_changed)
        self.form.fold.toggled.connect(self._on_fold)
        self.form.more.preview.clicked.connect(self._on_preview)
        self.finished.connect(self._on_finished)
        events.method_changed.connect(self._on_method)
        events.method_checked.connect(self._judge)
        events.training_changed.connect(self._later.request)
        events.project_closed.connect(self._on_closed)

    def _on_changed(self) -> None:
        self._later.request()
        self._follow()

    def _on_fold(self, is_open: bool) -> None:
        """Bring what is unfolded into sight, once it has its place."""
        if is_open:
            bar, fold = self._area.verticalScrollBar(), self.form.fold
            QTimer.singleShot(0, self.form, lambda: bar.setValue(fold.y()))

    def _follow(self) -> None:
        if self.preview is not None:
            self.preview.follow()

    def _on_preview(self) -> None:
        if self.preview is not None:
            self.preview.raise_()
            return
        chosen = self.form.more.chosen
        self.preview = TrainingPreviewDialog(self, self._session, self._sight, chosen)
        self.preview.finished.connect(self._on_preview_finished)
        self.preview.show_beside()

    def _on_preview_finished(self) -> None:
        self.preview = None

    def _on_finished(self) -> None:
        if self.preview is not None:
            self.preview.close()
        events = self._session.events
        events.method_changed.disconnect(self._on_method)
        events.method_checked.disconnect(self._judge)
        events.training_changed.disconnect(self._later.request)
        events.project_closed.disconnect(self._on_closed)

    def _show(self) -> None:
        self.form.start.forget()
        self._show_in_force({})

    def _show_in_force(self, written: Settings) -> None:
        self._is_shown = bool(self._desk.settings)
        self.form.show_settings({**USUAL_METHOD, **self._desk.settings, **written})
        self._judge()

    def _on_method(self) -> None:
        if self._is_shown:
            self._judge()
        else:
            self._show_in_force(self._written())

    def _written(self) -> Settings:
        """Return what a person chose before the engine told what is in force."""
        try:
            return changes(self.form.settings(), USUAL_METHOD)
        except (MethodUnknown, NetworkUnknown):
            return {}

    def _on_closed(self) -> None:
        self.reject()

    def _on_back(self) -> None:
        image = self._session.image
        network = QUICK if image is None else suited_network(image.pixels)
        self.form.show_settings({**USUAL_METHOD, **network.settings})
        self._on_changed()

    def _judge(self) -> None:
        self._judged()

    def _judged(self) -> Settings | None:
        """Say what would come of it; return all settings where they can be."""
        try:
            settings = self.form.settings()
        except (MethodUnknown, NetworkUnknown) as error:
            self._say(display_words(str(error)), is_possible=False)
            return None
        if not self._desk.settings:
            reason = display_words(self._session.loop.status.reason)
            self._say(reason or translate("Method", "The engine is starting."), is_possible=False)
            return None
        start = self.form.start
        problem, checked = start.problem(NetworkChoice.from_settings(settings)), None
        if not problem:
            checked = self._checked({**settings, **start.settings}, settings)
            problem = "" if checked is None else display_words(checked.problem)
        if problem:
            self._say(problem, is_possible=False)
            return None
        weights = checked.parameters if checked is not None else 0
        count = self._session.class_editing.pixel_count_in_project
        drawn_px = sum(count(each) for each in self._session.classes.ids)
        device = self._session.loop.status.device
        rules, table = self._session.masks.rules.known, self._session.classes
        doubts = (
            doubt_words(settings, weights, device, drawn_px),
            rule_words(settings, rules, table),
        )
        words = start.outcome() or outcome_words(
            settings, self._desk.settings, weights, start.is_other
        )
        self._say(words, " ".join(filter(None, doubts)))
        return settings

    def _checked(self, asked: Settings, settings: Settings) -> MethodChecked | None:
        """Return what the engine says of `asked`, which is asked for once; None as yet."""
        is_change = self.form.start.is_other or bool(changes(settings, self._desk.settings))
        if asked != self._asked and is_change:
            self._asked = asked
            self._desk.check(asked)
        checked = self._desk.checked
        return checked if checked is not None and dict(checked.settings) == asked else None

    def _say(self, words: str, doubt: str = "", is_possible: bool = True) -> None:
        set_tone(self.summary, "" if is_possible else "danger")
        self.summary.setText(words)
        self.doubt.setText(doubt)
        self.doubt.setVisible(bool(doubt))
        self.apply_button.setEnabled(is_possible)
