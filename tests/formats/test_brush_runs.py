"""Label Studio's run lengths against a decoder written straight from their description."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.formats.brush_runs import decode_brush, encode_brush
from segstudio.formats.errors import ImportFailed


def plain_decoded(coded):
    """Return the values, bit by bit as rle-pack documents them."""
    bits = "".join(f"{byte:08b}" for byte in coded)
    place = 0

    def read(number):
        nonlocal place
        place += number
        return int(bits[place - number : place], 2)

    total, size = read(32), read(5) + 1
    lengths = [read(4) + 1 for _ in range(4)]
    values = []
    while len(values) < total:
        is_run, length = read(1), lengths[read(2)]
        number = 1 + read(length)
        values += [read(size)] * number if is_run else [read(size) for _ in range(number)]
    assert len(values) == total
    return np.array(values)


def packed(values, rng):
    """Return values as runs and as blocks that are no runs, as the browser writes them."""
    bits = f"{len(values):032b}{7:05b}" + "".join(f"{size - 1:04b}" for size in (3, 4, 8, 16))
    place = 0
    while place < len(values):
        number = min(int(rng.integers(1, 17)), len(values) - place)
        part = values[place : place + number]
        is_run = len(set(part.tolist())) == 1
        bits += f"{int(is_run)}01{number - 1:04b}"
        bits += "".join(f"{value:08b}" for value in (part[:1] if is_run else part))
        place += number
    bits += "0" * (-len(bits) % 8)
    return [int(bits[i : i + 8], 2) for i in range(0, len(bits), 8)]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 30),
    st.integers(1, 30),
    st.sampled_from((0, 0.1, 0.5, 0.9, 1)),
    st.integers(0, 2**32),
)
def test_both_ways(height, width, density, seed):
    rng = np.random.default_rng(seed)
    stencil = (rng.random((height, width)) < density).astype(np.uint8)
    row, column, below, right = rng.integers(0, 4, 4).tolist()
    image = np.pad(stencil, ((row, below), (column, right)))
    coded = encode_brush(stencil, row, column, image.shape)
    assert np.array_equal(plain_decoded(coded), np.repeat(image.ravel() * 255, 4))
    assert np.array_equal(decode_brush(coded, image.shape), image)


def test_runs_longer_than_the_longest_length():
    coded = encode_brush(np.ones((300, 400), np.uint8), 0, 0, (300, 400))
    assert decode_brush(coded, (300, 400)).all()
    assert (plain_decoded(coded) == 255).all()


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 2**32))
def test_alpha_of_what_a_browser_paints(height, width, seed):
    rng = np.random.default_rng(seed)
    colors = rng.integers(0, 2, (height, width, 4)) * rng.integers(1, 256, (height, width, 4))
    coded = packed(colors.ravel(), rng)
    assert np.array_equal(plain_decoded(coded), colors.ravel())
    assert np.array_equal(decode_brush(coded, (height, width)), colors[..., 3] != 0)


GOOD = encode_brush(np.ones((2, 3), np.uint8), 1, 1, (6, 8))


@pytest.mark.parametrize(
    "coded",
    [
        None,
        [],
        "text",
        [1, 2, 300],
        [1, 2, -1],
        [1, 2, 1.5],
        GOOD[:4],
        GOOD[:-2],
        [255, 255, 255, 255, *GOOD[4:]],
        encode_brush(np.ones((2, 3), np.uint8), 1, 1, (6, 9)),
        # The number of values is right, but the first run is longer.
        [*GOOD[:6], GOOD[6] | 7, 255, 255, 255, 255, 255],
    ],
)
def test_what_does_not_fit_is_refused(coded):
    with pytest.raises(ImportFailed, match="its run lengths"):
        decode_brush(coded, (6, 8))
