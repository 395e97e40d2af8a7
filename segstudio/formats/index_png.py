"""Masks as PNG whose grey values are class ids: what almost every other tool can read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.formats.errors import ExportFailed, ImportFailed, OtherShape
from segstudio.formats.exported_file import write_exported
from segstudio.formats.input_file import MAX_PIXELS, opened_png

if TYPE_CHECKING:
    from PIL import Image

_LEVELS = {1: 255, 2: 85, 4: 17, 8: 1}
"""What Pillow multiplies grey values of so many bits by."""
_FLAT = (
    [
        *(cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_DEFAULT),
        *(cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_NONE),
    ]
    if hasattr(cv2, "IMWRITE_PNG_FILTER")  # since 4.12
    else []
)
"""Masks are flat: without a filter they take a third of the time, and as many bytes."""


def write_index_mask(path: Path, class_ids: MaskArray) -> None:
    """Write a mask as a plain grey PNG, atomically: 8 bits, or 16 where an id is above 255.

    Grey, not a palette: tools that turn palettes into colours would lose the ids. It looks almost
    black; `write_overlay` is for looking at. class_ids: (height, width), 0 = unlabelled.
    Raises ExportFailed.
    """
    if class_ids.dtype == np.uint16 and int(class_ids.max(initial=0)) <= 255:
        class_ids = class_ids.astype(np.uint8)
    write_exported(path, encode_png(path, class_ids))


def write_object_numbers(path: Path, numbers: npt.NDArray[np.uint16]) -> None:
    """Write the object of each pixel as a grey PNG of 16 bits, atomically. Raises ExportFailed.

    numbers: (height, width), 0 = no object.
    """
    write_exported(path, encode_png(path, numbers))


def encode_png(path: Path, pixels: MaskArray, compression: int = 3) -> bytes:
    """Return grey or BGR pixels as a PNG; `path` is for the message of ExportFailed."""
    try:
        options = [cv2.IMWRITE_PNG_COMPRESSION, compression]
        _, content = cv2.imencode(".png", pixels, options + (_FLAT if pixels.ndim == 2 else []))
    except cv2.error as error:
        raise ExportFailed(f"“{path}” cannot be made into a PNG: {error.err}.") from error
    return content.tobytes()


def read_index_mask(path: Path, shape: tuple[int, int] | None = None) -> MaskArray:
    """Return the class ids of a mask, (height, width) uint8, or uint16 for 16-bit files.

    Reads PNG: grey of any depth (the values as stored: a 1-bit mask holds 0 and 1), and palettes
    (the indices, not the colours). shape: (height, width) that it must have, or None.
    Raises ImportFailed with a sentence for anything else, before memory is taken where possible.
    """
    try:
        with path.open("rb") as file:
            depth = _depth(path, file.read(26))
            file.seek(0)
            with opened_png(file) as image:
                _check_size(path, (image.height, image.width), shape)
                _check_mode(path, image.mode)
                return _indices(image, depth)
    except (ImportFailed, MemoryError):
        raise
    except Exception as error:  # decoders raise anything for files made to break them
        reason = getattr(error, "strerror", None) or str(error)
        raise ImportFailed(
            f"The mask “{path}” cannot be read: {reason}. Copy or export it again."
        ) from error


def _depth(path: Path, beginning: bytes) -> int:
    """Return the bits of each value, which Pillow does not tell."""
    if len(beginning) < 26 or not beginning.startswith(b"\x89PNG\r\n\x1a\n"):
        raise ImportFailed(f"The mask “{path}” is not a PNG. Export it as PNG.")
    return beginning[24]


def _check_size(path: Path, size: tuple[int, int], shape: tuple[int, int] | None) -> None:
    height, width = size
    if shape is not None and size != shape:
        raise OtherShape(
            f"The mask “{path}” is {width} × {height} px, but its image is {shape[1]} × "
            f"{shape[0]}. Choose the mask that belongs to this image."
        )
    if height * width > MAX_PIXELS:
        raise ImportFailed(
            f"The mask “{path}” says that it is {width} × {height} px; at most {MAX_PIXELS:,} "
            "pixels can be opened."
        )


def _check_mode(path: Path, mode: str) -> None:
    if mode in ("1", "L", "P") or mode.startswith("I"):
        return
    kind = "has transparency" if mode == "LA" else "is a colour picture"
    raise ImportFailed(
        f"The mask “{path}” {kind}; a mask holds class numbers. Save it as grey or with a palette, "
        "one value for each class."
    )


def _indices(image: Image.Image, depth: int) -> MaskArray:
    if image.mode.startswith("I"):
        return np.asarray(image).astype(np.uint16, copy=False)
    if image.mode == "1":
        return np.asarray(image).astype(np.uint8)
    values = np.array(image, dtype=np.uint8)
    return values // np.uint8(_LEVELS[depth]) if image.mode == "L" and depth < 8 else values
