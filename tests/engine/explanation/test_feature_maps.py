"""Feature maps are what the network computes, at the size of the image."""

import pytest
import torch

from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.feature_maps import feature_maps

from .scenes import SIDE_PX, TRIED, done, scene_of, small


@pytest.mark.parametrize("name", TRIED)
def test_every_network_shows_its_features(name):
    network = small(name)
    for layer in ("deepest", "finest"):
        found = done(feature_maps(scene_of(network, method="features", layer=layer)))
        assert found.values.shape == (SIDE_PX, SIDE_PX)
        assert found.values.min() >= 0
        assert found.maps > 1


def test_a_map_at_full_resolution_is_shown_as_it_is():
    network = small("classic")
    scene = scene_of(network, method="features", layer="finest", channel=3)
    with torch.no_grad():
        features = network.features(scene.pixels[None])[0][0]
    assert torch.equal(done(feature_maps(scene)).values, features[2])
    with pytest.raises(ExplanationRefused, match="has 4 feature maps"):
        done(feature_maps(scene_of(network, method="features", layer="finest", channel=5)))
