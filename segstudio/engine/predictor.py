"""Predicts whole regions and single tiles, window by window, so that memory does not grow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from segstudio.document.region import Region
from segstudio.engine.image_store import StoredImage
from segstudio.engine.networks import UNet

MARGIN_PX = 32
"""Context around a window that is predicted but not used, where there is image."""
WINDOW_PX = 512
"""Side of the part of a window that is used."""

Probabilities = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What the network says of a region.

    probabilities: (classes, h, w) float32, summing to 1 over classes. version: of the network.
    class_ids: the id of each row of `probabilities`. region: where in the image.
    """

    probabilities: Probabilities
    version: int
    class_ids: tuple[int, ...]
    region: Region


class Predictor:
    """Runs a network over images."""

    def __init__(self, network: UNet, channels: int, device: torch.device) -> None:
        self._network = network
        self._channels = channels
        self._device = device

    def window(self, image: StoredImage, region: Region) -> Probabilities:
        """Return the probabilities in `region` in one pass: (classes, h, w) float32."""
        whole = Region(0, 0, *image.shape)
        padded = region.grown(MARGIN_PX).intersect(whole)
        pixels = torch.from_numpy(image.crop(padded, self._channels)).to(self._device)
        with torch.inference_mode():
            scores = self._network(pixels[None])[0]
            top, left = region.row - padded.row, region.column - padded.column
            used = scores[:, top : top + region.height, left : left + region.width]
            result: Probabilities = used.float().softmax(0).cpu().numpy()
        return result

    def region(self, image: StoredImage, region: Region) -> Probabilities:
        """Return the probabilities in `region`, (classes, h, w) float32."""
        result = np.empty((self._network.classes, region.height, region.width), np.float32)
        for part in _parts(region):
            row, column = part.row - region.row, part.column - region.column
            result[:, row : row + part.height, column : column + part.width] = self.window(
                image, part
            )
        return result


def _parts(region: Region) -> Iterator[Region]:
    for row in range(region.row, region.row_end, WINDOW_PX):
        for column in range(region.column, region.column_end, WINDOW_PX):
            yield Region(row, column, WINDOW_PX, WINDOW_PX).intersect(region)
