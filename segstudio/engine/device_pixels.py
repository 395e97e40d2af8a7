"""Images on a GPU, so that a window of one is cut there and not sent across again and again."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np
import torch
from torch import Tensor

from segstudio.document.region import Region
from segstudio.engine.stored_image import StoredImage

SHARE = 0.25
"""Of the GPU's memory that images may take; a larger image is sent window by window."""

ROOMY_BYTES = 24 * 2**30


class DevicePixels:
    """Keeps the pixels of the images used last, as they were given, on a device."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        memory_bytes = _memory_bytes(device)
        self._most_bytes = memory_bytes * SHARE
        self.is_roomy = memory_bytes >= ROOMY_BYTES
        """Whether windows may be twice as wide there, which leave it idle less often."""
        self._kept: WeakKeyDictionary[StoredImage, Tensor] = WeakKeyDictionary()

    def crop(self, image: StoredImage, region: Region, channels: int) -> Tensor:
        """Return `region`, wholly inside the image, normalised as `StoredImage.crop` does.

        (channels, h, w) float32 on the device. Raises torch.OutOfMemoryError.
        """
        pixels = self._whole(image)
        if pixels is None:
            pixels = self._sent(image.pixels[region.slices])
        else:
            pixels = pixels[region.slices]
        offset = torch.from_numpy(image.intensity.offset).to(self._device)
        scale = torch.from_numpy(image.intensity.scale).to(self._device)
        crop = ((pixels.float() - offset) * scale).clamp(-3, 3).permute(2, 0, 1)
        if crop.shape[0] == 1:
            return crop.expand(channels, -1, -1)
        times = channels // crop.shape[0]  # grey frames: each is repeated by itself
        return crop.repeat_interleave(times, 0) if times > 1 else crop

    def free(self) -> None:
        """Give all memory back."""
        self._kept.clear()

    def _whole(self, image: StoredImage) -> Tensor | None:
        """Return all pixels of an image, None where they would take too much room."""
        if image.pixels.nbytes > self._most_bytes:
            return None
        pixels = self._kept.pop(image, None)
        if pixels is None:
            pixels = self._sent(image.pixels)
        self._kept[image] = pixels
        while sum(each.nbytes for each in self._kept.values()) > self._most_bytes:
            del self._kept[next(iter(self._kept))]
        return pixels

    def _sent(self, pixels: np.ndarray) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(pixels)).to(self._device)


def _memory_bytes(device: torch.device) -> int:
    if device.type == "cuda":
        return torch.cuda.get_device_properties(device).total_memory
    return torch.mps.recommended_max_memory() if device.type == "mps" else 2**32
