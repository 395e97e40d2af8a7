"""Accepts or rejects what the network is sure of; says and shows before how much that is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QDialogButtonBox, QSlider, QSpinBox, QWidget

from segstudio.document.selection import Selection
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.veil import Veil
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.dialogs.class_choice import ClassChoice
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.mask_veil import DELAY_MS, MAX_PX
from segstudio.ui.layout import label, row
from segstudio.ui.translation import translate
from segstudio.workspace.session import Session
from segstudio.workspace.sure_pixels import Counts, least_of

FIRST_PERCENT = 90
VEIL_COLOR = "#ffffff"


class AcceptSureDialog(FormDialog):
    """`percent` is the lowest confidence taken, `class_id` the class, None for all."""

    def __init__(self, parent: QWidget, session: Session, canvas: Canvas) -> None:
        super().__init__(parent, translate("Sure", "Accept or reject above a confidence"))
        self.setMinimumWidth(420)
        self._session = session
        self._canvas = canvas
        self._counts: Counts | None = None
        self._is_over = False
        self._add_fields()
        self.offer(translate("Sure", "Accept"))
        self.accept_button = next(
            each
            for each in self.buttons.buttons()
            if self.buttons.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.reject_button = self.buttons.addButton(
            translate("Sure", "Reject"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.reject_button.clicked.connect(self._on_rejecting)
        self._judge = session.acceptance.accept_sure
        self._count_later = Coalesced(self._count, DELAY_MS, self)
        self._look_later = Coalesced(self._look, DELAY_MS, self)
        events = session.events
        self._watched = (events.mask_changed, events.prediction_changed, events.image_opened)
        for signal in self._watched:
            signal.connect(self._on_changed)
        events.project_closed.connect(self._on_closed)
        canvas.view_changed.connect(self._on_view_changed)
        self.accepted.connect(self._on_accepted)
        self.finished.connect(self._on_finished)
        self._on_changed()

    @property
    def percent(self) -> int:
        """The lowest confidence that is judged, 0 … 100."""
        return self.number.value()

    @property
    def class_id(self) -> int | None:
        """The class that is judged; None for all."""
        return self.choice.class_id or None

    def _add_fields(self) -> None:
        words = translate(
            "Sure",
            "Judges the prediction where it is at least that sure. What is rejected becomes "
            "background; background becomes the other class, or the active one.",
        )
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(50, 100)
        self.slider.setAccessibleName(translate("Sure", "Least confidence"))
        self.number = QSpinBox()
        self.number.setRange(50, 100)
        self.number.setSuffix(translate("Sure", " %"))
        self.number.lineEdit().setTextMargins(4, 0, 0, 0)
        self.number.setAccessibleName(translate("Sure", "Least confidence in percent"))
        self.choice = ClassChoice(
            translate("Sure", "Class"),
            self._session.classes,
            other=translate("Sure", "All classes"),
        )
        self.summary = label("", is_wrapped=True)
        line = row()
        line.addWidget(self.slider, 1)
        line.addWidget(self.number)
        self.body.addWidget(label(translate("Sure", "Confidence")))
        self.body.addLayout(line)
        self.body.addWidget(label(translate("Sure", "Class")))
        self.body.addWidget(self.choice)
        self.body.addWidget(self.summary)
        for each in (self.slider, self.number):
            each.setValue(FIRST_PERCENT)
            each.valueChanged.connect(self._set_percent)
        self.choice.currentIndexChanged.connect(self._on_changed)

    def _set_percent(self, percent: int) -> None:
        for each in (self.slider, self.number):
            blocker = QSignalBlocker(each)
            each.setValue(percent)
            blocker.unblock()
        self._show_count()
        self._look_later.request()

    def _on_changed(self, *_: object) -> None:
        """Something that counts has changed: count again."""
        self._count_later.request()
        self._look_later.request()

    def _on_view_changed(self) -> None:
        self._look_later.request()

    def _count(self) -> None:
        if not self._is_over:
            self._session.masks.sure.count(self.class_id, self._take_counts)

    def _take_counts(self, counts: Counts) -> None:
        self._counts = counts
        if not self._is_over:
            self._show_count()

    def _show_count(self) -> None:
        counts, image = self._counts, self._session.image
        if counts is None or image is None:
            return
        number = int(counts[least_of(self.percent / 100) :].sum())
        share = number / (image.shape[0] * image.shape[1])
        words = translate("Sure", "{number} pixels are that sure, {share} of the image.")
        nothing = translate("Sure", "Nothing is predicted yet that could be judged.")
        text = words.format(number=f"{number:,}", share=f"{share:.1%}")
        self.summary.setText(text if counts.any() else nothing)
        for button in (self.accept_button, self.reject_button):
            button.setEnabled(number > 0)

    def _look(self) -> None:
        image, view = self._session.image, self._canvas.visible_region()
        if self._is_over:
            return
        if image is None or view.area_px > MAX_PX:
            self._canvas.set_veils(())
            return
        sure = self._session.masks.sure
        sure.look(self.class_id, self.percent / 100, view.intersect(image.mask.whole), self._veil)

    def _veil(self, selection: Selection | None) -> None:
        if not self._is_over:
            self._canvas.set_veils(() if selection is None else (Veil(selection, VEIL_COLOR),))

    def _on_rejecting(self) -> None:
        self._judge = self._session.acceptance.reject_sure
        self.accept()

    def _on_accepted(self) -> None:
        self._judge(self.percent / 100, self.class_id)

    def _on_closed(self) -> None:
        self.reject()

    def _on_finished(self) -> None:
        self._is_over = True
        for signal in self._watched:
            signal.disconnect(self._on_changed)
        self._session.events.project_closed.disconnect(self._on_closed)
        self._canvas.view_changed.disconnect(self._on_view_changed)
        self._canvas.set_veils(())
