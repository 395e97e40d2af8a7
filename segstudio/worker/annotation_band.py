"""Large annotations in bands, so that neither side of the pipe holds its thread for long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from segstudio.document.region import TILE_PX, Region
from segstudio.worker.messages import Annotate

BAND_PX = 1_048_576
"""Pixels in one message, at the most (but at least one row of tiles)."""


def bands(annotate: Annotate) -> Iterator[Annotate]:
    """Yield the annotation as bands of whole rows of tiles, from the top; revision as given."""
    region = annotate.region
    rows = max(TILE_PX, BAND_PX // max(1, region.width) // TILE_PX * TILE_PX)
    if region.height <= rows:
        yield annotate
        return
    first = rows - region.row % TILE_PX
    starts = [0, *range(first, region.height, rows)]
    for start, end in zip(starts, [*starts[1:], region.height], strict=True):
        band = Region(region.row + start, region.column, end - start, region.width)
        yield replace(annotate, region=band, class_ids=annotate.class_ids[start:end])
