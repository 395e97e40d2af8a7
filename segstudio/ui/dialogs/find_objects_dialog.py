"""Mask R-CNN beside the image: trained, asked, and its objects accepted or left out."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QPushButton, QWidget

from segstudio.document.instance_choice import LEAST_SCORE
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.found_veil import FoundVeil
from segstudio.ui.dialogs.instance_training_box import InstanceTrainingBox
from segstudio.ui.layout import label, row, set_tone
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.session import Session

WIDTH_PX = 360


class FindObjectsDialog(FormDialog):
    """Stays open beside the image; what was found is shown as long as it is."""

    def __init__(self, parent: QWidget, session: Session, canvas: Canvas) -> None:
        super().__init__(parent, translate("Instances", "Find objects (Mask R-CNN)"))
        self.setMinimumWidth(WIDTH_PX)
        self._session = session
        self._desk = session.instances
        words = translate(
            "Instances",
            "A network beside the project's own that finds each object by itself: a box, a class, "
            "a score and a mask. It learns from images that are reviewed or labelled in full.",
        )
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self.training = InstanceTrainingBox(session)
        self.body.addWidget(self.training)
        self._add_finding()
        self.veil = FoundVeil(session, canvas, self)
        self.offer_close()
        session.events.instances_changed.connect(self._show)
        session.events.image_opened.connect(self._show)
        session.events.project_closed.connect(self._on_closed)
        self.finished.connect(self._on_finished)
        self._show()

    def _add_finding(self) -> None:
        self.find_button = _button(translate("Instances", "Find in this image"))
        self.find_button.clicked.connect(self._desk.find)
        self.batch_button = _button(translate("Instances", "Find in all images"))
        words = translate(
            "Instances",
            "Finds and accepts all that are at least that sure, in one step that can be undone. "
            "Images that are reviewed, excluded, synthetic or for measuring are passed over.",
        )
        self.batch_button.setToolTip(words)
        self.batch_button.clicked.connect(self._desk.find_everywhere)
        self.score = QDoubleSpinBox()
        self.score.setRange(LEAST_SCORE, 1.0)
        self.score.setSingleStep(0.05)
        self.score.setValue(self._desk.least_score)
        self.score.setToolTip(translate("Instances", "Less sure ones are not shown."))
        self.score.valueChanged.connect(self._desk.show_from)
        title = label(translate("Instances", "Least score"))
        title.setBuddy(self.score)
        line = row()
        line.addWidget(self.find_button)
        line.addStretch(1)
        line.addWidget(title)
        line.addWidget(self.score)
        self.summary = label("", is_wrapped=True)
        self.summary.setMinimumHeight(3 * self.summary.fontMetrics().lineSpacing())
        self.accept_button = _button(translate("Instances", "Accept all shown"))
        self.accept_button.clicked.connect(self._desk.accept_all)
        last = row()
        last.addWidget(self.accept_button)
        last.addStretch(1)
        last.addWidget(self.batch_button)
        self.body.addLayout(line)
        self.body.addWidget(self.summary)
        self.body.addLayout(last)

    def _show(self) -> None:
        desk = self._desk
        is_ready = desk.card is not None and not desk.problem and not desk.is_busy
        self.find_button.setEnabled(is_ready and self._session.image is not None)
        self.batch_button.setEnabled(is_ready)
        self.accept_button.setEnabled(bool(desk.preview.shown))
        self.summary.setText(display_words(desk.problem) or self._words())
        set_tone(self.summary, "danger" if desk.problem else "")

    def _words(self) -> str:
        desk, preview = self._desk, self._desk.preview
        if desk.is_finding:
            return translate("Instances", "Looking at the image. The first time takes longer.")
        if desk.batch.is_running:
            return translate(
                "Instances", "Looking at all images. The job below the image can be cancelled."
            )
        if desk.card is None:
            return translate("Instances", "There is no network for objects yet: train it first.")
        if not desk.is_asked:
            return ""
        if not preview.shown:
            nothing = translate("Instances", "Nothing is shown. Below the least score: {less}.")
            return nothing.format(less=preview.less_sure)
        words = translate(
            "Instances",
            "Objects: {shown}; below the least score: {less}. At the pointer, Enter accepts, "
            "Backspace leaves out, and Shift+Enter takes as drawn, in the active class.",
        )
        return words.format(shown=len(preview.shown), less=preview.less_sure)

    def _on_closed(self) -> None:
        self.reject()

    def _on_finished(self) -> None:
        events = self._session.events
        events.instances_changed.disconnect(self._show)
        events.image_opened.disconnect(self._show)
        events.project_closed.disconnect(self._on_closed)
        self.training.stop()
        self.veil.stop()
        self._desk.clear()


def _button(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    return button
