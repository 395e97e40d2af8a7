"""Many edits as one: what they change together, so that a jump in the history is one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from segstudio.document.mask_edit import MaskArray, MaskEdit, Plane, TileChange
from segstudio.document.region import TileIndex


def merged(edits: Iterable[MaskEdit], shape: tuple[int, int], is_undo: bool = False) -> MaskEdit:
    """Return the one edit that changes a mask of `shape` as all these do one after another.

    Since an edit is an XOR, their order does not matter. is_undo: the edits are taken back, so
    what the classes gain is turned over. Memory depends on the touched tiles, not on the number
    of edits. Raises EditDamaged.
    """
    differences: dict[tuple[Plane, TileIndex], MaskArray] = {}
    gains: Counter[int] = Counter()
    is_counted = True
    for edit in edits:
        for change in edit.changes:
            _add(differences, change, shape)
        if edit.gains is None:
            is_counted = False
        else:
            gains.update(edit.gains)
    changes = (
        TileChange.between(plane, tile, np.zeros_like(difference), difference)
        for (plane, tile), difference in differences.items()
    )
    sign = -1 if is_undo else 1
    return MaskEdit(
        "",
        tuple(change for change in changes if change is not None),
        {class_id: sign * n for class_id, n in gains.items() if n} if is_counted else None,
    )


def _add(
    differences: dict[tuple[Plane, TileIndex], MaskArray],
    change: TileChange,
    shape: tuple[int, int],
) -> None:
    """XOR one change into its tile's difference, in the wider of the two types."""
    region, key = change.region(shape), (change.plane, change.tile)
    bits = change.difference(region)
    known = differences.get(key)
    if known is None:
        whole = change.tile.region(shape)
        known = np.zeros((whole.height, whole.width), bits.dtype)
    elif bits.dtype.itemsize > known.dtype.itemsize:
        known = known.astype(np.uint16)
    box = known[change.within(region)]
    np.bitwise_xor(box, bits, out=box)
    differences[key] = known
