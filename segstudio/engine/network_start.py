"""What a new network goes through before its first step: it fills in images, its head is solved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import torch

from segstudio.engine.augment import Augmentation
from segstudio.engine.encoder_file import begin_with_encoder, check_encoder, encoder_of
from segstudio.engine.forest_growth import get_ready
from segstudio.engine.forest_trainer import ForestTrainer
from segstudio.engine.head_solver import solve_head
from segstudio.engine.masked_start import MaskedStart
from segstudio.engine.network_weights import channels_last, outline
from segstudio.engine.networks import Beginning, Network, PixelForest, begun, settle
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.training_set import Batch

FIRST_BATCHES = 6
"""Batches that the first head is solved for."""


class NetworkStart:
    """Makes networks, one after the other."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._filling: tuple[Beginning, MaskedStart] | None = None

    def is_filling(self, settings: LearnerSettings) -> bool:
        """Tell whether images are to be filled in next: that is asked for, and not over."""
        is_over = self._filling is not None and self._filling[1].is_over
        return settings.masked_images > 0 and not is_over

    def forget(self) -> None:
        """Begin anew: network, classes or device are others."""
        self._filling = None

    def outline(
        self, settings: LearnerSettings, channels: int, classes: int, is_new: bool
    ) -> Network:
        """Return the network without its numbers. Raises NetworkRefused where it cannot be.

        is_new: it would begin; what it begins with must fit by names and shapes, then.
        """
        network = outline(settings.choice, channels, classes)
        if is_new and settings.weights:
            check_encoder(Path(settings.weights), network)
        return network

    def check(self, settings: LearnerSettings, channels: int, classes: int) -> None:
        """Raise NetworkRefused where the network, or the file it begins with, cannot be used."""
        network = outline(settings.choice, channels, classes)
        if isinstance(network, PixelForest):
            get_ready()
        if settings.weights:
            encoder_of(Path(settings.weights), network)

    def fill_in(
        self,
        settings: LearnerSettings,
        classes: int,
        device: torch.device,
        batches: Iterator[Batch],
    ) -> float:
        """Fill in what is hidden of one batch; return the error."""
        if self._filling is None:
            first = list(islice(batches, FIRST_BATCHES))
            start = self._begun(settings, classes, device, first)
            _settle(start.network, first)
            self._filling = start, MaskedStart(start.network, settings, self._seed)
        return self._filling[1].step(next(batches))

    def made(
        self,
        settings: LearnerSettings,
        classes: int,
        device: torch.device,
        batches: Iterator[Batch],
    ) -> tuple[Network, float]:
        """Return a network on the device with its head solved for some batches, and its loss."""
        first = list(islice(batches, FIRST_BATCHES))
        start = self._filling and self._filling[0]
        start = start or self._begun(settings, classes, device, first)
        network = start.network.eval()
        _settle(network, first)
        lit = Augmentation(settings.augment).lit
        if isinstance(network, PixelForest):
            loss = ForestTrainer(network, self._seed, settings.augment).correct(first)
        else:
            loss = solve_head(network, first, start.ridge, start.scale, self._seed, lit)
        self.forget()
        return network, loss

    def _begun(
        self, settings: LearnerSettings, classes: int, device: torch.device, batches: list[Batch]
    ) -> Beginning:
        choice = settings.choice
        channels = batches[0].pixels.shape[1] // choice.frames
        start = begun(choice, channels, classes, self._seed)
        if settings.weights:
            begin_with_encoder(start.network, Path(settings.weights))
        channels_last(start.network.to(device)).eval()
        return start


def _settle(network: Network, batches: list[Batch]) -> None:
    settle(network, [torch.from_numpy(each.pixels) for each in batches])
