"""Keeps the preview of a refinement true to its parameters, the view and the prediction."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from segstudio.document.refinement import Refinement
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.canvas.veil import Veil
from segstudio.ui.coalesced import Coalesced
from segstudio.ui.dialogs.mask_veil import LOST_COLOR
from segstudio.ui.layout import label
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.session import Session

DELAY_MS = 400
"""A tile takes the engine about a second: numbers that are being turned are waited for."""


class RefinementVeil(QObject):
    """Asks for previews, and shows the newest; `summary` says it in numbers."""

    def __init__(
        self,
        session: Session,
        canvas: Canvas,
        refinement: Callable[[], Refinement | None],
        parent: QObject,
    ) -> None:
        """refinement: what to try now; None for none."""
        super().__init__(parent)
        self._session = session
        self._desk = session.networks.refining
        self._canvas = canvas
        self._refinement = refinement
        self._is_stopped = False
        self.summary = label("", "muted", is_wrapped=True)
        self.summary.setMinimumHeight(2 * self.summary.fontMetrics().lineSpacing())
        self._later = Coalesced(self._ask, DELAY_MS, self)
        self._desk.on_look = self._show
        session.events.image_opened.connect(self.request)
        session.events.prediction_changed.connect(self._on_prediction)
        canvas.view_changed.connect(self.request)
        self.request()

    def request(self, *_: object) -> None:
        """Something else is to be tried."""
        if not self._is_stopped:
            self._later.request()

    def stop(self) -> None:
        """Take the preview away."""
        self._is_stopped = True
        self._session.events.image_opened.disconnect(self.request)
        self._session.events.prediction_changed.disconnect(self._on_prediction)
        self._canvas.view_changed.disconnect(self.request)
        self._desk.on_look = lambda: None
        self._desk.stop()
        self._canvas.set_veils(())

    def _on_prediction(self, _: object) -> None:
        """Compare anew; try again only once all was tried, as versions come many times a second."""
        if self._desk.is_due or not self._desk.look.total:
            self.request()
        else:
            self._desk.look_again()

    def _ask(self) -> None:
        if self._is_stopped:
            return
        refinement = self._refinement()
        if refinement is None:
            self._desk.stop()
        else:
            self._desk.try_on(refinement, self._canvas.view_tiles())
        self._show()

    def _show(self) -> None:
        if self._is_stopped:
            return
        colors = {each.id: each.color for each in self._session.classes}
        look = self._desk.look
        self._canvas.set_veils(
            tuple(Veil(found, colors.get(i, LOST_COLOR)) for i, found in look.changed)
        )
        self.summary.setText(self._words())

    def _words(self) -> str:
        look = self._desk.look
        if look.problem:
            return display_words(look.problem)
        if self._refinement() is None:
            return ""
        if not look.total:
            return translate(
                "Refinement", "Nothing is predicted in this image yet: train, then look here."
            )
        if look.done < look.total:
            words = translate(
                "Refinement",
                "{pixels} pixels would change so far: {done} of {total} tiles in view.",
            )
        else:
            words = translate("Refinement", "{pixels} pixels would change in view.")
        return words.format(pixels=f"{look.pixels:,}", done=look.done, total=look.total)
