"""Each shape against a reference that follows the definition pixel by pixel."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document.morphology import closed, grown, opened, shrunk, smoothed


@st.composite
def shapes(draw):
    height, width = draw(st.integers(1, 24)), draw(st.integers(1, 24))
    seed, share = draw(st.integers(0, 2**32 - 1)), draw(st.floats(0, 1))
    return (np.random.default_rng(seed).random((height, width)) < share).astype(np.uint8)


def disc_offsets(radius_px):
    around = range(-radius_px, radius_px + 1)
    return [(r, c) for r in around for c in around if r * r + c * c <= radius_px**2]


def dilation(shape, radius_px):
    """Return the union of the shape moved by every offset of the disc."""
    height, width = shape.shape
    padded = np.pad(shape, radius_px)
    moved = [
        padded[radius_px + r : radius_px + r + height, radius_px + c : radius_px + c + width]
        for r, c in disc_offsets(radius_px)
    ]
    return np.max(moved, axis=0)


def erosion(shape, radius_px):
    """Return the intersection likewise; what is outside never counts."""
    return 1 - dilation(1 - shape, radius_px)


def majority(shape, radius_px):
    height, width = shape.shape
    padded = np.pad(shape, radius_px, mode="edge").astype(int)
    offsets = disc_offsets(radius_px)
    number = sum(
        padded[radius_px + r : radius_px + r + height, radius_px + c : radius_px + c + width]
        for r, c in offsets
    )
    return (2 * number > len(offsets)).astype(np.uint8)


@given(shapes(), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_each_equals_its_definition(shape, radius_px):
    before = shape.copy()
    np.testing.assert_array_equal(grown(shape, radius_px), dilation(shape, radius_px))
    np.testing.assert_array_equal(shrunk(shape, radius_px), erosion(shape, radius_px))
    open_shape = dilation(erosion(shape, radius_px), radius_px)
    np.testing.assert_array_equal(opened(shape, radius_px), open_shape)
    closed_shape = erosion(dilation(shape, radius_px), radius_px)
    np.testing.assert_array_equal(closed(shape, radius_px), closed_shape)
    np.testing.assert_array_equal(smoothed(shape, radius_px), majority(shape, radius_px))
    np.testing.assert_array_equal(shape, before)


@pytest.mark.parametrize("value", [0, 1])
@pytest.mark.parametrize("change", [grown, shrunk, opened, closed, smoothed])
def test_what_is_even_stays(change, value):
    shape = np.full((40, 30), value, np.uint8)
    np.testing.assert_array_equal(change(shape, 7), shape)


def test_large_discs_are_counted_without_rounding():
    shape = (np.random.default_rng(0).random((160, 160)) < 0.5).astype(np.uint8)
    np.testing.assert_array_equal(smoothed(shape, 40), majority(shape, 40))
    np.testing.assert_array_equal(grown(shape & (shape.cumsum(1) == 1), 61).dtype, np.uint8)
