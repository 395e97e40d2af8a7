"""Networks of 8-bit integers: smaller, and nearly the same, on images of any size."""

import numpy as np
import pytest
import torch

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine.compression.quantised import quantised
from segstudio.engine.compression.runtime_network import RuntimeNetwork
from segstudio.engine.networks import built
from segstudio.engine.onnx_file import converted, probabilities_of
from segstudio.engine.predictor import Predictor

pytest.importorskip("onnxruntime")


@pytest.fixture(scope="module")
def predictor():
    torch.manual_seed(0)
    network = built(NetworkChoice("classic", width=16, depth=1), 3, 3)
    torch.nn.init.normal_(network.head.weight, std=0.3)
    return Predictor(network, (1, 2, 3), (1, 3))


@pytest.fixture(scope="module")
def plain(predictor):
    return converted(probabilities_of(predictor), {})


def said(network, pixels):
    return network(torch.from_numpy(pixels)).softmax(1).numpy()


def drawn(shape):
    return np.random.default_rng(1).normal(0, 1, shape).astype(np.float32)


def test_a_file_predicts_as_the_network_does(predictor, plain):
    network = RuntimeNetwork(plain, predictor.network)
    assert (network.multiple_px, network.context_px) == (2, predictor.network.context_px)
    for shape in ((1, 3, 1, 1), (2, 3, 33, 50)):
        with torch.inference_mode():
            expected = probabilities_of(predictor)(torch.from_numpy(drawn(shape))).numpy()
        found = said(network, drawn(shape))
        assert np.allclose(found, expected, atol=1e-4)
        assert found[:, 1].max() < 1e-9  # never learned


@pytest.mark.parametrize("is_static", [False, True])
def test_eight_bits_are_enough(predictor, plain, is_static):
    batches = [drawn((4, 3, 64, 64)) for _ in range(4)] if is_static else None
    small = quantised(plain, batches)
    assert len(small) < 0.7 * len(plain)
    pixels = drawn((1, 3, 41, 58))
    expected = said(RuntimeNetwork(plain, predictor.network), pixels)
    found = said(RuntimeNetwork(small, predictor.network), pixels)
    difference = np.abs(found - expected)
    assert 0 < difference.max() < 0.1
    assert difference.mean() < 0.01


def test_a_network_over_frames_keeps_its_memory():
    torch.manual_seed(0)
    network = built(NetworkChoice("convlstm", width=8, depth=1), 1, 2)
    torch.nn.init.normal_(network.head.weight, std=0.3)
    plain = converted(probabilities_of(Predictor(network, (1, 2), (1, 2))), {})
    small = quantised(plain, [drawn((2, 3, 32, 32)) for _ in range(2)])
    assert len(small) < 0.7 * len(plain)
    pixels = drawn((1, 3, 27, 36))
    found, expected = (said(RuntimeNetwork(each, network), pixels) for each in (small, plain))
    assert 0 < np.abs(found - expected).max() < 0.1
