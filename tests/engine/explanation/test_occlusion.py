"""Occlusion is what hiding each square of the whole window gives, however little is computed."""

import numpy as np
import pytest
import torch

from segstudio.engine.explanation.occlusion import occlusion

from .scenes import SIDE_PX, TRIED, done, scene_of, small


def brute_force(scene):
    """Return the same, hiding each square in the whole window."""
    sums, counts = np.zeros(scene.shape), np.zeros(scene.shape)
    side_px = scene.question.square_px
    asked = torch.from_numpy(scene.asked)

    def probability(pixels):
        with torch.no_grad():
            return network(pixels[None])[0].softmax(0)[scene.row][asked].mean().item()

    network, before = scene.network, None
    before = probability(scene.pixels)
    for row in range(0, SIDE_PX, side_px // 2):
        for column in range(0, SIDE_PX, side_px // 2):
            hidden = scene.pixels.clone()
            place = slice(row, row + side_px), slice(column, column + side_px)
            for channel in range(len(hidden)):
                hidden[channel][place] = scene.pixels[channel].mean()
            sums[place] += before - probability(hidden)
            counts[place] += 1
    return sums / counts


@pytest.mark.parametrize("name", TRIED)
def test_each_square_is_hidden_and_the_probability_falls(name):
    scene = scene_of(small(name).double() if name != "pixels" else small(name), square_px=32)
    found = done(occlusion(scene))
    np.testing.assert_allclose(found.values.numpy(), brute_force(scene), atol=2e-6)


def test_what_is_far_away_is_not_computed_and_changes_nothing(monkeypatch):
    network = small("plain")
    assert 2 * network.context_px < SIDE_PX
    scene = scene_of(network, square_px=8)
    expected = brute_force(scene)
    sizes = []
    real = type(network).features

    def counted(self, pixels):
        sizes.append(pixels.shape[2] * pixels.shape[3])
        return real(self, pixels)

    monkeypatch.setattr(type(network), "features", counted)
    found = done(occlusion(scene))
    np.testing.assert_allclose(found.values.numpy(), expected, atol=2e-6)
    squares = (SIDE_PX // 4) ** 2
    assert len(sizes) < 2 * squares
    assert np.mean(sizes) < SIDE_PX**2
