"""The yardstick: a U-Net as its paper draws it, trained as tutorials do, without tricks."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region
from segstudio.engine.device import choose_device
from segstudio.storage.image_file import Pixels

DEPTH = 5
SIDE_STEP_PX = 16
"""Sides that divide by it can be halved at each of the four pools."""
PATCH_PX = 256
LEARNING_RATE = 1e-4
"""Tried for the first minutes: with 1e-3 it says background only; batch normalisation was no
better."""
MOST_DRAWS = 100
"""Patches looked at for one with a label: one without would teach nothing and cost a step."""
LARGEST_PASS_PX = 1024
"""Longer sides are predicted in tiles of this size."""
MARGIN_PX = 96
"""Of a tile, thrown away at each inner side: half of the network's field of view."""


class ReferenceUNet(nn.Module):
    """The network of Ronneberger et al. 2015, “U-Net: Convolutional Networks for Biomedical Image
    Segmentation”, figure 1, with padded convolutions, so that the output is as large as the input.

    Weights begin at random with variance 2 / fan-in (section 3 of the paper, after He et al. 2015).
    """

    def __init__(self, channels: int, classes: int, width: int) -> None:
        super().__init__()
        widths = [width * 2**level for level in range(DEPTH)]
        ins_and_outs = list(pairwise([channels, *widths]))
        self.down = nn.ModuleList(_convolutions(*each) for each in ins_and_outs)
        ups = list(pairwise(widths[::-1]))
        self.grow = nn.ModuleList(nn.ConvTranspose2d(*each, 2, stride=2) for each in ups)
        self.up = nn.ModuleList(_convolutions(*each) for each in ups)
        self.last = nn.Conv2d(width, classes, 1)
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def forward(self, image: Tensor) -> Tensor:
        """Return scores (n, classes, h, w) of images (n, channels, h, w); sides divide by 16."""
        kept: list[Tensor] = []
        for level, block in enumerate(self.down):
            image = block(image if level == 0 else functional.max_pool2d(image, 2))
            kept.append(image)
        for grow, block, beside in zip(self.grow, self.up, kept[-2::-1], strict=True):
            image = block(torch.cat([beside, grow(image)], 1))
        scores: Tensor = self.last(image)
        return scores


class ReferenceContender:
    """Uniform patches of the annotated images, cross-entropy on labelled pixels, Adam.

    Images are brought to zero mean and unit deviation, each by itself; a grey one counts as three
    equal channels.
    """

    def __init__(
        self, class_ids: Sequence[int], seed: int, device: str | None = None, width: int = 64
    ) -> None:
        """device: "cpu", "cuda", None for the best. width: channels of the first stage.

        Raises EngineError.
        """
        self._classes, self._width = len(class_ids), width
        self._device = choose_device(device)
        self._random = np.random.default_rng(seed)
        self._seed = seed
        self._images: dict[int, Tensor] = {}
        self._labels: dict[int, npt.NDArray[np.int64]] = {}
        self._labelled: set[int] = set()
        self._network: nn.Module | None = None
        self._steps = 0

    @property
    def version(self) -> int:
        """Steps so far."""
        return self._steps

    def show(self, key: int, pixels: Pixels) -> None:
        """Give an image."""
        self._images[key] = self._tensor(pixels)

    def annotate(self, key: int, mask: MaskArray) -> None:
        """Say all that is drawn on an image now."""
        self._labels[key] = mask.astype(np.int64) - 1
        self._labelled.update(np.unique(mask[mask > 0]).tolist())

    def leave(self, key: int) -> None:
        """Nothing: the textbook knows no such thing."""

    def train(self, seconds: float) -> None:
        """Train steps until the time is over."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until and self.train_step():
            pass

    def train_step(self) -> bool:
        """Train one step; tell whether there was anything to learn from."""
        patch = self._patch()
        if patch is None:
            return False
        network = self._ready(patch[0].shape[1])
        network.train()
        loss = functional.cross_entropy(network(patch[0]), patch[1], ignore_index=-1)
        self._optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        self._optimizer.step()
        self._steps += 1
        loss.item()  # a GPU has done the step only now
        return True

    def predict(self, key: int, region: Region | None = None) -> npt.NDArray[np.float32] | None:
        """Return probabilities (K, height, width), None before the first step."""
        image = self._images[key]
        if region is not None:
            image = image[(slice(None), *region.slices)]
        return self._predicted(image)

    def predict_unseen(self, pixels: Pixels) -> npt.NDArray[np.float32] | None:
        """Return probabilities of an image given for this only."""
        return self._predicted(self._tensor(pixels))

    def _ready(self, channels: int) -> nn.Module:
        if self._network is None:
            torch.manual_seed(self._seed)
            network = ReferenceUNet(channels, self._classes, self._width)
            self._network = network.to(self._device)
            self._optimizer = torch.optim.Adam(self._network.parameters(), LEARNING_RATE)
        return self._network

    def _patch(self) -> tuple[Tensor, Tensor] | None:
        """Return pixels (1, channels, h, w) and labels (1, h, w); −1 is unlabelled."""
        keys = [key for key, labels in self._labels.items() if (labels >= 0).any()]
        if len(self._labelled) < 2:  # of one class it would learn to say nothing else
            return None
        for _ in range(MOST_DRAWS):
            key = keys[self._random.integers(len(keys))]
            labels = self._labels[key]
            rows, columns = (self._span(length) for length in labels.shape)
            if (labels[rows, columns] >= 0).any():
                found = torch.from_numpy(labels[rows, columns]).to(self._device)
                return _padded(self._images[key][:, rows, columns]), _padded_labels(found)
        return None

    def _span(self, length: int) -> slice:
        start = int(self._random.integers(max(0, length - PATCH_PX) + 1))
        return slice(start, min(length, start + PATCH_PX))

    def _tensor(self, pixels: Pixels) -> Tensor:
        values = torch.from_numpy(np.atleast_3d(pixels).astype(np.float32)).permute(2, 0, 1)
        values = values.expand(3, -1, -1) if len(values) == 1 else values
        deviation, mean = torch.std_mean(values, (1, 2), keepdim=True)
        return ((values - mean) / deviation.clamp_min(1e-6)).to(self._device)

    @torch.inference_mode()
    def _predicted(self, image: Tensor) -> npt.NDArray[np.float32] | None:
        if self._network is None:
            return None
        self._network.eval()
        height, width = image.shape[1:]
        probabilities = np.empty((self._classes, height, width), np.float32)
        for rows, kept_rows in _tiles(height):
            for columns, kept_columns in _tiles(width):
                tile = image[:, rows, columns]
                scores = self._network(_padded(tile))[0, :, : tile.shape[1], : tile.shape[2]]
                inner = scores[:, _within(kept_rows, rows), _within(kept_columns, columns)]
                probabilities[:, kept_rows, kept_columns] = inner.softmax(0).cpu().numpy()
        return probabilities


def _convolutions(channels: int, width: int) -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(channels, width, 3, padding=1),
        nn.ReLU(inplace=True),
        nn.Conv2d(width, width, 3, padding=1),
        nn.ReLU(inplace=True),
    )


def _missing(length: int) -> int:
    """Return how many pixels a side lacks to be halved at each level."""
    return -length % SIDE_STEP_PX


def _padded(image: Tensor) -> Tensor:
    """Return an image (channels, h, w) as (1, channels, h, w), repeated to sides that divide."""
    beyond = (0, _missing(image.shape[2]), 0, _missing(image.shape[1]))
    return functional.pad(image[None], beyond, mode="replicate")


def _padded_labels(labels: Tensor) -> Tensor:
    beyond = (0, _missing(labels.shape[1]), 0, _missing(labels.shape[0]))
    return functional.pad(labels[None], beyond, value=-1)


def _tiles(length: int) -> list[tuple[slice, slice]]:
    """Return, for each tile along a side, what is looked at and what of it is kept."""
    if length <= LARGEST_PASS_PX:
        return [(slice(0, length), slice(0, length))]
    step = LARGEST_PASS_PX - 2 * MARGIN_PX
    starts = range(0, length, step)
    return [
        (
            slice(max(0, start - MARGIN_PX), min(length, start + step + MARGIN_PX)),
            slice(start, min(length, start + step)),
        )
        for start in starts
    ]


def _within(kept: slice, seen: slice) -> slice:
    return slice(kept.start - seen.start, kept.stop - seen.start)
