"""Seg-Grad-CAM: where the features of a layer speak for a class."""

from __future__ import annotations

import torch
from torch import Tensor

from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.layer import enlarged, features_and_scores, unpacked
from segstudio.engine.explanation.scene import Found, Scene, Work


def gradcam(scene: Scene) -> Work:
    """Return values 0 … 1: the weighed sum of a layer's maps, where it is above 0.

    A map's weight is the mean, over its places, of the gradient of the class's scores (before
    softmax), summed over the pixels that are asked about. The map is divided by its maximum; it is
    0 everywhere where no feature speaks for the class. Raises ExplanationRefused for a forest.
    Source: Vinogradova et al. 2020, equations 1 and 2; the layer "deepest" is their bottleneck.
    """
    if scene.is_forest:
        raise ExplanationRefused(
            "The network “pixels” decides by trees, which have no gradient, so there is no Grad-CAM"
            " of it. Ask by occlusion."
        )
    yield 0.0
    features, weights = _weighed(scene)
    with torch.no_grad():
        speaks = (weights[:, None, None] * features).sum(0).clamp(min=0)
        values, place_px = enlarged(scene.network, speaks, scene.shape)
        highest = values.max()
        if highest > 0:
            values = values / highest
    return Found(values, len(features), place_px)


def _weighed(scene: Scene) -> tuple[Tensor, Tensor]:
    """Return the maps of the layer, (maps, h', w'), and the weight of each, (maps,)."""
    network, layer = scene.network, scene.question.layer
    with torch.enable_grad():
        # A graph is made whether or not the network's own weights are learning.
        pixels = scene.pixels.clone().requires_grad_()
        features, scores = features_and_scores(network, pixels, layer)
        asked = torch.from_numpy(scene.asked).to(scores.device)
        (gradient,) = torch.autograd.grad(scores[0, scene.row][asked].sum(), features)
    features, gradient = (
        unpacked(network, each.detach(), layer)[0] for each in (features, gradient)
    )
    return features, gradient.mean((1, 2))
