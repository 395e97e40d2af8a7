"""What every network is to the rest of the engine: features of pixels and a linear head on them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.checkpoint import checkpoint

from segstudio.document.preparation import NONE
from segstudio.engine.networks.head import Head


class Network(nn.Module):
    """Maps pixels to a score for each class: `features`, then `head`, which is solved at first.

    What a subclass must hold to, so that it is saved, averaged and predicted like all others:
    - Its module builds it without weights from anywhere (see `start`), also on torch's device
      "meta", and refers to its parts as submodules only, as copies are made by `twin`.
    - All tensors are parameters or persistent buffers, float32. Buffers never change while it
      learns, as the average is one of parameters: no BatchNorm that keeps running statistics. For
      norms at tiny batches there is `SteadyNorm`.
    - A norm or a pooling over the window makes it not `is_local`.
    - `features` takes no decision on values, as a GPU replays it.

    Input: (n, channels, h, w) float32 of any size from 1 × 1. Output: (n, classes, h, w) scores.
    """

    head: Head
    is_local = True
    """Whether a score depends on nothing that is farther away than `context_px`, but for what the
    quick network leaves out; then a tile does not depend on its window."""
    window_px = 880
    """Side of the windows that a CPU predicts at once, without their context: bounds the memory.

    With it no feature map of the quick network exceeds what `keep_freed_memory` keeps.
    """
    gpu_window_px = 2048
    """The same on a GPU, which smaller ones leave idle."""

    gpu_batches = 1
    """Newest batches that a GPU learns from in a step; see `RecentBatches`."""

    is_narrowable = True
    """Whether a GPU may compute it in bfloat16 throughout."""

    nearness = 0.7
    """How dear a change of the head is when it follows a stroke: less follows it more, and spoils
    more elsewhere."""

    first_ridge: float | None = None
    """Penalty of the first head, where the features of a new network say little; None: as usual."""

    preparation = NONE
    """What is done to images before it sees them; see `document.preparation`."""

    frames = 1
    """Images in order that it sees at once, its own in the middle; see `StoredImage.prepared`."""

    recomputes = False
    """Whether stages forget what is inside them until its gradient is wanted, and find it again."""

    def __init__(self, channels: int, classes: int) -> None:
        super().__init__()
        self.channels = channels
        """Of all frames together."""
        self.classes = classes

    @property
    def image_channels(self) -> int:
        """Channels of one image."""
        return self.channels // self.frames

    @property
    @abstractmethod
    def multiple_px(self) -> int:
        """Side of the squares that windows are made of, and that they start at multiples of."""

    @property
    @abstractmethod
    def context_px(self) -> int:
        """How far around a window pixels are shown to the network when it is predicted."""

    @abstractmethod
    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return what the head sees, finest scale first; sides are multiples of `multiple_px`."""

    def start(self) -> None:
        """Load the weights that a new network begins with, where its own initial ones will not do.

        Raises NetworkRefused.
        """

    def known_parameters(self) -> list[nn.Parameter]:
        """Return the weights that were taught on much more than any project holds: they move less,
        as a few strokes could spoil what they know.
        """
        return []

    def encoder_shapes(self) -> Mapping[str, torch.Size]:
        """Return the shapes of the encoder's weights by their names in torchvision's file.

        The first convolution is there for three channels. {}: no published encoder fits.
        """
        return {}

    def take_encoder(self, weights: Mapping[str, Tensor]) -> None:
        """Begin with weights of those names and shapes, float32; see `photograph_stem`."""

    def encoder_parameters(self) -> list[nn.Parameter]:
        """Return what `take_encoder` sets: known weights, where it was called."""
        return []

    def as_now(self, weights: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return weights of such a network, by name, as it has them now: files may be older."""
        return weights

    def through(self, stage: nn.Module, features: Tensor) -> Tensor:
        """Return stage(features), keeping only those two of it where the network `recomputes`.

        No stage may draw at random. Source: Chen et al. 2016 (Training deep nets with sublinear
        memory cost), section 4.1.
        """
        if not (self.recomputes and torch.is_grad_enabled()):
            found: Tensor = stage(features)
            return found
        again: Tensor = checkpoint(stage, features, use_reentrant=False, preserve_rng_state=False)
        return again

    def padded(self, pixels: Tensor) -> Tensor:
        """Return (n, channels, h, w) with the border repeated up to multiples of `multiple_px`."""
        height, width = pixels.shape[-2:]
        below_px, right_px = -height % self.multiple_px, -width % self.multiple_px
        if below_px or right_px:
            pixels = functional.pad(pixels, (0, right_px, 0, below_px), mode="replicate")
        return pixels

    def forward(self, pixels: Tensor) -> Tensor:
        """Return the scores (before softmax) of each class for each pixel."""
        height, width = pixels.shape[-2:]
        scores: Tensor = self.head(self.features(self.padded(pixels)))
        return scores[..., :height, :width]

    def told(self) -> dict[str, object]:
        """Return what a card says of how it is built, beside its name and options."""
        return {}
