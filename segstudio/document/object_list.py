"""The objects of a mask: number, class, area and box of each, and what lies under a pixel."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from segstudio.document.drawing import Stencil, connected
from segstudio.document.mask import Mask
from segstudio.document.object_numbers import MAX_OBJECT
from segstudio.document.region import Region, bounding_region
from segstudio.document.run_tally import ObjectInfo as ObjectInfo
from segstudio.document.run_tally import RunTally

_WINDOW_PX = 512
"""Half the side of the first window in which a region is looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What a pixel belongs to: an object, or (number 0) a connected region without a number.

    stencil: (box.height, box.width), not 0 where its pixels are.
    """

    class_id: int
    number: int
    box: Region
    stencil: Stencil


def list_objects(mask: Mask) -> list[ObjectInfo]:
    """Return all objects by number. Time and memory depend on the tiles that hold objects."""
    tally = RunTally(MAX_OBJECT + 1)
    for tile in mask.object_tiles:
        region = tile.region(mask.shape)
        tally.add(mask.objects[region.slices], mask.class_ids[region.slices], region)
    return tally.objects()


def part_at(mask: Mask, pixel: tuple[int, int]) -> Part | None:
    """Return what the pixel (row, column; inside the image) is part of; None where unlabelled."""
    class_id, number = int(mask.class_ids[pixel]), int(mask.objects[pixel])
    if not class_id:
        return None
    if not number:
        return Part(class_id, 0, *connected_region(mask, pixel))
    return object_part(mask, number, class_id)


def object_part(mask: Mask, number: int, class_id: int) -> Part:
    """Return the pixels of an object; an empty box where there is none of that number."""
    boxes = []
    for tile in mask.object_tiles:
        region = tile.region(mask.shape)
        here = mask.objects[region.slices] == number
        left, top, width, height = cv2.boundingRect(here.view(np.uint8))
        if width:
            boxes.append(Region(region.row + top, region.column + left, height, width))
    box = bounding_region(boxes)
    return Part(class_id, number, box, (mask.objects[box.slices] == number).view(np.uint8))


def connected_region(
    mask: Mask,
    pixel: tuple[int, int],
    across_objects: bool = False,
    half_px: int = _WINDOW_PX,
) -> tuple[Region, Stencil]:
    """Return the pixels connected (4 neighbours) to one, of its class and of no object.

    across_objects: of its class, whether they have a number or not. half_px: half the side of the
    first window around the pixel, which grows until it holds the whole region.
    """
    class_id = int(mask.class_ids[pixel])
    while True:
        window = Region(pixel[0], pixel[1], 1, 1).grown(half_px).intersect(mask.whole)
        is_same = mask.class_ids[window.slices] == class_id
        if not across_objects:
            is_same &= mask.objects[window.slices] == 0
        seed = pixel[0] - window.row, pixel[1] - window.column
        found, stencil = connected(is_same.view(np.uint8), seed)
        box = Region(found.row + window.row, found.column + window.column, *stencil.shape)
        if box.grown(1).intersect(mask.whole) == box.grown(1).intersect(window):
            return box, stencil
        half_px *= 2
