"""Real images with their masks, cut into the patches that a generator learns from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from segstudio.document.mask_edit import MaskArray
from segstudio.engine.errors import EngineError

PATCH_PX = 128
RARE_SHARE = 0.5
"""Of the patches lies around a pixel of the class that is rare."""
BRIGHTEST_PERCENT = 99.9
"""Of the values of images of more than 8 bits that are taken for white."""

Pixels = npt.NDArray[np.generic]


class PairRefused(EngineError):
    """Images that no generator can learn from; the text says why."""


@dataclass(frozen=True, slots=True)
class Tone:
    """How pixels of a type are told to a network: 0 … white as −1 … 1."""

    dtype: np.dtype[np.generic]
    white: float

    def to_network(self, pixels: Pixels) -> npt.NDArray[np.float32]:
        """Return pixels (h, w, channels) as (channels, h, w), −1 … 1."""
        shares: npt.NDArray[np.float32] = pixels.astype(np.float32) / np.float32(self.white)
        return np.clip(shares, 0, 1).transpose(2, 0, 1) * 2 - 1

    def to_image(self, painted: npt.NDArray[np.float32]) -> Pixels:
        """Return (h, w) or (h, w, channels) of the images' type from (channels, h, w)."""
        values = (np.clip(painted, -1, 1) + 1) / 2 * self.white
        pixels = np.rint(values).astype(self.dtype).transpose(1, 2, 0)
        return np.ascontiguousarray(pixels[..., 0] if pixels.shape[2] == 1 else pixels)


class Pairs:
    """Draws patches with a generator of its own, so that a seed repeats them."""

    def __init__(
        self,
        pairs: Sequence[tuple[Pixels, MaskArray]],
        class_ids: Sequence[int],
        rare_id: int,
        seed: int,
    ) -> None:
        """pairs: pixels (h, w[, channels]) and class ids (h, w) of each image. class_ids: of the
        project; a pixel of none of them has a channel of its own. Raises PairRefused.
        """
        images = [each if each.ndim == 3 else each[..., None] for each, _ in pairs]
        self.channels = images[0].shape[2]
        self.tone = _tone(images)
        self.planes = len(class_ids) + 1
        self._rows = np.zeros(65_536, np.int64)
        self._rows[list(class_ids)] = np.arange(1, self.planes)
        self._pixels = [self.tone.to_network(each) for each in images]
        self._masks = [mask for _, mask in pairs]
        self._random = np.random.default_rng((abs(seed), 2))
        self._spots = [np.argwhere(mask == rare_id) for mask in self._masks]
        self._with_rare = [at for at, spots in enumerate(self._spots) if len(spots)]

    def draw(self, count: int) -> tuple[Tensor, Tensor]:
        """Return masks (n, planes, h, w) and pixels (n, channels, h, w) of turned patches."""
        cut = [self._patch() for _ in range(count)]
        masks = torch.stack([self.as_planes(mask) for mask, _ in cut])
        return masks, torch.from_numpy(np.stack([pixels for _, pixels in cut]))

    def as_planes(self, mask: MaskArray) -> Tensor:
        """Return (planes, h, w): 1 in the channel of each pixel's class, else 0."""
        rows = torch.from_numpy(self._rows[mask])
        return torch.nn.functional.one_hot(rows, self.planes).movedim(-1, 0).float()

    def _patch(self) -> tuple[MaskArray, npt.NDArray[np.float32]]:
        random = self._random
        is_rare = bool(self._with_rare) and random.random() < RARE_SHARE
        at = int(random.choice(self._with_rare) if is_rare else random.integers(len(self._masks)))
        mask, pixels = self._masks[at], self._pixels[at]
        centre = random.integers(mask.shape)
        if is_rare:
            centre = self._spots[at][random.integers(len(self._spots[at]))]
        row, column = (
            int(np.clip(place - random.integers(PATCH_PX), 0, length - PATCH_PX))
            for place, length in zip(centre, mask.shape, strict=True)
        )
        rows, columns = slice(row, row + PATCH_PX), slice(column, column + PATCH_PX)
        turn = int(random.integers(8))
        flip = -1 if turn >= 4 else 1
        labels = np.rot90(mask[rows, columns], turn)[:, ::flip]
        seen = np.rot90(pixels[:, rows, columns], turn, (1, 2))[:, :, ::flip]
        return labels, np.ascontiguousarray(seen)


def _tone(images: Sequence[Pixels]) -> Tone:
    kinds = {each.dtype for each in images}
    channels = {each.shape[2] for each in images}
    smallest = min(min(each.shape[:2]) for each in images)
    if len(kinds) > 1 or len(channels) > 1 or channels - {1, 3}:
        raise PairRefused(
            "Images can be made only where all are of one kind, grey or RGB; those of this project "
            "differ, or have more channels."
        )
    if smallest < PATCH_PX:
        raise PairRefused(
            f"A generator learns from patches of {PATCH_PX} px; an image is {smallest} px a side. "
            "Leave small images out (mark them as excluded)."
        )
    (dtype,) = kinds
    if dtype not in (np.uint8, np.uint16):
        raise PairRefused(f"Images of the type {dtype} cannot be made; 8 and 16 bits can.")
    if dtype == np.uint8:
        return Tone(dtype, 255.0)
    few = np.concatenate([each[::8, ::8].ravel() for each in images])
    return Tone(dtype, max(1.0, float(np.percentile(few, BRIGHTEST_PERCENT))))
