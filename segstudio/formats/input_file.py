"""Reads files of others: of limited size, and each failure is a sentence."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import numpy.typing as npt

from segstudio.formats.errors import ImportFailed, OtherShape
from segstudio.garbage import no_search

if TYPE_CHECKING:
    from PIL import Image

MAX_TEXT_BYTES = 2**31
MAX_PIXELS = 2**30
MAX_JSON_VALUES = 2 * 10**8
"""What a few gigabytes of memory hold; the largest public sets stay below."""


def read_bytes(path: Path, max_bytes: int = MAX_TEXT_BYTES) -> bytes:
    """Return a file's content. Raises ImportFailed where it is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            content = file.read(max_bytes + 1)
    except OSError as error:
        raise ImportFailed(f"“{path}” cannot be read: {error.strerror or error}.") from error
    if len(content) > max_bytes:
        raise ImportFailed(f"“{path}” is larger than {max_bytes:,} bytes. Split the data set.")
    return content


def read_text(path: Path, max_bytes: int = MAX_TEXT_BYTES) -> str:
    """Return a file's text. Raises ImportFailed."""
    try:
        return read_bytes(path, max_bytes).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportFailed(f"“{path}” is not UTF-8 text. Export it again.") from error


def read_json(path: Path, max_bytes: int = MAX_TEXT_BYTES) -> Any:
    """Return what the JSON in a file says. Raises ImportFailed, before memory is taken for it."""
    text = read_text(path, max_bytes)
    if text.count(",") > MAX_JSON_VALUES:
        raise ImportFailed(f"“{path}” holds more than {MAX_JSON_VALUES:,} values. Split it.")
    try:
        with no_search():
            return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportFailed(f"“{path}” is not JSON: {error}. Export it again.") from error


def read_json_object(path: Path, max_bytes: int = MAX_TEXT_BYTES) -> dict[str, Any]:
    """Return the JSON object in a file. Raises ImportFailed."""
    content = read_json(path, max_bytes)
    if not isinstance(content, dict):
        raise ImportFailed(f"“{path}” holds no JSON object.")
    return content


@contextlib.contextmanager
def opened_png(file: BinaryIO) -> Iterator[Image.Image]:
    """Open a PNG, of which no pixel is decoded yet: the caller checks its size first."""
    from PIL import Image

    # Its own limit is lower than ours.
    Image.MAX_IMAGE_PIXELS = None
    with Image.open(file, formats=("PNG",)) as image:
        yield image


def check_shape(what: str, found: object, expected: tuple[int, int]) -> None:
    """Raise OtherShape where a mask's (height, width) is not its image's. what: names the mask.

    Nothing is decoded before this.
    """
    if not isinstance(found, tuple | list) or tuple(found) != expected:
        raise OtherShape(
            f"{what} is for an image of {found} (height, width), but the image is {expected}."
        )


def finite_numbers(values: object) -> npt.NDArray[np.float64] | None:
    """Return a flat list of numbers as an array, or None where anything in it is not one."""
    if not isinstance(values, list):
        return None
    try:
        numbers = np.asarray(values)
    except (ValueError, OverflowError):
        return None
    if numbers.ndim != 1 or numbers.dtype.kind not in "iuf":
        return None
    numbers = numbers.astype(np.float64)
    return numbers if bool(np.isfinite(numbers).all()) else None
