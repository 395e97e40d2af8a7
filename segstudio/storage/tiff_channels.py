"""Tells whether the pages of a TIFF are the channels of one image, as microscopes write them."""

from __future__ import annotations

import re

import tifffile

from segstudio.document.image_display import MAX_CHANNELS

_PIXELS_TAG = re.compile(r"<(?:\w+:)?Pixels\b[^>]{0,4000}>")
_ONE = (None, 1)


def channel_pages(tiff: tifffile.TiffFile) -> int:
    """Return how many pages are channels of one image; 1 where pages are anything else.

    Believed is what ImageJ and OME write into the first page, where the file has just those pages,
    all alike, grey and of one depth and time. A set of OME files is never followed to its others.
    """
    count = _imagej_channels(tiff) if tiff.is_imagej else _ome_channels(tiff)
    if not 2 <= count <= MAX_CHANNELS or len(tiff.pages) != count:
        return 1
    first = tiff.pages.first
    is_alike = all(
        page.shape == first.shape and page.dtype == first.dtype and len(page.shape) == 2
        for page in tiff.pages
    )
    return count if is_alike else 1


def _imagej_channels(tiff: tifffile.TiffFile) -> int:
    said = tiff.imagej_metadata or {}
    channels = said.get("channels")
    is_flat = said.get("slices") in _ONE and said.get("frames") in _ONE
    return channels if isinstance(channels, int) and is_flat else 1


def _ome_channels(tiff: tifffile.TiffFile) -> int:
    found = _PIXELS_TAG.search(tiff.ome_metadata or "") if tiff.is_ome else None
    if found is None:
        return 1
    said = dict(re.findall(r'\b(Size[CZT])="(\d{1,6})"', found.group()))
    is_flat = int(said.get("SizeZ", "1")) == int(said.get("SizeT", "1")) == 1
    return int(said.get("SizeC", "1")) if is_flat else 1
