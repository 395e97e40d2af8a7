"""Chooses the patches of a step: around labelled pixels, classes in balance, newest strokes first."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.region import TILE_PX, Region
from segstudio.engine.annotation_store import AnnotationStore, Place

FRESH_SHARE = 0.5
"""Share of the patches that come from new strokes while there are any."""
FRESH_HALVES_STEPS = 40
"""A stroke's freshness is halved after so many steps."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a patch is cut: `region` of the image `key`; it may reach over the image's border."""

    key: Hashable
    region: Region


@dataclass(frozen=True, slots=True)
class _ClassPlaces:
    """The tiles where one class is labelled, the chance of each, and the step when it changed."""

    places: list[Place]
    chances: npt.NDArray[np.float64]
    changed_steps: npt.NDArray[np.float64]


class PatchSampler:
    """Draws spots from the annotation with a generator of its own, so that a seed repeats them."""

    def __init__(self, annotations: AnnotationStore, seed: int) -> None:
        self._annotations = annotations
        self._random = np.random.default_rng(seed)
        self._by_class: dict[int, _ClassPlaces] = {}
        self._changed_steps: dict[Place, int] = {}

    def note_changed(self, places: list[Place], step: int) -> None:
        """Remember that the labels at `places` changed before `step`."""
        self._changed_steps.update(dict.fromkeys(places, step))
        self._by_class.clear()

    def draw(
        self, class_ids: tuple[int, ...], excluded: frozenset[Hashable], step: int, patch_px: int
    ) -> Spot | None:
        """Return a spot around a labelled pixel of one of `class_ids`; None where there is none.

        excluded: keys of images that cannot be used.
        """
        if not self._by_class:
            self._index(class_ids, excluded)
        ids = [i for i in class_ids if i in self._by_class]
        if not ids:
            return None
        class_id = ids[self._random.integers(len(ids))]
        key, tile = self._place(self._by_class[class_id], step)
        stored = self._annotations.tile((key, tile))
        if stored is None:
            return None
        rows, columns = np.nonzero(stored.labels() == class_id)
        chosen = self._random.integers(len(rows))
        jitter = self._random.integers(-patch_px // 2 + 8, patch_px // 2 - 7, size=2)
        row = tile.row * TILE_PX + int(rows[chosen]) - patch_px // 2 + int(jitter[0])
        column = tile.column * TILE_PX + int(columns[chosen]) - patch_px // 2 + int(jitter[1])
        return Spot(key, Region(row, column, patch_px, patch_px))

    def forget(self) -> None:
        """Look at the annotation anew, as after classes or images were taken away."""
        self._by_class.clear()

    def _place(self, places: _ClassPlaces, step: int) -> Place:
        freshness = places.chances * 0.5 ** ((step - places.changed_steps) / FRESH_HALVES_STEPS)
        share = min(FRESH_SHARE, float((freshness / places.chances).max()))
        chances = (1 - share) * places.chances / places.chances.sum()
        if share > 0.01:
            chances = chances + share * freshness / freshness.sum()
        cumulated = np.cumsum(chances)
        chosen = int(np.searchsorted(cumulated, self._random.random() * cumulated[-1]))
        return places.places[min(chosen, len(places.places) - 1)]

    def _index(self, class_ids: tuple[int, ...], excluded: frozenset[Hashable]) -> None:
        found: dict[int, list[tuple[Place, float]]] = {}
        for place, tile in self._annotations:
            if place[0] in excluded:
                continue
            for class_id, count in tile.counts.items():
                found.setdefault(class_id, []).append((place, float(count) ** 0.5))
        for class_id, chances in found.items():
            if class_id not in class_ids:
                continue
            places = [place for place, _ in chances]
            self._by_class[class_id] = _ClassPlaces(
                places,
                np.array([chance for _, chance in chances]),
                np.array([self._changed_steps.get(place, 0) for place in places], np.float64),
            )
