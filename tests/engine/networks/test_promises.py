"""What each network goes through in a project: many classes, one, tiny images, no memory, ONNX."""

import numpy as np
import pytest
import torch

from segstudio.document.network_choice import NETWORKS, NetworkChoice
from segstudio.document.region import TileIndex
from segstudio.engine import Learner, NothingToLearn
from segstudio.engine.networks import Network, PixelForest
from segstudio.engine.predictor import Predictor
from tests.engine.conftest import take_steps
from tests.engine.networks.conftest import ready, small_settings, within

MANY = 300
TINY = {"pixel": (1, 1), "line": (1, 70), "strip": (33, 5)}
"""Images smaller than what any network sees at once, by name."""
EXPORTED = ("attention", "classic", "fcn", "plain", "r2unet", "residual", "self-attention")
"""Others are converted where they are at home, or, where that takes long, by
`python -m tests.benchmarks.onnx_files`."""


def failing_once(function):
    """Return a function that finds no memory the first time."""
    failures = iter([True])

    def run(*arguments):
        if next(failures, False):
            raise torch.OutOfMemoryError("CUDA out of memory")
        return function(*arguments)

    return run


@pytest.fixture(scope="module", params=sorted(NETWORKS))
def crowded(request) -> Learner:
    """A learner with 300 classes, all of them drawn, on images of any size, and with 8 patches.

    There is no memory for them at first. The tests below follow each other.
    """
    learner = Learner(range(1, MANY + 1), "cpu", settings=small_settings(request.param, batch=8))
    stripes = np.repeat(np.arange(1, MANY + 1, dtype=np.uint16), 4).reshape(30, 40)
    drawn = {name: np.full(shape, 50 * len(name), np.uint16) for name, shape in TINY.items()}
    for name, classes in {"stripes": stripes, **drawn}.items():
        learner.set_image(name, classes * 200)
        learner.annotate(name, classes)
    learner.set_image("wide", np.tile(stripes * 200, (1, 8)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Network, "padded", failing_once(Network.padded))
        assert np.isfinite(take_steps(learner, 1)).all()
    return learner


def test_memory_that_runs_out_costs_a_part_of_the_batch(crowded, monkeypatch) -> None:
    """Where the network begins, in its pass, and at the end of the way back through it."""
    assert "now 4 patches" in crowded.warnings[-1]
    with monkeypatch.context() as patch:
        patch.setattr(Network, "padded", failing_once(Network.padded))
        assert np.isfinite(take_steps(crowded, 1)).all()
    assert "now 2 patches" in crowded.warnings[-1]
    network = crowded._state._trainer.network
    if not isinstance(network, PixelForest):
        first = next(network.parameters())
        hook, before = first.register_hook(failing_once(torch.clone)), first.detach().clone()
        assert np.isfinite(take_steps(crowded, 1)).all()
        hook.remove()
        assert "now 1 patches" in crowded.warnings[-1]
        assert not torch.equal(first, before)


def test_training_and_predicting_can_end_in_the_middle(crowded) -> None:
    step, version = crowded.step, crowded.version
    training = crowded.train()
    next(training)
    training.close()
    tiles = [TileIndex(0, 0), TileIndex(0, 1)]
    predicting = crowded.predict_tiles("wide", tiles)
    first = next(predicting)
    predicting.close()
    again, _ = crowded.predict_tiles("wide", tiles)
    assert np.array_equal(first.class_ids, again.class_ids)
    assert np.isfinite(take_steps(crowded, 1)).all()
    assert (crowded.step, crowded.version) == (step + 2, version + 1)


def test_300_classes_are_learned_and_told(crowded) -> None:
    prediction = crowded.predict("stripes")
    assert prediction.probabilities.shape == (MANY, 30, 40)
    assert prediction.probabilities.sum(0) == pytest.approx(1, abs=1e-4)
    assert crowded._state.learned_ids == set(range(1, MANY + 1))
    (tile,) = crowded.predict_tiles("stripes", [TileIndex(0, 0)])
    assert tile.class_ids.dtype == np.uint16
    assert (tile.class_ids == prediction.probabilities.argmax(0) + 1).mean() > 0.99


def test_images_smaller_than_what_it_sees_are_learned_and_predicted(crowded) -> None:
    for image, shape in TINY.items():
        found = crowded.predict(image).probabilities
        assert found.shape == (MANY, *shape)
        assert np.isfinite(found).all()
        (tile,) = crowded.predict_tiles(image, [TileIndex(0, 0)])
        assert tile.class_ids.shape == shape


def test_classes_may_go_down_to_one(crowded) -> None:
    crowded.set_classes([7])
    assert (crowded.predict("stripes").probabilities == 1).all()
    with pytest.raises(NothingToLearn):
        crowded.train(steps=1)
    crowded.set_classes([7, 9])
    assert np.isfinite(take_steps(crowded, 1)).all()
    assert crowded.predict("stripes").probabilities.shape == (2, 30, 40)


@pytest.mark.parametrize("name", EXPORTED)
def test_onnx_says_the_same(name, tmp_path) -> None:
    onnxruntime = pytest.importorskip("onnxruntime")
    from segstudio.engine.onnx_file import probabilities_of, write_onnx

    kind = NETWORKS[name]
    least = NetworkChoice(name, width=within(kind.width, 0), depth=within(kind.depth, 0))
    predictor = Predictor(ready(name, choice=least).eval(), [1, 2, 3], [1, 3])
    random, path = np.random.default_rng(0), tmp_path / "network.onnx"
    crop = random.normal(0, 1, (3, 60, 71)).astype(np.float32)
    assert write_onnx(path, predictor, {}, crop, "noise") < 1e-3
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    for shape in ((1, 1), (33, 5)):
        pixels = random.normal(0, 1, (2, 3, *shape)).astype(np.float32)
        (found,) = session.run(["probabilities"], {"pixels": pixels})
        with torch.inference_mode():
            expected = probabilities_of(predictor)(torch.from_numpy(pixels)).numpy()
        assert np.abs(found - expected).max() < 1e-3
        assert not found[:, 1].any()
