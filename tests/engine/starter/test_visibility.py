"""Whether kinds can be told apart: by colour, by texture, or not at all."""

import cv2
import numpy as np
import pytest

from segstudio.engine.starter.scene import LEAST_SEPARATION, make_scene
from segstudio.engine.starter.visibility import separations

HALVES = np.repeat(np.array([[0, 1]], np.uint8), 64, 1).repeat(128, 0)


def noise(rng, deviations):
    values = 128 + rng.standard_normal((128, 128, 3)) * np.array(deviations)[HALVES][..., None]
    return np.clip(values, 0, 255).astype(np.uint8)


def test_kinds_alike_are_not_apart(rng):
    assert separations(noise(rng, (10, 10)), HALVES, 2)[0, 1] < LEAST_SEPARATION


def test_colour_alone_tells_kinds_apart(rng):
    pixels = noise(rng, (10, 10))
    pixels[..., 2] += HALVES * 30
    assert separations(pixels, HALVES, 2)[0, 1] > 1


def test_texture_alone_tells_kinds_apart(rng):
    assert separations(noise(rng, (5, 25)), HALVES, 2)[0, 1] > 1


def test_kinds_that_are_not_there_do_not_count(rng):
    apart = separations(noise(rng, (5, 25)), HALVES, 4)
    assert np.isfinite(apart).sum() == 2


@pytest.mark.parametrize("side_px", [96, 160])
def test_in_most_scenes_two_kinds_are_visibly_apart(side_px):
    cv2.setNumThreads(1)
    scenes = [make_scene(side_px, np.random.default_rng(seed)) for seed in range(30)]
    apart = [separations(each.pixels, each.region_ids, each.kind_count) for each in scenes]
    furthest = [np.max(each[np.isfinite(each)], initial=0) for each in apart]
    assert np.mean(np.array(furthest) > LEAST_SEPARATION) > 0.9
