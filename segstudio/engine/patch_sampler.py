"""Chooses the patches of a step: around labelled pixels, classes in balance, new strokes first."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.engine.annotation_store import LabelledTile, Place, tile_square
from segstudio.engine.held_out import HeldOut
from segstudio.engine.taught_labels import TaughtLabels

FRESH_SHARE = 0.5
"""Share of the patches that come from new strokes while there are any."""
FRESH_HALVES_STEPS = 40
"""A stroke's freshness is halved after so many steps."""


_CLASS_CHANCES: Mapping[str, Callable[[float], float]] = {"root": math.sqrt, "pixels": float}
"""The chance of a class by its labelled pixels; “balanced” needs none."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A labelled pixel of an image."""

    key: Hashable
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class _ClassPlaces:
    """The tiles where one class is labelled, the chance of each, and the step when it changed.

    pixels: of the class, labelled to train on.
    """

    places: list[Place]
    chances: npt.NDArray[np.float64]
    changed_steps: npt.NDArray[np.float64]
    pixels: float


class PatchSampler:
    """Draws labelled pixels with a generator of its own, so that a seed repeats them."""

    def __init__(self, taught: TaughtLabels, held_out: HeldOut, seed: int) -> None:
        self._taught = taught
        self._held_out = held_out
        self.random = np.random.default_rng(abs(seed))
        self.sampling = "balanced"
        """Name of how likely each class is; see `data_method.SAMPLINGS`."""
        self._by_class: dict[int, _ClassPlaces] | None = None
        self._changed_steps: dict[Place, int] = {}
        self._excluded: set[Hashable] = set()

    def note_changed(self, places: Iterable[Place], step: int) -> None:
        """Remember that the labels at `places` changed before `step`."""
        self._changed_steps.update(dict.fromkeys(places, step))
        self._by_class = None

    def forget(self, key: Hashable) -> None:
        """Forget an image, and whether it was left out."""
        self._excluded.discard(key)
        for place in [each for each in self._changed_steps if each[0] == key]:
            del self._changed_steps[place]
        self._by_class = None

    def exclude(self, key: Hashable) -> None:
        """Draw nothing more from an image that cannot be used, until it is given anew."""
        self._excluded.add(key)
        self._by_class = None

    def class_ids(self) -> frozenset[int]:
        """Return the classes that a person gave a label to train on."""
        return frozenset(self._index())

    def draw(self, class_ids: Iterable[int], step: int) -> Spot | None:
        """Return a labelled pixel of one of `class_ids`, or None."""
        index = self._index()
        ids = [each for each in class_ids if each in index]
        if not ids:
            return None
        class_id = self._class_id(ids, index)
        place = self._place(index[class_id], step)
        tile = self._taught.tile(place)
        if tile is None:
            return None
        pixels = np.flatnonzero(self._held_out.trained_labels(place, tile) == class_id)
        square = tile_square(place[1])
        row, column = divmod(int(pixels[self.random.integers(len(pixels))]), square.width)
        return Spot(place[0], square.row + row, square.column + column)

    def _class_id(self, ids: list[int], index: Mapping[int, _ClassPlaces]) -> int:
        chance = _CLASS_CHANCES.get(self.sampling)
        if chance is None:
            return ids[self.random.integers(len(ids))]
        chances = np.array([chance(index[each].pixels) for each in ids])
        return int(self.random.choice(ids, p=chances / chances.sum()))

    def _place(self, places: _ClassPlaces, step: int) -> Place:
        decay = 0.5 ** ((step - places.changed_steps) / FRESH_HALVES_STEPS)
        share = FRESH_SHARE * float(decay.max())
        fresh = places.chances * decay
        chances = (1 - share) * places.chances / places.chances.sum()
        if share > 0.01:
            chances = chances + share * fresh / fresh.sum()
        cumulated = np.cumsum(chances)
        chosen = int(np.searchsorted(cumulated, self.random.random() * cumulated[-1]))
        return places.places[min(chosen, len(places.places) - 1)]

    def _index(self) -> dict[int, _ClassPlaces]:
        if self._by_class is None:
            self._by_class = self._indexed()
        return self._by_class

    def _indexed(self) -> dict[int, _ClassPlaces]:
        found: dict[int, dict[Place, float]] = {}
        for place, count_by_class in self._counted(self._taught):
            for class_id, count in count_by_class.items():
                found.setdefault(class_id, {})[place] = float(count) ** 0.5
        drawn = {i for _, counts in self._counted(self._taught.annotations) for i in counts}
        return {
            class_id: _ClassPlaces(
                list(chances),
                np.array(list(chances.values())),
                np.array([self._changed_steps.get(each, 0) for each in chances], np.float64),
                float(np.square(list(chances.values())).sum()),
            )
            for class_id, chances in found.items()
            if class_id in drawn
        }

    def _counted(
        self, labels: Iterable[tuple[Place, LabelledTile]]
    ) -> Iterator[tuple[Place, dict[int, int]]]:
        for place, tile in labels:
            if place[0] not in self._excluded:
                yield place, self._held_out.trained_counts(place, tile)
