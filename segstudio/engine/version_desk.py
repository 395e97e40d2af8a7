"""Versions of one learner: the one that is shown, those that are kept, what was found of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from segstudio.engine.augment import check_augmentation
from segstudio.engine.checkpoint import Checkpoint
from segstudio.engine.compression.source import Source
from segstudio.engine.errors import EngineError, TrainingDiverged, VersionRefused
from segstudio.engine.loss_watch import Health, LossWatch, dearness_of
from segstudio.engine.network_file import ForeignNetwork
from segstudio.engine.network_state import NetworkState
from segstudio.engine.predictor import Predictor
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.training_set import TrainingSet
from segstudio.engine.unlabelled_images import UnlabelledImages
from segstudio.engine.version_gate import Judgement, VersionGate
from segstudio.engine.version_shelf import KeptVersion, VersionNote, VersionShelf

SKIPPED = "A step of training was skipped, as its loss was no number; the network is as before."
HOPELESS = (
    "its loss exploded again and again. What is shown stays as it was. Look at the newest images "
    "and strokes, or go back to an earlier version, then train again."
)
NOTHING_WHOLE = (
    "The adversary has nothing to learn from yet: strokes show no outline. Label an image as a "
    "whole, or import masks; it joins in then."
)


class VersionDesk:
    """Publishes what is not worse, and goes back to what was kept."""

    def __init__(
        self, state: NetworkState, training_set: TrainingSet, on_warning: Callable[[str], None]
    ) -> None:
        self._state = state
        self._training_set = training_set
        training_set.learn_as(state.settings, is_starting=state.is_starting)
        self._gate = gate = VersionGate(training_set, on_warning)
        training_set.held_out.is_correction = lambda cell: gate.is_correction(cell, state.predictor)
        self._warn = on_warning
        self._must_follow = False
        self._newest_seen = 0
        self._watch = LossWatch()
        self._others: dict[int, Predictor] = {}
        self.shelf = VersionShelf()
        self.version = 0
        """The one that is shown; 0 before the first."""
        self.judgement: Judgement | None = None
        """What was found of the newest one, shown or not."""

    @property
    def rate(self) -> float | None:
        """Learning rate of the next step; None before the first."""
        return self._state.rate

    @property
    def settings(self) -> LearnerSettings:
        """How it learns."""
        return self._state.settings

    @property
    def is_starting(self) -> bool:
        """Whether a new network is still filling in images: there is nothing of it to publish."""
        return self._state.is_starting

    @property
    def training_set(self) -> TrainingSet:
        """What is learned from; to look at, not to change."""
        return self._training_set

    @property
    def unlabelled(self) -> UnlabelledImages:
        """The images that may be learned from without a label."""
        return self._training_set.unlabelled

    def check_network(self) -> None:
        """Raise NetworkRefused where this machine cannot serve the network of the settings."""
        check_augmentation(self.settings.augment)
        self._state.check_network(self.settings)

    def weights_of(self, settings: LearnerSettings) -> int:
        """Return how many weights a network would have here.

        Raises NetworkRefused; by names and shapes alone where it would begin with a file.
        """
        check_augmentation(settings.augment)
        return self._state.weights_of(settings)

    def note_classes(self) -> None:
        """The classes are others now: what is shown must follow, whatever it costs."""
        self._gate.reset()
        self._must_follow = True
        self._others.clear()

    def change_settings(self, settings: LearnerSettings, is_anew: bool = False) -> None:
        """Learn so from now on. Another network starts anew, and is shown with its first version.

        What is shown stays until then, and is pinned. is_anew: start anew in any case. Raises
        NetworkRefused, VersionRefused where too many versions are pinned; nothing changes then.
        """
        if settings == self.settings and not is_anew:
            return
        check_augmentation(settings.augment)
        is_new = settings.adversarial and not self.settings.adversarial
        if is_new and not self._training_set.has_whole_masks():
            self._warn(NOTHING_WHOLE)
        if is_anew or not settings.goes_on_from(self.settings):
            self._state.check_network(settings)
            self._pin_shown()
            self._gate.reset()
            self._must_follow = True
            self.watch_anew()
        self._state.change_settings(settings)
        if is_anew:
            self._state.start_anew()
        self._training_set.learn_as(settings, is_starting=self._state.is_starting)

    def publish(self, step: int, strokes: int) -> None:
        """Show the averaged weights of now, unless they are worse. Raises NothingPublished."""
        newer = self._state.candidate()
        shown = None if self._must_follow else self._state.predictor
        self.judgement = self._gate.judge(newer, shown)
        if not self.judgement.is_shown:
            return
        self._must_follow = False
        self.version = self._next_number()
        found = self.judgement
        note = VersionNote(
            self.version,
            step,
            time.time(),
            strokes,
            found.dice,
            found.calibration,
            interval=found.interval,
            start=self.settings.start,
        )
        self.shelf.add(self._state.show(newer, note))

    def roll_back(self, number: int) -> None:
        """Show a kept version again, as a newer one, and let training go on from it.

        Raises VersionUnknown, CheckpointBroken.
        """
        kept = self.shelf.get(number)
        self._state.go_back(kept)
        self._show_again(kept)

    def take_in(self, network: ForeignNetwork, step: int, text: str, source: str = "") -> int:
        """Show a network made elsewhere as a newer version, and train on from it.

        The version on screen is pinned before; return its number, 0 where there was none. Raises
        VersionRefused, CheckpointBroken; nothing changes then. network: with classes of this
        project. source: see `LearnerSettings.source`; "": it is made of this project's own.
        """
        images = self._training_set.images
        self._state.channels = self._state.channels or images.channels
        self._state.check_channels(network.channels)
        number = self._next_number()
        start = source or self.settings.start
        note = VersionNote(number, step, time.time(), 0, text=text, start=start)
        ids = network.class_ids, network.learned_ids
        kept = KeptVersion(note, *ids, network.weights, network.choice)
        pinned = self._pin_shown()
        self._state.channels = images.channels = network.channels
        self._state.go_back(kept)
        self.version = number
        self.shelf.add(kept)
        self._begin_anew()
        return pinned

    def delete(self, number: int) -> None:
        """Forget a kept version. Raises VersionUnknown; VersionRefused where it must stay."""
        if number == self.version:
            raise VersionRefused(f"Version {number} is on screen; go back to another one first.")
        self.shelf.remove(number)

    def predictor_of(self, number: int) -> Predictor:
        """Return what predicts as a kept version does. Raises as `roll_back` does."""
        if number not in self._others:
            kept = self._state.predictor_of(self.shelf.get(number))
            self._others = {**dict(list(self._others.items())[-1:]), number: kept}
        return self._others[number]

    def source(self) -> Source:
        """Return what is shown, to be made smaller. Raises NothingPublished, VersionUnknown."""
        state, shown = self._state, self._state.published
        kept = self.shelf.get(self.version)
        return Source(kept, shown, self._training_set, state.settings, state.seed)

    def show_other(self, predictor: Predictor) -> None:
        """Show what is no version and is not kept, such as a quantised network."""
        self._state.predictor = predictor
        self.version = self._next_number()

    def number_above(self, newest_version: int) -> None:
        """Number above those that were seen before; what is shown now gets such a number, too."""
        self._newest_seen = newest_version
        if not 0 < self.version < newest_version:
            return
        if self.version in self.shelf:
            self._show_again(self.shelf.get(self.version))
        else:
            self.version = self._next_number()

    def watch_anew(self) -> None:
        """Training begins, or goes on from elsewhere."""
        self._watch = LossWatch()

    def look_after(self, loss: float) -> None:
        """Say so where a step went wrong, and go back to what is shown. Raises TrainingDiverged."""
        self._training_set.learn_as(self.settings, is_starting=self._state.is_starting)
        dearness = dearness_of(self.settings.loss, len(self._state.class_ids))
        health = self._watch.note(loss, dearness)
        if health is Health.SKIPPED:
            self._warn(SKIPPED)
        elif health is Health.EXPLODED:
            self._warn(f"The loss of training exploded: it {self._recover()}.")
        elif health is Health.HOPELESS:
            self._recover()
            self.watch_anew()
            raise TrainingDiverged(HOPELESS)

    def restore(self, saved: Checkpoint, path: Path) -> None:
        """Take over what was saved, and go on with the settings of now (see `change_settings`).

        Raises CheckpointBroken where the weights do not fit.
        """
        wanted = self.settings
        before = saved.settings
        names = ("masked_images", "weights", "source")
        start = {name: getattr(before, name) for name in names}
        self._state.settings = wanted.with_choice(before.choice).changed(start)
        if wanted.goes_on_from(before):
            wanted = replace(wanted, weights=before.weights, source=before.source)
        self._restore(saved, path)
        self.change_settings(wanted)

    def _restore(self, saved: Checkpoint, path: Path) -> None:
        self.version = saved.version
        self._state.restore(saved, path)
        self.shelf = VersionShelf(saved.versions)
        for problem in saved.problems:
            self._warn(problem)
        if self._state.predictor is not None or not saved.version:
            return
        if saved.version in self.shelf:
            self._state.show_kept(self.shelf.get(saved.version))
        elif self._state.has_network:
            self._state.predictor = self._state.candidate()

    def _recover(self) -> str:
        """Let training go on from what is shown; return from where, for a sentence."""
        try:
            self._state.go_back(self.shelf.get(self.version))
        except EngineError:
            self._state.start_anew()
            return "starts anew"
        return f"goes on from version {self.version}"

    def _pin_shown(self) -> int:
        """Return its number; 0 where nothing is shown that is kept."""
        if self.version not in self.shelf:
            return 0
        note = self.shelf.get(self.version).note
        self.shelf.mark(note.number, note.text, is_pinned=True)
        return note.number

    def _next_number(self) -> int:
        return max(self.version, self._newest_seen) + 1

    def _show_again(self, kept: KeptVersion) -> None:
        self.version = self._next_number()
        self.shelf.add(kept.renumbered(self.version, time.time()))
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._gate.reset()
        self.watch_anew()
        self.judgement = None
