"""The image on the canvas: its pixels, what is drawn on it, and what the network says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.display_map import DisplayMap
from segstudio.document.history import History
from segstudio.document.image_display import ImageDisplay, default_display
from segstudio.document.mask import Mask
from segstudio.document.pixel_size import PixelSize
from segstudio.document.prediction import PredictedMask
from segstudio.storage.image_file import read_image, read_notice
from segstudio.storage.image_record import ImageRecord


@dataclass(frozen=True, slots=True)
class Picture:
    """The pixels of an image file.

    pixels: (height, width) or (height, width, channels), as in the file, any numeric type.
    look: how they are first shown; measured where None.
    unused: a sentence on what of the file is not shown (further pages), or None.
    """

    pixels: npt.NDArray[Any]
    look: ImageDisplay | None = None
    unused: str | None = None

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width)."""
        return self.pixels.shape[0], self.pixels.shape[1]

    @classmethod
    def read(cls, record: ImageRecord) -> Picture:
        """Read an image's file. Raises ImageUnreadable."""
        pixels = read_image(record.path)
        return cls(pixels, default_display(pixels), read_notice(record.path))

    def shown(self) -> npt.NDArray[np.uint8]:
        """Return all pixels as first shown, uint8 (height, width) or (height, width, 3)."""
        return DisplayMap(self.look or default_display(self.pixels)).whole(self.pixels)


@dataclass
class OpenImage:
    """One image and its three layers."""

    record: ImageRecord
    picture: Picture
    mask: Mask
    history: History
    prediction: PredictedMask = field(init=False)
    first_look: ImageDisplay = field(init=False)
    look: ImageDisplay = field(init=False)
    """How the pixels are shown now; see `IntensityDesk`."""

    file_pixel_size: PixelSize | None = None
    pixel_size: PixelSize | None = None
    """As the file says; as it counts (see `PixelSizeDesk`). None where it is not known."""

    def __post_init__(self) -> None:
        self.prediction = PredictedMask(self.mask.shape)
        self.first_look = self.picture.look or default_display(self.picture.pixels)
        self.look = self.first_look

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

    def class_at(self, row: int, column: int) -> int:
        """Return the class shown at a pixel: annotation, else prediction, else 0."""
        drawn = int(self.mask.class_ids[row, column])
        return drawn or int(self.prediction.class_ids[row, column])

    def value_text(self, row: int, column: int) -> str:
        """Return the pixel's value as in the file, such as "812" or "12, 200, 7"; "" outside."""
        if not self.mask.whole.contains(row, column):
            return ""
        value = np.atleast_1d(self.pixels[row, column])
        return ", ".join(
            str(each) if isinstance(each, int) else f"{each:.6g}" for each in value.tolist()
        )
