"""Images and their instances at the size that the network sees."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.instance_choice import seen_size
from segstudio.engine.errors import ImageRefused
from segstudio.engine.intensity import Intensity

LEAST_PX = 4
"""Instances of fewer pixels than this, where the network sees them, cannot be found."""

Pixels = npt.NDArray[np.generic]
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What is learned from one image.

    image: (height, width, 3) float32, normalised by `Intensity`. numbers: (height, width) int32, 0
    where there is no instance, else 1 … n. classes: of instance 1 … n, each 1 … K as the network
    counts them.
    """

    image: npt.NDArray[np.float32]
    numbers: Numbers
    classes: tuple[int, ...]


def seen(pixels: Pixels, side_px: int) -> npt.NDArray[np.float32]:
    """Return `pixels`, (h, w) or (h, w, 1 … 4), as the network sees them.

    Normalised, three channels, the longer side at `side_px`. Raises ImageRefused.
    """
    if pixels.ndim == 2:
        pixels = pixels[:, :, None]
    if pixels.ndim != 3 or 0 in pixels.shape or pixels.shape[2] > 4:
        raise ImageRefused(
            f"Instances are learned from grey and colour images, not from one of {pixels.shape}."
        )
    pixels = pixels[:, :, : 3 if pixels.shape[2] > 2 else 1]
    if not np.isfinite(pixels).all():
        raise ImageRefused("The image has values that are no numbers (NaN or infinite).")
    size = seen_size(pixels.shape[:2], side_px)
    image = Intensity.of(pixels).normalised(pixels)
    way = cv2.INTER_AREA if size[0] < pixels.shape[0] else cv2.INTER_LINEAR
    image = np.asarray(cv2.resize(image, size[::-1], interpolation=way), np.float32)
    return np.repeat(image[:, :, None], 3, axis=2) if image.ndim == 2 else image


def scene_of(pixels: Pixels, numbers: Numbers, classes: tuple[int, ...], side_px: int) -> Scene:
    """Return an image and its instances, numbered at the image's size or as seen, as a Scene.

    Instances that vanish at that size are left out. Raises ImageRefused.
    """
    image = seen(pixels, side_px)
    small = cv2.resize(numbers, image.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    areas = np.bincount(small.ravel(), minlength=len(classes) + 1)[1:]
    kept = [number for number, area in enumerate(areas, 1) if area >= LEAST_PX]
    table = np.zeros(len(classes) + 1, np.int32)
    table[kept] = np.arange(1, len(kept) + 1)
    return Scene(image, table[small], tuple(classes[number - 1] for number in kept))
