"""Where the objects of a kind lie: each layout draws an index map of numbered objects."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

from segstudio.engine.starter.areas import bands, cells, outline, regions, strips, walls
from segstudio.engine.starter.arrays import Index
from segstudio.engine.starter.layout import Layout
from segstudio.engine.starter.lines import filaments, trees
from segstudio.engine.starter.scattered import letters, scatter, town


def draw(layout: Layout, side_px: int, parent: Index | None, rng: np.random.Generator) -> Index:
    """Return an index map (side, side) int16; with a parent, inside its objects only."""
    index = LAYOUTS[layout.name](layout, side_px, parent, rng)
    if layout.gap:
        low, high = cv2.erode(index, _CROSS), cv2.dilate(index, _CROSS)
        index[(low != high) & (low > 0)] = 0
    if parent is not None and layout.name != "outline":
        index[parent == 0] = 0
    return index


_CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)

LAYOUTS: dict[str, Callable[[Layout, int, Index | None, np.random.Generator], Index]] = {
    "scatter": scatter,
    "filaments": filaments,
    "trees": trees,
    "cells": cells,
    "walls": walls,
    "outline": outline,
    "regions": regions,
    "bands": bands,
    "strips": strips,
    "town": town,
    "letters": letters,
}
