"""Uncertainty by Monte Carlo dropout: where networks with parts left out at random disagree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn
from torch.nn.modules.dropout import _DropoutNd

from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.scene import Found, Scene, Work

LEAST = 1e-12
"""Of a probability, so that its logarithm is finite."""


def dropout(scene: Scene) -> Work:
    """Return values 0 … 1: the mutual information between the class and what is left out.

    That is the entropy of the mean of `passes` predictions less the mean of their entropies, over
    the logarithm of the number of classes: 0 where all passes say the same, however unsure each is.
    The same seed gives the same answer. Raises ExplanationRefused for a network without dropout.
    Source: Gal and Ghahramani 2016, section 4; Houlsby et al. 2011, equation 2.
    """
    left_out = [each for each in scene.network.modules() if _leaves_out(each)]
    if not left_out:
        raise ExplanationRefused(
            "This network learned without dropout, so there is nothing to leave out at random. "
            "Choose a network that has dropout, and a share above 0, as classic with 0.2; or look "
            "at the uncertainty of the prediction itself."
        )
    mean, entropies = torch.zeros(()), torch.zeros(())
    passes = scene.question.passes
    for done in range(passes):
        yield done / passes
        with _random_parts(scene, left_out, scene.seed + done):
            probabilities = scene.probabilities(scene.pixels)
        mean = mean.to(probabilities.device) + probabilities / passes
        entropies = entropies.to(probabilities.device) + _entropy(probabilities) / passes
    classes = scene.network.classes - len(scene.unlearned_rows)
    disagreement = (_entropy(mean) - entropies) / torch.tensor(max(2, classes)).log().item()
    return Found(disagreement.clamp(0, 1))


def _leaves_out(part: nn.Module) -> bool:
    return isinstance(part, _DropoutNd) and part.p > 0


def _entropy(probabilities: Tensor) -> Tensor:
    """Return (h, w) in nats of (classes, h, w)."""
    return -(probabilities * probabilities.clamp(min=LEAST).log()).sum(0)


@contextmanager
def _random_parts(scene: Scene, left_out: list[nn.Module], seed: int) -> Iterator[None]:
    """Leave parts out as `seed` says; what others draw at random is as if nothing had been."""
    device = scene.pixels.device
    devices = [device] if device.type == "cuda" else []
    with torch.random.fork_rng(devices), torch.no_grad():
        torch.manual_seed(seed)
        for part in left_out:
            part.train()
        try:
            yield
        finally:
            for part in left_out:
                part.eval()
