"""Limits, and what is beyond them, in a scene and in the image itself."""

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from segstudio.document.image_display import default_display
from segstudio.document.region import Region
from segstudio.workspace.finding import threshold as threshold_module
from segstudio.workspace.finding.levels import (
    Channel,
    beyond,
    beyond_connected,
    levels_of,
    otsu_limit,
)
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.shown_image import ShownImage
from segstudio.workspace.finding.threshold import Method, Threshold

GREY = arrays(np.uint8, st.tuples(st.integers(2, 12), st.integers(2, 12)))


def rule(method=Method.MANUAL, is_bright=True, limit=128.0, weak=30.0, radius_px=3.0, offset=8.0):
    return Threshold(method, Channel.MEAN, is_bright, limit, weak, radius_px, offset)


@given(GREY)
def test_the_automatic_limit_parts_as_opencv_does(pixels):
    limit = otsu_limit(levels_of(pixels, Channel.MEAN))
    wanted, _ = cv2.threshold(pixels, 0, 255, cv2.THRESH_OTSU)

    def spread(at):
        low, high = pixels[pixels <= at], pixels[pixels > at]
        return sum(part.size * part.astype(float).var() for part in (low, high) if part.size)

    assert spread(limit) <= spread(wanted) + 1e-6 * pixels.size


@pytest.mark.parametrize("levels", [np.full((3, 3), 7.0), np.full((3, 3), np.nan)])
def test_an_even_image_has_some_limit(levels):
    assert np.isfinite(otsu_limit(levels.astype(np.float32)))


@given(GREY, st.integers(0, 255), st.integers(0, 255), st.booleans())
def test_weak_pixels_count_where_they_touch_strong_ones(pixels, one, other, is_bright):
    weak, strong = sorted((one, other), reverse=not is_bright)
    levels = levels_of(pixels, Channel.MEAN)
    found = beyond_connected(levels, weak, strong, is_bright) != 0
    assert not (found & (beyond(levels, weak, is_bright) == 0)).any()
    is_strong = beyond(levels, strong, is_bright) != 0
    np.testing.assert_array_equal(found & is_strong, is_strong)
    count, labels = cv2.connectedComponents(found.view(np.uint8))
    assert all(is_strong[labels == label].any() for label in range(1, count))


def test_channels():
    pixels = np.arange(12, dtype=np.uint8).reshape(2, 2, 3)
    assert levels_of(pixels, Channel.MEAN).tolist() == [[1, 4], [7, 10]]
    assert levels_of(pixels, Channel.THIRD).tolist() == [[2, 5], [8, 11]]
    assert levels_of(pixels[..., 0], Channel.THIRD).tolist() == [[0, 3], [6, 9]]


@pytest.mark.parametrize("method", [Method.MANUAL, Method.LOCAL, Method.TWO_LIMITS])
@pytest.mark.parametrize("is_bright", [True, False])
def test_strips_have_no_seams(monkeypatch, method, is_bright):
    pixels = np.random.default_rng(1).integers(0, 256, (90, 70), np.uint8)
    pixels = cv2.blur(pixels, (5, 5))
    image = ShownImage(pixels, default_display(pixels))
    scene = Scene(image, Region(20, 10, 60, 50), 1)
    monkeypatch.setattr(threshold_module, "_STRIP_PX", 300)
    given_rule = rule(method, is_bright)
    found = np.zeros(pixels.shape, bool)
    for region, stencil in given_rule.pieces(scene):
        found[region.slices] = stencil != 0
    if method is Method.TWO_LIMITS:
        wanted = given_rule.choose(scene.pixels, 1)
    else:
        wanted = given_rule.choose(pixels, 1)[20:80, 10:60]
    np.testing.assert_array_equal(found[20:80, 10:60], wanted != 0)
    assert found.sum() == np.count_nonzero(wanted)
