"""All that is learned from: images, strokes, what is held out, and the batches drawn from them."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from segstudio.document.preparation import NONE
from segstudio.document.region import TILE_PX, Region
from segstudio.engine.annotation_store import AnnotationStore
from segstudio.engine.augment import Augmentation
from segstudio.engine.cell_window import CellWindows
from segstudio.engine.errors import ImageRefused
from segstudio.engine.held_out import CELL_PX, Cell, HeldOut
from segstudio.engine.image_store import ImageStore
from segstudio.engine.loss import IGNORED
from segstudio.engine.outcome import TilePrediction
from segstudio.engine.patch_cut import patch_around
from segstudio.engine.patch_sampler import PatchSampler, Spot
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.stored_image import planes
from segstudio.engine.taught_labels import TaughtLabels
from segstudio.engine.unlabelled_images import UnlabelledImages

UNLABELLED_SHARE = 0.5
"""Patches of unlabelled images for each around a label, where such are learned from."""
STARTING_SHARE = 2.0
"""The same while images are filled in."""

FEW_CELLS = 150
"""Cells of 64 px with labels, at most, where they are called few (.github/decisions/0019)."""
MOST_NEWEST = 2
"""Newest strokes that are looked at when versions are compared."""
MOST_STROKE_PX = 2**20

Pixels = npt.NDArray[np.float32]
Labels = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Batch:
    """pixels: (n, channels, h, w) float32. targets: (n, h, w) int32 rows, or IGNORED."""

    pixels: Pixels
    targets: npt.NDArray[np.int32]


class TrainingSet:
    """Draws batches from the strokes; an image that cannot be read is left out with a warning."""

    def __init__(self, images: ImageStore, seed: int, on_warning: Callable[[str], None]) -> None:
        self.images = images
        self.annotations = AnnotationStore()
        self.held_out = HeldOut(self.annotations)
        self.windows = CellWindows(images)
        self.newest_cells: list[Cell] = []
        """Where the newest strokes are; cleared once a version shows them."""
        self.edits = 0
        """Changes of the labels so far: strokes, where a person draws."""
        self._taught = TaughtLabels(self.annotations)
        self._sampler = PatchSampler(self._taught, self.held_out, seed)
        self.unlabelled = UnlabelledImages(images, self.annotations, seed, on_warning)
        self._warn = on_warning
        self._is_varied = True
        self._preparation, self._frames = NONE, 1

    def learn_as(self, settings: LearnerSettings, *, is_starting: bool = False) -> None:
        """Draw so from now on. is_starting: no label counts yet, as images are filled in first."""
        self._sampler.sampling = settings.sampling
        self._preparation, self._frames = settings.choice.seen_as, settings.choice.frames
        self._is_varied = Augmentation(settings.augment).is_usual
        self.unlabelled.share = UNLABELLED_SHARE if settings.uses_unlabelled else 0.0
        if is_starting:
            self.unlabelled.share = STARTING_SHARE

    def has_whole_masks(self) -> bool:
        """Tell whether there is a tile of which at least half is labelled."""
        least_px = TILE_PX**2 / 2
        return any(sum(tile.counts.values()) >= least_px for _, tile in self.annotations)

    def has_few_labels(self) -> bool:
        """Tell whether there are but some strokes."""
        return self.held_out.labelled_cells <= FEW_CELLS and not self.has_whole_masks()

    def annotate(
        self, key: Hashable, mask: npt.NDArray[np.integer], region: Region | None, step: int
    ) -> bool:
        """Replace labels in `region`, or all for None; tell whether anything differs now."""
        changed = []
        if region is None:
            changed = self.annotations.clear_outside(key, (mask.shape[0], mask.shape[1]))
            region = Region(0, 0, *mask.shape)
        changed += self.annotations.replace(key, mask, region)
        self.held_out.note_changed(changed, step)
        self._sampler.note_changed(changed, step)
        if changed:
            self._taught.unsettle(key)
            self.edits += 1
            self._note_newest(key, mask, region)
        return bool(changed)

    def settle(self, key: Hashable, predicted: TilePrediction) -> None:
        """Learn from a tile of an image that a person left, as they saw it."""
        self._taught.settle(key, predicted)
        self._sampler.note_changed([(key, predicted.tile)], 0)

    def trained_labels(self, cell: Cell) -> Labels:
        """Return what training may see of the labels in a cell, (CELL_PX, CELL_PX)."""
        labels = self.annotations.crop(cell.key, cell.square)
        self.held_out.blank(cell.key, cell.square, labels)
        return labels

    def readmit(self, key: Hashable) -> None:
        """Use an image again whose pixels were given anew."""
        self.windows.forget(key)
        self._sampler.forget(key)

    def remove(self, key: Hashable) -> None:
        """Forget an image and its strokes."""
        self.images.remove(key)
        self.annotations.remove(key)
        self._taught.unsettle(key)
        self.held_out.forget(key)
        self.windows.forget(key)
        self.newest_cells = [cell for cell in self.newest_cells if cell.key != key]
        self._sampler.forget(key)

    def trained_ids(self, class_ids: tuple[int, ...]) -> tuple[int, ...]:
        """Return those of `class_ids` that have labels to train on."""
        labelled = self._sampler.class_ids()
        return tuple(each for each in class_ids if each in labelled)

    def draw(self, class_ids: tuple[int, ...], step: int, size: int, patch_px: int) -> Batch | None:
        """Return `size` augmented patches of `patch_px`; None where nothing can be drawn.

        Patches of unlabelled images come beside them where such are learned from.
        """
        rows = np.full(65_536, IGNORED, np.int32)
        rows[list(class_ids)] = np.arange(len(class_ids))
        side = (patch_px, patch_px)
        pixels = np.empty((0, 0, *side), np.float32)
        targets = np.empty((size, *side), np.int32)
        drawn = 0
        while drawn < size:
            spot = self._sampler.draw(class_ids, step)
            if spot is None:
                return None
            try:
                crop, labels = self._cut(spot, patch_px)
            except ImageRefused as refusal:
                self._warn(str(refusal))
                self._sampler.exclude(spot.key)
                continue
            if not len(pixels):  # only now are the channels known for sure
                channels = (self.images.channels or 3) * self._frames
                pixels = np.empty((size, channels, *side), np.float32)
            pixels[drawn] = planes(crop, pixels.shape[1])
            np.take(rows, labels, out=targets[drawn], mode="clip")
            drawn += 1
        return self._with_unlabelled(Batch(pixels, targets), patch_px)

    def _with_unlabelled(self, batch: Batch, patch_px: int) -> Batch:
        spots = self.unlabelled.spots(len(batch.pixels))
        if not spots:
            return batch
        pixels = np.empty((len(spots), *batch.pixels.shape[1:]), np.float32)
        for at, spot in enumerate(spots):
            pixels[at] = planes(self._cut(spot, patch_px)[0], pixels.shape[1])
        targets = np.full((len(spots), patch_px, patch_px), IGNORED, np.int32)
        return Batch(
            np.concatenate((batch.pixels, pixels)), np.concatenate((batch.targets, targets))
        )

    def _note_newest(self, key: Hashable, mask: npt.NDArray[np.integer], region: Region) -> None:
        """Remember the cell of `region` with the most labels; whole images are no strokes."""
        if mask.size > MOST_STROKE_PX or not mask.any() or key in self.held_out.never:
            return
        rows, columns = np.nonzero(mask)
        places = (rows + region.row) // CELL_PX * 2**32 + (columns + region.column) // CELL_PX
        found, counts = np.unique(places, return_counts=True)
        row, column = divmod(int(found[counts.argmax()]), 2**32)
        self.newest_cells = [*self.newest_cells, Cell(key, row, column)][-MOST_NEWEST:]

    def labels_in(self, key: Hashable, region: Region) -> Labels:
        """Return what training may see of the labels in `region`, (h, w); 0 where are none."""
        labels = self._taught.crop(key, region)
        self.held_out.blank(key, region, labels)
        return labels

    def _cut(self, spot: Spot, patch_px: int) -> tuple[Pixels, Labels]:
        """Return a patch around `spot`: pixels (h, w, channels), labels (h, w), augmented."""
        return patch_around(
            self.images.get(spot.key).prepared(self._preparation),
            partial(self.labels_in, spot.key),
            (spot.row, spot.column),
            patch_px,
            self._sampler.random,
            is_varied=self._is_varied,
        )
