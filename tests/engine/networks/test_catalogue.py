"""What every network promises: sizes, gradients, classes, copies, steady buffers."""

import pytest
import torch

from segstudio.document.network_choice import NETWORKS, NetworkChoice
from segstudio.engine.network_weights import outline
from segstudio.engine.networks import built, settle, twin, with_classes
from segstudio.engine.networks.catalogue import CATALOGUE
from tests.engine.networks.conftest import ready, small_choice


def test_each_name_has_a_builder() -> None:
    assert CATALOGUE.keys() == NETWORKS.keys()


def test_the_number_of_parameters_is_told(name) -> None:
    network = outline(NetworkChoice(name), 3, 2)
    assert sum(each.numel() for each in network.parameters()) == NETWORKS[name].parameters


@pytest.mark.parametrize("size", [(1, 1), (1, 50), (17, 23), (32, 64)])
def test_the_output_is_as_large_as_the_input(name, size) -> None:
    network = ready(name, 5).eval()
    with torch.inference_mode():
        assert network(torch.rand(1, network.channels, *size)).shape == (1, 5, *size)


def test_each_weight_is_trained(name) -> None:
    network = ready(name)
    network(torch.randn(2, network.channels, 64, 64)).square().sum().backward()
    trained = {key: each for key, each in network.named_parameters() if each.requires_grad}
    without = [key for key, each in trained.items() if each.grad is None or not each.grad.any()]
    assert without == []
    assert "head.weight" in trained


@pytest.mark.parametrize("classes", [1, 300])
def test_one_class_or_many(name, classes) -> None:
    network = ready(name, classes, channels=2)
    assert network(torch.rand(2, network.channels, 32, 32)).shape == (2, classes, 32, 32)


def test_a_step_moves_parameters_and_nothing_else(name) -> None:
    network = ready(name).train()
    settle(network, [torch.randn(4, network.channels, 32, 32)])
    buffers = {key: each.clone() for key, each in network.named_buffers()}
    network(torch.randn(4, network.channels, 32, 32)).mean().backward()
    assert all(torch.equal(each, buffers[key]) for key, each in network.named_buffers())
    assert {each.dtype for each in network.state_dict().values()} == {torch.float32}


def test_copies_say_the_same_and_share_nothing(name) -> None:
    network = ready(name).eval()
    pixels = torch.rand(1, network.channels, 32, 32)
    copy, changed = twin(network), with_classes(network, [2, None, 0])
    weights = network.state_dict()
    other = built(small_choice(name), 3, 3).eval()
    other.load_state_dict(weights)
    with torch.inference_mode():
        before = network(pixels)
        assert torch.equal(copy(pixels), before)
        assert torch.equal(other(pixels), before)
        assert torch.allclose(changed(pixels)[:, [0, 2]], before[:, [2, 0]], atol=1e-5)
        for parameter in copy.parameters():
            parameter.zero_()
        assert torch.equal(network(pixels), before)


def test_scores_are_linear_in_the_features_of_a_pixel(name) -> None:
    """But for the scales between the finest and the coarsest, which come closer step by step."""
    network = ready(name).eval()
    head = network.head
    with torch.inference_mode():
        features = network.features(torch.rand(2, network.channels, 64, 64))
        inside = torch.tensor([[0, 20, 31], [1, 40, 22], [1, 33, 33]])
        head.weight[:, head.sizes[0] :] = 0
        scores = head(features)[inside[:, 0], :, inside[:, 1], inside[:, 2]]
        found = head.at(features, inside) @ head.weight.T + head.bias
    assert torch.allclose(found, scores, atol=1e-4)
