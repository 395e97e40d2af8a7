"""Layouts of separate objects: scattered shapes, buildings of a town, letters."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.engine.starter.arrays import Floats, Index
from segstudio.engine.starter.layout import Layout
from segstudio.engine.starter.shapes import outlines, turned

MAX_OBJECTS = 160
_FIXED_POINT_BITS = 3


def scatter(layout: Layout, side_px: int, parent: Index | None, rng: np.random.Generator) -> Index:
    """Cells, leaves, stones, animals: shapes of one form, each a little different."""
    area = side_px**2 if parent is None else np.count_nonzero(parent)
    wanted = layout.coverage * area / (2.6 * layout.radius_px**2)
    count = int(np.clip(round(wanted), 1, MAX_OBJECTS))
    places = centres(layout, side_px, count, parent, rng)
    count = len(places)
    angles = layout.angle + rng.normal(0, layout.turn, count)
    radii = layout.radius_px * np.exp(rng.normal(0, layout.size_spread, count))
    outline = outlines(layout.form, count, layout.wobble, layout.aspect, rng)
    return _filled(turned(outline, angles, radii, places), side_px)


def town(layout: Layout, side_px: int, _parent: Index | None, rng: np.random.Generator) -> Index:
    """Buildings: plots of a street grid, split again and again, some of them built over."""
    plots = [(-side_px * 0.25, -side_px * 0.25, side_px * 1.25, side_px * 1.25)]
    built: list[tuple[float, ...]] = []
    while plots and len(built) < MAX_OBJECTS:
        left, top, right, bottom = plots.pop()
        wide, high = right - left, bottom - top
        if max(wide, high) > layout.radius_px * 2 * np.exp(rng.normal(0.3, layout.size_spread)):
            cut = rng.uniform(0.3, 0.7)
            street = layout.radius_px * rng.choice([0.02, 0.1, 0.5])
            if wide > high:
                plots.append((left, top, left + wide * cut, bottom))
                plots.append((left + wide * cut + street, top, right, bottom))
            else:
                plots.append((left, top, right, top + high * cut))
                plots.append((left, top + high * cut + street, right, bottom))
        elif rng.random() < layout.coverage * 2:
            built.append(((left + right) / 2, (top + bottom) / 2, wide / 2, high / 2))
    boxes = np.array(built or [(0, 0, 1, 1)])
    outline = outlines("rectangle", len(boxes), layout.wobble, 1.0, rng)
    if layout.form == "ell":
        outline = outlines("ell", len(boxes), layout.wobble, 1.0, rng)
    outline = np.clip(outline, -0.95, 0.95) * boxes[:, None, None, 2:]
    outline = outline + (boxes[:, None, None, :2] - side_px / 2)
    count = np.ones(len(boxes))
    middle = np.full((len(boxes), 2), side_px / 2)
    return _filled(turned(outline, layout.angle * count, count, middle), side_px)


def letters(layout: Layout, side_px: int, parent: Index | None, rng: np.random.Generator) -> Index:
    """Writing: letters and digits, a number each."""
    index = np.zeros((side_px, side_px), np.uint8)
    count = int(np.clip(layout.coverage * side_px**2 / (2 * layout.radius_px**2), 1, 40))
    face = int(rng.integers(0, 8))
    thick = max(1, round(layout.radius_px * 0.25))
    for number, (x, y) in enumerate(centres(layout, side_px, count, parent, rng)[:60], 1):
        sign = chr(int(rng.integers(48, 91)))
        corner = (int(x - layout.radius_px), int(y + layout.radius_px))
        cv2.putText(index, sign, corner, face, layout.radius_px / 11, number, thick)
    return index.astype(np.int16)


def _filled(outline: Floats, side_px: int) -> Index:
    index = np.zeros((side_px, side_px), np.int16)
    fixed = np.ascontiguousarray(np.round(outline * 2**_FIXED_POINT_BITS), np.int32)
    for number, parts in enumerate(fixed, 1):
        for part in parts:
            cv2.fillPoly(index, [part], number, shift=_FIXED_POINT_BITS)
    return index


def centres(
    layout: Layout, side_px: int, count: int, parent: Index | None, rng: np.random.Generator
) -> Floats:
    """Return (count, 2) places as x, y; fewer where few fit."""
    if parent is not None:
        down, across = np.nonzero(parent)
        if not len(down):
            return np.zeros((0, 2))
        chosen = rng.integers(0, len(down), count)
        return np.stack([across[chosen], down[chosen]], -1) + rng.uniform(-0.5, 0.5, (count, 2))
    if layout.placement == "clustered":
        heart = rng.uniform(0, side_px, (max(1, count // 8), 2))
        spread = layout.radius_px * 2.5
        return heart[rng.integers(0, len(heart), count)] + rng.normal(0, spread, (count, 2))
    if layout.placement in ("apart", "rows"):
        return _lattice(layout, side_px, count, rng)
    margin = min(layout.radius_px * 0.5, side_px * 0.2)
    return rng.uniform(margin, side_px - margin, (count, 2))


def _lattice(layout: Layout, side_px: int, count: int, rng: np.random.Generator) -> Floats:
    """Places on a turned lattice: dense along rows, or as far apart as `count` allows."""
    step = max(side_px / np.sqrt(count), 2.0)
    stretch = 2.0 if layout.placement == "rows" else 1.0
    reach = np.arange(-0.75 * side_px, 0.75 * side_px, step / stretch)
    rows = np.arange(-0.75 * side_px, 0.75 * side_px, step * stretch) + rng.uniform(0, step)
    grid = np.stack(np.meshgrid(reach, rows), -1).reshape(-1, 2)
    grid = grid + rng.normal(0, step * (0.12 if stretch > 1 else 0.2), grid.shape)
    cos, sin = np.cos(layout.angle), np.sin(layout.angle)
    places = grid @ np.array([[cos, sin], [-sin, cos]]) + side_px / 2
    near = np.all((places > -layout.radius_px) & (places < side_px + layout.radius_px), 1)
    places = places[near]
    return np.asarray(rng.permutation(places)[:MAX_OBJECTS])
