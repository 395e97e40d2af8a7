"""Shows what a network sees in the colours that the image has on the canvas."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from segstudio.document.display_map import DisplayMap
from segstudio.document.image_display import (
    RGB_COLORS,
    WHITE,
    ImageDisplay,
    default_display,
)
from segstudio.document.training_preview import Picture
from segstudio.engine.preparation import unit_values
from segstudio.engine.stored_image import StoredImage

Floats = npt.NDArray[np.float32]


class PreviewColors:
    """Takes values back to those of the image's file, and shows them as the canvas does."""

    def __init__(self, image: StoredImage, seen: StoredImage, display: ImageDisplay) -> None:
        """seen: what the network is given of `image`: itself, or prepared."""
        self._image, self._seen = image, seen
        self._channels = image.pixels.shape[2]
        fits = len(display.channels) == self._channels
        self._display = display if fits else default_display(image.pixels)

    def plain(self, pixels: Floats) -> Picture:
        """Show values as the file has them, (h, w, channels)."""
        return self._shown(pixels)

    def prepared(self, pixels: Floats) -> Picture:
        """Show values of the prepared image, (h, w, channels)."""
        return self._shown(self._image.intensity.values(unit_values(pixels) * 2 - 1))

    def seen(self, pixels: Floats) -> Picture:
        """Show what the network sees, (h, w, channels), about −1 … 1."""
        values = self._seen.intensity.values(pixels)
        return self._shown(values) if self._seen is self._image else self.prepared(values)

    def _shown(self, values: Floats) -> Picture:
        display = self._display
        if self._channels == 1 and values.shape[2] != 1:
            (look,) = display.channels
            if values.shape[2] == len(RGB_COLORS) and look.color == WHITE:
                display = ImageDisplay(tuple(replace(look, color=each) for each in RGB_COLORS))
            else:
                values = values.mean(2, keepdims=True)
        found = DisplayMap(display).shown(np.ascontiguousarray(values, np.float32))
        return np.repeat(found[..., None], 3, 2) if found.ndim == 2 else found
