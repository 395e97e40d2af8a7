"""A person's word on a prediction: right, so it becomes annotation; wrong, so another class does.

What a person drew, and locked classes, stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from segstudio.document.box_grid import within
from segstudio.document.drawing import Stencil
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskArray
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region

MAX_ORIGIN = 65_535
"""Origins are 16 bits wide; versions beyond share the last number."""


def accept_pixels(
    editor: MaskEditor,
    prediction: PredictedMask,
    known_ids: Iterable[int],
    region: Region,
    stencil: Stencil,
) -> None:
    """Take what is predicted where `stencil` is not 0, marked with the version of each tile.

    region may reach over the border. known_ids: classes that may be taken.
    """
    known = tuple(known_ids)
    for part, predicted, chosen, version in _parts(prediction, region, stencil):
        editor.accept(part, known_only(predicted, known), chosen, min(version, MAX_ORIGIN))


def known_only(predicted: MaskArray, known_ids: Iterable[int]) -> MaskArray:
    """Return a copy of predicted class ids without those that are not known."""
    known = predicted.copy()
    known[np.isin(known, list(known_ids), invert=True)] = 0
    return known


def reject_pixels(
    mask: Mask,
    editor: MaskEditor,
    prediction: PredictedMask,
    region: Region,
    stencil: Stencil,
    rejected_id: int,
    replacement_id: int,
) -> None:
    """Give `replacement_id` to the pixels of `stencil` where `rejected_id` is predicted.

    They are a person's from then on, so that the network learns from them.
    """
    for part, predicted, chosen, _ in _parts(prediction, region, stencil):
        is_rejected = (chosen != 0) & (predicted == rejected_id) & undrawn(mask, part)
        editor.paint(part, is_rejected.view(np.uint8), replacement_id)


def undrawn(mask: Mask, region: Region) -> npt.NDArray[np.bool_]:
    """Return where no person has drawn: nothing there, or what was accepted from a network."""
    is_unlabelled: npt.NDArray[np.bool_] = mask.class_ids[region.slices] == 0
    is_unlabelled |= mask.origins[region.slices] != 0
    return is_unlabelled


def replacement_for(rejected_id: int, class_ids: tuple[int, ...], active_id: int) -> int:
    """Return what pixels are that are not of `rejected_id`; 0 where that cannot be known.

    The background, which is the first class; what is taken for background is the other class where
    there are two, else the class that the person paints with.
    """
    if not class_ids or rejected_id == 0:
        return 0
    if rejected_id != class_ids[0]:
        return class_ids[0]
    if len(class_ids) == 2:
        return class_ids[1]
    return active_id if active_id != rejected_id else 0


def _parts(
    prediction: PredictedMask, region: Region, stencil: Stencil
) -> Iterator[tuple[Region, MaskArray, Stencil, int]]:
    """Yield the predicted tiles of the region: part, copy of its class ids, stencil, version."""
    inside = region.intersect(Region(0, 0, *prediction.shape))
    for tile in inside.tiles():
        version = prediction.versions.get(tile)
        if version is None:
            continue
        part = tile.region(prediction.shape).intersect(inside)
        chosen = stencil[within(part, region)]
        if chosen.any():
            # The engine may write newer tiles while we read: what counts is what was copied here.
            yield part, prediction.class_ids[part.slices].copy(), chosen, version
