"""How an image's values are shown: for each channel two limits, gamma, inversion and colour."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy.typing as npt

from segstudio.document.intensity import display_window

WHITE = "#ffffff"
RGB_COLORS = ("#ff0000", "#00ff00", "#0000ff")
PAIR_COLORS = ("#00ff00", "#ff00ff")
STACK_COLORS = ("#0080ff", "#00ff00", "#ff3030", "#ff00ff", "#ffff00", "#00ffff", "#ff8000", WHITE)
"""For stains and bands: told apart when they are added up."""
MIN_GAMMA, MAX_GAMMA = 0.1, 5.0
MAX_CHANNELS = 64

Pixels = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class ChannelDisplay:
    """Look of one channel. low and below: dark; high and above: bright; low < high.

    gamma: exponent between the two, below 1 brightens. color: "#rrggbb" of a bright pixel.
    """

    low: float
    high: float
    gamma: float = 1.0
    is_inverted: bool = False
    is_shown: bool = True
    color: str = WHITE

    @property
    def level(self) -> float:
        """The middle between the limits."""
        return (self.low + self.high) / 2

    @property
    def window(self) -> float:
        """The width between the limits."""
        return self.high - self.low

    def with_limits(self, low: float, high: float) -> ChannelDisplay:
        """Return it with other limits; those that are no window are left as they were."""
        return replace(self, low=low, high=high) if _is_window(low, high) else self


@dataclass(frozen=True, slots=True)
class ImageDisplay:
    """Looks of all channels of an image, added up where there are several."""

    channels: tuple[ChannelDisplay, ...]

    def changed(self, index: int | None, **changes: object) -> ImageDisplay:
        """Return it with fields of one channel changed, or of all with None."""
        return self.mapped(index, lambda each: replace(each, **changes))  # type: ignore[arg-type]

    def mapped(
        self, index: int | None, change: Callable[[ChannelDisplay], ChannelDisplay]
    ) -> ImageDisplay:
        """Return it with one channel, or all with None, put through `change`."""
        return ImageDisplay(
            tuple(
                change(each) if index in (None, place) else each
                for place, each in enumerate(self.channels)
            )
        )

    def fits(self, other: ImageDisplay) -> bool:
        """Tell whether both are of equally many channels."""
        return len(self.channels) == len(other.channels)


def channel_count(pixels: Pixels) -> int:
    """Return the channels of (height, width) or (height, width, channels)."""
    return 1 if pixels.ndim == 2 else int(pixels.shape[2])


def default_display(pixels: Pixels) -> ImageDisplay:
    """Return how an image is shown that nobody has adjusted.

    Grey and RGB: one window over all channels (see `display_window`). Other counts: one for each
    channel, in a colour of its own.
    """
    count = channel_count(pixels)
    if count == 1:
        return ImageDisplay((ChannelDisplay(*display_window(pixels)),))
    if count == len(RGB_COLORS):
        low, high = display_window(pixels)
        return ImageDisplay(tuple(ChannelDisplay(low, high, color=each) for each in RGB_COLORS))
    colors = PAIR_COLORS if count == len(PAIR_COLORS) else STACK_COLORS
    return ImageDisplay(
        tuple(
            ChannelDisplay(*display_window(pixels[..., i]), color=colors[i % len(colors)])
            for i in range(count)
        )
    )


def to_plain(display: ImageDisplay) -> list[dict[str, Any]]:
    """Return what JSON can hold."""
    return [
        {
            "low": each.low,
            "high": each.high,
            "gamma": each.gamma,
            "is_inverted": each.is_inverted,
            "is_shown": each.is_shown,
            "color": each.color,
        }
        for each in display.channels
    ]


def from_plain(stored: object) -> ImageDisplay | None:
    """Return what `to_plain` made, or None where it is something else or out of range."""
    if not isinstance(stored, list) or not 1 <= len(stored) <= MAX_CHANNELS:
        return None
    channels = [_channel(each) for each in stored]
    whole = tuple(each for each in channels if each is not None)
    return ImageDisplay(whole) if len(whole) == len(channels) else None


def _channel(stored: object) -> ChannelDisplay | None:
    if not isinstance(stored, dict):
        return None
    low, high, gamma = (stored.get(key) for key in ("low", "high", "gamma"))
    numbers = [float(each) for each in (low, high, gamma) if isinstance(each, int | float)]
    color = stored.get("color")
    if len(numbers) != 3 or not _is_window(*numbers[:2]):
        return None
    if not MIN_GAMMA <= numbers[2] <= MAX_GAMMA:
        return None
    if not isinstance(color, str) or not re.fullmatch("#[0-9a-f]{6}", color):
        return None
    is_inverted, is_shown = bool(stored.get("is_inverted")), bool(stored.get("is_shown", True))
    return ChannelDisplay(numbers[0], numbers[1], numbers[2], is_inverted, is_shown, color)


def _is_window(low: float, high: float) -> bool:
    return math.isfinite(low) and math.isfinite(high) and low < high
