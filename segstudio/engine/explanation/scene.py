"""What a method of explanation is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from segstudio.document.explanation import Question
from segstudio.engine.networks import Network, PixelForest
from segstudio.engine.predictor import Predictor

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Scene:
    """A window of an image, and what is asked about it.

    pixels: (channels, h, w) normalised, on the network's device. row: of the class among the
    scores. asked: (h, w), the pixels that are asked about; none where the method asks about none.
    unlearned_rows: of classes that get the probability 0. seed: of what is drawn at random.
    versions: yields the newest versions of the network that are kept, that on screen among them.
    """

    network: Network
    pixels: Tensor
    row: int
    asked: Flags
    question: Question
    unlearned_rows: tuple[int, ...] = ()
    seed: int = 0
    versions: Callable[[], Iterator[Predictor]] = lambda: iter(())

    @property
    def shape(self) -> tuple[int, int]:
        """(height, width) px."""
        return self.pixels.shape[1], self.pixels.shape[2]

    @property
    def is_forest(self) -> bool:
        """Whether trees decide, which have no gradient."""
        return isinstance(self.network, PixelForest)

    def probabilities(self, pixels: Tensor) -> Tensor:
        """Return (classes, h, w) of (channels, h, w), as predictions are made."""
        return probabilities_of(self.network, self.unlearned_rows, pixels)


@dataclass(frozen=True, eq=False)
class Found:
    """values: (h, w) of the scene. maps, place_px: see `Explanation`."""

    values: Tensor
    maps: int = 0
    place_px: int = 1


def probabilities_of(network: Network, unlearned_rows: Sequence[int], pixels: Tensor) -> Tensor:
    """Return (classes, h, w) of (channels, h, w), as predictions of a network are made."""
    scores = network(pixels[None])[0]
    if unlearned_rows:
        scores[list(unlearned_rows)] = -torch.inf
    found: Tensor = scores.float().softmax(0)
    return found


Work = Generator[float, None, Found]
"""Yields the share that is done, 0 … 1, between pieces of work; returns what was found."""
Method = Callable[[Scene], Work]
