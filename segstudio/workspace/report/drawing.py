"""Curves and bars as coordinates, for the lines of an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 320.0, 170.0
LEFT, BOTTOM, TOP, RIGHT = 38.0, 24.0, 8.0, 8.0
_MOST_POINTS = 400


@dataclass(frozen=True, slots=True)
class Tick:
    """at: in the drawing's units along the axis. text: what stands there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Curve:
    """points: “x,y x,y …” in the drawing's units, y downwards."""

    points: str
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    has_diagonal: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in the drawing's units, with what it tells."""

    x: float
    y: float
    width: float
    height: float
    told: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A histogram."""

    bars: tuple[Bar, ...]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]


def curve(
    xs: Sequence[float],
    ys: Sequence[float],
    y_range: tuple[float, float] | None = None,
    x_range: tuple[float, float] | None = None,
    has_diagonal: bool = False,
) -> Curve | None:
    """Return a line through the points; None where there are fewer than two."""
    step = max(1, len(xs) // _MOST_POINTS)
    xs, ys = xs[::step], ys[::step]
    if len(xs) < 2:
        return None
    low_x, high_x = x_range or (min(xs), max(xs))
    low_y, high_y = y_range or (min(0.0, *ys), max(ys))
    points = " ".join(
        f"{_across(x, low_x, high_x):.1f},{_down(y, low_y, high_y):.1f}"
        for x, y in zip(xs, ys, strict=True)
    )
    return Curve(
        points,
        tuple(Tick(_across(x, low_x, high_x), f"{x:,.4g}") for x in _three(low_x, high_x)),
        tuple(Tick(_down(y, low_y, high_y), f"{y:.3g}") for y in _three(low_y, high_y)),
        has_diagonal,
    )


def bars(edges: Sequence[float], counts: Sequence[int]) -> Bars | None:
    """Return a histogram; None where it is empty. edges: one more than counts."""
    most = max(counts, default=0)
    if not most:
        return None
    low, high = edges[0], edges[-1]
    made = []
    for count, start, end in zip(counts, edges[:-1], edges[1:], strict=True):
        left, right, top = _across(start, low, high), _across(end, low, high), _down(count, 0, most)
        told = f"{start:.3g}–{end:.3g}: {count:,}"
        made.append(Bar(left + 0.5, top, right - left - 1, HEIGHT - BOTTOM - top, told))
    return Bars(
        tuple(made),
        tuple(Tick(_across(x, low, high), f"{x:.3g}") for x in _three(low, high)),
        (Tick(_down(0, 0, most), "0"), Tick(_down(most, 0, most), f"{most:,}")),
    )


def _three(low: float, high: float) -> tuple[float, float, float]:
    return low, (low + high) / 2, high


def _across(x: float, low: float, high: float) -> float:
    share = (x - low) / (high - low) if high > low else 0.5
    return LEFT + share * (WIDTH - LEFT - RIGHT)


def _down(y: float, low: float, high: float) -> float:
    share = (y - low) / (high - low) if high > low else 0.5
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP)
