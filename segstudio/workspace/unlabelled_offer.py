"""The engine is told of images without a label where the network is to learn from such, too."""

from __future__ import annotations

from segstudio.document.training_method import learns_unlabelled
from segstudio.workspace.background import Background
from segstudio.workspace.events import Events
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.project_desk import ProjectDesk


class UnlabelledOffer:
    """Follows how the network learns; else the engine knows only what was drawn on or looked at."""

    def __init__(
        self, background: Background, events: Events, desk: ProjectDesk, loop: LiveLoop
    ) -> None:
        self._background = background
        self._desk = desk
        self._loop = loop
        events.method_changed.connect(self._on_method)

    def _on_method(self) -> None:
        if learns_unlabelled(self._loop.method.settings):
            self._background.engine.run(self._offer)

    def _offer(self) -> None:
        for record in list(self._desk.images):
            if record.is_for_engine:
                self._loop.feed.know(record.id, record.location)
