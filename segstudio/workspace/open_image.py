"""The image on the canvas: its pixels, what is drawn on it, and what the network says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.history import History
from segstudio.document.intensity import display_window, to_display
from segstudio.document.mask import Mask
from segstudio.document.prediction import PredictedMask
from segstudio.storage.image_file import read_image, read_notice
from segstudio.storage.image_record import ImageRecord


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of an image file.

    pixels: (height, width) or (height, width, channels), as in the file, any numeric type.
    display: uint8 (height, width) or (height, width, 3); the same memory where the file has 8 bits.
    unused: a sentence on what of the file is not shown (further pages), or None.
    """

    pixels: npt.NDArray[Any]
    display: npt.NDArray[np.uint8]
    unused: str | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width)."""
        return self.display.shape[0], self.display.shape[1]

    @classmethod
    def read(cls, record: ImageRecord) -> Picture:
        """Read an image's file. Raises ImageUnreadable."""
        pixels = read_image(record.path)
        display = to_display(pixels, *display_window(pixels))
        return cls(pixels, display, read_notice(record.path))


@dataclass
class OpenImage:
    """One image and its three layers."""

    record: ImageRecord
    picture: Picture
    mask: Mask
    history: History
    prediction: PredictedMask = field(init=False)

    def __post_init__(self) -> None:
        self.prediction = PredictedMask(self.mask.shape)

    @property
    def id(self) -> int:
        """The image's id."""
        return self.record.id

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width)."""
        return self.mask.shape

    @property
    def pixels(self) -> npt.NDArray[Any]:
        """Pixels as in the file."""
        return self.picture.pixels

    @property
    def display(self) -> npt.NDArray[np.uint8]:
        """Pixels as on screen."""
        return self.picture.display

    def class_at(self, row: int, column: int) -> int:
        """Return the class shown at a pixel: annotation, else prediction, else 0."""
        drawn = int(self.mask.class_ids[row, column])
        return drawn or int(self.prediction.class_ids[row, column])

    def value_text(self, row: int, column: int) -> str:
        """Return the pixel's value as in the file, such as "812" or "12, 200, 7"; "" outside."""
        if not self.mask.whole.contains(row, column):
            return ""
        value = np.atleast_1d(self.pixels[row, column])
        return ", ".join(f"{each:g}" for each in value.tolist())
