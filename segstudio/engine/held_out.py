"""The strokes that training never sees, kept for measuring what has been learned.

The unit is a cell (64 × 64 px): the labels in it are held out, and those in a gap around it are
left out of training too. A cell is chosen when it is first labelled, never later, so that nothing
that was trained on is held out; of an image that was forgotten and comes back, only what was held
out then. The first is taken at a dozen labelled cells (about half a dozen
strokes), the next ones more and more rarely, so that little is lost to training; a cell is taken
only where it holds the class that is least measured so far, and where enough of each of its classes
is left to train on. A stroke over what is predicted wrongly is a correction, meant to be learned:
it is never held out, and what is drawn in a held-out cell later releases it. With too few strokes
nothing is held out and there is no held-out Dice.

Images that a person holds out are held out as a whole: nothing of them is trained on, and of their
cells as many measure as there is time for.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.region import TILE_PX, Region
from segstudio.engine.annotation_store import AnnotationStore, LabelledTile, Place, tile_square

CELL_PX = 64
GAP_PX = 12
"""Labels nearer than this to a held-out cell are left out: they would flatter."""
MOST_CELLS = 8
"""So many are compared within the time that a refreshed overlay may wait."""
FIRST_AT_CELLS = 8
"""Twice as many labelled cells as this bring two that are held out, each doubling two more."""
FEWEST_TRAINED_CELLS = 3
"""Cells of a class that must be left to train on."""
RELEASED_AFTER_STEPS = 60
"""A change of a held-out cell's labels that comes later than this is a correction."""

_SIDE_CELLS = TILE_PX // CELL_PX

Labels = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Cell:
    """A square of CELL_PX of an image; row and column count cells."""

    key: Hashable
    row: int
    column: int

    @property
    def square(self) -> Region:
        """Where it is, wherever its image ends."""
        return Region(self.row * CELL_PX, self.column * CELL_PX, CELL_PX, CELL_PX)


@dataclass(frozen=True, slots=True)
class _Held:
    """Since when a cell is held out, and a checksum of its labels."""

    step: int
    labels_crc: int


class HeldOut:
    """Decides for each cell, when it is first labelled, whether it is held out."""

    def __init__(self, annotations: AnnotationStore) -> None:
        self._annotations = annotations
        self._held: dict[Cell, _Held] = {}
        self._classes: dict[Place, tuple[tuple[int, int], ...]] = {}
        """Of each tile: class id and the bits of the cells where it is labelled."""
        self._ever: dict[Place, int] = {}
        """Bits of the cells of each tile that were labelled at any time."""
        self._class_cells: Counter[int] = Counter()
        self.labelled_cells = 0
        """Cells that were labelled at any time, but for those of held-out images."""
        self.images: frozenset[Hashable] = frozenset()
        """Images held out as a whole; forget an image before it becomes one, or no more is one."""
        self.never: frozenset[Hashable] = frozenset()
        """Images of which no cell is held out: what is measured there would mean nothing."""
        self._returning: set[Cell] = set()
        """Cells that were held out, and may be so again when their image comes back."""
        self._left: set[Hashable] = set()
        """Images that were trained on before they were forgotten."""
        self._restored_step = -1
        self.is_correction: Callable[[Cell], bool] = lambda cell: False
        """Tells of a newly labelled cell whether what is shown is wrong there."""

    @property
    def cells(self) -> list[Cell]:
        """The held-out cells that still have labels, oldest first."""
        return [cell for cell in self._held if self.labels(cell).any()]

    def labels(self, cell: Cell) -> Labels:
        """Return the labels in a cell, (CELL_PX, CELL_PX)."""
        return self._annotations.crop(cell.key, cell.square)

    def note_changed(self, places: Iterable[Place], step: int) -> None:
        """Hold out or release cells of tiles whose labels changed before `step`."""
        for place in places:
            tile = self._annotations.tile(place)
            fresh = self._count(place, tile)
            self._release_corrected(place, step)
            for cell in _cells_of(place, fresh):
                if self._is_wanted(cell, step):
                    self._held[cell] = _Held(step, self._crc(cell))

    def forget(self, key: Hashable) -> None:
        """Forget an image; should it come back, nothing more of it is held out than now."""
        held = [each for each in self._held if each.key == key]
        places = [each for each in self._ever if each[0] == key]
        if places and key not in self.images:
            self._left.add(key)
            self._returning = {each for each in self._returning if each.key != key} | set(held)
        for cell in held:
            del self._held[cell]
        for place in places:
            self._count(place, None)
            bits = self._ever.pop(place).bit_count()
            self.labelled_cells -= 0 if key in self.images else bits

    def blank(self, key: Hashable, region: Region, labels: Labels) -> None:
        """Set to unlabelled, in place, what training must not see of `labels` cut at `region`."""
        if key in self.images:
            labels[...] = 0
            return
        for cell in self._held:
            if cell.key != key:
                continue
            near = cell.square.grown(GAP_PX).intersect(region)
            if not near.is_empty:
                row, column = near.row - region.row, near.column - region.column
                labels[row : row + near.height, column : column + near.width] = 0

    def trained_labels(self, place: Place, tile: LabelledTile) -> Labels:
        """Return what training may see of a tile, not to be written to."""
        if not self._is_near(place):
            return tile.labels()
        labels = tile.labels().copy()
        self.blank(place[0], tile_square(place[1]), labels)
        return labels

    def trained_counts(self, place: Place, tile: LabelledTile) -> dict[int, int]:
        """Return the pixels of each class that training may see of a tile."""
        if not self._is_near(place):
            return tile.counts
        ids, numbers = np.unique(self.trained_labels(place, tile), return_counts=True)
        return {int(i): int(n) for i, n in zip(ids, numbers, strict=True) if i}

    def saved(self) -> tuple[tuple[Cell, ...], tuple[int | str, ...]]:
        """Return what `restore` takes, as far as it can be noted in a file: keys of int or str."""
        here = {key for key, _ in self._ever}
        cells = [*self._held, *(each for each in self._returning if each.key not in here)]
        return (
            tuple(cell for cell in cells if isinstance(cell.key, int | str)),
            tuple(key for key in self._left if isinstance(key, int | str)),
        )

    def restore(self, cells: Iterable[Cell], left: Iterable[Hashable], step: int) -> None:
        """Hold out the same cells as before; all else that comes at `step` was trained on.

        left: images that were forgotten before: nothing else of them is held out at any step.
        """
        self._returning, self._left = set(cells), set(left)
        self._restored_step = step

    def _count(self, place: Place, tile: LabelledTile | None) -> int:
        """Note which cells of a tile are labelled; return the bits of those that never were."""
        for class_id, bits in self._classes.pop(place, ()):
            self._class_cells[class_id] -= bits.bit_count()
        if tile is None:
            return 0
        is_trained = place[0] not in self.images
        found = tuple(_bits_by_class(tile).items())
        self._classes[place] = found if is_trained else ()
        now = 0
        for class_id, bits in found:
            self._class_cells[class_id] += bits.bit_count() if is_trained else 0
            now |= bits
        ever = self._ever.get(place, 0)
        self._ever[place] = ever | now
        fresh = now & ~ever
        self.labelled_cells += fresh.bit_count() if is_trained else 0
        return fresh

    def _is_wanted(self, cell: Cell, step: int) -> bool:
        if cell.key in self.never:
            return False
        if cell.key in self.images:
            return self._makes_room(cell)
        if step == self._restored_step or cell.key in self._left:
            return cell in self._returning and len(self._held) < MOST_CELLS
        quota = int(2 * math.log2(max(1.0, self.labelled_cells / FIRST_AT_CELLS)))
        if len(self._held) >= min(quota, MOST_CELLS):
            return False
        held = Counter(i for each in self._held for i in self._ids(each))
        spare = {i for i, n in self._class_cells.items() if n - held[i] - 1 >= FEWEST_TRAINED_CELLS}
        ids = self._ids(cell)
        if not ids <= spare or min(held[i] for i in ids) > min(held[i] for i in spare):
            return False
        return not self.is_correction(cell)

    def _makes_room(self, cell: Cell) -> bool:
        """Tell whether a cell of a held-out image measures; another one may go for it.

        Cells that were chosen elsewhere go first, then those of the image that has most: so that
        all held-out images count, and each class.
        """
        own = [each for each in self._held if each.key in self.images]
        if len(own) >= MOST_CELLS:
            crowd = Counter(each.key for each in own)
            fullest, most = crowd.most_common(1)[0]
            known = {i for each in own for i in self._ids(each)}
            if most <= crowd[cell.key] + 1 and self._ids(cell) <= known:
                return False
            del self._held[next(each for each in reversed(own) if each.key == fullest)]
        elif len(self._held) >= MOST_CELLS:
            del self._held[next(each for each in self._held if each.key not in self.images)]
        return True

    def _release_corrected(self, place: Place, step: int) -> None:
        for cell in [each for each in self._held if _place_of(each) == place]:
            crc, held = self._crc(cell), self._held[cell]
            if crc == held.labels_crc:
                continue
            if step > held.step + RELEASED_AFTER_STEPS and cell.key not in self.images:
                del self._held[cell]
            else:
                self._held[cell] = _Held(held.step, crc)

    def _ids(self, cell: Cell) -> set[int]:
        return set(np.unique(self.labels(cell)).tolist()) - {0}

    def _crc(self, cell: Cell) -> int:
        return zlib.crc32(self.labels(cell).tobytes())

    def _is_near(self, place: Place) -> bool:
        square = tile_square(place[1]).grown(GAP_PX)
        return place[0] in self.images or any(
            cell.key == place[0] and not cell.square.intersect(square).is_empty
            for cell in self._held
        )


def _bits_by_class(tile: LabelledTile) -> dict[int, int]:
    """Return for each class the bits of the tile's cells where it is labelled, row by row."""
    split = tile.labels().reshape(_SIDE_CELLS, CELL_PX, _SIDE_CELLS, CELL_PX)
    powers = 1 << np.arange(_SIDE_CELLS**2)
    return {
        class_id: int(powers[(split == class_id).any((1, 3)).ravel()].sum())
        for class_id in tile.counts
    }


def _cells_of(place: Place, bits: int) -> list[Cell]:
    key, tile = place
    return [
        Cell(
            key,
            tile.row * _SIDE_CELLS + at // _SIDE_CELLS,
            tile.column * _SIDE_CELLS + at % _SIDE_CELLS,
        )
        for at in range(_SIDE_CELLS**2)
        if bits >> at & 1
    ]


def _place_of(cell: Cell) -> Place:
    region = cell.square
    return cell.key, next(iter(region.tiles()))
