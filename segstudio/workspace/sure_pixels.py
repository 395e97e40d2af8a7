"""How sure the network is of what could be accepted: counted, and shown, before it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Stencil
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.document.verdict import known_only, undrawn
from segstudio.workspace.mask_preview import SHOWN_CELLS
from segstudio.workspace.newest_task import NewestTask
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.sitting_parts import SittingParts

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Candidates:
    """What may be accepted of an image: pixels of known classes that nobody drew or locked."""

    image: OpenImage
    known_ids: tuple[int, ...]
    locked_ids: tuple[int, ...]

    def find(self, region: Region) -> Stencil:
        """Return 1 where a pixel of the region may be accepted."""
        mask = self.image.mask
        predicted = known_only(self.image.prediction.class_ids[region.slices], self.known_ids)
        found = (predicted != 0) & undrawn(mask, region)
        if self.locked_ids:
            found &= np.isin(mask.class_ids[region.slices], self.locked_ids, invert=True)
        stencil: Stencil = found.view(np.uint8)
        return stencil

    def by_confidence(self) -> Counts:
        """Return (256,): how many of them have each confidence."""
        counts, prediction = np.zeros(256, np.int64), self.image.prediction
        for tile in sorted(prediction.versions):
            region = tile.region(self.image.shape)
            sureness = prediction.confidence[region.slices][self.find(region) != 0]
            counts += np.bincount(sureness, minlength=256)
        return counts

    def sure_in(self, region: Region, least: int) -> Selection | None:
        """Return those of a region with that confidence (0 … 255) or more."""
        stencil = self.find(region)
        stencil[self.image.prediction.confidence[region.slices] < least] = 0
        stencil *= 255
        if not stencil.any():
            return None
        return Selection(region, stencil).trimmed().coarsened(SHOWN_CELLS)


class SurePixels:
    """Counts and looks off this thread; what is out of date is not told."""

    def __init__(self, parts: SittingParts) -> None:
        self._editing = parts.editing
        self._classes = parts.classes
        self._counting = NewestTask(parts.background.tools)
        self._looking = NewestTask(parts.background.tools)

    def count(self, class_id: int | None, then: Callable[[Counts], None]) -> None:
        """Tell how many pixels of a class, None: of all, have each confidence (0 … 255)."""
        found = self._candidates(class_id)
        if found is None:
            then(np.zeros(256, np.int64))
        else:
            self._counting.run(found.by_confidence, then, lambda _: None)

    def look(
        self,
        class_id: int | None,
        confidence: float,
        region: Region,
        then: Callable[[Selection | None], None],
    ) -> None:
        """Tell which pixels of a region are that sure."""
        found, least = self._candidates(class_id), least_of(confidence)
        if found is None or region.is_empty:
            self._looking.forget()
            then(None)
        else:
            self._looking.run(lambda: found.sure_in(region, least), then, lambda _: None)

    def _candidates(self, class_id: int | None) -> Candidates | None:
        image, table = self._editing.image, self._classes.table
        if image is None:
            return None
        known = table.ids if class_id is None else (class_id,)
        return Candidates(image, known, tuple(table.locked_ids))


def least_of(confidence: float) -> int:
    """Return the lowest stored confidence (0 … 255) that is at least `confidence` (0 … 1)."""
    return int(np.ceil(confidence * 255 - 1e-6))
