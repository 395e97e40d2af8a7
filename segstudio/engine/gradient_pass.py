"""The loss of a batch and its gradient: computed on a CPU, recorded once and replayed on a GPU."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import torch
from torch import Tensor, nn

Loss = Callable[[Tensor, Tensor, Tensor], Tensor]
"""Takes the batch as the network sees it, the batch as it is, and the targets."""

FIRST_PASSES = 3
"""Passes before one is recorded: libraries choose and allocate in the first ones."""


class GradientPass:
    """Leaves clipped gradients in the parameters. They stay the same tensors on a GPU.

    A pass has almost a thousand small kernels: starting them one by one takes a GPU's driver ten
    times as long as computing them (.github/decisions/0016).
    """

    def __init__(
        self, loss: Loss, parameters: Sequence[nn.Parameter], max_gradient: float = 1.0
    ) -> None:
        """loss: no shape in it may depend on values, and no value may come to the CPU.

        max_gradient: norm that longer gradients are clipped to; 0: none is.
        """
        self._loss = loss
        self._max_gradient = max_gradient or math.inf
        self._parameters = parameters
        self._recording: _Recording | None = None

    def __call__(self, seen: Tensor, pixels: Tensor, targets: Tensor) -> Tensor:
        """Return (2,): the loss, and the gradient's norm before it was clipped."""
        inputs = (seen, pixels, targets)
        if pixels.device.type != "cuda":
            return self._computed(*inputs)
        if self._recording is None or not self._recording.fits(inputs):
            self._recording = None  # what it holds may be what the next one needs
            self._recording = _Recording(self._computed, inputs)
        return self._recording.replay(inputs)

    def _computed(self, seen: Tensor, pixels: Tensor, targets: Tensor) -> Tensor:
        for parameter in self._parameters:
            parameter.grad = None
        loss = self._loss(seen, pixels, targets)
        loss.backward()  # type: ignore[no-untyped-call]
        norm = nn.utils.clip_grad_norm_(self._parameters, self._max_gradient)
        return torch.stack((loss.detach(), norm))


class _Recording:
    """A pass over inputs of certain shapes, as the GPU did it."""

    def __init__(self, compute: Callable[..., Tensor], inputs: Sequence[Tensor]) -> None:
        self._inputs = [each.clone() for each in inputs]
        device = inputs[0].device
        aside = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        aside.wait_stream(torch.cuda.current_stream(device))
        with torch.cuda.stream(aside):
            for _ in range(FIRST_PASSES):
                compute(*self._inputs)
        torch.cuda.current_stream(device).wait_stream(aside)
        self._graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self._graph):
            self._output = compute(*self._inputs)

    def fits(self, inputs: Sequence[Tensor]) -> bool:
        """Tell whether it can be replayed with these."""
        return [each.shape for each in inputs] == [each.shape for each in self._inputs]

    def replay(self, inputs: Sequence[Tensor]) -> Tensor:
        for own, each in zip(self._inputs, inputs, strict=True):
            own.copy_(each)
        self._graph.replay()
        return self._output
