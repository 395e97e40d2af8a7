"""The learner: images and strokes in, a U-Net that improves, predictions out."""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from segstudio.document.label_class import MAX_CLASS_ID
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region, TileIndex
from segstudio.engine.annotation_store import AnnotationStore
from segstudio.engine.device import choose_device, device_name
from segstudio.engine.errors import (
    AnnotationRefused,
    ClassesRefused,
    NothingPublished,
    NothingToLearn,
)
from segstudio.engine.image_store import ImageSource, ImageStore, Pixels
from segstudio.engine.networks import UNet
from segstudio.engine.patch_sampler import PatchSampler
from segstudio.engine.predictor import Prediction, Predictor
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.trainer import Trainer


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """One step. loss: NaN where it was skipped. version: published so far.

    held_out_dice: 0 … 1 in the steps where it was measured, else None.
    """

    step: int
    loss: float
    version: int
    held_out_dice: float | None


@dataclass(frozen=True, slots=True)
class TilePrediction:
    """class_ids (h, w) uint8 or uint16 and confidence (h, w) uint8 (probability · 255) of a tile."""

    tile: TileIndex
    version: int
    class_ids: MaskArray
    confidence: npt.NDArray[np.uint8]


class Learner:
    """Learns classes from sparse strokes. One thread at a time may use it."""

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
        """classes: ids 1 … 65535. device: as in `choose_device`. seed: repeats a run on the CPU.

        image_source: called with a key for pixels that `set_image` did not give.
        on_warning: called with a sentence when the learner had to change its ways.
        """
        self.settings = settings or LearnerSettings()
        self._classes = _checked_classes(classes)
        self._device = choose_device(device)
        self._seed = seed
        self._images = ImageStore(image_source, self.settings.cache_bytes)
        self._annotations = AnnotationStore()
        self._sampler = PatchSampler(self._annotations, seed)
        self._trainer: Trainer | None = None
        self._predictor: Predictor | None = None
        self._warn = on_warning or (lambda sentence: None)
        self.step = 0
        self.version = 0
        self.held_out_dice: float | None = None

    @property
    def classes(self) -> tuple[int, ...]:
        """Class ids in the project's order."""
        return self._classes

    @property
    def device(self) -> str:
        """The device in use: "cpu", "cuda:0", "mps"."""
        return str(self._device)

    @property
    def device_name(self) -> str:
        """The device's name for people."""
        return device_name(self._device)

    @property
    def labelled_classes(self) -> tuple[int, ...]:
        """Those of `classes` that have a labelled pixel."""
        counts = self._annotations.counts()
        return tuple(each for each in self._classes if each in counts)

    def set_image(self, key: Hashable, pixels: Pixels) -> None:
        """Give an image: (h, w) or (h, w, channels), any numeric dtype. Raises ImageRefused."""
        self._images.put(key, pixels)

    def remove_image(self, key: Hashable) -> None:
        """Forget an image and its annotation."""
        self._images.remove(key)
        self._annotations.remove(key)
        self._sampler.forget()

    def annotate(
        self, key: Hashable, mask: npt.NDArray[np.integer], region: Region | None = None
    ) -> None:
        """Say what is labelled now: in the whole image, or inside `region` only.

        mask: (h, w) of the image or of `region`, uint8 or uint16; 0 = unlabelled, else class ids.
        Raises AnnotationRefused.
        """
        mask = np.asarray(mask)
        shape = self._images.known_shape(key)
        if region is None:
            _check_mask(mask, mask.shape if shape is None else shape)
            self._annotations.clear_outside(key, mask.shape)
            region = Region(0, 0, *mask.shape)
        else:
            _check_mask(mask, (region.height, region.width))
            if region.row < 0 or region.column < 0:
                raise AnnotationRefused(f"The region {region} lies outside the image.")
        changed = self._annotations.replace(key, mask, region)
        if changed:
            self._sampler.note_changed(changed, self.step)
            if self._trainer is not None:
                self._trainer.restart()

    def train(
        self, seconds: float | None = None, steps: int | None = None
    ) -> Iterator[TrainingStep]:
        """Train until the time or the steps are over, without end for None; publish at the end.

        Strokes, images and classes may be changed, and `predict` and `publish` called, between the
        steps. Raises NothingToLearn, at once or between steps, with fewer than two labelled classes.
        """
        self._check_labels()
        return self._training(seconds, steps)

    def publish(self) -> int:
        """Let predictions come from the averaged weights of now on; return the new version.

        Raises NothingPublished before the first step.
        """
        if self._trainer is None:
            raise NothingPublished
        channels = self._images.channels or 3
        self._predictor = Predictor(self._trainer.snapshot(), channels, self._device)
        self.version += 1
        return self.version

    def predict(self, key: Hashable, region: Region | None = None) -> Prediction:
        """Predict an image or a part with the last published version.

        Raises NothingPublished and ImageRefused.
        """
        predictor = self._published()
        image = self._images.get(key)
        whole = Region(0, 0, *image.shape)
        region = whole if region is None else region.intersect(whole)
        return Prediction(predictor.region(image, region), self.version, self._classes, region)

    def predict_tiles(self, key: Hashable, tiles: Iterable[TileIndex]) -> Iterator[TilePrediction]:
        """Predict tiles in the given order with the last published version; tiles outside are left out."""
        predictor = self._published()
        image = self._images.get(key)
        ids = np.array(self._classes, np.uint8 if max(self._classes) < 256 else np.uint16)
        for tile in tiles:
            region = tile.region(image.shape)
            if region.is_empty:
                continue
            probabilities = predictor.window(image, region)
            best = probabilities.argmax(0)
            confidence = (probabilities.max(0) * 255).round().astype(np.uint8)
            yield TilePrediction(tile, self.version, ids[best], confidence)

    def _training(self, seconds: float | None, steps: int | None) -> Iterator[TrainingStep]:
        until = None if seconds is None else time.monotonic() + seconds
        last_step = None if steps is None else self.step + steps
        while (until is None or time.monotonic() < until) and self.step != last_step:
            self._check_labels()
            loss = self._one_step()
            yield TrainingStep(self.step, loss, self.version, None)
        self.publish()

    def _one_step(self) -> float:
        settings = self.settings
        crops: list[npt.NDArray[np.float32]] = []
        targets: list[npt.NDArray[np.int64]] = []
        rows = np.full(MAX_CLASS_ID + 1, -1, np.int64)
        rows[list(self._classes)] = np.arange(len(self._classes))
        while len(crops) < settings.batch:
            spot = self._sampler.draw(self._classes, frozenset(), self.step, settings.patch_px)
            if spot is None:
                continue
            image = self._images.get(spot.key)
            height, width = image.shape
            region = Region(
                max(0, min(spot.region.row, height - settings.patch_px)),
                max(0, min(spot.region.column, width - settings.patch_px)),
                settings.patch_px,
                settings.patch_px,
            )
            crop = image.crop(region, self._images.channels or 3)
            label = rows[self._annotations.crop(spot.key, region)]
            turns = int(self._sampler._random.integers(8))
            crop, label = np.rot90(crop, turns, (1, 2)), np.rot90(label, turns)
            if turns >= 4:
                crop, label = crop[:, :, ::-1], label[:, ::-1]
            crops.append(crop)
            targets.append(label)
        trainer = self._ready_trainer()
        pixels = torch.from_numpy(np.stack(crops)).to(self._device)
        loss = trainer.step(pixels, torch.from_numpy(np.stack(targets)).to(self._device))
        self.step += 1
        return loss

    def _ready_trainer(self) -> Trainer:
        if self._trainer is None:
            settings = self.settings
            with torch.random.fork_rng(devices=[]):
                torch.manual_seed(self._seed)
                network = UNet(
                    self._images.channels or 3,
                    len(self._classes),
                    settings.width,
                    settings.depth,
                    settings.has_half_stem,
                )
            network = network.to(self._device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
            self._trainer = Trainer(network, settings, self._seed)
        return self._trainer

    def _published(self) -> Predictor:
        if self._predictor is None:
            raise NothingPublished
        return self._predictor

    def _check_labels(self) -> None:
        labelled = self.labelled_classes
        if len(labelled) < 2:
            raise NothingToLearn(tuple(each for each in self._classes if each not in labelled))


def _checked_classes(classes: Sequence[int]) -> tuple[int, ...]:
    ids = tuple(int(each) for each in classes)
    if not ids or len(set(ids)) != len(ids) or min(ids) < 1 or max(ids) > MAX_CLASS_ID:
        raise ClassesRefused(f"Class ids must be different and lie in 1 … {MAX_CLASS_ID}: {ids}.")
    return ids


def _check_mask(mask: npt.NDArray[np.integer], shape: tuple[int, ...]) -> None:
    if mask.ndim != 2 or mask.shape != shape:
        raise AnnotationRefused(f"The mask is {mask.shape} but its image or region is {shape}.")
    if mask.dtype not in (np.uint8, np.uint16):
        raise AnnotationRefused(f"The mask holds {mask.dtype}; it must be uint8 or uint16.")
