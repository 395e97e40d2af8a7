"""The network in its two lives, the one that trains and the one that predicts, and its device."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import torch

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine.calibration import temper
from segstudio.engine.checkpoint import Checkpoint
from segstudio.engine.device_pixels import DevicePixels
from segstudio.engine.errors import (
    NothingPublished,
    VersionRefused,
    VersionUnknown,
)
from segstudio.engine.forest_trainer import ForestTrainer
from segstudio.engine.memory_budget import MemoryBudget, free_cached_memory, is_out_of_memory
from segstudio.engine.network_start import NetworkStart
from segstudio.engine.network_weights import channels_last, on_cpu, restored
from segstudio.engine.networks import Network, PixelForest, with_classes
from segstudio.engine.predictor import Predictor
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch
from segstudio.engine.version_shelf import KeptVersion, VersionNote
from segstudio.engine.weight_mixture import weight_mixture_of
from segstudio.engine.weights_file import Weights

CORRECTING_BATCHES = 2
"""Batches, half of them of new strokes, that it is solved for after a stroke."""


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
        self.settings = settings
        self._device_pixels = None if device.type == "cpu" else DevicePixels(device)
        self._trainer: Trainer | ForestTrainer | None = None
        self._has_new_strokes = False
        self._labelled_cells, self._has_few_labels = 0, False
        self._start = NetworkStart(seed)

    @property
    def is_starting(self) -> bool:
        """Whether the next step fills in images, before labels count."""
        return self._trainer is None and self._start.is_filling(self.settings)

    @property
    def rate(self) -> float | None:
        """Learning rate of the next step; None before the first."""
        return None if self._trainer is None else self._trainer.rate

    @property
    def published(self) -> Predictor:
        """The predictor that is shown. Raises NothingPublished."""
        if self.predictor is None:
            raise NothingPublished
        return self.predictor

    @property
    def has_network(self) -> bool:
        """Whether there is something to publish."""
        return self._trainer is not None

    def restart(self, labelled_cells: int, has_few_labels: bool) -> None:
        """New strokes have come; labelled_cells: of 64 px, so far."""
        self._labelled_cells, self._has_few_labels = labelled_cells, has_few_labels
        if self._trainer is not None:
            self._trainer.restart()
            self._has_new_strokes = True

    def learn(self, batches: Iterator[Batch], labelled_ids: tuple[int, ...]) -> float | str:
        """Take a step and return its loss, or the sentence that says what was given up instead.

        Where there is no network the step is to make the one that the settings say, with a head
        solved for some batches. After new strokes it is to let the head follow them. batches:
        without end. labelled_ids: the classes that have labels.
        """
        trainer, has_new_strokes = self._trainer, self._has_new_strokes
        self._has_new_strokes = False
        if trainer is not None:
            trainer.labelled_cells = self._labelled_cells
            trainer.has_few_labels = self._has_few_labels
        if self.is_starting:
            how = self.settings, len(self.class_ids), self.device
            work = partial(self._start.fill_in, *how, batches)
        elif trainer is None:
            work = partial(self._begin, batches)
        elif has_new_strokes:
            work = partial(trainer.correct, list(islice(batches, CORRECTING_BATCHES)))
        else:
            work = partial(trainer.step, batches)
        if isinstance(found := self._healed(work), float):
            self.learned_ids.update(labelled_ids)
        return found

    def _begin(self, batches: Iterator[Batch]) -> float:
        network, loss = self._start.made(self.settings, len(self.class_ids), self.device, batches)
        self.channels, self.learned_ids = network.image_channels, set()
        self._trainer = self._new_trainer(network, network)
        return loss

    def _healed(self, work: Callable[[], float]) -> float | str:
        """Do `work`; where memory is short, give something up and return the sentence about it."""
        try:
            return work()
        except RuntimeError as error:
            sentence = self.budget.reduce(self.device) if is_out_of_memory(error) else None
            if sentence is None:
                raise
        free_cached_memory(self.device)
        if self.budget.must_use_cpu:
            self.device = torch.device("cpu")
            self._device_pixels = None
            self._start.forget()
            if self._trainer is not None:
                lives = self._trainer.network, self._trainer.averaged
                self._trainer = self._new_trainer(*(each.to(self.device) for each in lives))
        return sentence

    def check_network(self, settings: LearnerSettings) -> None:
        """Raise NetworkRefused where this machine cannot serve the network, or its weights."""
        self._start.check(settings, self.channels or 3, len(self.class_ids))

    def weights_of(self, settings: LearnerSettings) -> int:
        """Return how many weights a network would have here. Raises NetworkRefused."""
        is_new = not settings.goes_on_from(self.settings)
        network = self._start.outline(settings, self.channels or 3, len(self.class_ids), is_new)
        return sum(each.numel() for each in network.parameters())

    def change_settings(self, settings: LearnerSettings) -> None:
        """Learn so from now on; another network is made by the next step. What is shown stays."""
        before, self.settings, self.budget = self.settings, settings, MemoryBudget(settings)
        trainer, shown = self._trainer, self.predictor
        if shown is not None and settings.sight != before.sight:
            self.predictor = self._as_predictor(shown.network, shown.learned_ids)
        if not settings.goes_on_from(before):
            self.start_anew()
        elif trainer is not None:
            lives = trainer.network, trainer.averaged
            self._trainer = self._new_trainer(*map(self._as_chosen, lives))

    def candidate(self) -> Predictor:
        """Return what is to be shown now as a predictor. Raises NothingPublished."""
        if self._trainer is None:
            raise NothingPublished
        return self._as_predictor(self._trainer.snapshot())

    def show(self, predictor: Predictor, note: VersionNote) -> KeptVersion:
        """Predict with a candidate from now on; return it as a version to keep."""
        weights = on_cpu(predictor.network)
        temper(predictor.network, note.temperature)
        self.predictor = self._as_predictor(predictor.network)
        ids = self.class_ids, tuple(sorted(self.learned_ids))
        return KeptVersion(note, *ids, weights, self.settings.choice)

    def go_back(self, version: KeptVersion) -> None:
        """Show a kept version, and let training go on from it; nothing changes where that fails.

        Raises CheckpointBroken, and VersionUnknown where all its classes have gone.
        """
        network = self._of_version(version)
        self.show_kept(version)
        self.settings = self.settings.with_choice(version.choice).begun_with(version.note.start)
        self.learned_ids = set(version.learned_ids) & set(self.class_ids)
        self._trainer = self._new_trainer(network, network)

    def check_channels(self, channels: int) -> None:
        """Raise VersionRefused where the project's images have another number of channels."""
        if self.channels not in (None, channels):
            raise VersionRefused(
                f"That network takes images of {channels} channels; those of this project have "
                f"{self.channels}."
            )

    def show_kept(self, version: KeptVersion) -> None:
        """Show a kept version; training is left alone. Raises as `go_back` does."""
        self.predictor = self.predictor_of(version)

    def predictor_of(self, version: KeptVersion) -> Predictor:
        """Return what predicts as a kept version does. Raises as `go_back` does."""
        learned = set(version.learned_ids) & set(self.class_ids)
        if not learned:
            raise VersionUnknown(version.note.number)
        network = self._of_version(version)
        temper(network, version.note.temperature)
        return self._as_predictor(network, learned)

    def start_anew(self) -> None:
        """Forget what was learned; the next step makes a new network."""
        self._trainer, self.settings = None, replace(self.settings, source="")
        self._start.forget()

    def set_classes(self, class_ids: tuple[int, ...]) -> None:
        """Keep the rows of the classes that stay; new ones start from nothing."""
        if class_ids == self.class_ids:
            return
        rows = _rows(self.class_ids, class_ids)
        self.class_ids = class_ids
        self.learned_ids &= set(class_ids)
        self._start.forget()
        if self._trainer is not None:
            network = with_classes(self._trainer.network, rows)
            averaged = with_classes(self._trainer.averaged, rows)
            self._trainer = self._new_trainer(network, averaged)
        if self.predictor is not None:
            network = with_classes(self.predictor.network, rows)
            learned = self.predictor.learned_ids & set(class_ids)
            self.predictor = self._as_predictor(network, learned) if learned else None

    def weights(self) -> Weights:
        """Return all tensors to save, by name, on the CPU."""
        networks: dict[str, Network] = {}
        if self._trainer is not None:
            networks["trained"] = self._trainer.network
            networks["averaged"] = self._trainer.averaged
        return {
            f"{life}.{name}": tensor
            for life, network in networks.items()
            for name, tensor in on_cpu(network).items()
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
                count, choice = len(self.class_ids), self.settings.choice
                networks[life] = self._restored(weights, count, str(path), choice)
        if "trained" in networks and "averaged" in networks:
            trained, averaged = networks["trained"], networks["averaged"]
            self._trainer = self._new_trainer(trained, averaged)
        if "published" in networks and self.learned_ids:
            self.predictor = self._as_predictor(networks["published"])

    def _of_version(self, version: KeptVersion) -> Network:
        where, count = f"version {version.note.number}", len(version.class_ids)
        network = self._restored(version.weights, count, where, version.choice)
        return with_classes(network, _rows(version.class_ids, self.class_ids))

    def _restored(self, kept: Weights, classes: int, where: str, choice: NetworkChoice) -> Network:
        network = restored(choice, self.channels or 3, classes, kept, where)
        return channels_last(network.to(self.device))

    def _as_chosen(self, network: Network) -> Network:
        """Return a network that learned the same and has the options of the settings."""
        choice = self.settings.choice
        return self._restored(on_cpu(network), network.classes, choice.words, choice)

    def _new_trainer(self, network: Network, averaged: Network) -> Trainer | ForestTrainer:
        if isinstance(network, PixelForest):
            return ForestTrainer(network, self.seed, self.settings.augment)
        how = self.settings, self.seed, self.class_ids
        return Trainer(
            network, averaged, *how, weight_mixture_of(network, self.settings, self.seed)
        )

    def _as_predictor(
        self, network: Network, learned_ids: Collection[int] | None = None
    ) -> Predictor:
        ids = self.learned_ids if learned_ids is None else learned_ids
        learned = [each for each in self.class_ids if each in ids]
        is_here = next(network.parameters()).device == self.device
        pixels = self._device_pixels if is_here else None
        return Predictor(network, self.class_ids, learned, pixels, *self.settings.sight)


def _rows(before: tuple[int, ...], now: tuple[int, ...]) -> list[int | None]:
    """Return for each class of now its place before, None where it is new."""
    places = {class_id: row for row, class_id in enumerate(before)}
    return [places.get(class_id) for class_id in now]
