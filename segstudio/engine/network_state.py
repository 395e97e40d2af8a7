"""The network in its two lives, the one that trains and the one that predicts, and its device."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from segstudio.engine.checkpoint import Checkpoint, Weights
from segstudio.engine.errors import CheckpointBroken, NothingPublished
from segstudio.engine.memory_budget import MemoryBudget, free_cached_memory, is_out_of_memory
from segstudio.engine.networks import UNet, with_classes
from segstudio.engine.predictor import Predictor
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch


class NetworkState:
    """Makes the network when the first batch comes, and keeps it whole whatever changes."""

    def __init__(
        self, class_ids: tuple[int, ...], settings: LearnerSettings, device: torch.device, seed: int
    ) -> None:
        self.class_ids = class_ids
        self.device = device
        self.seed = seed
        self.learned_ids: set[int] = set()
        """Classes that have been in a batch's labels."""
        self.channels: int | None = None
        self.budget = MemoryBudget(settings)
        self.predictor: Predictor | None = None
        self._settings = settings
        self._trainer: Trainer | None = None

    @property
    def has_network(self) -> bool:
        """Whether there is something to publish."""
        return self._trainer is not None

    def restart(self) -> None:
        """New strokes have come."""
        if self._trainer is not None:
            self._trainer.restart()

    def learn(self, batch: Batch, labelled_ids: tuple[int, ...], channels: int) -> float | str:
        """Take a step and return its loss, or the sentence that says what was given up instead."""
        if self._trainer is None:
            self.channels = channels
            network = self._new_network(channels).to(self.device)
            self._trainer = Trainer(network, network, self._settings, self.seed)
        self.learned_ids.update(labelled_ids)
        try:
            return self._trainer.step(batch)
        except RuntimeError as error:
            sentence = self.budget.reduce(self.device) if is_out_of_memory(error) else None
            if sentence is None:
                raise
        free_cached_memory(self.device)
        if self.budget.must_use_cpu:
            self.device = torch.device("cpu")
            self._trainer = self._trainer.moved(self.device)
        return sentence

    def averaged(self) -> Predictor | None:
        """Return a copy of the averaged network of now as a predictor."""
        return None if self._trainer is None else self._as_predictor(self._trainer.snapshot())

    def publish(self) -> None:
        """Predict from a copy of the averaged weights. Raises NothingPublished before any step."""
        if self._trainer is None:
            raise NothingPublished
        self.predictor = self._as_predictor(self._trainer.snapshot())

    def set_classes(self, class_ids: tuple[int, ...]) -> None:
        """Keep the rows of the classes that stay; new ones start from nothing."""
        places = {class_id: row for row, class_id in enumerate(self.class_ids)}
        rows = [places.get(class_id) for class_id in class_ids]
        if class_ids == self.class_ids:
            return
        self.class_ids = class_ids
        self.learned_ids &= set(class_ids)
        if self._trainer is not None:
            network = with_classes(self._trainer.network, rows)
            averaged = with_classes(self._trainer.average.network, rows)
            self._trainer = Trainer(network, averaged, self._settings, self.seed)
        if self.predictor is not None:
            network = with_classes(self.predictor.network, rows)
            self.predictor = self._as_predictor(network) if self.learned_ids else None

    def weights(self) -> Weights:
        """Return all tensors to save, by name, on the CPU."""
        networks: dict[str, UNet] = {}
        if self._trainer is not None:
            networks["trained"] = self._trainer.network
            networks["averaged"] = self._trainer.average.network
        if self.predictor is not None:
            networks["published"] = self.predictor.network
        return {
            f"{life}.{name}": tensor.detach().cpu().contiguous()
            for life, network in networks.items()
            for name, tensor in network.state_dict().items()
        }

    def restore(self, saved: Checkpoint, path: Path) -> None:
        """Take over what was saved. Raises CheckpointBroken where the weights do not fit."""
        self.learned_ids = set(saved.learned_ids)
        self.channels = saved.channels
        networks = {}
        for life in ("trained", "averaged", "published"):
            weights = {
                name.removeprefix(f"{life}."): tensor
                for name, tensor in saved.weights.items()
                if name.startswith(f"{life}.")
            }
            if weights:
                networks[life] = self._restored(weights, saved.channels, path)
        if "trained" in networks and "averaged" in networks:
            trained, averaged = networks["trained"], networks["averaged"]
            self._trainer = Trainer(trained, averaged, self._settings, self.seed)
        if "published" in networks and self.learned_ids:
            self.predictor = self._as_predictor(networks["published"])

    def _restored(self, weights: Weights, channels: int | None, path: Path) -> UNet:
        with torch.device("meta"):
            outline = self._new_network(channels or 3)
        wanted = {name: tensor.shape for name, tensor in outline.state_dict().items()}
        if wanted != {name: tensor.shape for name, tensor in weights.items()}:
            raise CheckpointBroken(
                f"The weights in “{path}” do not fit the network that learner.json describes."
            )
        network = outline.to_empty(device="cpu")
        network.load_state_dict(weights)
        return _channels_last(network.to(self.device))

    def _as_predictor(self, network: UNet) -> Predictor:
        learned = [each for each in self.class_ids if each in self.learned_ids]
        patch_px = self._settings.patch_px
        return Predictor(network, self.class_ids, learned, self.channels or 3, patch_px)

    def _new_network(self, channels: int) -> UNet:
        settings = self._settings
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(self.seed)
            network = UNet(
                channels,
                len(self.class_ids),
                settings.width,
                settings.depth,
                settings.has_half_stem,
            )
        return _channels_last(network)


def _channels_last(network: UNet) -> UNet:
    """Lay the weights out as CPUs like them; in place, as for every module."""
    module: Any = network  # some versions of torch do not declare this argument
    module.to(memory_format=torch.channels_last)
    return network
