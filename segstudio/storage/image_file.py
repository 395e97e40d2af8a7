"""Reads image files as they are: full range, own type, upright.

What decodes them is imported with the first image: the window is shown 40 ms earlier for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.display_map import DisplayMap
from segstudio.document.image_display import default_display
from segstudio.storage.errors import ImageUnreadable

if TYPE_CHECKING:
    from segstudio.storage.image_header import ImageHeader

Pixels = npt.NDArray[Any]

MAX_PIXELS = 2**30
"""Larger images are refused before memory is taken for them."""


def read_image(path: Path, max_pixels: int = MAX_PIXELS) -> Pixels:
    """Return an image, (height, width) or (height, width, channels), C-contiguous.

    PNG, JPEG, TIFF, BMP and WebP, told by content, not by name. The type and range are the file's
    (uint8, uint16, int16, float32 …); 1 bit becomes 0 and 255, a palette or CMYK becomes RGB. Alpha
    is dropped, not blended: the colours under it are kept. EXIF's orientation is applied.
    A TIFF may hold more than three channels; of one with several pages the first is read (see
    `read_notice`).
    Raises ImageUnreadable with a sentence, before memory is taken where the header tells enough.
    """
    with _opened(path, max_pixels) as (file, header):
        pixels = _decode(file, header)
    return np.ascontiguousarray(_upright(pixels, header.orientation))


def read_size(path: Path, max_pixels: int = MAX_PIXELS) -> tuple[int, int]:
    """Return (height, width) of the upright image from its header. Raises ImageUnreadable."""
    with _opened(path, max_pixels) as (_, header):
        return header.shape


def read_orientation(path: Path) -> int:
    """Return how EXIF turns the image that is stored, 1 … 8. Raises ImageUnreadable."""
    return read_frame(path)[1]


def read_frame(path: Path) -> tuple[tuple[int, int], int]:
    """Return what `read_size` and `read_orientation` do. Raises ImageUnreadable."""
    with _opened(path, MAX_PIXELS) as (_, header):
        return header.shape, header.orientation


def read_notice(path: Path) -> str | None:
    """Return a sentence on what of the file is not used, or None. Raises ImageUnreadable."""
    with _opened(path, MAX_PIXELS) as (file, header):
        if header.kind != "TIFF":
            return None
        from segstudio.storage.tiff_file import count_pages

        pages = count_pages(file)
    if pages == 1:
        return None
    return f"“{path.name}” holds {pages} pages; only the first is used."


def read_preview(path: Path, side_px: int, max_pixels: int = MAX_PIXELS) -> npt.NDArray[np.uint8]:
    """Return a small upright picture, uint8 (height, width) or (height, width, 3), for people.

    Its longer side is `side_px`, or the image's where that is shorter. A JPEG is decoded at reduced
    size, which is several times quicker. Raises ImageUnreadable.
    """
    from segstudio.storage.raster_file import decode_reduced, read_content

    with _opened(path, max_pixels) as (file, header):
        factor = _reduction(header, side_px)
        pixels = None
        if header.kind == "JPEG" and factor > 1:
            pixels = decode_reduced(read_content(file), header, factor)
            file.seek(0)
        if pixels is None:
            pixels = _decode(file, header)
    small = _shrunk(pixels, side_px)
    return np.ascontiguousarray(_upright(small, header.orientation))


@contextmanager
def _opened(path: Path, max_pixels: int) -> Iterator[tuple[BinaryIO, ImageHeader]]:
    """Open the file and read its header; turn anything that goes wrong into ImageUnreadable."""
    from segstudio.storage.image_header import read_header

    try:
        with path.open("rb") as file:
            header = read_header(path, file, max_pixels)
            file.seek(0)
            yield file, header
    except ImageUnreadable:
        raise
    except FileNotFoundError as error:
        raise ImageUnreadable(
            f"“{path}” is not there any more. Bring it back, or link the image anew."
        ) from error
    except MemoryError as error:
        raise ImageUnreadable(
            f"“{path}” does not fit into memory. Close other programs, or cut it into smaller ones."
        ) from error
    except Exception as error:  # decoders raise anything for files made to break them
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise ImageUnreadable(
            f"“{path}” cannot be read: {reason}. Copy it again from where it came, or convert it."
        ) from error


def _decode(file: BinaryIO, header: ImageHeader) -> Pixels:
    if header.kind == "TIFF":
        from segstudio.storage.tiff_file import decode_tiff

        return decode_tiff(file)
    from segstudio.storage.raster_file import decode_raster, read_content

    return decode_raster(read_content(file), header)


def _upright(pixels: Pixels, orientation: int) -> Pixels:
    """Turn and mirror as EXIF's orientation says (1 … 8)."""
    if orientation in (5, 6, 7, 8):
        pixels = pixels.swapaxes(0, 1)
    if orientation in (3, 4, 7, 8):
        pixels = pixels[::-1]
    if orientation in (2, 3, 6, 7):
        pixels = pixels[:, ::-1]
    return pixels


def _reduction(header: ImageHeader, side_px: int) -> int:
    """Return how many times smaller a JPEG may be decoded and still have `side_px`."""
    return next((f for f in (8, 4, 2) if max(header.stored_shape) >= f * side_px), 1)


def _shrunk(pixels: Pixels, side_px: int) -> npt.NDArray[np.uint8]:
    longer = max(pixels.shape[:2])
    height, width = (max(1, round(side * side_px / longer)) for side in pixels.shape[:2])
    if pixels.dtype != np.uint8 or (pixels.ndim == 3 and pixels.shape[2] != 3):
        step = max(1, longer // (2 * side_px))
        pixels = pixels[::step, ::step]
        pixels = DisplayMap(default_display(pixels)).whole(pixels)
    if longer <= side_px:
        return pixels
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
