"""What an edit changed, told to the screen in few regions and to the engine tile by tile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from segstudio.document.mask_edit import MaskEdit
from segstudio.document.region import Region

MOST_SHOWN = 128
"""More regions are joined: for the screen many small ones cost more than what lies between."""


@dataclass(frozen=True, slots=True)
class EditExtent:
    """Made where the edit was made, as a whole large image takes milliseconds.

    shown: what to paint again. drawn: the tiles that the engine hears of.
    """

    shown: list[Region]
    drawn: list[Region]

    @classmethod
    def of(
        cls, edit: MaskEdit, shape: tuple[int, int], changed: list[Region] | None = None
    ) -> EditExtent:
        """Return it for a mask of `shape`; changed: regions known to hold all that changed."""
        shown = edit.regions(shape) if changed is None else changed
        if len(shown) > MOST_SHOWN:
            shown = joined(edit.regions(shape))
        return cls(shown, edit.drawn_regions(shape))


def joined(tiles: Iterable[Region]) -> list[Region]:
    """Return the same pixels in fewer regions: rows of neighbours, and blocks of equal rows.

    tiles: of one grid, none twice, row by row.
    """
    runs: list[Region] = []
    for tile in tiles:
        last = runs[-1] if runs else None
        if last is not None and last.row == tile.row and last.column_end == tile.column:
            runs[-1] = Region(last.row, last.column, last.height, last.width + tile.width)
        else:
            runs.append(tile)
    blocks: dict[tuple[int, int], Region] = {}
    done = []
    for run in runs:
        above = blocks.get((run.column, run.width))
        if above is not None and above.row_end == run.row:
            run = Region(above.row, run.column, above.height + run.height, run.width)
        elif above is not None:
            done.append(above)
        blocks[run.column, run.width] = run
    return done + list(blocks.values())
