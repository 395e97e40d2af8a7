"""What an image file says of itself at its beginning; no pixel is decoded."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from segstudio.storage.errors import ImageUnreadable

PILLOW_FORMATS = ("PNG", "JPEG", "BMP", "WEBP", "GIF", "PPM")
"""No others: some of Pillow's formats start programs or read further files."""

_TIFF_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_ORIENTATION_TAG = 0x0112
_TURNED = (5, 6, 7, 8)

# Pillow's own limit is lower than ours, which is checked here before any pixel is decoded.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class ImageHeader:
    """What can be told of an image without decoding it.

    kind: "PNG", "JPEG", "TIFF" … by content, whatever the name says. mode: Pillow's, "" for TIFF.
    stored_shape: (height, width) as stored; `shape` is as shown. orientation: EXIF's, 1 … 8.
    """

    kind: str
    mode: str
    stored_shape: tuple[int, int]
    orientation: int = 1

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width) of the upright image."""
        height, width = self.stored_shape
        return (width, height) if self.orientation in _TURNED else (height, width)


def read_header(path: Path, file: BinaryIO, max_pixels: int) -> ImageHeader:
    """Return the header of an open image file; `path` is for messages only.

    Raises ImageUnreadable for what is no image, is empty, or has more than `max_pixels`.
    """
    mark = file.read(4)
    file.seek(0)
    if not mark:
        raise ImageUnreadable(f"“{path}” is empty (0 bytes). Copy it again from where it came.")
    header = _tiff_header(path, file) if mark in _TIFF_MARKS else _pillow_header(path, file)
    height, width = header.stored_shape
    if height < 1 or width < 1:
        raise ImageUnreadable(f"“{path}” holds no pixels ({width} × {height}).")
    if height * width > max_pixels:
        raise ImageUnreadable(
            f"“{path}” says that it is {width} × {height} px; at most {max_pixels:,} pixels can be "
            "opened. Cut it into smaller images; if it should be small, the file is damaged."
        )
    return header


def _pillow_header(path: Path, file: BinaryIO) -> ImageHeader:
    try:
        with Image.open(file, formats=PILLOW_FORMATS) as image:
            width, height = image.size
            exif = image.info.get("exif", b"")
            kind = "JPEG" if image.format == "MPO" else str(image.format)
            return ImageHeader(kind, image.mode, (height, width), _orientation(exif))
    except Exception as error:  # decoders raise anything for files made to break them
        raise ImageUnreadable(
            f"“{path}” is not an image that can be read: its content is not PNG, JPEG, TIFF, BMP "
            "or WebP, or its beginning is damaged. Convert it, or copy it again."
        ) from error


def _orientation(exif: bytes) -> int:
    """Return EXIF's orientation. Pillow's own `getexif` decodes a whole PNG to look for it."""
    if not exif:
        return 1
    try:
        tags = Image.Exif()
        tags.load(exif)
        orientation = tags.get(_ORIENTATION_TAG, 1)
    except Exception:  # a damaged EXIF block does not make the picture unreadable
        return 1
    return orientation if orientation in range(1, 9) else 1


def _tiff_header(path: Path, file: BinaryIO) -> ImageHeader:
    import tifffile  # late: most projects do without its 6 MB

    try:
        with tifffile.TiffFile(file) as tiff:
            page = tiff.pages.first
            height, width = page.imagelength, page.imagewidth
            samples = math.prod(page.shape) / max(1, height * width)
            tag = page.tags.get(_ORIENTATION_TAG)
            orientation = tag.value if tag is not None and tag.value in range(1, 9) else 1
    except Exception as error:
        raise ImageUnreadable(
            f"“{path}” is a damaged TIFF: {error}. Copy or export it again."
        ) from error
    if samples > 64:
        raise ImageUnreadable(
            f"“{path}” holds {samples:.0f} values for each pixel; at most 64 can be opened."
        )
    return ImageHeader("TIFF", "", (height, width), orientation)
