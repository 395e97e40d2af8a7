"""An ensemble measures what versions disagree about, and not what each of them is unsure about."""

import math

import numpy as np
import pytest
import torch

from segstudio.document.explanation import Question
from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.disagreement import Disagreement
from segstudio.engine.explanation.ensemble import ensemble
from segstudio.engine.explanation.scene import Scene
from segstudio.engine.networks import twin
from segstudio.engine.predictor import Predictor

from .scenes import SIDE_PX, TRIED, done, scene_of, small


def scene(networks, unlearned=()):
    """Return a scene whose network is the last, all of them being its versions."""
    learned = [row + 1 for row in range(networks[-1].classes) if row not in unlearned]
    ids = list(range(1, networks[-1].classes + 1))
    one = scene_of(networks[-1], method="ensemble")
    members = [Predictor(each, ids, learned) for each in networks]
    question = Question("ensemble")
    return Scene(
        one.network, one.pixels, 0, one.asked, question, unlearned, versions=lambda: iter(members)
    )


def test_entropies_of_known_predictions():
    found = Disagreement()
    agreeing, sure = [0.5, 0.5], ([1.0, 0.0], [0.0, 1.0])
    for row in sure:
        found.add(torch.tensor([agreeing, row]).T[:, None])
    values = found.values(2)
    assert values.shape == (1, 2)
    np.testing.assert_allclose(values[0], [0.0, 1.0], atol=1e-6)


@pytest.mark.parametrize("name", TRIED)
def test_versions_are_compared_pixel_by_pixel(name):
    network = small(name)
    other = twin(network)
    with torch.no_grad():
        other.head.bias += torch.tensor([3.0, -3.0])
    one = scene([network, other])
    with torch.no_grad():
        scores = [each(one.pixels[None])[0] for each in (network, other)]
    said = [each.softmax(0).double().numpy() for each in scores]

    def entropy(probabilities):
        return -(probabilities * np.log(probabilities)).sum(0)

    mean = (said[0] + said[1]) / 2
    expected = (entropy(mean) - (entropy(said[0]) + entropy(said[1])) / 2) / math.log(2)
    found = done(ensemble(one)).values
    assert found.shape == (SIDE_PX, SIDE_PX)
    np.testing.assert_allclose(found, expected, atol=1e-5)
    assert found.max() > 0.01
    assert done(ensemble(scene([network, twin(network)]))).values.max() < 1e-5


def test_one_version_is_no_ensemble():
    with pytest.raises(ExplanationRefused, match="needs two versions"):
        done(ensemble(scene([small("plain")])))
