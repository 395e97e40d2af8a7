"""The classes that pixels can belong to. An id, once given, means the same class for ever."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

UNLABELLED = 0
"""The mask value of a pixel that nobody has labelled."""
MAX_CLASS_ID = 65_535
"""Masks hold 16 bits at most."""

PALETTE = (
    "#999999",
    "#e69f00",
    "#56b4e9",
    "#009e73",
    "#f0e442",
    "#0072b2",
    "#d55e00",
    "#cc79a7",
)
"""Grey for the background, then Okabe and Ito's colours, told apart by colour-blind people too."""
_COLOR = "#[0-9a-fA-F]{6}"


class ClassError(ValueError):
    """A change to the classes that cannot be made; the text says why."""


@dataclass(frozen=True, slots=True)
class LabelClass:
    """One class.

    id: 1 … MAX_CLASS_ID, never reused. color: "#rrggbb". A locked class cannot be painted over.
    """

    id: int
    name: str
    color: str
    is_locked: bool = False

    @property
    def rgb(self) -> tuple[int, int, int]:
        """Red, green and blue, 0 … 255."""
        return int(self.color[1:3], 16), int(self.color[3:5], 16), int(self.color[5:7], 16)


@dataclass(frozen=True, slots=True)
class ClassTable:
    """All classes in the order that the person gave them; each change returns a new table.

    The first class is the background: it is the one that X swaps with.
    """

    classes: tuple[LabelClass, ...] = ()
    next_id: int = 1
    removed: tuple[LabelClass, ...] = ()
    """Deleted classes: an undo can bring their pixels back, and with them the class."""

    @classmethod
    def default(cls) -> ClassTable:
        """Return the classes of a new project: background and object."""
        return cls().added("background").added("object")

    def __iter__(self) -> Iterator[LabelClass]:
        return iter(self.classes)

    def __len__(self) -> int:
        return len(self.classes)

    @property
    def ids(self) -> tuple[int, ...]:
        """Class ids in the person's order."""
        return tuple(each.id for each in self.classes)

    @property
    def locked_ids(self) -> frozenset[int]:
        """Ids of classes that cannot be painted over."""
        return frozenset(each.id for each in self.classes if each.is_locked)

    def get(self, class_id: int) -> LabelClass | None:
        """Return the class with that id, or None."""
        return next((each for each in self.classes if each.id == class_id), None)

    def by_name(self, name: str) -> LabelClass | None:
        """Return the class with that name, or None."""
        return next((each for each in self.classes if each.name == name), None)

    def added(self, name: str, color: str | None = None, class_id: int | None = None) -> ClassTable:
        """Return the table with a new class at its end. Raises ClassError where it cannot be."""
        new_id = self.next_id if class_id is None else class_id
        if new_id > MAX_CLASS_ID or new_id < 1:
            raise ClassError(f"A class id must lie between 1 and {MAX_CLASS_ID}, not {new_id}.")
        if any(each.id == new_id for each in (*self.classes, *self.removed)):
            raise ClassError(f"Class id {new_id} has been given already; ids are never reused.")
        color = color or PALETTE[(new_id - 1) % len(PALETTE)]
        new = LabelClass(new_id, self._checked_name(name, None), _checked_color(color))
        return ClassTable((*self.classes, new), max(self.next_id, new_id + 1), self.removed)

    def free_color(self, color: str | None, class_id: int) -> str:
        """Return the colour that is wished for ("#rrggbb"), unless it is none or a class has it.

        Else the usual one of that id, for a class that is not in the table.
        """
        is_color = re.fullmatch(_COLOR, color or "") is not None
        if color is not None and is_color and all(each.color != color.lower() for each in self):
            return color.lower()
        return PALETTE[(class_id - 1) % len(PALETTE)]

    def renamed(self, class_id: int, name: str) -> ClassTable:
        """Return the table with that class renamed."""
        return self._changed(class_id, name=self._checked_name(name, class_id))

    def recoloured(self, class_id: int, color: str) -> ClassTable:
        """Return the table with that class in another colour ("#rrggbb")."""
        return self._changed(class_id, color=_checked_color(color))

    def with_lock(self, class_id: int, is_locked: bool) -> ClassTable:
        """Return the table with that class locked or unlocked."""
        return self._changed(class_id, is_locked=is_locked)

    def moved(self, class_id: int, position: int) -> ClassTable:
        """Return the table with that class at `position` (0 = first)."""
        moving = self._existing(class_id)
        rest = [each for each in self.classes if each.id != class_id]
        rest.insert(max(0, min(position, len(rest))), moving)
        return replace(self, classes=tuple(rest))

    def without(self, class_id: int) -> ClassTable:
        """Return the table without that class; its id is not given again."""
        gone = self._existing(class_id)
        rest = tuple(each for each in self.classes if each.id != class_id)
        return replace(self, classes=rest, removed=(*self.removed, gone))

    def restored(self, class_ids: Iterable[int]) -> ClassTable:
        """Return the table with those of `class_ids` that were removed back at its end."""
        wanted = set(class_ids)
        back = tuple(each for each in self.removed if each.id in wanted)
        if not back:
            return self
        classes = list(self.classes)
        for each in back:
            classes.append(_with_free_name(each, {other.name for other in classes}))
        removed = tuple(each for each in self.removed if each.id not in wanted)
        return replace(self, classes=tuple(classes), removed=removed)

    def _existing(self, class_id: int) -> LabelClass:
        found = self.get(class_id)
        if found is None:
            raise ClassError(f"There is no class with id {class_id}.")
        return found

    def _changed(self, class_id: int, **changes: object) -> ClassTable:
        changed = replace(self._existing(class_id), **changes)  # type: ignore[arg-type]
        return replace(
            self, classes=tuple(changed if c.id == class_id else c for c in self.classes)
        )

    def _checked_name(self, name: str, own_id: int | None) -> str:
        name = name.strip()
        if not name:
            raise ClassError("A class needs a name.")
        same = self.by_name(name)
        if same is not None and same.id != own_id:
            raise ClassError(f"There is a class named “{name}” already.")
        return name


def _with_free_name(restored: LabelClass, names: set[str]) -> LabelClass:
    """Return the class under its own name, or with its id behind it where that name is taken."""
    name = restored.name
    while name in names:
        name = f"{name} ({restored.id})"
    return replace(restored, name=name)


def _checked_color(color: str) -> str:
    if not re.fullmatch(_COLOR, color):
        raise ClassError(f"A colour is written #rrggbb, not “{color}”.")
    return color.lower()
