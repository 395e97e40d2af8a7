"""Runs of pixels that are alike: of a part within its image, and the boxes of numbered parts."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from segstudio.formats.outline import Stencil

_STRIP_PX = 2**22


class Box(NamedTuple):
    """label: the number that the pixels have. The others: where they lie, ends excluded."""

    label: int
    top: int
    left: int
    bottom: int
    right: int

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns."""
        return slice(self.top, self.bottom), slice(self.left, self.right)


def runs_in_image(
    stencil: Stencil, row: int, column: int, shape: tuple[int, int]
) -> tuple[npt.NDArray[np.int64], int]:
    """Return the lengths of runs, row by row of the whole image, and the value of the first.

    stencil: lies at row, column in an image of `shape`; all around it is 0.
    """
    height, width = stencil.shape
    padded = np.zeros((height, width + 2), np.int8)
    padded[:, 1:-1] = stencil != 0
    rows, columns = np.nonzero(padded[:, 1:] != padded[:, :-1])
    places = (rows + row) * shape[1] + columns + column
    # A run may go on at the beginning of the next row: its end and the next start fall together.
    is_same = places[1:] == places[:-1]
    if is_same.any():
        is_kept = np.ones(len(places), bool)
        is_kept[1:] &= ~is_same
        is_kept[:-1] &= ~is_same
        places = places[is_kept]
    total = shape[0] * shape[1]
    first = int(len(places) > 0 and places[0] == 0)
    places = places[first : len(places) - int(len(places) > 0 and places[-1] == total)]
    return np.diff(places, prepend=0, append=total), first


def boxes(labels: npt.NDArray[Any], objects: npt.NDArray[Any] | None = None) -> list[Box]:
    """Return the box of each number above 0, ascending.

    labels: (height, width), unsigned. objects: where they are not 0, labels do not count.
    """
    found: dict[int, Box] = {}
    rows = max(1, _STRIP_PX // max(1, labels.shape[1]))
    for top in range(0, len(labels), rows):
        strip = labels[top : top + rows]
        if objects is not None:
            strip = strip * (objects[top : top + rows] == 0)
        for box in _strip_boxes(strip, top):
            known = found.get(box.label)
            if known is not None:
                left, right = min(known.left, box.left), max(known.right, box.right)
                box = Box(box.label, known.top, left, box.bottom, right)
            found[box.label] = box
    return [found[label] for label in sorted(found)]


def _strip_boxes(labels: npt.NDArray[Any], top: int) -> list[Box]:
    if not labels.any():
        return []
    height, width = labels.shape
    padded = np.zeros((height, width + 1), labels.dtype)  # no run goes on in the next row
    padded[:, :-1] = labels
    flat = padded.ravel()
    edges = np.flatnonzero(flat[1:] != flat[:-1]) + 1
    starts = np.concatenate([[0], edges])
    values = flat[starts]
    ends = np.concatenate([edges, [len(flat)]])
    is_part = values != 0
    starts, ends, values = starts[is_part], ends[is_part], values[is_part]
    order = np.argsort(values, kind="stable")
    values, starts, ends = values[order], starts[order], ends[order]
    firsts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    lasts = np.concatenate([firsts[1:], [len(values)]]) - 1
    lefts = np.minimum.reduceat(starts % (width + 1), firsts)
    rights = np.maximum.reduceat((ends - 1) % (width + 1), firsts) + 1
    return [
        Box(*each)
        for each in zip(
            values[firsts].tolist(),
            (starts[firsts] // (width + 1) + top).tolist(),
            lefts.tolist(),
            (starts[lasts] // (width + 1) + top + 1).tolist(),
            rights.tolist(),
            strict=True,
        )
    ]
