"""Feature maps: what the features of a layer respond to."""

from __future__ import annotations

import torch

from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.layer import enlarged, features_and_scores, unpacked
from segstudio.engine.explanation.scene import Found, Scene, Work


@torch.no_grad()
def _found(scene: Scene) -> Found:
    network, question = scene.network, scene.question
    features, _ = features_and_scores(network, scene.pixels, question.layer)
    maps = unpacked(network, features, question.layer)[0]
    if question.channel > len(maps):
        raise ExplanationRefused(
            f"That layer has {len(maps)} feature maps; there is no number {question.channel}."
        )
    chosen = maps[question.channel - 1] if question.channel else maps.abs().mean(0)
    values, place_px = enlarged(network, chosen, scene.shape)
    return Found(values, len(maps), place_px)


def feature_maps(scene: Scene) -> Work:
    """Return one map of a layer as it is, or for channel 0 the mean strength of all of them.

    Raises ExplanationRefused where there is no such map.
    Source: Zeiler and Fergus 2014, section 2 (without the way back to pixels).
    """
    yield 0.0
    return _found(scene)
