"""Training scenes: what a pre-training run may rely on."""

import cv2
import numpy as np
import pytest

from segstudio.engine.starter.scene import make_pair, make_scene

COUNT = 60


@pytest.fixture(scope="module")
def scenes():
    """Sixty scenes, each of a seed of its own."""
    cv2.setNumThreads(1)
    return [make_scene(96, np.random.default_rng(seed)) for seed in range(COUNT)]


def shares(scene):
    return np.bincount(scene.region_ids.ravel(), minlength=scene.kind_count) / 96**2


def test_arrays_are_what_the_docstring_says(scenes):
    for scene in scenes:
        assert scene.pixels.shape == (96, 96, 3)
        assert scene.pixels.dtype == np.uint8
        assert scene.pixels.flags.c_contiguous
        assert scene.region_ids.shape == (96, 96)
        assert scene.region_ids.dtype == np.uint8
        assert 2 <= scene.kind_count <= 5
        assert scene.region_ids.max() < scene.kind_count


def test_the_same_seed_gives_the_same_scene(scenes):
    again = make_scene(96, np.random.default_rng(7))
    assert np.array_equal(again.pixels, scenes[7].pixels)
    assert np.array_equal(again.region_ids, scenes[7].region_ids)


def test_seeds_give_unlike_scenes(scenes):
    assert len({scene.pixels.tobytes() for scene in scenes}) == COUNT


def test_most_scenes_show_two_kinds_or_more(scenes):
    shown = [np.count_nonzero(shares(scene) >= 0.01) for scene in scenes]
    assert np.mean([count >= 2 for count in shown]) > 0.95
    assert {2, 3, 4} <= set(shown)


def test_about_a_third_is_grey(scenes):
    grey = [np.ptp(scene.pixels.astype(int), 2).max() == 0 for scene in scenes]
    assert 0.15 < np.mean(grey) < 0.55


def test_contrast_goes_from_weak_to_strong(scenes):
    contrasts = []
    for scene in scenes:
        seen = np.flatnonzero(shares(scene) >= 0.01)
        means = [scene.pixels[scene.region_ids == kind].mean() for kind in seen]
        contrasts.append(np.ptp(means) / 255)
    assert np.quantile(contrasts, 0.2) < 0.12
    assert np.quantile(contrasts, 0.8) > 0.2


def test_a_pair_has_the_same_kinds_at_other_places():
    for seed in range(10):
        first, second = make_pair(96, np.random.default_rng(seed))
        assert first.kind_count == second.kind_count
        assert not np.array_equal(first.region_ids, second.region_ids)


def test_a_pair_looks_alike():
    """Mean colours of a pair's images are nearer to each other than to another domain's."""
    pairs = [make_pair(96, np.random.default_rng(seed)) for seed in range(30)]
    means = np.array([[scene.pixels.mean((0, 1)) for scene in pair] for pair in pairs])
    within = np.abs(means[:, 0] - means[:, 1]).mean()
    across = np.abs(means[:, 0] - np.roll(means[:, 1], 1, 0)).mean()
    assert within < 0.4 * across


@pytest.mark.parametrize("side_px", [32, 129, 256])
def test_any_side_will_do(side_px):
    for seed in range(4):
        scene = make_scene(side_px, np.random.default_rng(seed))
        assert scene.pixels.shape == (side_px, side_px, 3)
        assert scene.region_ids.shape == (side_px, side_px)
