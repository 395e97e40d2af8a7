"""Layouts of lines: fibres and branching trees."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.engine.starter.arrays import Floats, Index
from segstudio.engine.starter.layout import Layout

_FIXED_POINT_BITS = 3


def filaments(
    layout: Layout, side_px: int, _parent: Index | None, rng: np.random.Generator
) -> Index:
    """Fibres, vessels, roads, scratches: long lines of one thickness."""
    index = np.zeros((side_px, side_px), np.int16)
    thick = max(1.0, layout.radius_px * 0.4)
    length = side_px * np.clip(layout.aspect / 3, 0.3, 1.3)
    count = int(np.clip(layout.coverage * side_px**2 / (thick * length), 1, 40))
    for number in range(1, count + 1):
        angle = layout.angle + rng.normal(0, layout.turn)
        start = rng.uniform(-0.2, 1.0, 2) * side_px
        path = _walk(start, angle, 24, length / 24, 0.25 * layout.wobble, rng)
        _line(index, path, number, thick * np.exp(rng.normal(0, layout.size_spread)))
    return index


def trees(layout: Layout, side_px: int, _parent: Index | None, rng: np.random.Generator) -> Index:
    """Vessels, roots, dendrites: branches that thin out."""
    index = np.zeros((side_px, side_px), np.int16)
    thick = max(1.5, layout.radius_px * 0.5)
    for number in range(1, 2 + int(layout.coverage * 8)):
        edge = rng.uniform(0, 1, 2) * side_px
        edge[rng.integers(2)] = rng.choice([0.0, side_px])
        inward = float(np.arctan2(*(side_px / 2 - edge)[::-1]))
        twigs = [(edge, inward + rng.normal(0, 0.4), thick)]
        for _ in range(18):
            if not twigs:
                break
            start, angle, width = twigs.pop(0)
            steps = int(rng.integers(8, 20))
            path = _walk(start, angle, steps, side_px / 50, 0.3 * layout.wobble, rng)
            _line(index, path, number, width)
            if width > 1:
                fork = rng.uniform(0.3, 0.9)
                twigs.append((path[-1], angle + fork * 0.5, width * 0.8))
                twigs.append((path[steps // 2], angle - fork, width * 0.6))
    return index


def _walk(
    start: Floats, angle: float, steps: int, step_px: float, bend: float, rng: np.random.Generator
) -> Floats:
    """Return a smooth random walk, (steps, 2) as x, y."""
    turn = np.cumsum(rng.normal(0, bend, steps))
    heading = angle + np.cumsum(turn * 0.3) * 0.5
    return start + np.cumsum(np.stack([np.cos(heading), np.sin(heading)], -1) * step_px, 0)


def _line(index: Index, path: Floats, number: int, thick_px: float) -> None:
    fixed = np.round(path * 2**_FIXED_POINT_BITS).astype(np.int32)
    thick = max(1, round(thick_px))
    cv2.polylines(index, [fixed], False, number, thick, shift=_FIXED_POINT_BITS)
