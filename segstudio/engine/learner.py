"""The learner: images and strokes in, a U-Net that improves, predictions out."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from segstudio.document.refinement import Refinement
from segstudio.document.region import Region, TileIndex
from segstudio.engine.allocator import keep_freed_memory
from segstudio.engine.check import Labels, check_mask, checked_classes
from segstudio.engine.checkpoint import Checkpoint, load_checkpoint
from segstudio.engine.device import choose_device, device_name
from segstudio.engine.errors import NothingToLearn
from segstudio.engine.image_store import ImageSource, ImageStore
from segstudio.engine.network_state import NetworkState
from segstudio.engine.outcome import Prediction, TilePrediction, TrainingStep
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.settling import Settling
from segstudio.engine.stored_image import Pixels
from segstudio.engine.survey import Survey
from segstudio.engine.training_set import Batch, TrainingSet
from segstudio.engine.version_desk import VersionDesk
from segstudio.engine.version_gate import Judgement
from segstudio.engine.version_shelf import VersionNote
from segstudio.engine.warning_log import WarningLog


class Learner:
    """Learns classes from sparse strokes. One thread at a time may use it.

    Use: `set_image` or an image source, `annotate`, then iterate over `train`, and `predict`.
    """

    def __init__(
        self,
        classes: Sequence[int],
        device: str | None = None,
        seed: int = 0,
        *,
        settings: LearnerSettings | None = None,
        image_source: ImageSource | None = None,
        on_warning: Callable[[str], None] | None = None,
    ) -> None:
        """classes: ids 1 … 65535. device: "cpu", "cuda", "cuda:1", "mps", None for the best.

        seed: the same one gives the same result on the CPU. image_source: called with a key for
        pixels that `set_image` did not give. on_warning: called with a sentence when something was
        given up (memory, an unreadable image); all sentences are in `warnings` too.
        """
        settings = settings or LearnerSettings()
        self._warn = WarningLog(on_warning)
        self.warnings = self._warn.sentences
        self._device = choose_device(device)
        self._images = ImageStore(image_source, settings.cache_bytes)
        self._training_set = TrainingSet(self._images, seed, self._warn)
        self.held_out = self._training_set.held_out
        """What is kept for measuring; see its `images` to hold out whole ones."""
        self._state = NetworkState(checked_classes(classes), settings, self._device, seed)
        self._desk = VersionDesk(self._state, self._training_set, self._warn)
        self._settling = Settling(self._training_set)
        keep_freed_memory()
        self._strokes_before = 0
        self.step = 0
        """Steps trained so far."""

    @property
    def classes(self) -> tuple[int, ...]:
        """Class ids in the project's order."""
        return self._state.class_ids

    @property
    def device(self) -> str:
        """The device in use: "cpu", "cuda:0", "mps:0"."""
        return str(self._state.device)

    @property
    def device_name(self) -> str:
        """The device's name for people."""
        return device_name(self._state.device)

    @property
    def labelled_classes(self) -> tuple[int, ...]:
        """Those of `classes` that have a labelled pixel to train on."""
        return self._training_set.trained_ids(self.classes)

    @property
    def version(self) -> int:
        """The version that predictions come from; 0 before the first."""
        return self._desk.version

    @property
    def judgement(self) -> Judgement | None:
        """What the last `publish` found on the held-out strokes; None before it."""
        return self._desk.judgement

    @property
    def held_out_dice(self) -> float | None:
        """Mean Dice (0 … 1) of the last `publish` on strokes never trained on.

        None before it, and while there are too few strokes to spare some.
        """
        return None if self.judgement is None else self.judgement.dice

    @property
    def strokes(self) -> int:
        """Changes of the annotation so far."""
        return self._strokes_before + self._training_set.edits

    @property
    def desk(self) -> VersionDesk:
        """What is shown and kept, and all that can be done with kept versions."""
        return self._desk

    @property
    def versions(self) -> tuple[VersionNote, ...]:
        """The kept versions, oldest first."""
        return self._desk.shelf.notes

    def set_image(self, key: Hashable, pixels: Pixels) -> None:
        """Give an image, kept until it is removed: (h, w) or (h, w, channels), any numeric dtype.

        Raises ImageRefused for another shape, more than 65,536 px a side, values that are not
        finite, or another number of channels than the project's images (grey goes with colour).
        """
        self._images.put(key, pixels)
        self._training_set.readmit(key)

    def remove_image(self, key: Hashable) -> None:
        """Forget an image and its annotation; an unknown key is no error."""
        self._training_set.remove(key)

    def annotate(self, key: Hashable, mask: Labels, region: Region | None = None) -> None:
        """Say what is labelled now: in the whole image, or inside `region` and unchanged elsewhere.

        mask: (h, w) of the image or of `region`, uint8 or uint16; 0 = unlabelled, else class ids;
        ids that are not in `classes` are kept but not learned. The image may be given later.
        Raises AnnotationRefused where the mask does not fit.
        """
        mask = np.asarray(mask)
        check_mask(mask, region, self._images.known_shape(key))
        self._settling.come_back(key)
        if self._training_set.annotate(key, mask, region, self.step):
            cells = self._training_set.held_out.labelled_cells
            self._state.restart(cells, self._training_set.has_few_labels())

    def leave(self, key: Hashable) -> None:
        """The person has seen the prediction of an image, corrected it, and gone on.

        What they left as it was around their strokes is learned from, too, where it is sure.
        """
        self._settling.leave(key)

    def set_classes(self, classes: Sequence[int]) -> None:
        """Change the classes; what was learned of those that stay is kept, by id."""
        self._state.set_classes(checked_classes(classes))
        self._desk.note_classes()

    def train(
        self, seconds: float | None = None, steps: int | None = None
    ) -> Iterator[TrainingStep]:
        """Train until the time or the steps are over, without end for None; publish at the end.

        Between the steps everything else may be called. Raises NothingToLearn, at once or between
        the steps, with fewer than two labelled classes.
        """
        self._labelled_or_raise()
        self._desk.watch_anew()
        return self._training(seconds, steps)

    def publish(self) -> int:
        """Let predictions come from the averaged weights as they are now; return the version shown.

        That stays the same where these weights are worse on held-out strokes (see `judgement`).
        Raises NothingPublished before the first step.
        """
        self._desk.publish(self.step, self.strokes)
        return self.version

    def roll_back(self, number: int) -> int:
        """Show a kept version as a newer one, go on from it, return that. Raises VersionUnknown."""
        self._desk.roll_back(number)
        return self.version

    def predict(self, key: Hashable, region: Region | None = None) -> Prediction:
        """Predict an image, or the part of `region` inside it, with the published version.

        Memory is that of the result plus a constant. Raises NothingPublished and ImageRefused.
        """
        predictor, image = self._state.published, self._images.get(key)
        whole = Region(0, 0, *image.shape)
        region = whole if region is None else region.intersect(whole)
        probabilities = predictor.region(image, region, self._warn)
        return Prediction(probabilities, self.version, predictor.class_ids, region)

    def predict_tiles(
        self,
        key: Hashable,
        tiles: Iterable[TileIndex],
        version: int = 0,
        refinement: Refinement | None = None,
    ) -> Iterator[TilePrediction]:
        """Predict tiles with the published version, each once; those outside are left out.

        version: a kept one to predict with instead, which may raise VersionUnknown. refinement: of
        the probabilities. The first comes first; neighbours come together, as that is quicker. A
        tile's prediction does not depend on the others asked for, up to rounding (refined: hardly),
        and is that of `predict`. Raises NothingPublished and ImageRefused.
        """
        predictor = self._desk.predictor_of(version) if version else self._state.published
        image = self._images.get(key)
        yield from predictor.tiles(image, tiles, version or self.version, self._warn, refinement)

    def survey(self, before: Survey | None = None) -> Survey:
        """Return what looks over images with the published version; it knows what `before` knew.

        Raises NothingPublished.
        """
        return Survey(self._state.published, self.version, self._training_set, before)

    def save(self, path: str | Path) -> None:
        """Save what was learned, without images and strokes, to the folder `path`, atomically.

        Raises CheckpointNotSaved; what was saved there before is still whole then.
        """
        channels = self._images.channels or self._state.channels
        Checkpoint(
            self.classes,
            tuple(sorted(self._state.learned_ids)),
            channels,
            self.step,
            self.version,
            self._state.seed,
            self._desk.settings,
            self._state.weights(),
            self.strokes,
            *self._training_set.held_out.saved(),
            tuple(self._desk.shelf),
        ).save(Path(path))

    @classmethod
    def load(
        cls,
        path: str | Path,
        device: str | None = None,
        changes: Mapping[str, object] | None = None,
        *,
        image_source: ImageSource | None = None,
        on_warning: Callable[[str], None] | None = None,
    ) -> Learner:
        """Return the learner saved in `path`, with other settings. Raises EngineError."""
        saved = load_checkpoint(Path(path))
        settings = saved.settings.changed(changes or {})
        sources: dict[str, Any] = {"image_source": image_source, "on_warning": on_warning}
        learner = cls(saved.class_ids, device, saved.seed, settings=settings, **sources)
        learner._images.channels = saved.channels
        learner.step = saved.step
        learner._strokes_before = saved.strokes
        learner._training_set.held_out.restore(saved.held_out, saved.left, saved.step)
        learner._desk.restore(saved, Path(path))
        return learner

    def _training(self, seconds: float | None, steps: int | None) -> Iterator[TrainingStep]:
        until = math.inf if seconds is None else time.monotonic() + seconds
        last_step = math.inf if steps is None else self.step + steps
        while time.monotonic() < until and self.step < last_step:
            loss = self._one_step(self._labelled_or_raise())
            yield TrainingStep(self.step, loss, self.version)
        if self._state.has_network:
            self.publish()

    def _one_step(self, labelled_ids: tuple[int, ...]) -> float:
        if self._state.predictor is not None:
            self._settling.work(self._state.predictor, self._warn)
        while True:
            found = self._state.learn(self._batches(labelled_ids), labelled_ids)
            if isinstance(found, float):
                self.step += 1
                self._desk.look_after(found)
                return found
            self._warn(found)

    def _batches(self, labelled_ids: tuple[int, ...]) -> Iterator[Batch]:
        budget = self._state.budget
        while True:
            batch = self._training_set.draw(self.classes, self.step, budget.batch, budget.patch_px)
            if batch is None:
                raise NothingToLearn(tuple(i for i in self.classes if i not in labelled_ids))
            yield batch

    def _labelled_or_raise(self) -> tuple[int, ...]:
        labelled = self.labelled_classes
        if len(labelled) < 2:
            raise NothingToLearn(tuple(each for each in self.classes if each not in labelled))
        return labelled
