"""Keeps the preview of rules true to the rules, to what is predicted and to what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from segstudio.document.rules.rule import Rule
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.veil import Veil
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.dialogs.mask_veil import LOST_COLOR, MAX_PX
from segstudio.ui.layout import label
from segstudio.ui.translation import translate
from segstudio.workspace.rules_preview import RulesPreview
from segstudio.workspace.session import Session

DELAY_MS = 200
"""While training is live, predictions come many times a second."""


class RulesVeil(QObject):
    """Asks for previews, and shows the newest; `summary` says it in numbers."""

    def __init__(
        self,
        session: Session,
        canvas: Canvas,
        rules: Callable[[], Sequence[Rule]],
        told: Callable[[RulesPreview], None],
        parent: QObject,
    ) -> None:
        """rules: that can be used now. told: called with each preview that is shown."""
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._rules = rules
        self._told = told
        self._is_stopped = False
        self.summary = label("", "muted", is_wrapped=True)
        self.summary.setMinimumHeight(2 * self.summary.fontMetrics().lineSpacing())
        self._later = Coalesced(self._ask, DELAY_MS, self)
        events = session.events
        self._watched = (
            events.mask_changed,
            events.prediction_changed,
            events.image_opened,
            events.pixel_size_changed,
        )
        for signal in self._watched:
            signal.connect(self._on_changed)

    def request(self) -> None:
        """Something changed."""
        if not self._is_stopped:
            self._later.request()

    def stop(self) -> None:
        """Take the preview away."""
        self._is_stopped = True
        for signal in self._watched:
            signal.disconnect(self._on_changed)
        self._canvas.set_veils(())

    def _on_changed(self, *_: object) -> None:
        self.request()

    def _ask(self) -> None:
        image = self._session.image
        if self._is_stopped or image is None:
            return
        if image.mask.whole.area_px > MAX_PX:
            self._canvas.set_veils(())
            self.summary.setText(
                translate("Rules", "This image is too large for a preview; rules apply to it, too.")
            )
        else:
            self._session.masks.rules.preview(self._rules(), self._show)

    def _show(self, preview: RulesPreview) -> None:
        if self._is_stopped:
            return
        table = self._session.classes
        colors = {each.id: each.color for each in table if each.id not in table.ids[:1]}
        self._canvas.set_veils(
            tuple(Veil(found, colors.get(i, LOST_COLOR)) for i, found in preview.changed)
        )
        without = translate("Rules", "No rules yet: “Add” makes one, to be changed here.")
        self.summary.setText(_words(preview) if self._rules() else without)
        self._told(preview)


def _words(preview: RulesPreview) -> str:
    if not preview.is_predicted:
        return translate("Rules", "Nothing is predicted in this image yet: train, then look here.")
    if not preview.pixels:
        return translate("Rules", "Nothing would change in this image.")
    words = translate("Rules", "{pixels} pixels of the prediction would change in this image.")
    return words.format(pixels=f"{preview.pixels:,}")
