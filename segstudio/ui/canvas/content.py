"""What the canvas shows: an image, its mask and its prediction, shared and not copied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy.typing as npt

from segstudio.document.image_display import ImageDisplay, channel_count, default_display
from segstudio.document.mask import Mask
from segstudio.document.prediction import PredictedMask

Pixels = npt.NDArray[Any]
"""(height, width) or (height, width, channels) of any real type, as in the file."""


@dataclass(frozen=True, slots=True, eq=False)
class CanvasContent:
    """One image as it is shown.

    pixels: (H, W) or (H, W, channels) of any real type. mask and prediction: of the same height
    and width; they are read whenever a tile is drawn, so tell the canvas when they change.
    display: how the values are shown; measured where None, which takes milliseconds.
    Raises ValueError where types or sizes do not fit.
    """

    pixels: Pixels
    mask: Mask
    prediction: PredictedMask | None = None
    display: ImageDisplay | None = None

    def __post_init__(self) -> None:
        pixels = self.pixels
        if pixels.dtype.kind not in "buif" or pixels.ndim not in (2, 3):
            raise ValueError(
                "The canvas shows real numbers of (height, width) or (height, width, channels), "
                f"not {pixels.dtype} of {pixels.shape}."
            )
        channels = channel_count(pixels)
        if self.display is not None and len(self.display.channels) != channels:
            shown = len(self.display.channels)
            raise ValueError(f"A display of {shown} channels does not fit an image of {channels}.")
        if self.mask.shape != self.shape:
            raise ValueError(f"A mask of {self.mask.shape} does not fit an image of {self.shape}.")
        if self.prediction is not None and self.prediction.shape != self.shape:
            raise ValueError(
                f"A prediction of {self.prediction.shape} does not fit an image of {self.shape}."
            )

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width) in pixels."""
        return self.pixels.shape[0], self.pixels.shape[1]

    @property
    def first_display(self) -> ImageDisplay:
        """How the values are shown until they are adjusted."""
        return self.display or default_display(self.pixels)
