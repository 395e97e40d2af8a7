"""Seg-Grad-CAM's weights are those that finite differences find, on every network."""

import numpy as np
import pytest
import torch

from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.gradcam import _weighed, gradcam
from segstudio.engine.explanation.layer import features_and_scores

from .scenes import SIDE_PX, TRIED, done, scene_of, small

EPSILON = 1e-4


def differences(network, scene, features):
    """Return the weight of each of the first maps: how the score grows when all of a map does."""
    part = next(each for each in network.modules() if getattr(each, "is_watched", False))

    def score(channel, more):
        def add(part, given, output):
            output = output.clone()
            output[:, channel] += more
            return output

        hook = part.register_forward_hook(add)
        with torch.no_grad():
            scores = network(scene.pixels[None])[0, scene.row]
        hook.remove()
        return scores[torch.from_numpy(scene.asked)].sum().item()

    places = features.shape[2] * features.shape[3]
    return [
        (score(each, EPSILON) - score(each, -EPSILON)) / (2 * EPSILON * places)
        for each in range(min(4, features.shape[1]))
    ]


@pytest.mark.parametrize("name", [each for each in TRIED if each != "pixels"])
def test_a_map_is_the_sum_of_features_weighed_by_how_they_move_the_score(name):
    network = small(name).double()
    scene = scene_of(network)
    features, scores = features_and_scores(network, scene.pixels, "deepest")
    assert features.shape[1] >= 4
    assert features.shape[2] * features.shape[3] <= SIDE_PX**2 // 4
    torch.testing.assert_close(scores, network(scene.pixels[None]))

    # Which part puts the layer out is found by its values; what it adds to comes after it.
    def mark(part, given, output):
        if isinstance(output, torch.Tensor) and output.shape == features.shape:
            part.is_watched = torch.equal(output, features)

    hooks = [each.register_forward_hook(mark) for each in network.modules()]
    network(scene.pixels[None])
    for hook in hooks:
        hook.remove()
    gradient = _weighed(scene)[1].tolist()
    np.testing.assert_allclose(
        gradient[:4], differences(network, scene, features), rtol=1e-3, atol=1e-9
    )

    found = done(gradcam(scene))
    speaks = (torch.tensor(gradient)[:, None, None] * features[0]).sum(0).clamp(min=0).detach()
    large = torch.nn.functional.interpolate(
        speaks[None, None], scale_factor=found.place_px, mode="bilinear", align_corners=False
    )[0, 0, :SIDE_PX, :SIDE_PX]
    torch.testing.assert_close(
        found.values, large / large.max().clamp(min=1e-30), atol=1e-5, rtol=0
    )
    assert found.maps == features.shape[1]


def test_a_layer_that_packs_pixels_is_unpacked():
    network = small("quick")
    found = done(gradcam(scene_of(network, layer="finest")))
    assert (found.maps, found.place_px) == (16, 1)
    assert found.values.max() == 1


def test_weights_are_left_as_they_were():
    network = small("classic").requires_grad_(False)
    done(gradcam(scene_of(network)))
    assert all(each.grad is None and not each.requires_grad for each in network.parameters())
    assert not any(each._forward_hooks for each in network.modules())


def test_trees_have_no_gradient():
    with pytest.raises(ExplanationRefused, match="Ask by occlusion"):
        done(gradcam(scene_of(small("pixels"))))
