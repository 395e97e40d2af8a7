"""How images look, in 64 bits: the same after scaling and compressing, another for others."""

from itertools import chain

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document.image_hash import MOST_BITS, alike, image_hash
from segstudio.resource import resource_path
from segstudio.storage.image_file import read_preview

SAMPLE = sorted(resource_path("sample", "images").glob("*.png"))


def bits_between(one, other):
    return (one ^ other).bit_count()


@pytest.fixture(scope="module")
def hashes():
    return [image_hash(read_preview(path, 64)) for path in SAMPLE]


@pytest.mark.parametrize("place", range(0, len(SAMPLE), 5))
def test_scaled_and_compressed_it_stays(hashes, place):
    pixels = cv2.imread(str(SAMPLE[place]))
    small = cv2.resize(pixels, None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA)
    jpeg = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 60])[1]
    again = cv2.cvtColor(cv2.imdecode(jpeg, cv2.IMREAD_COLOR), cv2.COLOR_BGR2RGB)
    assert bits_between(image_hash(again), hashes[place]) <= MOST_BITS


def test_real_images_differ_by_far(hashes):
    pairs = [bits_between(a, b) for i, a in enumerate(hashes) for b in hashes[:i]]
    assert min(pairs) > 4 * MOST_BITS
    assert alike(np.array(hashes, np.uint64)) == []


def test_one_brightness_looks_like_nothing():
    assert image_hash(np.full((40, 50), 7, np.uint8)) is None
    assert image_hash(np.full((40, 50, 3), 200, np.uint8)) is None


@settings(deadline=None)
@given(st.lists(st.integers(0, 2**64 - 1), max_size=12), st.lists(st.integers(0, 63), max_size=8))
def test_groups_as_by_comparing_all_with_all(numbers, flips):
    for position, bit in enumerate(flips):
        if numbers:
            numbers.append(numbers[position % len(numbers)] ^ (1 << bit))
    groups = []
    for place, number in enumerate(numbers):
        near = [g for g in groups if any(bits_between(number, numbers[i]) <= MOST_BITS for i in g)]
        groups = [g for g in groups if g not in near] + [
            sorted([place, *chain.from_iterable(near)])
        ]
    expected = sorted(each for each in groups if len(each) > 1)
    assert alike(np.array(numbers, np.uint64)) == expected


def test_many_are_grouped_by_their_parts():
    generator = np.random.default_rng(1)
    many = generator.integers(0, 2**63, 20_000).astype(np.uint64)
    many[7] = many[9_000] ^ np.uint64(0b1011)
    many[15_000] = many[19_999]
    assert alike(many) == [[7, 9_000], [15_000, 19_999]]
