"""Which places of an image would teach the most: unsure, unlike what is labelled, and large."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.document.survey import RankedRegion
from segstudio.engine.held_out import CELL_PX

SIDES_CELLS = (4, 2, 1)
"""A region is a square of so many cells a side, the largest that is worth it all over."""
WORTH_SHARE = 0.6
"""A region is enlarged while its mean gain stays above this share of its best cell's: so that one
of which half is worth nothing is not."""
MOST_REGIONS = 3
LEAST_GAIN_PX = 0.5
"""A region expected to correct less than that is none."""

Cells = npt.NDArray[np.float32]


def cell_sums(values: npt.NDArray[np.generic]) -> Cells:
    """Return the sums over cells of CELL_PX, those at the border cut: (rows, columns).

    values: (h, w).
    """
    rows = np.arange(0, values.shape[0], CELL_PX)
    columns = np.arange(0, values.shape[1], CELL_PX)
    tall = np.add.reduceat(values.astype(np.float32), rows, axis=0)
    sums: Cells = np.add.reduceat(tall, columns, axis=1)
    return sums


def distances(features: Cells, known: Cells) -> Cells:
    """Return how unlike each place is to the nearest known one, 0 (the same) … 1: (n,).

    features: (n, f), known: (m, f), rows of length 1 without negative numbers. Without any known
    place all is new: 1.
    """
    if not len(known):
        return np.ones(len(features), np.float32)
    likeness = (features @ known.T).max(1)
    found: Cells = np.sqrt(np.clip(1 - likeness, 0, 1)).astype(np.float32)
    return found


def best_regions(
    wrong_px: Cells, distance: Cells, free_px: Cells, shape: tuple[int, int]
) -> tuple[RankedRegion, ...]:
    """Return the regions of an image that promise most, the best first, MOST_REGIONS at most.

    All are (rows, columns) of the image's cells; cells that were not looked at have free_px 0.
    wrong_px: pixels expected to be wrong. distance: see `distances`. free_px: pixels not labelled.
    shape: (height, width) px of the image.
    """
    area_px = _areas(shape)
    gain = wrong_px * distance * free_px / area_px
    left = gain.copy()
    found: list[RankedRegion] = []
    while len(found) < MOST_REGIONS:
        row, column = divmod(int(left.argmax()), left.shape[1])
        if left[row, column] < LEAST_GAIN_PX:
            break
        rows, columns = _grown(left, row, column)
        cells = rows, columns
        region = Region(
            rows.start * CELL_PX,
            columns.start * CELL_PX,
            (rows.stop - rows.start) * CELL_PX,
            (columns.stop - columns.start) * CELL_PX,
        ).intersect(Region(0, 0, *shape))
        found.append(
            RankedRegion(
                region,
                float(wrong_px[cells].sum() / area_px[cells].sum()),
                float((distance * area_px)[cells].sum() / area_px[cells].sum()),
                float(left[cells].sum()),
            )
        )
        left[cells] = 0
    return tuple(sorted(found, key=lambda each: -each.gain))


def grid_shape(shape: tuple[int, int]) -> tuple[int, int]:
    """Return the rows and columns of cells of an image of (height, width) px."""
    return -(-shape[0] // CELL_PX), -(-shape[1] // CELL_PX)


def _areas(shape: tuple[int, int]) -> Cells:
    sides = (
        np.minimum(CELL_PX, length - CELL_PX * np.arange(count))
        for length, count in zip(shape, grid_shape(shape), strict=True)
    )
    heights, widths = sides
    return np.outer(heights, widths).astype(np.float32)


def _grown(gain: Cells, row: int, column: int) -> tuple[slice, slice]:
    """Return the largest square of cells around a cell whose mean gain is worth it."""
    least = WORTH_SHARE * gain[row, column]
    for side in SIDES_CELLS:
        squares = [
            (slice(top, min(top + side, gain.shape[0])), slice(at, min(at + side, gain.shape[1])))
            for top in range(max(0, row - side + 1), row + 1)
            for at in range(max(0, column - side + 1), column + 1)
        ]
        best = max(squares, key=lambda square: float(gain[square].sum()))
        if gain[best].mean() >= least:
            return best
    return slice(row, row + 1), slice(column, column + 1)
