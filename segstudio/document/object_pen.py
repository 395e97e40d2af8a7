"""The object that strokes belong to: the first stroke starts it, those after it extend it."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.document.mask_edit import MaskEdit
from segstudio.document.object_numbers import Numbers


class ObjectPen:
    """Held by whoever draws objects, and given to each `MaskEditor`.

    number: the object, 0 = the next stroke starts a new one. class_id: its class; a stroke of
    another class starts a new object, as all pixels of an object have one class. plain_id: a class
    that is drawn without objects, such as the background; 0 for none.
    """

    def __init__(self, number: int = 0, class_id: int = 0) -> None:
        self.number = number
        self.class_id = class_id
        self.plain_id = 0
        self._edits: list[MaskEdit] = []

    def number_for(self, class_id: int, new_objects: Callable[[int], Numbers]) -> int:
        """Return the object that pixels of a class join, 0 for none. Raises TooManyObjects."""
        if class_id in (0, self.plain_id):
            return 0
        if not self.number or class_id != self.class_id:
            self.take(int(new_objects(1)[0]), class_id)
        return self.number

    def lift(self) -> None:
        """Let the next stroke start a new object."""
        self.take(0, 0)

    def take(self, number: int, class_id: int) -> None:
        """Go on with an object."""
        self.number, self.class_id = number, class_id
        self._edits = []

    def note(self, edit: MaskEdit) -> None:
        """An edit was drawn with this pen."""
        self._edits.append(edit)

    def has_drawn(self, edit: MaskEdit) -> bool:
        """Tell whether the edit was drawn with this pen since the object was taken."""
        return any(each is edit for each in self._edits)
