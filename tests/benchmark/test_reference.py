"""The reference network learns, predicts whole images of any size, and waits for labels."""

import numpy as np
import pytest
import torch

from segstudio.benchmark import reference
from segstudio.benchmark.reference import ReferenceContender, ReferenceUNet
from segstudio.document.region import Region
from tests.benchmark.conftest import disc


@pytest.fixture(autouse=True)
def one_thread():
    """Small networks are quicker so, and do not wait for others on a busy machine."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def test_it_has_the_size_of_the_paper():
    network = ReferenceUNet(3, 2, 64)
    parameters = sum(each.numel() for each in network.parameters())
    assert 31_000_000 < parameters < 31_100_000
    with torch.inference_mode():
        assert ReferenceUNet(1, 3, 4)(torch.zeros(1, 1, 32, 48)).shape == (1, 3, 32, 48)


def test_it_learns_from_strokes(monkeypatch):
    monkeypatch.setattr(reference, "LEARNING_RATE", 1e-2)  # as few steps and channels need
    contender = ReferenceContender((1, 2), seed=0, device="cpu", width=4)
    truth = disc(0) + np.uint8(1)
    contender.show(0, (60 + 120 * disc(0)).astype(np.uint8))
    assert not contender.train_step()
    contender.train(10)
    assert contender.predict(0) is None
    strokes = np.zeros_like(truth)
    strokes[::4] = truth[::4]
    contender.annotate(0, strokes)
    for _ in range(40):
        contender.train_step()
    probabilities = contender.predict(0)
    assert probabilities.shape == (2, *truth.shape)
    assert np.allclose(probabilities.sum(0), 1, atol=1e-5)
    assert (probabilities.argmax(0) + 1 == truth).mean() > 0.9
    assert contender.predict(0, Region(3, 5, 20, 30)).shape == (2, 20, 30)
    assert contender.version == 40


def test_tiles_are_those_of_the_whole_image(monkeypatch):
    contender = ReferenceContender((1, 2), seed=0, device="cpu", width=2)
    pixels = np.random.default_rng(0).integers(0, 255, (250, 330, 3), np.uint8)
    contender.show(0, pixels)
    contender.annotate(0, np.ones((250, 330), np.uint8))
    assert not contender.train_step(), "one class only"
    contender.annotate(0, np.full((250, 330), 2, np.uint8))
    contender.train_step()
    whole = contender.predict_unseen(pixels)
    monkeypatch.setattr(reference, "LARGEST_PASS_PX", 240)
    tiled = contender.predict_unseen(pixels)
    assert np.abs(whole - tiled).max() < 1e-4
