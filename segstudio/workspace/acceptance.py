"""Turning predictions into annotation: marked with the version they came from, never over a person's pixels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import connected
from segstudio.document.mask import MaskEditor
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region
from segstudio.workspace.open_image import OpenImage

MAX_ORIGIN = 65_535
"""Origins are 16 bits wide; versions beyond share the last number."""

Choose = Callable[[Region, MaskArray], npt.NDArray[np.uint8]]


def accept_everywhere(image: OpenImage, editor: MaskEditor, class_id: int | None = None) -> None:
    """Accept all that is predicted, or all of one class."""

    def choose(_: Region, predicted: MaskArray) -> npt.NDArray[np.uint8]:
        chosen = predicted != 0 if class_id is None else predicted == class_id
        return chosen.astype(np.uint8)

    _accept(image, editor, choose)


def accept_connected(image: OpenImage, editor: MaskEditor, pixel: tuple[int, int]) -> None:
    """Accept the connected region of one predicted class that holds `pixel` (row, column)."""
    if int(image.prediction.class_ids[pixel]) == 0:
        return
    found, stencil = connected(image.prediction.class_ids, pixel)

    def choose(region: Region, _: MaskArray) -> npt.NDArray[np.uint8]:
        chosen = np.zeros((region.height, region.width), np.uint8)
        common = region.intersect(found)
        if not common.is_empty:
            here = Region(
                common.row - region.row, common.column - region.column, common.height, common.width
            )
            there = Region(
                common.row - found.row, common.column - found.column, common.height, common.width
            )
            chosen[here.slices] = stencil[there.slices]
        return chosen

    _accept(image, editor, choose)


def _accept(image: OpenImage, editor: MaskEditor, choose: Choose) -> None:
    for tile, version in sorted(image.prediction.versions.items()):
        region = tile.region(image.shape)
        # The engine may write newer tiles while we read: what is accepted is what was copied here.
        predicted = image.prediction.class_ids[region.slices].copy()
        editor.accept(region, predicted, choose(region, predicted), min(version, MAX_ORIGIN))
