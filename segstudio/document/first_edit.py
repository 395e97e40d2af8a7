"""The edit that fills an empty mask: its tiles are packed as they are, nothing is compared."""

from __future__ import annotations

from collections.abc import Mapping

from segstudio.document.mask_edit import MaskArray, MaskEdit, Plane, TileChange, pack_tile
from segstudio.document.object_numbers import Numbers
from segstudio.document.pixel_runs import value_counts
from segstudio.document.region import Region


def first_edit(
    name: str,
    class_ids: MaskArray,
    objects: Numbers | None,
    counts: Mapping[int, int] | None = None,
) -> MaskEdit | None:
    """Return what makes an empty mask be so, or None where nothing is labelled.

    class_ids: (height, width); uint8, or uint16 where an id is above 255. objects: of the same
    shape, 0 where nothing is labelled; None: there are none. counts: pixels of each class id,
    where they are known. All changes are of whole tiles, which are stored, and taken back, without
    a pixel being unpacked.
    """
    shape = class_ids.shape[0], class_ids.shape[1]
    changes: list[TileChange] = []
    for plane, pixels in ((Plane.CLASS_ID, class_ids), (Plane.OBJECT, objects)):
        if pixels is None:
            continue
        for tile in Region(0, 0, *shape).tiles():
            part = pixels[tile.region(shape).slices]
            if part.any():
                changes.append(TileChange(plane, tile, pack_tile(part)))
    if not changes:
        return None
    counts = value_counts(class_ids) if counts is None else counts
    gains = {class_id: n for class_id, n in counts.items() if class_id}
    return MaskEdit(name, tuple(changes), gains)
