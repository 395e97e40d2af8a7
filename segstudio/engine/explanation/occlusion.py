"""Occlusion: how much less probable a class is when a square of the image is hidden."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor

from segstudio.document.region import Region
from segstudio.engine.explanation.scene import Found, Scene, Work


def occlusion(scene: Scene) -> Work:
    """Return values -1 … 1: the mean fall of the class's probability at the pixels asked about.

    Each square of `square_px` is filled with the window's mean colour, in steps of half a square; a
    pixel has the mean of the squares that cover it. Below 0: the class is more probable without it.
    A local network is shown only what can matter for a square, which changes nothing.
    Source: Zeiler and Fergus 2014, section 4.2.
    """
    shape, color = scene.shape, scene.pixels.mean((1, 2), keepdim=True)
    sums, counts = np.zeros(shape, np.float64), np.zeros(shape, np.int64)
    squares = list(_squares(shape, scene.question.square_px))
    asked_px = max(1, int(scene.asked.sum()))
    whole = _probability(scene, scene.pixels)
    for done, square in enumerate(squares):
        yield done / len(squares)
        sums[square.slices] += _fall(scene, square, color, whole) / asked_px
        counts[square.slices] += 1
    return Found(torch.from_numpy((sums / counts).astype(np.float32)))


def _squares(shape: tuple[int, int], side_px: int) -> Iterator[Region]:
    """Yield squares that cover the window, each half over the one before, cut at the border."""
    whole, step_px = Region(0, 0, *shape), max(1, side_px // 2)
    for row in range(0, shape[0], step_px):
        for column in range(0, shape[1], step_px):
            yield Region(row, column, side_px, side_px).intersect(whole)


@torch.no_grad()
def _probability(scene: Scene, pixels: Tensor) -> Tensor:
    """Return (h, w) of (channels, h, w)."""
    return scene.probabilities(pixels)[scene.row]


def _fall(scene: Scene, square: Region, color: Tensor, whole: Tensor) -> float:
    """Return the fall of the probability, summed over the pixels asked about.

    whole: (h, w), the probability where nothing is hidden.
    """
    counted, seen = _reach(scene, square)
    if counted.is_empty:
        return 0.0
    shown = scene.pixels[:, *seen.slices]
    is_whole = seen.area_px == scene.asked.size
    before = whole if is_whole else _probability(scene, shown)
    after = shown.clone()
    after[:, *_within(square.intersect(seen), seen)] = color
    fall = (before - _probability(scene, after))[_within(counted, seen)]
    asked = torch.from_numpy(scene.asked[counted.slices]).to(fall.device)
    return float(fall[asked].double().sum())


def _reach(scene: Scene, square: Region) -> tuple[Region, Region]:
    """Return where pixels asked about can change, and what has to be shown for that."""
    whole, network = Region(0, 0, *scene.shape), scene.network
    changed = square.grown(network.context_px).intersect(whole) if network.is_local else whole
    rows, columns = (np.flatnonzero(scene.asked[changed.slices].any(axis)) for axis in (1, 0))
    if not len(rows):
        return Region(0, 0, 0, 0), whole
    counted = Region(
        *(changed.row + int(rows[0]), changed.column + int(columns[0])),
        *(int(rows[-1] - rows[0]) + 1, int(columns[-1] - columns[0]) + 1),
    )
    if not network.is_local:
        return counted, whole
    step_px, seen = network.multiple_px, counted.grown(network.context_px)
    row, column = (at // step_px * step_px for at in (seen.row, seen.column))
    row_end, column_end = (-(-at // step_px) * step_px for at in (seen.row_end, seen.column_end))
    return counted, Region(row, column, row_end - row, column_end - column).intersect(whole)


def _within(part: Region, outer: Region) -> tuple[slice, slice]:
    """Return the index of a part in an array of what holds it."""
    return Region(part.row - outer.row, part.column - outer.column, part.height, part.width).slices
