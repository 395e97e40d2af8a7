"""Who is measured: what a contender can do, and SegStudio's learner as one."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.network_choice import NetworkChoice
from segstudio.document.region import Region
from segstudio.document.suited_network import suited_network
from segstudio.storage.image_file import Pixels

Probabilities = npt.NDArray[np.floating]


class Contender(Protocol):
    """Learns classes 1 … K from images and strokes. Never gets a truth of a test image."""

    @property
    def version(self) -> int:
        """A number that changes whenever predictions may."""

    def show(self, key: int, pixels: Pixels) -> None:
        """Give an image, (height, width[, channels]), that strokes may follow for."""

    def annotate(self, key: int, mask: MaskArray) -> None:
        """Say all that is drawn on an image now: (height, width), 0 = unlabelled."""

    def leave(self, key: int) -> None:
        """The person has corrected an image and goes on; what they left is mostly right."""

    def train(self, seconds: float) -> None:
        """Train for about so many real seconds; return at once where there is nothing to learn."""

    def train_step(self) -> object:
        """Train as little as it takes for predictions to know the newest strokes."""

    def predict(self, key: int, region: Region | None = None) -> Probabilities | None:
        """Return probabilities (K, height, width) of an image or of a region inside it.

        None before there is anything to predict with.
        """

    def predict_unseen(self, pixels: Pixels) -> Probabilities | None:
        """Return probabilities of an image that is not trained on, and forget it."""


class LearnerContender:
    """The engine's learner with its defaults and the network that suits the first image."""

    def __init__(
        self,
        class_ids: Sequence[int],
        seed: int,
        device: str | None = None,
        network: NetworkChoice | None = None,
    ) -> None:
        """device: "cpu", "cuda", None for the best. network: another one. Raises EngineError."""
        from segstudio.engine import Learner
        from segstudio.engine.settings import LearnerSettings

        settings = LearnerSettings().changed({} if network is None else network.settings)
        self._learner = Learner(class_ids, device=device, seed=seed, settings=settings)
        self._is_network_open = network is None

    @property
    def device_name(self) -> str:
        """What it computes on, for people."""
        return self._learner.device_name

    @property
    def version(self) -> int:
        """The published version."""
        return self._learner.version

    def show(self, key: int, pixels: Pixels) -> None:
        """Give an image."""
        if self._is_network_open:
            self._suit(pixels)
        self._learner.set_image(key, pixels)

    def annotate(self, key: int, mask: MaskArray) -> None:
        """Say all that is drawn on an image now."""
        self._learner.annotate(key, mask)

    def leave(self, key: int) -> None:
        """Learn from what the person left, too."""
        self._learner.leave(key)

    def train(self, seconds: float) -> None:
        """Train and publish."""
        self._train(seconds=seconds)

    def train_step(self) -> None:
        """Train one step and publish."""
        self._train(steps=1)

    def predict(self, key: Hashable, region: Region | None = None) -> Probabilities | None:
        """Return probabilities, None before the first version."""
        from segstudio.engine import NothingPublished

        try:
            return self._learner.predict(key, region).probabilities
        except NothingPublished:
            return None

    def predict_unseen(self, pixels: Pixels) -> Probabilities | None:
        """Return probabilities of an image given for this only."""
        self._learner.set_image("unseen", pixels)
        try:
            return self.predict("unseen")
        finally:
            self._learner.remove_image("unseen")

    def _suit(self, pixels: Pixels) -> None:
        desk, self._is_network_open = self._learner.desk, False
        desk.change_settings(desk.settings.with_choice(suited_network(pixels)))

    def _train(self, seconds: float | None = None, steps: int | None = None) -> None:
        from segstudio.engine import NothingToLearn

        try:
            for _ in self._learner.train(seconds, steps):
                pass
        except NothingToLearn:
            return
