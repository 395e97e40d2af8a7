"""What the canvas shows: an image, its mask and its prediction, shared and not copied."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.mask import Mask
from segstudio.document.prediction import PredictedMask

Pixels = npt.NDArray[np.uint8]
"""(height, width) grey or (height, width, 3) red, green, blue."""


@dataclass(frozen=True, slots=True, eq=False)
class CanvasContent:
    """One image as it is shown.

    pixels: uint8 (H, W) or (H, W, 3) RGB. mask and prediction: of the same height and width;
    they are read whenever a tile is drawn, so tell the canvas when they change.
    Raises ValueError where types or sizes do not fit.
    """

    pixels: Pixels
    mask: Mask
    prediction: PredictedMask | None = None

    def __post_init__(self) -> None:
        pixels = self.pixels
        is_grey, is_rgb = pixels.ndim == 2, pixels.ndim == 3 and pixels.shape[2] == 3
        if pixels.dtype != np.uint8 or not (is_grey or is_rgb):
            raise ValueError(
                "The canvas shows uint8 pixels of (height, width) or (height, width, 3), "
                f"not {pixels.dtype} of {pixels.shape}."
            )
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
