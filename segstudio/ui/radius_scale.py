"""The scale of the brush slider: even steps to the eye, from half a pixel to 500."""

from __future__ import annotations

import math

from segstudio.workspace.tools.brush_options import MAX_RADIUS_PX, MIN_RADIUS_PX

STEPS = 100
"""Positions of the slider above 0."""


def radius_of(step: int) -> float:
    """Return the radius in image pixels at a position 0 … STEPS, in halves of a pixel."""
    radius_px: float = MIN_RADIUS_PX * (MAX_RADIUS_PX / MIN_RADIUS_PX) ** (step / STEPS)
    return round(2 * radius_px) / 2


def step_of(radius_px: float) -> int:
    """Return the position nearest to a radius."""
    share = math.log(max(radius_px, MIN_RADIUS_PX) / MIN_RADIUS_PX)
    return round(STEPS * share / math.log(MAX_RADIUS_PX / MIN_RADIUS_PX))
