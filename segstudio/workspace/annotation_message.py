"""What a mask says, as messages for the engine: copies of the pixels, so that drawing can go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask
from segstudio.document.region import TILE_PX, Region, bounding_region
from segstudio.worker.messages import Annotate

MAX_MESSAGE_PX = 16 * TILE_PX**2
"""A larger area is sent in pieces, so that no copy takes long."""


def annotate_messages(
    image_id: int, mask: Mask, regions: Iterable[Region], classes: ClassTable
) -> Iterator[Annotate]:
    """Yield the annotation inside `regions` as it is now, without removed classes."""
    regions = list(regions)
    bounds = bounding_region(regions)
    pieces = [bounds] if 0 < bounds.area_px <= MAX_MESSAGE_PX else regions
    gone = [each.id for each in classes.removed]
    for region in pieces:
        class_ids = mask.class_ids[region.slices].copy()
        if gone:
            class_ids[np.isin(class_ids, gone)] = 0
        yield Annotate(image_id, mask.revision, mask.shape, region, class_ids)


def labelled_regions(mask: Mask) -> list[Region]:
    """Return the tiles of `mask` that hold any label."""
    regions = (tile.region(mask.shape) for tile in mask.whole.tiles())
    return [region for region in regions if mask.class_ids[region.slices].any()]
