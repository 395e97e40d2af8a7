"""The pixels of one image that a person set right, with what was predicted there."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray, TileChange
from segstudio.document.region import Region
from segstudio.document.survey import ClassOverlap
from segstudio.document.zero_pages import zero_pages
from segstudio.workspace.open_image import OpenImage

BAND_PX = 256
"""Rows that are counted at once, for the memory's sake."""
_IDS = 65_536

Chosen = npt.NDArray[np.bool_]


class Tally:
    """Counted on one lane; `share` may be read on any thread."""

    def __init__(self, image: OpenImage) -> None:
        self.image = image
        self._said: npt.NDArray[np.uint16] = zero_pages(image.shape, np.uint16)
        """What was predicted where the person drew something else; 0 elsewhere."""
        self._pixels = 0

    @property
    def share(self) -> float:
        """Share of the image's pixels that were set right, 0 … 1."""
        return self._pixels / self._said.size

    def count(self, change: TileChange, said: MaskArray, drawn: MaskArray) -> None:
        """Take a change of classes: what was predicted there, and what a person has drawn now.

        drawn: 0 where nobody has, or what was accepted.
        """
        region = change.region(self.image.shape)
        is_other = (change.difference(region) != 0) & (drawn != 0) & (said != 0) & (said != drawn)
        self._set(region, np.where(is_other, said, 0).astype(np.uint16), drawn != 0)

    def clear(self, region: Region, drawn: MaskArray) -> None:
        """Something was taken back: what is not drawn any more was not set right."""
        self._set(region, None, drawn != 0)

    def overlaps(self) -> tuple[ClassOverlap, ...]:
        """Return how right the prediction was before, by class, taking what is there now for true.

        Where nobody drew and nothing was accepted, that is what is predicted now. Slow: it looks
        at each pixel.
        """
        true, hit, said = (np.zeros(_IDS, np.int64) for _ in range(3))
        mask, prediction = self.image.mask, self.image.prediction
        for row in range(0, self.image.shape[0], BAND_PX):
            band = slice(row, row + BAND_PX)
            now = np.where(
                mask.class_ids[band] == 0, prediction.class_ids[band], mask.class_ids[band]
            )
            before = np.where(self._said[band] == 0, now, self._said[band])
            true += np.bincount(now.ravel(), minlength=_IDS)
            said += np.bincount(before.ravel(), minlength=_IDS)
            hit += np.bincount(now[now == before], minlength=_IDS)
        ids = np.flatnonzero(true + said)
        return tuple(
            ClassOverlap(int(i), int(said[i]), int(hit[i]), int(true[i])) for i in ids if i
        )

    def _set(self, region: Region, more: npt.NDArray[np.uint16] | None, is_drawn: Chosen) -> None:
        said = self._said[region.slices]
        before = np.count_nonzero(said)
        said[~is_drawn] = 0
        if more is not None:
            np.copyto(said, more, where=more != 0)
        self._pixels += int(np.count_nonzero(said) - before)
