"""Windows blend without seams, and tiles do not depend on what else is asked for."""

import numpy as np
import pytest
import torch

from segstudio.document.region import Region, TileIndex
from segstudio.engine import Learner, LearnerSettings, predictor
from segstudio.engine.predictor import Predictor, _ramp, _windows


@pytest.mark.parametrize(("start", "end"), [(0, 1), (3, 40), (0, 256), (0, 257), (10, 2000)])
def test_the_weights_of_all_windows_sum_to_one(start: int, end: int) -> None:
    total = np.zeros(end, np.float32)
    for first, last in _windows(start, end, 256):
        assert last - first <= 257 + 16
        total[first:last] += _ramp(first, last, start, end)
    assert total[start:] == pytest.approx(1)
    assert not total[:start].any()


def test_windows_and_one_pass_agree(learner, monkeypatch) -> None:
    for _ in learner.train(steps=20):
        pass
    at_once = learner.predict("a").probabilities
    monkeypatch.setattr(predictor, "WINDOW_PX", 96)
    learner.publish()
    blended = learner.predict("a").probabilities
    assert blended.sum(0) == pytest.approx(1, abs=1e-4)
    assert (blended.argmax(0) == at_once.argmax(0)).mean() > 0.9


def test_a_full_device_sends_predictions_to_the_cpu(learner, monkeypatch) -> None:
    for _ in learner.train(steps=1):
        pass
    state = learner._state.predictor
    moved: list[str] = []

    def device(self: Predictor) -> torch.device:
        return torch.device("cpu" if moved else "cuda:0")

    monkeypatch.setattr(Predictor, "device", property(device))

    def run(self: Predictor, image: object, region: Region) -> np.ndarray:
        if not moved:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return real(self, image, region)

    real = Predictor._pass
    monkeypatch.setattr(Predictor, "_pass", run)
    monkeypatch.setattr(predictor, "free_cached_memory", lambda device: moved.append(str(device)))
    learner.predict("a")
    assert state is learner._state.predictor
    assert moved == ["cuda:0"]
    assert "CPU" in learner.warnings[0]


def test_a_tile_is_the_same_alone_and_among_others(blobs) -> None:
    settings = LearnerSettings(width=4, depth=2, patch_px=32, batch=2)
    learner = Learner([1, 2], device="cpu", settings=settings)
    learner.set_image("wide", np.tile(blobs.pixels, (2, 4)))
    learner.annotate("wide", blobs.strokes, Region(0, 0, *blobs.strokes.shape))
    for _ in learner.train(steps=2):
        pass
    tiles = [TileIndex(0, column) for column in range(3)]
    among = {each.tile: each for each in learner.predict_tiles("wide", tiles)}
    alone = next(iter(learner.predict_tiles("wide", [TileIndex(0, 1)])))
    assert np.array_equal(alone.class_ids, among[TileIndex(0, 1)].class_ids)
    assert np.array_equal(alone.confidence, among[TileIndex(0, 1)].confidence)
    assert among[TileIndex(0, 2)].class_ids.shape == (256, 128)
