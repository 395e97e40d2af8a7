"""Layouts that divide the image: mosaics and their walls, stains, bands, strips."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.engine.starter.arrays import Floats, Index
from segstudio.engine.starter.layout import Layout
from segstudio.engine.starter.scattered import MAX_OBJECTS, centres
from segstudio.engine.starter.textures import smooth_noise


def cells(layout: Layout, side_px: int, parent: Index | None, rng: np.random.Generator) -> Index:
    """Tissue, fields, parquet: cells of a mosaic, as many of them as the coverage says."""
    index, count = _voronoi(layout, side_px, parent, rng)
    keep = rng.random(count + 2) < max(layout.coverage, 0.15) * 1.5
    return np.asarray(index * keep[index], np.int16)


def walls(layout: Layout, side_px: int, parent: Index | None, rng: np.random.Generator) -> Index:
    """Membranes: the borders between the cells of a mosaic."""
    index, _ = _voronoi(layout, side_px, parent, rng)
    wide = int(np.clip(round(layout.radius_px * layout.coverage * 0.8), 2, 15))
    return _edges(index, wide)


def outline(layout: Layout, side_px: int, parent: Index | None, rng: np.random.Generator) -> Index:
    """The rims of another layer's objects, as a kind of their own."""
    if parent is None:
        return walls(layout, side_px, parent, rng)
    wide = int(np.clip(round(layout.radius_px * 0.3), 2, 9))
    return np.asarray(_edges(parent, wide) * (parent > 0), np.int16)


def regions(layout: Layout, side_px: int, _parent: Index | None, rng: np.random.Generator) -> Index:
    """Stains, forests, tissue: where smooth noise is high."""
    noise = smooth_noise(side_px, layout.radius_px * 4, rng)
    noise += layout.wobble * 0.6 * smooth_noise(side_px, layout.radius_px, rng)
    threshold = np.quantile(noise, 1 - np.clip(layout.coverage, 0.08, 0.6))
    return np.asarray(noise > threshold, np.int16)


def bands(layout: Layout, side_px: int, _parent: Index | None, rng: np.random.Generator) -> Index:
    """Skin, retina, sediment: layers of unequal thickness across the image."""
    _, depth = _along(layout, side_px, rng)
    thick = layout.radius_px * 2 * np.exp(rng.normal(0, 0.5, 60))
    borders = np.cumsum(thick) - thick[:30].sum() + side_px * rng.uniform(0, 1)
    band = np.searchsorted(borders, depth.ravel()).reshape(depth.shape)
    period = int(np.clip(round(1 / max(layout.coverage, 0.15)), 2, 4))
    return np.where(band % period == 0, band + 1, 0).astype(np.int16)


def strips(layout: Layout, side_px: int, _parent: Index | None, rng: np.random.Generator) -> Index:
    """Roads, rails, crop rows, grids: even lines in one direction or two."""
    period = max(3.0, layout.radius_px * 2 / np.clip(layout.coverage, 0.12, 0.6))
    lines = np.zeros((side_px, side_px), bool)
    for axis in _along(layout, side_px, rng)[:: 1 if layout.gap else -1][: 1 + (layout.aspect > 2)]:
        phase = (axis + rng.uniform(0, period)) % period
        lines |= phase < max(1.5, layout.radius_px * (1.2 if layout.aspect <= 2 else 0.7))
    return lines.astype(np.int16)


def _voronoi(
    layout: Layout, side_px: int, parent: Index | None, rng: np.random.Generator
) -> tuple[Index, int]:
    """Number each pixel by the nearest of random seeds, with bent borders."""
    count = int(np.clip((side_px / (2 * layout.radius_px)) ** 2, 4, MAX_OBJECTS))
    seeds = np.full((side_px, side_px), 255, np.uint8)
    places = np.clip(centres(layout, side_px, count, parent, rng), 0, side_px - 1).astype(int)
    seeds[places[:, 1], places[:, 0]] = 0
    if not len(places):
        seeds[0, 0] = 0
    _, labels = cv2.distanceTransformWithLabels(
        seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    wave = layout.radius_px * 1.5
    shift = 0.25 * layout.wobble * layout.radius_px
    down, across = np.indices((side_px, side_px), np.float32)
    down += smooth_noise(side_px, wave, rng) * shift
    across += smooth_noise(side_px, wave, rng) * shift
    bent = cv2.remap(
        labels.astype(np.int16), across, down, cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(bent, np.int16), len(places)


def _edges(index: Index, wide_px: int) -> Index:
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide_px, wide_px))
    return np.asarray(cv2.dilate(index, kernel) != cv2.erode(index, kernel), np.int16)


def _along(layout: Layout, side_px: int, rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Coordinates along and across the layout's angle, bent by its wobble, in pixels."""
    down, across = np.indices((side_px, side_px), np.float32)
    cos, sin = np.float32(np.cos(layout.angle)), np.float32(np.sin(layout.angle))
    bend = smooth_noise(side_px, side_px * 0.7, rng) * np.float32(layout.wobble * side_px * 0.05)
    return across * cos + down * sin, down * cos - across * sin + bend
