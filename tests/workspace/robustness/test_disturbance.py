"""Disturbances do what they say, in any type, and moved predictions come back to their place."""

import cv2
import numpy as np
import pytest

from segstudio.workspace.robustness.disturbance import DISTURBANCES, STRENGTHS, value_range

STILL = [name for name, each in DISTURBANCES.items() if each.move is None]
MOVED = [name for name, each in DISTURBANCES.items() if each.move is not None]


def image(dtype=np.uint8, channels=3, side_px=64):
    """Return a smooth picture whose range is 20 … 220, or as much of the type's."""
    random = np.random.default_rng(0)
    planes = [
        cv2.GaussianBlur(random.normal(0, 1, (side_px, 48)).astype(np.float32), (0, 0), 3)
        for _ in range(channels)
    ]
    found = np.stack(planes, 2)
    found = 20 + 200 * (found - found.min()) / np.ptp(found)
    scale = 1 if dtype in (np.uint8, np.float32) else 256
    return (found * scale).astype(dtype) if channels > 1 else (found[..., 0] * scale).astype(dtype)


def off(changed, pixels):
    """Return the root of the mean square of what is other, in shares of the image's range."""
    low, high = value_range(pixels)
    return float(np.sqrt(np.mean(((changed.astype(float) - pixels) / (high - low)) ** 2)))


@pytest.mark.parametrize("name", STILL)
@pytest.mark.parametrize(("dtype", "channels"), [(np.uint8, 3), (np.uint16, 1), (np.float32, 5)])
def test_the_stronger_the_farther_from_the_image(name, dtype, channels):
    pixels = image(dtype, channels)
    before = pixels.copy()
    offs = []
    for strength in STRENGTHS:
        changed, undo = DISTURBANCES[name].done_to(pixels, strength, 7)
        assert (changed.shape, changed.dtype) == (pixels.shape, pixels.dtype)
        again, _ = DISTURBANCES[name].done_to(pixels, strength, 7)
        assert np.array_equal(changed, again), "the same seed"
        mask = np.ones(pixels.shape[:2], np.uint8)
        assert undo(mask) is mask
        offs.append(off(changed, pixels))
    assert offs == sorted(offs)
    assert offs[0] > 0
    assert np.array_equal(pixels, before)


def test_amounts_are_what_they_are_called():
    pixels = image(np.float32)
    low, high = value_range(pixels)
    kinds = DISTURBANCES
    noisy, _ = kinds["noise"].done_to(pixels, 3, 1)
    assert np.std((noisy - pixels) / (high - low)) == pytest.approx(0.1, rel=0.05)
    bright, _ = kinds["brightness"].done_to(pixels, 5, 1)
    np.testing.assert_allclose((bright - pixels) / (high - low), 0.5, atol=1e-5)
    flat, _ = kinds["contrast"].done_to(pixels, 3, 1)
    assert np.std(flat[..., 1]) / np.std(pixels[..., 1]) == pytest.approx(0.4, rel=1e-4)
    assert kinds["contrast"].words(3) == "0.4 of it left"
    # A step blurred by a Gaussian is its integral: 84 % one standard deviation behind the edge.
    step = np.zeros((9, 41), np.float32)
    step[:, 20:] = 1
    blurred, _ = kinds["blur"].done_to(step, 3, 1)
    assert (blurred[4, 21] + blurred[4, 22]) / 2 == pytest.approx(0.8413, abs=0.01)


def test_what_has_one_value_everywhere_stays():
    pixels = np.full((20, 20), 9, np.uint8)
    for each in DISTURBANCES.values():
        changed, undo = each.done_to(pixels, 5, 1)
        assert abs(int(changed.max()) - 9) <= 1
        assert undo(np.ones(changed.shape[:2], np.uint8)).shape == pixels.shape


@pytest.mark.parametrize("name", MOVED)
@pytest.mark.parametrize("strength", STRENGTHS)
@pytest.mark.parametrize("shape", [(60, 81), (1, 7)])
def test_what_is_moved_comes_back_to_its_place(name, strength, shape):
    truth = np.ones(shape, np.uint16)
    truth[12:40, 20:70] = 300
    moved, undo = DISTURBANCES[name].done_to(truth, strength, 1)
    # A network that is never wrong: it says which side of the middle a value lies on.
    back = undo(np.where(moved > 150, np.uint16(300), np.uint16(1)))
    assert (back.shape, back.dtype) == (truth.shape, truth.dtype)
    assert set(np.unique(back)) <= {1, 300}, "all of it was in view"
    wrong = back != truth
    border = cv2.morphologyEx(truth, cv2.MORPH_GRADIENT, np.ones((7, 7), np.uint8)) > 0
    assert not (wrong & ~border).any()
