"""A network that ONNX Runtime computes, so that it predicts images as any other does."""

from __future__ import annotations

import torch
from torch import Tensor

from segstudio.engine.networks import Head, Network
from segstudio.engine.onnx_file import INPUT, OUTPUT

LEAST = 1e-12
"""Probabilities of 0 are taken for this, as a logarithm of them is wanted."""


class RuntimeNetwork(Network):
    """Predicts as an ONNX file does; it learns nothing, and has no features to be had."""

    is_narrowable = False

    def __init__(self, content: bytes, like: Network) -> None:
        """content: of the file. like: the network that it was made of."""
        from onnxruntime import InferenceSession

        super().__init__(like.channels, like.classes)
        self.frames, self.preparation = like.frames, like.preparation
        self._session = InferenceSession(content, providers=["CPUExecutionProvider"])
        self._multiple_px, self._context_px = like.multiple_px, like.context_px
        self.is_local, self.window_px = like.is_local, like.window_px
        self.head = Head(like.classes, (1,), (1,))  # says where it is: on the CPU

    @property
    def multiple_px(self) -> int:
        """See `Network`."""
        return self._multiple_px

    @property
    def context_px(self) -> int:
        """See `Network`."""
        return self._context_px

    def features(self, pixels: Tensor) -> list[Tensor]:
        """A file has none."""
        raise NotImplementedError

    def forward(self, pixels: Tensor) -> Tensor:
        """Return scores whose softmax is what the file says, (n, classes, h, w)."""
        (found,) = self._session.run([OUTPUT], {INPUT: pixels.cpu().numpy()})
        return torch.from_numpy(found).clamp(min=LEAST).log()
