"""What is predicted has no seams and does not depend on how an image is cut."""

import numpy as np
import pytest
import torch

from segstudio.document.refinement import Refinement
from segstudio.document.region import Region, TileIndex
from segstudio.engine import Learner, LearnerSettings, predictor
from segstudio.engine.networks import bundled_starter
from segstudio.engine.precision import has_quick_bfloat16
from segstudio.engine.predictor import Predictor
from tests.engine.conftest import draw_blobs

ROUNDING = 0.02 if has_quick_bfloat16(torch.device("cpu")) else 2e-4
"""Of probabilities, where one pass sums in another order than the other; bfloat16 has 8 bits."""


@pytest.fixture(scope="module")
def deep() -> Learner:
    """A learner of the usual depth, with one image of several windows, flat in one corner."""
    settings = LearnerSettings(patch_px=64, batch=2)
    learner = Learner([1, 2], device="cpu", settings=settings)
    blobs = draw_blobs(0, 600)
    blobs.pixels[:200, :200] = 0
    blobs.pixels[300:] = blobs.pixels[300:] // 4 * 5
    learner.set_image("x", blobs.pixels)
    learner.annotate("x", blobs.strokes)
    for _ in learner.train(steps=15):
        pass
    return learner


@pytest.fixture(scope="module")
def one_pass(deep) -> np.ndarray:
    """The probabilities of the image predicted at once."""
    predictor = deep._state.predictor
    assert predictor is not None
    return predictor._pass(deep._images.get("x"), Region(0, 0, 600, 600)).numpy()


def test_tiles_are_the_crops_of_one_pass(deep, one_pass) -> None:
    tiles = list(Region(0, 0, 600, 600).tiles())
    for found in deep.predict_tiles("x", tiles):
        rows, columns = found.tile.region((600, 600)).slices
        best = one_pass[:, rows, columns].max(0) * 255
        assert np.abs(found.confidence - best).max() <= 0.5 + 255 * ROUNDING


@pytest.mark.parametrize(
    "region", [Region(0, 0, 600, 600), Region(37, 251, 301, 44), Region(511, 3, 1, 590)]
)
def test_any_region_is_the_crop_of_one_pass(deep, one_pass, region) -> None:
    part = deep.predict("x", region).probabilities
    assert part == pytest.approx(one_pass[:, *region.slices], abs=ROUNDING)


def test_nothing_jumps_where_tiles_meet(deep, one_pass) -> None:
    upper, lower = deep.predict_tiles("x", [TileIndex(0, 1), TileIndex(1, 1)])
    jump = np.abs(upper.confidence[-1].astype(float) - lower.confidence[0]).mean() / 255
    best = one_pass[:, :, 256:512].max(0)
    steps = np.abs(np.diff(best, axis=0)).mean(1)
    assert jump == pytest.approx(steps[255], abs=1 / 255)
    assert steps[255] <= 1.5 * steps[240:270].mean()


def test_no_pixel_beyond_the_reach_matters() -> None:
    network = bundled_starter().network(3, 2).eval()
    torch.nn.init.normal_(network.head.weight, generator=torch.Generator().manual_seed(0))
    step_px = network.multiple_px
    side_px = -(-2 * network.reach_px // step_px) * step_px + 2 * step_px
    pixels = torch.rand(1, 3, side_px, side_px)
    middle = side_px // 2 // step_px * step_px
    beyond, within = pixels.clone(), pixels.clone()
    beyond[..., : middle - network.reach_px, :] = 0
    within[..., : middle - step_px, :] = 0
    with torch.inference_mode():
        scores, same, other = (network(each)[..., middle:, :] for each in (pixels, beyond, within))
    assert torch.equal(scores, same)
    assert not torch.equal(scores, other)


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
    settings = LearnerSettings(patch_px=32, batch=2)
    learner = Learner([1, 2], device="cpu", settings=settings)
    learner.set_image("wide", np.tile(blobs.pixels, (2, 4)))
    learner.annotate("wide", blobs.strokes, Region(0, 0, *blobs.strokes.shape))
    for _ in learner.train(steps=2):
        pass
    tiles = [TileIndex(0, column) for column in range(3)]
    among = {each.tile: each for each in learner.predict_tiles("wide", tiles)}
    alone = next(iter(learner.predict_tiles("wide", [TileIndex(0, 1)])))
    shared = among[TileIndex(0, 1)]
    assert (alone.class_ids == shared.class_ids).mean() > 0.999
    assert np.abs(alone.confidence.astype(int) - shared.confidence).max() <= 1 + 255 * ROUNDING
    assert among[TileIndex(0, 2)].class_ids.shape == (256, 128)


def test_refined_tiles_hardly_depend_on_how_an_image_is_cut(deep) -> None:
    refinement = Refinement(position=10, width=1, iterations=3)
    tiles = list(Region(0, 0, 600, 600).tiles())
    together = {each.tile: each for each in deep.predict_tiles("x", tiles, refinement=refinement)}
    assert len(together) == len(tiles)
    (alone,) = deep.predict_tiles("x", [TileIndex(1, 1)], refinement=refinement)
    (plain,) = deep.predict_tiles("x", [TileIndex(1, 1)])
    among = together[TileIndex(1, 1)]
    assert np.mean(alone.class_ids == among.class_ids) > 0.998
    gap = np.abs(alone.confidence.astype(int) - among.confidence)
    assert gap.mean() < 1
    assert np.abs(plain.confidence.astype(int) - among.confidence).mean() > 2 * gap.mean()
