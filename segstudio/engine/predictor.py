"""Predicts regions and tiles window by window, so that memory does not grow with the image."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
import torch

from segstudio.document.region import Region, TileIndex
from segstudio.engine.annotation_store import relative
from segstudio.engine.image_store import StoredImage
from segstudio.engine.memory_budget import free_cached_memory, is_out_of_memory
from segstudio.engine.networks import UNet
from segstudio.engine.outcome import TilePrediction

MARGIN_PX = 32
"""Context around a window that is predicted but not used, where there is image."""
BLEND_PX = 16
"""Neighbouring windows overlap by so much and are blended there."""
WINDOW_PX = 256
SMALLEST_WINDOW_PX = 128

Probabilities = npt.NDArray[np.float32]


class Predictor:
    """A published network: never changed, only moved to the CPU when its device is full."""

    def __init__(
        self, network: UNet, class_ids: Sequence[int], learned_ids: Sequence[int], channels: int
    ) -> None:
        """learned_ids: classes that were trained; the others get the probability 0."""
        self.network = network.eval()
        self.class_ids = tuple(class_ids)
        self._channels = channels
        self._window_px = WINDOW_PX
        self._unlearned = [row for row, i in enumerate(class_ids) if i not in set(learned_ids)]
        wide = np.uint16 if max(class_ids) > 255 else np.uint8
        self._ids = np.array(self.class_ids, wide)

    @property
    def device(self) -> torch.device:
        """Where the network is."""
        return next(self.network.parameters()).device

    def region(
        self, image: StoredImage, region: Region, on_warning: Callable[[str], None]
    ) -> Probabilities:
        """Return the probabilities in `region`, (classes, h, w) float32.

        Windows overlap, and a ramp blends them, so no border is seen.
        Source: Ronneberger et al. 2015, section 3 (overlap-tile strategy).
        """
        result = np.zeros((len(self.class_ids), region.height, region.width), np.float32)
        if region.is_empty:
            return result
        for rows in _windows(region.row, region.row_end, self._window_px):
            for columns in _windows(region.column, region.column_end, self._window_px):
                window = Region(rows[0], columns[0], rows[1] - rows[0], columns[1] - columns[0])
                weights = np.outer(
                    _ramp(*rows, region.row, region.row_end),
                    _ramp(*columns, region.column, region.column_end),
                )
                place = relative(window, region)
                result[:, place[0], place[1]] += self._window(image, window, on_warning) * weights
        return result

    def tile(
        self, image: StoredImage, tile: TileIndex, version: int, on_warning: Callable[[str], None]
    ) -> TilePrediction:
        """Return class and confidence of each pixel of `tile`, which must touch the image."""
        probabilities = self._window(image, tile.region(image.shape), on_warning)
        rows = probabilities.argmax(0)
        best = np.take_along_axis(probabilities, rows[np.newaxis], 0)[0]
        confidence = (best * 255 + 0.5).astype(np.uint8)
        return TilePrediction(tile, version, self._ids[rows], confidence)

    def _window(
        self, image: StoredImage, region: Region, on_warning: Callable[[str], None]
    ) -> Probabilities:
        try:
            return self._pass(image, region)
        except RuntimeError as error:
            device = self.device
            if not is_out_of_memory(error) or device.type == "cpu":
                raise
            self.network.to("cpu")
            free_cached_memory(device)
        on_warning(f"Memory of {device} is used up: predictions now come from the CPU.")
        return self._pass(image, region)

    def _pass(self, image: StoredImage, region: Region) -> Probabilities:
        padded = region.grown(MARGIN_PX).intersect(Region(0, 0, *image.shape))
        crop = torch.from_numpy(image.crop(padded, self._channels))
        with torch.inference_mode():
            scores = self.network(crop[None].to(self.device))[0]
            if self._unlearned:
                scores[self._unlearned] = -torch.inf
            rows, columns = relative(region, padded)
            used = scores[:, rows, columns].float().softmax(0).cpu()
        result: Probabilities = used.numpy()
        return result


def _windows(start: int, end: int, window_px: int) -> list[tuple[int, int]]:
    """Return the (start, end) of overlapping windows from `start` to `end`, of about one size."""
    length = end - start
    count = max(1, -(-(length - BLEND_PX) // (window_px - BLEND_PX)))
    stride = (length - BLEND_PX) / count
    starts = [start + round(i * stride) for i in range(count)]
    ends = [start + round((i + 1) * stride) + BLEND_PX for i in range(count)]
    ends[-1] = end
    return list(zip(starts, ends, strict=True))


def _ramp(start: int, end: int, first: int, last: int) -> npt.NDArray[np.float32]:
    """Return the weight of each row or column of a window: 1 but for the blended sides."""
    weights = np.ones(end - start, np.float32)
    rise = (np.arange(BLEND_PX, dtype=np.float32) + 0.5) / BLEND_PX
    if start > first:
        weights[:BLEND_PX] *= rise
    if end < last:
        weights[-BLEND_PX:] *= 1 - rise
    return weights
