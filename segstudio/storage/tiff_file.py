"""Decodes the first image of a TIFF: any depth, colour, grey or channels."""

from __future__ import annotations

from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt
import tifffile

from segstudio.document.image_display import MAX_CHANNELS
from segstudio.storage.tiff_channels import channel_pages

Pixels = npt.NDArray[Any]


_ALPHA = (tifffile.EXTRASAMPLE.ASSOCALPHA, tifffile.EXTRASAMPLE.UNASSALPHA)
_IN_THREE = (tifffile.PHOTOMETRIC.RGB, tifffile.PHOTOMETRIC.YCBCR)


class TiffProblem(ValueError):
    """Why a TIFF cannot be used; a part of a sentence."""


def decode_tiff(file: BinaryIO) -> Pixels:
    """Return (height, width) or (height, width, channels) in the file's own type and range.

    Half floats come as float32, 1 bit as 0 and 255 uint8, a palette as RGB, CMYK as RGB. Of RGB
    with further bands the first three are taken, of others all but alpha, at most MAX_CHANNELS.
    Pages that are channels (ImageJ, OME) are put together.
    Raises TiffProblem, and whatever the decoders raise.
    """
    with tifffile.TiffFile(file) as tiff:
        page = tiff.pages.first
        if not isinstance(page, tifffile.TiffPage):
            raise TiffProblem("its first page cannot be read")
        if channel_pages(tiff) == 1:
            return _decode_page(page, tiff.filehandle.size)
        planes = [
            _decode_page(each, tiff.filehandle.size)
            for each in tiff.pages
            if isinstance(each, tifffile.TiffPage)
        ]
        return np.stack(planes, axis=-1)


def count_pages(file: BinaryIO) -> int:
    """Return the number of images; slow for many, as each one leads to the next."""
    with tifffile.TiffFile(file) as tiff:
        return 1 if channel_pages(tiff) > 1 else len(tiff.pages)


def _decode_page(page: tifffile.TiffPage, file_bytes: int) -> Pixels:
    _check_complete(page, file_bytes)
    pixels = _bands_last(page, page.asarray())
    return _colours(page, _plain_type(pixels))


def _check_complete(page: tifffile.TiffPage, file_bytes: int) -> None:
    """Refuse a file cut short: its missing strips would be read as zeros."""
    for offset, length in zip(page.dataoffsets, page.databytecounts, strict=False):
        if offset + length > file_bytes:
            raise TiffProblem("it is cut short: some of its pixels are missing")


def _bands_last(page: tifffile.TiffPage, pixels: Pixels) -> Pixels:
    """Return (height, width) or (height, width, bands)."""
    if pixels.ndim == 3 and page.axes.startswith("S"):
        pixels = np.moveaxis(pixels, 0, -1)
    if pixels.ndim not in (2, 3) or pixels.shape[:2] != (page.imagelength, page.imagewidth):
        raise TiffProblem(f"it is a volume ({page.axes}), not an image; save its slices one by one")
    return pixels[..., 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels


def _plain_type(pixels: Pixels) -> Pixels:
    """Return the pixels in the machine's byte order and in a type that all parts can work with."""
    if pixels.dtype.kind not in "buif":
        raise TiffProblem(f"its values are of type {pixels.dtype}, not real numbers")
    if pixels.dtype == np.float16:
        return pixels.astype(np.float32)
    return pixels.astype(pixels.dtype.newbyteorder("="), copy=False)


def _colours(page: tifffile.TiffPage, pixels: Pixels) -> Pixels:
    photometric = tifffile.PHOTOMETRIC(page.photometric)
    if pixels.dtype == np.bool_ or page.bitspersample == 1:
        is_white = pixels == 0 if photometric == tifffile.PHOTOMETRIC.MINISWHITE else pixels != 0
        return np.where(is_white, np.uint8(255), np.uint8(0))
    if photometric == tifffile.PHOTOMETRIC.PALETTE and page.colormap is not None:
        table: Pixels = (np.moveaxis(page.colormap, 0, -1) >> 8).astype(np.uint8)
        indices = np.minimum(pixels, len(table) - 1)
        return table[indices]
    if photometric == tifffile.PHOTOMETRIC.SEPARATED and pixels.ndim == 3 and pixels.shape[2] >= 4:
        return _from_cmyk(pixels)
    if photometric == tifffile.PHOTOMETRIC.MINISWHITE and pixels.dtype.kind == "u":
        inverted: Pixels = np.subtract(2**page.bitspersample - 1, pixels, dtype=pixels.dtype)
        return inverted
    if photometric in (tifffile.PHOTOMETRIC.CIELAB, tifffile.PHOTOMETRIC.ICCLAB):
        raise TiffProblem("its colours are Lab; save it as RGB")
    if pixels.ndim == 2:
        return pixels
    count = 3 if photometric in _IN_THREE else _without_alpha(page, pixels.shape[2])
    return np.ascontiguousarray(pixels[..., :count] if count > 1 else pixels[..., 0])


def _without_alpha(page: tifffile.TiffPage, bands: int) -> int:
    """Return how many of the bands are channels; alpha stands behind them."""
    alphas = sum(each in _ALPHA for each in page.extrasamples)
    return max(1, min(bands - alphas, MAX_CHANNELS))


def _from_cmyk(pixels: Pixels) -> Pixels:
    """Return RGB of inks in integers (0 = no ink), as all viewers without a colour profile do."""
    if pixels.dtype.kind != "u":
        raise TiffProblem(f"its CMYK values are of type {pixels.dtype}; save it as RGB")
    full = float(np.iinfo(pixels.dtype).max)
    paper = full - pixels[..., 3:4].astype(np.float32)
    light = (full - pixels[..., :3].astype(np.float32)) * (paper / full)
    return np.rint(light).astype(pixels.dtype)
