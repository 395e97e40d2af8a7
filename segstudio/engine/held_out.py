"""The strokes that training never sees, kept for measuring what has been learned.

The unit is a tile (256 × 256 px: a whole image where images are small). One tile in eight is held
out, chosen by a lottery that depends on the seed and the place only, as soon as eight others are
there to train on; around it a gap is left out of training too. A held-out tile that a person
corrects later is released: what is drawn twice is meant to be learned. With too few tiles nothing
is held out and there is no held-out Dice.
"""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Iterable

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.engine.annotation_store import AnnotationStore, Place, tile_square

MIN_TRAINED_TILES = 8
ONE_IN = 8
GAP_PX = 32
"""About the core of the network's receptive field: nearer pixels would flatter."""
RELEASED_AFTER_STEPS = 60
"""An edit of a held-out tile that comes later than this is a correction, and releases it."""


class HeldOut:
    """Decides for each tile, when it is first labelled, whether it is held out."""

    def __init__(self, annotations: AnnotationStore, seed: int) -> None:
        self._annotations = annotations
        self._seed = seed
        self._first_steps: dict[Place, int] = {}
        self._held: dict[Hashable, set[Place]] = {}

    @property
    def places(self) -> list[Place]:
        """The held-out tiles that still have labels."""
        held = [place for places in self._held.values() for place in sorted(places, key=_order)]
        return [place for place in held if self._annotations.tile(place) is not None]

    def __contains__(self, place: Place) -> bool:
        return place in self._held.get(place[0], ())

    def note_changed(self, places: Iterable[Place], step: int) -> None:
        """Hold out or release tiles whose labels changed before `step`."""
        for place in places:
            first_step = self._first_steps.setdefault(place, step)
            if place in self:
                if step > first_step + RELEASED_AFTER_STEPS:
                    self._held[place[0]].discard(place)
            elif first_step == step and self._is_drawn(place) and self._can_spare(place):
                self._held.setdefault(place[0], set()).add(place)

    def forget(self, key: Hashable) -> None:
        """Forget an image."""
        self._held.pop(key, None)
        for place in [each for each in self._first_steps if each[0] == key]:
            del self._first_steps[place]

    def blank(self, key: Hashable, region: Region, labels: npt.NDArray[np.uint16]) -> None:
        """Set to unlabelled, in place, what training must not see of `labels` cut at `region`."""
        for place in self._held.get(key, ()):
            near = tile_square(place[1]).grown(GAP_PX).intersect(region)
            if not near.is_empty:
                row, column = near.row - region.row, near.column - region.column
                labels[row : row + near.height, column : column + near.width] = 0

    def _is_drawn(self, place: Place) -> bool:
        return zlib.crc32(repr((self._seed, place)).encode()) % ONE_IN == 0

    def _can_spare(self, place: Place) -> bool:
        """Tell whether enough tiles, and two of each class in this one, are left to train on."""
        tile = self._annotations.tile(place)
        if tile is None:
            return False
        others = [each for spot, each in self._annotations if spot != place and spot not in self]
        if len(others) < MIN_TRAINED_TILES:
            return False
        return all(sum(i in other.counts for other in others) >= 2 for i in tile.counts)


def _order(place: Place) -> tuple[int, int]:
    return place[1].row, place[1].column
