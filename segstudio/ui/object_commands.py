"""What actions do with objects: the one under the pointer, else the one chosen in the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from segstudio.document.object_list import ObjectInfo
from segstudio.ui.translation import translate
from segstudio.workspace.notice import Notice
from segstudio.workspace.object_desk import ObjectDesk
from segstudio.workspace.session import Session

Pixel = tuple[int, int]


class ObjectCommands:
    """Finds out which object is meant, and leaves the rest to the session."""

    def __init__(self, session: Session, pointer: Callable[[], Pixel | None]) -> None:
        """pointer: returns the pixel under the pointer, None while it is elsewhere."""
        self._session = session
        self._pointer = pointer
        self.chosen: ObjectInfo | None = None
        """The object chosen in the list."""

    def at_target(self, act: Callable[[ObjectDesk, Pixel], None]) -> None:
        """Do something with the object that is meant."""
        pixel = self._pointer()
        if pixel is None and self.chosen is not None:
            pixel = self.chosen.pixel
        image = self._session.image
        if image is None:
            return
        if pixel is None or not image.mask.whole.contains(*pixel):
            words = translate("Objects", "Point at an object, or choose one in the Objects panel.")
            self._session.events.notice.emit(Notice(words))
            return
        act(self._session.objects, pixel)

    def toggle_drawing(self) -> None:
        """Draw objects from now on, or classes only."""
        objects = self._session.objects
        objects.set_drawing(not objects.is_drawing)

    def toggle_accepted(self) -> None:
        """Make objects of what is accepted from now on, or leave it without numbers."""
        accepted = self._session.objects.accepted
        accepted.set_on(not accepted.is_on)
        self._session.events.objects_changed.emit()

    def toggle_colors(self) -> None:
        """Give each object a colour of its own, or all that of their class."""
        layers = self._session.layers
        self._session.set_layers(replace(layers, is_by_object=not layers.is_by_object))
