"""What a labelme file says beside masks, for an export that goes over it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from segstudio.formats.errors import FormatError, ImportFailed
from segstudio.formats.format import Losses
from segstudio.formats.input_file import read_json_object
from segstudio.formats.instance import Instance, trimmed
from segstudio.formats.labelme_reader import MAX_BYTES
from segstudio.formats.labelme_shapes import (
    AREAS,
    Entry,
    covered,
    grouped,
    is_object,
    listed_shapes,
    said_of,
)
from segstudio.formats.outline import Stencil


@dataclass
class _Object:
    """shapes: as they lie in the file. row, column, stencil: all that they cover."""

    shapes: list[Entry]
    row: int = 0
    column: int = 0
    stencil: Stencil = field(default_factory=lambda: np.zeros((0, 0), np.uint8))

    @property
    def label(self) -> object:
        return self.shapes[0].get("label")

    def overlap_px(self, other: Instance) -> int:
        """Return how many pixels both cover."""
        top, left = max(self.row, other.row), max(self.column, other.column)
        parts = [
            each.stencil[max(0, top - each.row) :, max(0, left - each.column) :]
            for each in (self, other)
        ]
        height, width = (min(sides) for sides in zip(*(part.shape for part in parts), strict=True))
        return int(np.count_nonzero(parts[0][:height, :width] & parts[1][:height, :width]))


class KeptLabelme:
    """The file that is written over: shapes whose pixels are as before stay as they are.

    Of the others, what is said beside the area goes to the shape that covers most of it.
    """

    def __init__(self, content: Entry, shape: tuple[int, int], losses: Losses) -> None:
        self._losses = losses
        self.top = {key: value for key, value in content.items() if key != "shapes"}
        self.without_area: list[Entry] = []
        found: dict[tuple[object, ...], _Object] = {}
        for group, each in grouped(listed_shapes(content)):
            if each.get("shape_type") not in AREAS:
                self.without_area.append(each)
            else:
                found.setdefault(group, _Object([])).shapes.append(each)
        self._same: dict[tuple[object, ...], _Object] = {}
        self._changed: list[_Object] = []
        for old in found.values():
            if not _measure(old, shape):
                losses.note("shapes of the file before that cannot be read")
            elif self._same.setdefault(_key(old, old.label, is_object(old.shapes[0])), old) != old:
                self._changed.append(old)
        groups = (each.get("group_id") for old in found.values() for each in old.shapes)
        self.highest_group = max((group for group in groups if type(group) is int), default=0)

    def take_same(self, instance: Instance, label: str) -> list[Entry] | None:
        """Return the shapes of an object whose pixels and class are as before, or None."""
        old = self._same.pop(_key(instance, label, instance.number > 0), None)
        return None if old is None else old.shapes

    def hand_on(self, changed: list[tuple[Instance, Entry]]) -> None:
        """Give each new shape what was said of the one it replaces; count what is left.

        Called once all that stayed was taken.
        """
        open_pairs = []
        rest = [old for old in (*self._same.values(), *self._changed) if _said(old)]
        for position, old in enumerate(rest):
            for number, (instance, shape) in enumerate(changed):
                overlap = old.overlap_px(instance) if shape["label"] == old.label else 0
                if overlap:
                    open_pairs.append((overlap, position, number))
        heirs, given = set(), set()
        for _, position, number in sorted(open_pairs, reverse=True):
            if position not in given and number not in heirs:
                heirs.add(number)
                given.add(position)
                changed[number][1].update(_said(rest[position]))
        for position, old in enumerate(rest):
            for name in _said(old) if position not in given else ():
                self._losses.note(f"“{name}” of shapes that are gone")


def kept_file(path: Path, shape: tuple[int, int], losses: Losses) -> KeptLabelme | None:
    """Return what of the file at `path` outlives an export over it; None where none is there."""
    if not path.is_file():
        return None
    try:
        content = read_json_object(path, MAX_BYTES)
    except FormatError:
        content = {}
    size = content.get("imageHeight", shape[0]), content.get("imageWidth", shape[1])
    if "shapes" not in content or size != shape:
        losses.note("files that were there and are no labelme files of these images")
        return None
    return KeptLabelme(content, shape, losses)


def _measure(old: _Object, shape: tuple[int, int]) -> bool:
    """Work out what an object covers; False where a shape of it cannot be read."""
    try:
        parts = [covered(each, shape) for each in old.shapes]
    except ImportFailed:
        return False
    old.row, old.column = min(part[0] for part in parts), min(part[1] for part in parts)
    bottom = max(row + stencil.shape[0] for row, _, stencil in parts)
    right = max(column + stencil.shape[1] for _, column, stencil in parts)
    whole = np.zeros((bottom - old.row, right - old.column), np.uint8)
    for row, column, stencil in parts:
        top, left = row - old.row, column - old.column
        whole[top : top + stencil.shape[0], left : left + stencil.shape[1]] |= stencil
    top, left, old.stencil = trimmed(whole)
    old.row, old.column = old.row + top, old.column + left
    return True


def _said(old: _Object) -> Entry:
    """Return what is said of an object's shapes; of several, the first counts."""
    return {key: value for each in reversed(old.shapes) for key, value in said_of(each).items()}


def _key(part: _Object | Instance, label: object, is_numbered: bool) -> tuple[object, ...]:
    stencil = part.stencil
    return part.row, part.column, stencil.shape, stencil.tobytes(), label, is_numbered
