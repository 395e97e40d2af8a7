"""Shows what training makes of an image, by its own steps; nothing of the learner changes."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Generator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
import torch

from segstudio.document.preparation import preparation_steps
from segstudio.document.region import Region
from segstudio.document.training_preview import (
    LabelledPicture,
    Picture,
    PreviewOrder,
    TrainingPreview,
)
from segstudio.engine.augment import Augmentation
from segstudio.engine.intensity import Intensity
from segstudio.engine.loss import IGNORED
from segstudio.engine.patch_cut import patch_around
from segstudio.engine.preparation import prepared
from segstudio.engine.preview_colors import PreviewColors
from segstudio.engine.preview_place import Place, nearest_label, prepared_part, sight_in
from segstudio.engine.stored_image import StoredImage

SAMPLES = 9
BATCH = 3
"""So many are made in one go; fewer than a step of training takes."""
PICTURE_PX, SAMPLE_PX = 512, 256
"""Longest sides of what is sent."""

Floats = npt.NDArray[np.float32]
Labels = npt.NDArray[np.uint16]
LabelsIn = Callable[[Region], Labels]


@dataclass(frozen=True, slots=True, eq=False)
class PreparedPart:
    """What is given to a network of an image. part: of the image, that `image` shows; all of it
    where the image is not very large. source: the image that it was made from.
    """

    image: StoredImage
    part: Region
    source: weakref.ref[StoredImage]

    @classmethod
    def of(
        cls, image: StoredImage, order: PreviewOrder, before: PreparedPart | None = None
    ) -> PreparedPart:
        """Prepare as much of `image` as the order needs, or return `before` where that is it.

        Raises MethodUnknown.
        """
        text, source = order.preparation, weakref.ref(image)
        if not preparation_steps(text):
            return cls(image, Region(0, 0, *image.shape), source)
        part = prepared_part(image.shape, sight_in(image.shape, order.sight))
        if before is not None and before._is_of(image, text, part):
            return before
        pixels = prepared(image.pixels[part.slices], text, image.intensity)
        return cls(StoredImage(pixels, Intensity.of(pixels), text), part, source)

    def inside(self, region: Region) -> Region:
        """Return a region of the whole image as one of the part."""
        row, column = region.row - self.part.row, region.column - self.part.column
        return Region(row, column, region.height, region.width)

    def outside(self, region: Region) -> Region:
        """Return a region of the part as one of the whole image."""
        row, column = region.row + self.part.row, region.column + self.part.column
        return Region(row, column, region.height, region.width)

    def _is_of(self, image: StoredImage, text: str, part: Region) -> bool:
        return self.source() is image and (self.image.preparation, self.part) == (text, part)


def previewed(
    image: StoredImage,
    seen: PreparedPart,
    order: PreviewOrder,
    labels_in: LabelsIn,
    channels: int,
) -> Generator[None, None, TrainingPreview]:
    """Make the pictures, a few at a time. Raises MethodUnknown.

    seen: of the same image and order. labels_in: returns the labels (h, w) that training sees in
    a region of the image. channels: that the network takes.
    """
    augmentation = Augmentation(order.augment)
    colors = PreviewColors(image, seen.image, order.display)
    sight = sight_in(image.shape, order.sight)
    labels = labels_in(sight)
    plain = _labelled(colors.plain(_shrunk(image.pixels[sight.slices], PICTURE_PX)), labels)
    first = plain
    if seen.image is not image:
        pixels = seen.image.pixels[seen.inside(sight).slices]
        first = _labelled(colors.prepared(_shrunk(pixels, PICTURE_PX)), labels)
    yield
    found = nearest_label(labels)
    row, column = found or (sight.height // 2, sight.width // 2)
    place = sight.row + row - seen.part.row, sight.column + column - seen.part.column
    drawn = _Samples(seen, augmentation, order, labels_in, channels)
    samples: list[LabelledPicture] = []
    while len(samples) < SAMPLES:
        samples += [
            _labelled(colors.seen(_shrunk(pixels, SAMPLE_PX)), ids)
            for pixels, ids in drawn.batch(place)
        ]
        yield
    whole = Region(0, 0, *image.shape)
    is_part = seen.part != whole or sight.area_px < order.sight.intersect(whole).area_px
    return TrainingPreview(sight, found is not None, is_part, plain, first, tuple(samples))


class _Samples:
    """Draws patches as the training set and the trainer do, by generators of its own."""

    def __init__(
        self,
        seen: PreparedPart,
        augmentation: Augmentation,
        order: PreviewOrder,
        labels_in: LabelsIn,
        channels: int,
    ) -> None:
        self._seen, self._augmentation, self._channels = seen, augmentation, channels
        self._side_px = order.patch_px
        self._labels_in = labels_in
        self._random = np.random.default_rng(order.seed)
        self._torch_random = torch.Generator().manual_seed(order.seed)

    def batch(self, place: Place) -> list[tuple[Floats, Labels]]:
        """Return patches as the network sees them, (h, w, channels), and their labels (h, w).

        place: (row, column) in the part that is seen.
        """
        square = self._side_px, self._side_px
        pixels = np.empty((BATCH, self._channels, *square), np.float32)
        targets = np.empty((BATCH, *square), np.int32)
        for at in range(BATCH):
            crop, labels = patch_around(
                self._seen.image,
                lambda region: self._labels_in(self._seen.outside(region)),
                place,
                self._side_px,
                self._random,
                is_varied=self._augmentation.is_usual,
            )
            pixels[at] = crop.transpose(2, 0, 1)
            targets[at] = np.where(labels, labels.astype(np.int32), IGNORED)
        sight = self._augmentation.shown(
            torch.from_numpy(pixels), torch.from_numpy(targets), self._torch_random
        )
        ids = sight.targets.clamp(min=0).numpy().astype(np.uint16)
        return list(zip(sight.seen.permute(0, 2, 3, 1).numpy(), ids, strict=True))


def _labelled(picture: Picture, labels: Labels) -> LabelledPicture:
    """Return the picture with the labels of its place, at its size."""
    size = picture.shape[1], picture.shape[0]
    ids = cv2.resize(labels, size, interpolation=cv2.INTER_NEAREST)
    return LabelledPicture(picture, ids.astype(np.uint16, copy=False))


def _shrunk(pixels: npt.NDArray[np.generic], most_px: int) -> Floats:
    """Return (h, w, channels) float32 whose longer side is at most `most_px`."""
    height, width, channels = pixels.shape
    factor = min(1.0, most_px / max(height, width))
    size = max(1, round(width * factor)), max(1, round(height * factor))
    found = np.empty((size[1], size[0], channels), np.float32)
    for at in range(channels):
        plane = np.ascontiguousarray(pixels[..., at])
        found[..., at] = cv2.resize(plane, size, interpolation=cv2.INTER_AREA)
    return found
