"""Keeps the preview of a mask operation true to what is asked for, what is drawn and the view."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from segstudio.document.map_operation import FOR_REGIONS
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.veil import Veil
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.layout import label
from segstudio.ui.translation import translate
from segstudio.workspace.mask_order import MaskOrder, Scope
from segstudio.workspace.mask_preview import MaskPreview
from segstudio.workspace.session import Session

DELAY_MS = 120
"""A number that is being typed or turned is not followed at every step."""
MAX_PX = 32_000_000
"""Of more pixels in view no preview is made."""
LOST_COLOR = "#ff4040"


class MaskVeil(QObject):
    """Asks for previews, and shows the newest; `summary` says it in numbers."""

    def __init__(
        self, session: Session, canvas: Canvas, order: Callable[[], MaskOrder], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        self._order = order
        self._is_stopped = False
        self.summary = label("", "muted", is_wrapped=True)
        self.summary.setMinimumHeight(2 * self.summary.fontMetrics().lineSpacing())
        self._later = Coalesced(self._ask, DELAY_MS, self)
        canvas.view_changed.connect(self.request)
        session.events.mask_changed.connect(self.request)

    def request(self, *_: object) -> None:
        """Something changed."""
        if not self._is_stopped:
            self._later.request()

    def stop(self) -> None:
        """Take the preview away."""
        self._is_stopped = True
        self._canvas.view_changed.disconnect(self.request)
        self._session.events.mask_changed.disconnect(self.request)
        self._canvas.set_veils(())

    def _ask(self) -> None:
        order, view = self._order(), self._canvas.visible_region()
        if self._is_stopped:
            return
        if self._session.image is None:
            self._show_none("")
        elif order.operation.kind in FOR_REGIONS and order.scope is not Scope.REGION:
            self._show_none(translate("Mask", "This is done to one region: point at it."))
        elif view.area_px > MAX_PX:
            self._show_none(translate("Mask", "Zoom in to see what would change."))
        else:
            view = view.intersect(self._session.image.mask.whole)
            self._session.masks.operations.preview(order, view, self._show)

    def _show_none(self, words: str) -> None:
        self._canvas.set_veils(())
        self.summary.setText(words)

    def _show(self, preview: MaskPreview) -> None:
        if self._is_stopped:
            return
        order = self._session.masks.operations.resolved(self._order())
        found = self._session.classes.get(order.terms.class_id) if order is not None else None
        gained, lost = preview.gained, preview.lost
        veils = (
            (Veil(gained, found.color) if gained is not None and found is not None else None),
            (Veil(lost, LOST_COLOR) if lost is not None else None),
        )
        self._canvas.set_veils(tuple(each for each in veils if each is not None))
        words = translate("Mask", "In view: {gained} pixels more, {lost} fewer.")
        nothing = translate("Mask", "Nothing would change in view.")
        if gained is None and lost is None:
            self.summary.setText(nothing)
        else:
            self.summary.setText(
                words.format(gained=f"{preview.gained_px:,}", lost=f"{preview.lost_px:,}")
            )
