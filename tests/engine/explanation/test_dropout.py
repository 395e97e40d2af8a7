"""MC dropout measures what passes disagree about, as all masks of a small network do."""

import itertools
import math

import numpy as np
import pytest
import torch
from torch import nn

from segstudio.document.explanation import Question
from segstudio.document.network_choice import NETWORKS
from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.dropout import dropout
from segstudio.engine.explanation.scene import Scene

from .scenes import TRIED, done, scene_of, small

HAVE_DROPOUT = {name for name, kind in NETWORKS.items() if kind.dropout is not None}


class TwoFeatures(nn.Module):
    """Scores that are linear in two features, each left out with probability ½."""

    classes = 2

    def __init__(self):
        super().__init__()
        self.dropout = nn.Dropout(0.5)
        self.weight = torch.tensor([[1.5, -0.4], [-0.3, 0.9]])

    def forward(self, pixels):
        kept = self.dropout(torch.ones(2))
        return (self.weight @ kept)[None, :, None, None].expand(1, 2, *pixels.shape[2:])


def test_the_mean_of_many_passes_is_the_mutual_information_of_all_masks():
    network = TwoFeatures().eval()
    question = Question("dropout", passes=200)
    scenes = [
        Scene(network, torch.zeros(1, 1, 1), 0, np.zeros((1, 1), bool), question, seed=1000 * seed)
        for seed in range(4)
    ]
    found = np.mean([done(dropout(each)).values.item() for each in scenes])
    masks = itertools.product((0.0, 2.0), repeat=2)  # what is kept is doubled
    said = [(network.weight @ torch.tensor(each)).softmax(0).numpy() for each in masks]

    def entropy(probabilities):
        return -sum(each * math.log(each) for each in probabilities)

    exact = (entropy(np.mean(said, 0)) - np.mean([entropy(each) for each in said])) / math.log(2)
    assert 0.1 < exact < 0.9
    assert found == pytest.approx(exact, rel=0.1)


@pytest.mark.parametrize("name", TRIED)
def test_networks_without_dropout_say_so(name):
    with pytest.raises(ExplanationRefused, match="learned without dropout"):
        done(dropout(scene_of(small(name), method="dropout")))


@pytest.mark.parametrize("name", sorted(HAVE_DROPOUT))
def test_a_seed_gives_the_same_answer_and_nothing_else_is_touched(name):
    network = small(name, dropout=0.4)
    scene = scene_of(network, method="dropout", passes=4)
    state = torch.get_rng_state()
    first, second = done(dropout(scene)).values, done(dropout(scene)).values
    assert torch.equal(first, second)
    assert torch.equal(state, torch.get_rng_state())
    assert not any(each.training for each in network.modules())
    assert 0 < first.max() <= 1
    assert first.min() >= 0
