"""Asks why the network says what it says, and shows the answer over the image with its legend."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialogButtonBox, QProgressBar, QWidget

from segstudio.document.explanation import EXPLANATIONS, Explanation, Question
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.heat_picture import HeatPicture
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.dialogs.explain_fields import ExplainFields
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.heat_ramp import HeatRamp
from segstudio.ui.layout import label, set_tone
from segstudio.ui.slices import Work
from segstudio.ui.theme import Theme
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.explanation_desk import ShownExplanation
from segstudio.workspace.plural import counted
from segstudio.workspace.session import Session

DELAY_MS = 150
"""A number that is being turned is not followed at every step."""
FOLLOW_MS = 500
"""Nor is each version of a network that learns."""
_STEPS = 1000


class ExplainDialog(FormDialog):
    """Stays open beside the image; what it shows goes with it."""

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        canvas: Canvas,
        theme: Theme,
        pixel: tuple[int, int] | None,
    ) -> None:
        """pixel: under the pointer when it was opened."""
        super().__init__(parent, translate("Explain", "Explain"))
        self.setMinimumWidth(360)
        self._session = session
        self._canvas = canvas
        self._theme = theme
        self._pixel = pixel
        self._desk = session.explanation
        self._is_over = False
        self._asked: Question | None = None
        self._shown: ShownExplanation | None = None
        self._later = Coalesced(self._ask_if_quick, DELAY_MS, self)
        self._follow = Coalesced(self._ask_anew, FOLLOW_MS, self)
        self.fields = ExplainFields(session.classes, session.active_class_id)
        self.body.addWidget(self.fields)

    def works(self) -> Sequence[Work]:
        """Make its parts."""
        return (*self.fields.works(), self._add_answer, self._connect)

    def point_at(self, pixel: tuple[int, int]) -> None:
        """Ask about the region at a pixel of the image."""
        image = self._session.image
        if image is None or not image.mask.whole.contains(*pixel):
            return
        self.fields.point_at(pixel, int(image.prediction.class_ids[pixel]))
        self._later.request()

    def _add_answer(self) -> None:
        self.ramp = HeatRamp(self._theme)
        self.body.addWidget(self.ramp)
        self.told = label("", "muted", is_wrapped=True)
        self.told.setMinimumHeight(3 * self.told.fontMetrics().lineSpacing())
        self.body.addWidget(self.told)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(translate("Explain", "Progress"))
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.body.addWidget(self.bar)
        self.body.addStretch(1)
        self.button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ApplyRole)
        self.button.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)

    def _connect(self) -> None:
        events = self._session.events
        self._watched = (
            (events.explanation_changed, self._refresh),
            (events.training_changed, self._refresh),
            (events.image_opened, self._on_image),
            (events.classes_changed, self._on_classes),
            (events.project_closed, self._on_closed),
        )
        for signal, slot in self._watched:
            signal.connect(slot)
        self.button.clicked.connect(self._on_clicked)
        self.fields.changed.connect(self._later.request)
        self.finished.connect(self._on_finished)
        self._refresh()
        if self._pixel is not None:
            self.point_at(self._pixel)
        else:
            self._later.request()

    @property
    def _has_network(self) -> bool:
        return self._session.loop.status.version > 0

    @property
    def _is_quick(self) -> bool:
        return EXPLANATIONS[self.fields.question.method].is_quick

    @property
    def _is_old(self) -> bool:
        """Whether a newer version is on screen than the one that was asked, and is soon asked."""
        shown, version = self._shown, self._session.loop.status.version
        is_idle = self._desk.share is None
        return self._is_quick and is_idle and shown is not None and shown.version < version

    def _refresh(self) -> None:
        """Show how far it is, and what was found."""
        desk, share, has_network = self._desk, self._desk.share, self._has_network
        # What comes at once needs no bar, which would only flicker.
        is_running = share is not None and not self._is_quick
        words = translate("Explain", "Stop") if is_running else translate("Explain", "Explain")
        if self.button.text() != words:
            self.button.setText(words)
        self.button.setEnabled(is_running or (has_network and self._session.image is not None))
        self.bar.setVisible(is_running)
        self.bar.setValue(round(_STEPS * (share or 0.0)))
        set_tone(self.told, "danger" if desk.problem else "muted")
        self.told.setText(display_words(desk.problem) or self._words(has_network))
        if desk.shown is not self._shown:
            self._show(desk.shown)
        if self._is_old:
            self._follow.request()

    def _show(self, shown: ShownExplanation | None) -> None:
        self._shown = shown
        self.ramp.show_answer(None if shown is None else shown.answer)
        if shown is None:
            self._canvas.set_heat(None)
            return
        if shown.answer.maps:
            self.fields.offer_maps(shown.answer.maps)
        self._canvas.set_heat(HeatPicture(shown.answer.region, shown.colors))

    def _words(self, has_network: bool) -> str:
        if not has_network:
            return translate("Explain", "There is no trained network yet; draw strokes and train.")
        shown = self._desk.shown
        if shown is None:
            return translate(
                "Explain",
                "Point at the image and use the shortcut of “Explain…” to ask about what is there.",
            )
        told = _told(shown.answer)
        version = translate("Explain", "Version {version}").format(version=shown.version)
        return f"{version}. {told}"

    def _ask_if_quick(self) -> None:
        """Follow the hand where an answer is there at once; else wait for the button."""
        if self._is_over:
            return
        if self._is_quick:
            self._ask()
        elif self.fields.question != self._asked:
            self._desk.clear()

    def _ask_anew(self) -> None:
        """Ask a newer version the same where that is quick."""
        if not self._is_over and self._is_old:
            self._ask()

    def _ask(self) -> None:
        image = self._session.image
        if image is not None and self._has_network:
            self._asked = self.fields.question
            self._desk.ask(image.id, self._canvas.visible_region(), self._asked)

    def _on_clicked(self) -> None:
        if self._desk.share is None or self._is_quick:
            self._ask()
        else:
            self._desk.cancel()

    def _on_image(self) -> None:
        self._asked = None
        self.fields.point_at(None)
        self._later.request()

    def _on_classes(self) -> None:
        choice = self.fields.of_class
        choice.offer_classes(self._session.classes, choice.class_id)

    def _on_closed(self) -> None:
        self.reject()

    def _on_finished(self) -> None:
        for signal, slot in self._watched:
            signal.disconnect(slot)
        self._is_over = True
        self._desk.clear()
        self._canvas.set_heat(None)


def _told(answer: Explanation) -> str:
    """Return what was asked about, in numbers."""
    parts = []
    if answer.asked_px:
        asked = translate("Explain", "About {pixels}")
        parts.append(asked.format(pixels=display_words(counted(answer.asked_px, "pixel"))))
    if answer.maps:
        maps = translate("Explain", "{maps}, each place {px} px wide")
        named = display_words(counted(answer.maps, "feature map"))
        parts.append(maps.format(maps=named, px=answer.place_px))
    region = answer.region
    window = translate("Explain", "a window of {width} × {height} px")
    parts.append(window.format(width=region.width, height=region.height))
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}."
