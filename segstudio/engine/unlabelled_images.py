"""Images without a stroke, as far as they may be learned from: one after the other, in turns."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np

from segstudio.engine.annotation_store import AnnotationStore
from segstudio.engine.errors import ImageRefused
from segstudio.engine.image_store import ImageStore
from segstudio.engine.patch_sampler import Spot

PATCHES_A_TURN = 8
"""Of an image before the next one: reading one takes longer than a step."""


class UnlabelledImages:
    """Draws pixels of them with a generator of its own, so that a seed repeats them."""

    def __init__(
        self,
        images: ImageStore,
        annotations: AnnotationStore,
        seed: int,
        on_warning: Callable[[str], None],
    ) -> None:
        """annotations: an image that has some is no longer one of these."""
        self._images = images
        self._annotations = annotations
        self._random = np.random.default_rng((abs(seed), 1))
        self._warn = on_warning
        self._keys: dict[Hashable, None] = {}
        """Those that may be, the next one first."""
        self._drawn = 0
        self.left_out: frozenset[Hashable] = frozenset()
        """Images that must not be learned from, as they are for measuring."""
        self.share = 0.0
        """Patches of them for each patch around a label; 0: none are drawn."""

    def add(self, key: Hashable) -> None:
        """There is an image, labelled or not."""
        self._keys.setdefault(key)

    def remove(self, key: Hashable) -> None:
        """There is no such image any more; an unknown key is no error."""
        self._keys.pop(key, None)

    def spots(self, labelled: int) -> list[Spot]:
        """Return pixels to cut patches around, beside `labelled` others; [] where there are none.

        An image that cannot be read is left out from now on, with a warning.
        """
        found = (self._spot() for _ in range(round(self.share * labelled)))
        return [each for each in found if each is not None]

    def _spot(self) -> Spot | None:
        if self._drawn >= PATCHES_A_TURN:
            self._next_turn()
        for _ in range(len(self._keys)):
            key = next(iter(self._keys))
            if key in self.left_out or self._annotations.tiles(key):
                self._next_turn()
                continue
            try:
                shape = self._images.get(key).shape
            except ImageRefused as refusal:
                self._warn(str(refusal))
                self.remove(key)
                continue
            self._drawn += 1
            return Spot(key, *(int(each) for each in self._random.integers(shape)))
        return None

    def _next_turn(self) -> None:
        self._drawn = 0
        if self._keys:
            key = next(iter(self._keys))
            del self._keys[key]
            self._keys[key] = None
