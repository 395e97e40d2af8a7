"""Looks of channels, kept as plain JSON and read back with suspicion."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segstudio.document.image_display import (
    RGB_COLORS,
    ChannelDisplay,
    ImageDisplay,
    default_display,
    from_plain,
    to_plain,
)

numbers = st.floats(-1e6, 1e6)
channels = st.builds(
    lambda low, width, gamma, flags, color: ChannelDisplay(
        low, low + width, gamma, *flags, f"#{color:06x}"
    ),
    numbers,
    st.floats(0.5, 1e6),
    st.floats(0.1, 5),
    st.tuples(st.booleans(), st.booleans()),
    st.integers(0, 0xFFFFFF),
)


@given(st.lists(channels, min_size=1, max_size=6))
def test_what_is_stored_comes_back(looks):
    display = ImageDisplay(tuple(looks))
    assert from_plain(json.loads(json.dumps(to_plain(display)))) == display


@pytest.mark.parametrize(
    "change",
    [
        {"low": 5, "high": 5},
        {"high": float("nan")},
        {"low": float("-inf")},
        {"gamma": 0},
        {"gamma": "1"},
        {"color": "red"},
        {"color": None},
        {"low": None},
    ],
)
def test_nonsense_is_refused(change):
    good = to_plain(ImageDisplay((ChannelDisplay(0, 255),)))
    assert from_plain(good) is not None
    assert from_plain([good[0] | change]) is None


@pytest.mark.parametrize("stored", [None, [], {}, "x", [1], [[]], [{}] * 100])
def test_other_things_are_no_display(stored):
    assert from_plain(stored) is None


def test_colours_share_a_window_and_stains_have_their_own():
    pixels = np.zeros((40, 40, 5), np.uint16)
    pixels += np.arange(1, 6, dtype=np.uint16) * np.arange(40, dtype=np.uint16)[:, None, None]
    rgb = default_display(pixels[..., :3])
    assert [each.color for each in rgb.channels] == list(RGB_COLORS)
    assert len({each.high for each in rgb.channels}) == 1
    stack = default_display(pixels)
    highs = [each.high for each in stack.channels]
    assert highs == sorted(set(highs))
    assert len({each.color for each in stack.channels}) == 5


def test_one_channel_changes_or_all():
    display = default_display(np.zeros((4, 4, 3), np.uint8))
    assert [c.is_shown for c in display.changed(1, is_shown=False).channels] == [True, False, True]
    assert {c.gamma for c in display.changed(None, gamma=2.0).channels} == {2.0}
    assert display.channels[0].with_limits(3, 3) == display.channels[0]
