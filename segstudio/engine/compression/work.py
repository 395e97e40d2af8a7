"""Making a network smaller, a step at a time, so that whoever waits can see it and stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import torch

from segstudio.document.compression import (
    CHANNELS,
    DISTIL,
    INT8_STATIC,
    PRUNE,
    Compression,
    CompressionRefused,
)
from segstudio.engine.compression.channels import narrowed
from segstudio.engine.compression.distillation import UNLABELLED_SHARE, DistillingTrainer
from segstudio.engine.compression.magnitude import MaskedTrainer, magnitude_masks
from segstudio.engine.compression.source import Source
from segstudio.engine.errors import NetworkRefused
from segstudio.engine.head_solver import solve_head
from segstudio.engine.network_start import FIRST_BATCHES, NetworkStart
from segstudio.engine.network_weights import channels_last
from segstudio.engine.networks import Network, settle, twin
from segstudio.engine.networks.catalogue import USUAL_SCALE
from segstudio.engine.predictor import Predictor
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch

CALIBRATING_BATCHES = 16
"""Batches of patches that show a static quantisation how large features become."""


class CompressionWork:
    """One network on its way to a smaller one.

    loss: of the newest step. share: of the work that is done, 0 … 1.
    """

    def __init__(self, source: Source, order: Compression) -> None:
        """Raises NetworkRefused where the network cannot be served so, NothingToLearn."""
        self.source = source
        self.order = order
        try:
            kept = source.kept.choice
            self.choice = replace(order.result(kept), preparation=kept.preparation)
        except CompressionRefused as error:
            raise NetworkRefused(str(error)) from error
        self.loss: float | None = None
        self._seconds, self._steps = 0.0, 0
        unlabelled = UNLABELLED_SHARE if order.method == DISTIL else 0.0
        self._batches = source.batches(unlabelled)
        self._trainer: Trainer | None = None

    @property
    def share(self) -> float:
        """How much of the learning is done, 0 … 1."""
        order = self.order
        if not order.kind.learns:
            return 1.0
        by_seconds = self._seconds / order.seconds if order.seconds > 0 else 0.0
        by_steps = self._steps / order.steps if order.steps > 0 else 0.0
        return min(1.0, max(by_seconds, by_steps))

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to learn."""
        return self.share >= 1

    def step(self) -> None:
        """Make the network smaller, or let it learn from one batch. Raises EngineError."""
        if self._trainer is None:
            self._trainer = self._begun()
            return
        began = time.monotonic()
        self.loss = self._trainer.step(self._batches)
        self._seconds += time.monotonic() - began
        self._steps += 1

    def result(self) -> Predictor:
        """Return the network as it is now, as a predictor."""
        before = self.source.predictor
        network = twin(before.network) if self._trainer is None else self._trainer.snapshot()
        return Predictor(network, before.class_ids, sorted(before.learned_ids))

    def calibrating(self) -> list[Batch] | None:
        """Return batches that show how large features become, None where none are wanted."""
        if self.order.method != INT8_STATIC:
            return None
        return list(islice(self._batches, CALIBRATING_BATCHES))

    def _begun(self) -> Trainer:
        make: dict[str, Callable[[], Trainer]] = {
            PRUNE: self._pruned,
            CHANNELS: self._narrowed,
            DISTIL: self._distilled,
        }
        trainer = make[self.order.method]()
        trainer.labelled_cells = self.source.training_set.held_out.labelled_cells
        return trainer

    def _pruned(self) -> Trainer:
        network = twin(self.source.predictor.network)
        masks = magnitude_masks(network, self.order.share)
        return MaskedTrainer(masks, _learning(network), *self._how)

    def _narrowed(self) -> Trainer:
        device = self.source.predictor.device
        network = narrowed(self.source.predictor.network, self.choice)
        network = channels_last(_learning(network).to(device))
        # Fewer channels say other things: norms and head are found anew, as for a new network.
        first = list(islice(self._batches, FIRST_BATCHES))
        settle(network, [torch.from_numpy(each.pixels) for each in first])
        solve_head(network, first, None, USUAL_SCALE, self.source.seed)
        return Trainer(network, network, *self._how)

    def _distilled(self) -> Trainer:
        before = self.source.predictor
        settings = replace(self.source.settings.with_choice(self.choice), masked_images=0)
        made = NetworkStart(self.source.seed).made(
            settings, len(before.class_ids), before.device, self._batches
        )
        return DistillingTrainer(before.network, made[0], *self._how)

    @property
    def _how(self) -> tuple[LearnerSettings, int, tuple[int, ...]]:
        settings = self.source.settings.with_choice(self.choice)
        settings = replace(settings, adversarial=0.0, accumulate=1)
        return settings, self.source.seed, self.source.predictor.class_ids


def _learning(network: Network) -> Network:
    return network.requires_grad_(requires_grad=True)
