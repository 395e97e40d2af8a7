"""Turns pixels as in the file into 8 bits for the screen, a piece at a time."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.image_display import (
    RGB_COLORS,
    WHITE,
    ChannelDisplay,
    ImageDisplay,
)

Pixels = npt.NDArray[Any]
Shown = npt.NDArray[np.uint8]

_STEPS = 4096
"""Of other types than 8 and 16 bits, values are looked up after rounding to so many steps."""
_TABLED = (np.dtype(np.uint8), np.dtype(np.uint16), np.dtype(np.int16))
_TAME = 1e30
_STRIP_PX = 1 << 20
_PLAIN_8_BIT = (0.0, 255.0, 1.0, False)


class DisplayMap:
    """The mapping that an `ImageDisplay` describes; cheap to make, made anew for each change.

    Its cost is that of the pixels given, whatever the image's size.
    """

    def __init__(self, display: ImageDisplay) -> None:
        self.display = display
        channels = display.channels
        colors = tuple(each.color for each in channels)
        self._is_grey = colors == (WHITE,)
        self._is_rgb = colors == RGB_COLORS
        self._is_even = len({(_curve(each), each.is_shown) for each in channels}) == 1

    def shown(self, pixels: Pixels) -> Shown:
        """Return (height, width) grey or (height, width, 3) RGB, uint8, maybe `pixels` itself.

        pixels: (height, width) or (height, width, channels) of any real type; level values of a
        pyramid may be of a wider type than the file's.
        """
        channels = self.display.channels
        if pixels.ndim == 3 and pixels.shape[2] == 1:
            pixels = pixels[..., 0]
        if self._is_grey and pixels.ndim == 2:
            return _mapped(pixels, channels[0])
        if self._is_rgb and self._is_even:
            return _mapped(pixels, channels[0])
        planes = [pixels] if pixels.ndim == 2 else [pixels[..., i] for i in range(len(channels))]
        if self._is_rgb:
            pairs = zip(planes, channels, strict=True)
            return cast("Shown", cv2.merge([_mapped(plane, each) for plane, each in pairs]))
        return self._added(planes)

    def whole(self, pixels: Pixels) -> Shown:
        """Return a whole image as `shown` does, in strips that take little memory."""
        strip = pixels[:1]
        first = self.shown(strip)
        if first is strip:
            return pixels  # shown as it is
        result = np.empty((len(pixels), *first.shape[1:]), np.uint8)
        rows = max(1, _STRIP_PX // max(1, pixels.shape[1]))
        for top in range(0, len(pixels), rows):
            result[top : top + rows] = self.shown(pixels[top : top + rows])
        return result

    def _added(self, planes: list[Pixels]) -> Shown:
        """Return the channels in their colours, added up; bright sums end at white."""
        total = np.zeros((*planes[0].shape, 4), np.uint8)
        for plane, channel in zip(planes, self.display.channels, strict=True):
            if channel.is_shown:
                indices = _indices(plane, channel)
                colored = np.take(_colored_table(_kind(plane), channel), indices, mode="clip")
                cv2.add(total, colored.view(np.uint8).reshape(total.shape), dst=total)
        return cast("Shown", cv2.cvtColor(total, cv2.COLOR_RGBA2RGB))


def _curve(channel: ChannelDisplay) -> tuple[float, float, float, bool]:
    return channel.low, channel.high, channel.gamma, channel.is_inverted


def _mapped(pixels: Pixels, channel: ChannelDisplay) -> Shown:
    """Return the pixels between the limits, by the curve, in 8 bits; 0 where it is not shown."""
    if not channel.is_shown:
        return np.zeros(pixels.shape, np.uint8)
    if pixels.dtype == np.uint8 and _curve(channel) == _PLAIN_8_BIT:
        return pixels
    table, indices = _table(_kind(pixels), *_curve(channel)), _indices(pixels, channel)
    if indices.dtype == np.uint8:
        return cast("Shown", cv2.LUT(indices, table).reshape(pixels.shape))
    return cast("Shown", np.take(table, indices, mode="clip"))


def _kind(pixels: Pixels) -> str:
    """Return the type that a table is for; "" where values are rounded to steps first."""
    return pixels.dtype.str if pixels.dtype in _TABLED else ""


def _indices(pixels: Pixels, channel: ChannelDisplay) -> Pixels:
    """Return the places of all pixels in the table for them."""
    if pixels.dtype not in _TABLED:
        return _steps(pixels, channel.low, channel.high)
    return np.ascontiguousarray(pixels).view(np.uint16) if pixels.dtype == np.int16 else pixels


def _steps(pixels: Pixels, low: float, high: float) -> npt.NDArray[np.uint16]:
    """Return where values lie between the limits, 0 … _STEPS - 1; NaN as 0."""
    is_short = pixels.dtype.itemsize <= 2 or pixels.dtype == np.float32
    is_tame = max(abs(low), abs(high)) < _TAME
    levels: Pixels = pixels.astype(np.float32 if is_short and is_tame else np.float64)
    np.clip(levels, low, high, out=levels)
    with np.errstate(over="ignore", invalid="ignore"):
        np.subtract(levels, low, out=levels)
        np.multiply(levels, (_STEPS - 1) / (high - low), out=levels)
        np.add(levels, 0.5, out=levels)
    np.nan_to_num(levels, copy=False)
    return np.clip(levels, 0, _STEPS - 1, out=levels).astype(np.uint16)


@lru_cache(maxsize=64)
def _table(kind: str, low: float, high: float, gamma: float, is_inverted: bool) -> Shown:
    """Return the grey of each value or step; signed values stand in the order of their bits."""
    if not kind:
        return _bent(gamma, is_inverted)
    itemsize = np.dtype(kind).itemsize
    values = np.arange(1 << 8 * itemsize, dtype=np.dtype(f"u{itemsize}")).view(kind)
    return _bent(gamma, is_inverted)[_steps(values, low, high)]


@lru_cache(maxsize=32)
def _colored_table(kind: str, channel: ChannelDisplay) -> npt.NDArray[np.uint32]:
    """Return the same in the channel's colour: bytes red, green, blue and 0."""
    rgb = np.array([int(channel.color[i : i + 2], 16) for i in (1, 3, 5)] + [0])
    tint = ((np.arange(256)[:, np.newaxis] * rgb + 127) // 255).astype(np.uint8)
    colored: npt.NDArray[np.uint32] = tint.view(np.uint32).ravel()[_table(kind, *_curve(channel))]
    return colored


def _bent(gamma: float, is_inverted: bool) -> Shown:
    """Return the grey of each of _STEPS steps between the limits."""
    bent = (np.arange(_STEPS) / (_STEPS - 1)) ** gamma
    bent = 1 - bent if is_inverted else bent
    greys: Shown = (255 * bent + 0.5).astype(np.uint8)
    return greys
