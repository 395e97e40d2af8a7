"""Decodes PNG, JPEG, BMP and WebP: by the quickest that is right, else by Pillow."""

from __future__ import annotations

import io
from typing import Any, BinaryIO

import cv2
import imagecodecs
import numpy as np
import numpy.typing as npt
from PIL import Image

from segstudio.storage.image_header import PILLOW_FORMATS, ImageHeader

Pixels = npt.NDArray[Any]
Content = npt.NDArray[np.uint8]

_STRIP_ROWS = 256
_BLOCK_BYTES = 1 << 18
_PLAIN = ("L", "RGB")
"""JPEGs of other modes hold inks, which Pillow converts."""
_REDUCED = {
    2: (cv2.IMREAD_REDUCED_GRAYSCALE_2, cv2.IMREAD_REDUCED_COLOR_2),
    4: (cv2.IMREAD_REDUCED_GRAYSCALE_4, cv2.IMREAD_REDUCED_COLOR_4),
    8: (cv2.IMREAD_REDUCED_GRAYSCALE_8, cv2.IMREAD_REDUCED_COLOR_8),
}


def read_content(file: BinaryIO) -> Content:
    """Return the bytes of an open file from its place on.

    NumPy's memory is taken and given back in large pages: of a large file as `bytes`, that alone
    keeps every other thread waiting for tens of milliseconds.
    """
    return np.fromfile(file, np.uint8)


def decode_raster(content: Content, header: ImageHeader) -> Pixels:
    """Return (height, width) or (height, width, 3) uint8 or uint16, not yet turned upright.

    Alpha is dropped: the colours under it stay as they are stored. Raises whatever Pillow raises.
    """
    pixels = _quickly(content, header)
    if pixels is None or pixels.shape[:2] != header.stored_shape:
        return _by_pillow(content)
    if pixels.ndim == 2:
        return pixels
    return np.ascontiguousarray(pixels[..., 0 if pixels.shape[2] < 3 else slice(3)])


def decode_reduced(content: Content, header: ImageHeader, factor: int) -> Pixels | None:
    """Return a JPEG at 1/2, 1/4 or 1/8 of its size, uint8, not upright; None where impossible."""
    if header.kind != "JPEG" or header.mode not in _PLAIN or factor not in _REDUCED:
        return None
    if is_cut_jpeg(content):
        return None
    return _by_opencv(content, _REDUCED[factor][header.mode == "RGB"])


def is_cut_jpeg(content: Content) -> bool:
    """Tell whether a JPEG lacks its end, which decoders other than Pillow show as half a picture.

    Inside the coded pixels, no 0xff is followed by the bytes looked for here.
    """
    return _last(content, b"\xff\xd9") < _last(content, b"\xff\xda")


def _last(content: Content, marker: bytes) -> int:
    """Return where a marker of two bytes is for the last time, or -1; block by block."""
    for end in range(len(content), 0, -_BLOCK_BYTES):
        start = max(0, end - _BLOCK_BYTES - 1)
        place = content[start:end].tobytes().rfind(marker)
        if place >= 0:
            return start + place
    return -1


def _quickly(content: Content, header: ImageHeader) -> Pixels | None:
    """Decode by libpng, libjpeg-turbo or libwebp without the interpreter lock, or return None.

    What they refuse is left to Pillow, for its verdict and its reason.
    """
    encoded: Any = content  # imagecodecs takes any buffer, but its annotations do not say so
    try:
        if header.kind == "PNG":
            return np.asarray(imagecodecs.png_decode(encoded))
        if header.kind == "JPEG" and header.mode in _PLAIN and not is_cut_jpeg(content):
            return np.asarray(imagecodecs.jpeg8_decode(encoded))
        if header.kind == "WEBP":
            return _by_opencv(content, cv2.IMREAD_COLOR)
    except (imagecodecs.PngError, imagecodecs.Jpeg8Error):
        return None
    return None


def _by_opencv(content: Content, flag: int) -> Pixels | None:
    try:
        flag |= cv2.IMREAD_IGNORE_ORIENTATION
        pixels = cv2.imdecode(content, flag)
    except cv2.error:
        return None
    return None if pixels is None else _to_rgb(pixels)


def _to_rgb(pixels: Pixels) -> Pixels:
    """Turn OpenCV's BGR into RGB in place, strip by strip; grey stays."""
    if pixels.ndim == 2:
        return pixels
    for top in range(0, len(pixels), _STRIP_ROWS):
        strip = pixels[top : top + _STRIP_ROWS]
        strip[...] = cv2.cvtColor(strip, cv2.COLOR_BGR2RGB)
    return pixels


def _by_pillow(content: Content) -> Pixels:
    with Image.open(io.BytesIO(content.data), formats=PILLOW_FORMATS) as image:
        image.load()
        if image.mode in ("L", "F") or image.mode.startswith("I"):
            pixels = np.array(image)
            return pixels.astype(np.uint16) if image.mode.startswith("I") else pixels
        if image.mode == "1":
            return np.array(image.convert("L"))
        if image.mode in ("LA", "La"):
            return np.array(image.getchannel(0))
        return np.array(image.convert("RGB"))
