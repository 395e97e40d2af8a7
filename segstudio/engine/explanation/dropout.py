"""Uncertainty by Monte Carlo dropout: where networks with parts left out at random disagree."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import nn
from torch.nn.modules.dropout import _DropoutNd

from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.disagreement import Disagreement
from segstudio.engine.explanation.scene import Found, Scene, Work


def dropout(scene: Scene) -> Work:
    """Return the disagreement of `passes` predictions, each with other parts left out, 0 … 1.

    The same seed gives the same answer. Raises ExplanationRefused for a network without dropout.
    Source: Gal and Ghahramani 2016, section 4.
    """
    left_out = [each for each in scene.network.modules() if _leaves_out(each)]
    if not left_out:
        raise ExplanationRefused(
            "This network learned without dropout, so there is nothing to leave out at random. "
            "Choose a network that has dropout, and a share above 0, as classic with 0.2; or look "
            "at the uncertainty by versions."
        )
    found, passes = Disagreement(), scene.question.passes
    for done in range(passes):
        yield done / passes
        with _random_parts(scene, left_out, scene.seed + done):
            found.add(scene.probabilities(scene.pixels))
    return Found(found.values(scene.network.classes - len(scene.unlearned_rows)))


def _leaves_out(part: nn.Module) -> bool:
    return isinstance(part, _DropoutNd) and part.p > 0


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
