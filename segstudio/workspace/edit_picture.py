"""A small picture of one edit: the place in the image, and what was painted there."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.display_map import DisplayMap
from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import EditDamaged, MaskEdit, Plane
from segstudio.document.region import Region, bounding_region
from segstudio.workspace.finding.shown_image import ShownImage

Picture = npt.NDArray[np.uint8]

_LEAST_PX = 48
"""A dot is shown with so much of the image around it."""
_ERASED = (255, 64, 64)
_UNKNOWN = (128, 128, 128)


def edit_picture(
    edit: MaskEdit, image: ShownImage, side_px: int, color: tuple[int, int, int]
) -> Picture:
    """Return (side_px, side_px, 3) uint8: the image around the edit, dimmed, the edit in colour.

    color: red, green, blue, 0 … 255. Made for a thread of its own: the time grows with the edit's
    tiles, the memory with `side_px` only.
    """
    shape = image.whole.height, image.whole.width
    seen = _square_around(edit, shape)
    stamp = np.zeros((side_px, side_px), np.float32)
    planes = {change.plane for change in edit.changes}
    seen_plane = Plane.OBJECT if planes == {Plane.OBJECT} else Plane.CLASS_ID
    for change in edit.changes:
        if change.plane is seen_plane:
            try:
                box = change.region(shape)
                _add(stamp, seen, box, change.difference(box) != 0)
            except EditDamaged:
                continue
    ground = _ground(image, seen, side_px).astype(np.float32) * 0.6
    alpha = np.clip(stamp * 3, 0, 1)[..., None]
    shown = ground * (1 - alpha) + np.array(color, np.float32) * alpha
    return np.rint(shown).astype(np.uint8)


def edit_color(edit: MaskEdit, classes: ClassTable) -> tuple[int, int, int]:
    """Return the colour of the class that gained most, or red where the edit only erased."""
    gains = edit.gains or {}
    class_id = max(gains, key=lambda each: gains[each], default=0)
    if not class_id or gains[class_id] <= 0:
        return _ERASED if gains else _UNKNOWN
    found = classes.get(class_id)
    return found.rgb if found is not None else _UNKNOWN


def _square_around(edit: MaskEdit, shape: tuple[int, int]) -> Region:
    """Return a square around all changes; it may reach beyond the image."""
    box = bounding_region(
        [each.box or each.tile.region(shape) for each in edit.changes] or [Region(0, 0, *shape)]
    )
    side = max(_LEAST_PX, round(max(box.height, box.width) * 1.25))
    row = box.row + (box.height - side) // 2
    return Region(row, box.column + (box.width - side) // 2, side, side)


def _ground(image: ShownImage, seen: Region, side_px: int) -> Picture:
    """Return (side_px, side_px, 3) of the image by nearest; black beyond its border."""
    steps = (np.arange(side_px) + 0.5) * seen.height / side_px
    rows, columns = (seen.row + steps).astype(int), (seen.column + steps).astype(int)
    height, width = image.whole.height, image.whole.width
    has_row, has_column = (rows >= 0) & (rows < height), (columns >= 0) & (columns < width)
    pixels = image.pixels[rows.clip(0, height - 1)[:, None], columns.clip(0, width - 1)[None]]
    pixels = DisplayMap(image.look).shown(pixels)
    rgb = pixels if pixels.ndim == 3 else np.repeat(pixels[..., None], 3, axis=2)
    picture: Picture = rgb * (has_row[:, None] & has_column[None])[..., None]
    return picture


def _add(
    stamp: npt.NDArray[np.float32], seen: Region, box: Region, changed: npt.NDArray[np.bool_]
) -> None:
    """Add the changed share of each of the picture's pixels that the box touches."""
    scale = stamp.shape[0] / seen.height
    top, left = int((box.row - seen.row) * scale), int((box.column - seen.column) * scale)
    bottom = min(stamp.shape[0], max(top + 1, round((box.row_end - seen.row) * scale)))
    right = min(stamp.shape[1], max(left + 1, round((box.column_end - seen.column) * scale)))
    if bottom <= top or right <= left:
        return
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_NEAREST
    small = cv2.resize(changed.astype(np.float32), (right - left, bottom - top), interpolation=kind)
    part = stamp[top:bottom, left:right]
    np.maximum(part, small, out=part)
