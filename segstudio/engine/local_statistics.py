"""What the norms of a published network measure all over an image, so that windows agree.

The network learns from small patches, each normalised by its own statistics. Whole images or tiles
normalised by theirs differ from that, and from each other at their borders. So the statistics are
measured in patches of the size trained on, at regular places of the image, and everything is
predicted with what lies between them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch

from segstudio.document.region import Region
from segstudio.engine.image_store import StoredImage
from segstudio.engine.networks import Knots, LocalNorm, StatisticsRecorder, UNet, WindowSide

FINER = 4
"""Statistics are interpolated to so many times as many places, scale and shift between those."""
BATCH_PX = 256**2
"""Pixels of the patches that are measured at once."""
MAX_PLACES = 2**14
"""Places whose statistics are kept; more are measured again when they are needed."""

Place = tuple[int, int]


class LocalStatistics:
    """The statistics of one network on one image, measured where they are first needed."""

    def __init__(self, network: UNet, shape: tuple[int, int], patch_px: int) -> None:
        """shape: (height, width) px of the image. patch_px: side of the patches trained on."""
        self._network = network
        self._shape = shape
        self._patch_px = patch_px
        self._counts = [max(1, round(length_px / patch_px)) for length_px in shape]
        self._measured: dict[Place, torch.Tensor] = {}

    def norm(self, image: StoredImage, channels: int, window: Region) -> LocalNorm:
        """Return the way to normalise a pass over `window`, which lies in the image."""
        coarse, sides, weights = [], [], []
        starts_px, lengths_px = (window.row, window.column), (window.height, window.width)
        for start_px, length_px, whole_px, count in zip(
            starts_px, lengths_px, self._shape, self._counts, strict=True
        ):
            padded_px = self._network.padded_px(length_px)
            spacing_px = whole_px / count
            fine = Knots.covering(start_px, start_px + padded_px, spacing_px / FINER, count * FINER)
            places_px = fine.places_px()
            knots = Knots.covering(float(places_px[0]), float(places_px[-1]), spacing_px, count)
            coarse.append(knots)
            weights.append(knots.weights(places_px))
            sides.append(WindowSide(start_px, padded_px, fine))
        statistics = self._at(image, channels, coarse[0], coarse[1])
        rows, columns = (each.to(statistics.device) for each in weights)
        between = torch.einsum("ar,rcsg,bc->absg", rows, statistics, columns)
        return LocalNorm(between, (sides[0], sides[1]))

    def _at(self, image: StoredImage, channels: int, rows: Knots, columns: Knots) -> torch.Tensor:
        """Return the statistics (rows, columns, 2, groups) at the knots."""
        places = [
            (row, column)
            for row in range(rows.first, rows.last + 1)
            for column in range(columns.first, columns.last + 1)
        ]
        if len(self._measured) > MAX_PLACES:
            self._measured.clear()
        missing = [place for place in places if place not in self._measured]
        for batch in self._batches(missing):
            self._measure(image, channels, batch)
        device = next(self._network.parameters()).device
        found = torch.stack([self._measured[place].to(device) for place in places])
        return found.reshape(rows.last - rows.first + 1, -1, *found.shape[1:])

    def _batches(self, places: list[Place]) -> Iterator[list[Place]]:
        size = max(1, BATCH_PX // self._patch_px**2)
        for start in range(0, len(places), size):
            yield places[start : start + size]

    def _measure(self, image: StoredImage, channels: int, places: list[Place]) -> None:
        patches = np.stack([image.crop(self._patch(place), channels) for place in places])
        recorder = StatisticsRecorder()
        device = next(self._network.parameters()).device
        self._network(torch.from_numpy(patches).to(device), recorder)
        self._measured.update(zip(places, recorder.statistics(), strict=True))

    def _patch(self, place: Place) -> Region:
        """Return the patch around a place, inside the image; all together cover the image."""
        starts_px, sides_px = [], []
        for index, whole_px, count in zip(place, self._shape, self._counts, strict=True):
            side_px = min(max(self._patch_px, -(-whole_px // count)), whole_px)
            centre_px = (index + 0.5) * whole_px / count
            starts_px.append(max(0, min(round(centre_px - side_px / 2), whole_px - side_px)))
            sides_px.append(side_px)
        return Region(starts_px[0], starts_px[1], sides_px[0], sides_px[1])
