"""Colours that are alike."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from segstudio.document.image_display import default_display
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.workspace.finding.shown_image import ShownImage
from segstudio.workspace.finding.similar import (
    connected_by_steps,
    connected_like,
    like,
    mean_color,
    refined,
    without_small_holes,
)

GREY = arrays(np.uint8, st.tuples(st.integers(1, 12), st.integers(1, 12)))
RGB = arrays(np.uint8, st.tuples(st.integers(1, 8), st.integers(1, 8), st.just(3)))


@given(st.one_of(GREY, RGB), st.integers(0, 255), st.data())
def test_connected_pixels_are_some_of_those_alike(pixels, tolerance, data):
    seed = tuple(data.draw(st.integers(0, side - 1)) for side in pixels.shape[:2])
    color = np.atleast_1d(pixels[seed]).astype(float)
    alike = like(pixels, color, tolerance)
    difference = np.abs(np.atleast_3d(pixels).astype(int) - pixels[seed].astype(int))
    np.testing.assert_array_equal(alike != 0, (difference <= tolerance).all(2))
    connected = connected_like(pixels, seed, tolerance)
    assert connected[seed]
    assert not (connected & ~alike).any()
    assert connected_by_steps(pixels, seed, 255).all()


def test_small_holes_are_filled_and_those_at_the_rim_are_none():
    stencil = np.full((20, 20), 255, np.uint8)
    stencil[0, 5] = stencil[10:13, 10:13] = stencil[4, 4] = 0
    assert np.argwhere(without_small_holes(stencil, 1) == 0).tolist()[0] == [0, 5]
    assert np.count_nonzero(without_small_holes(stencil, 1) == 0) == 10
    assert np.count_nonzero(without_small_holes(stencil, 9) == 0) == 1
    assert without_small_holes(stencil, 0) is stencil
    empty = np.zeros((5, 5), np.uint8)
    assert not without_small_holes(empty, 99).any()


def test_a_mean_colour():
    assert mean_color(np.arange(9, dtype=np.uint8).reshape(3, 3)).tolist() == [4.0]
    assert mean_color(np.full((3, 3, 3), 7, np.uint8)).tolist() == [7, 7, 7]


def test_a_coarse_border_is_refined_by_the_image():
    display = np.zeros((64, 64), np.uint8)
    display[:, :29] = 200
    stencil = np.zeros((8, 8), np.uint8)
    stencil[:, :4] = 255  # to column 32
    found = Selection(Region(0, 0, 64, 64), stencil, 8)
    drawn = np.zeros((64, 64), bool)
    image = ShownImage(display, default_display(display))
    for region, piece in refined(found, image, np.array([200.0]), 10):
        drawn[region.slices] = piece
    assert drawn[:, :29].all()
    assert not drawn[:, 29:].any()
