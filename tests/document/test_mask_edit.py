"""Edits as bytes: what is written is read, and nothing else is."""

import numpy as np
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from segstudio.document.mask_edit import (
    EditDamaged,
    MaskEdit,
    Plane,
    TileChange,
    pack_tile,
    unpack_tile,
)
from segstudio.document.region import Region, TileIndex

shapes = st.tuples(st.integers(1, 20), st.integers(1, 20))
tiles = st.one_of(
    hnp.arrays(np.uint8, shapes, elements=st.integers(0, 3)),
    hnp.arrays(np.uint16, shapes, elements=st.integers(0, 65_535)),
)
edits = st.builds(
    MaskEdit,
    st.text(max_size=8),
    st.lists(
        st.builds(
            TileChange,
            st.sampled_from(Plane),
            st.builds(TileIndex, st.integers(0, 300), st.integers(0, 300)),
            st.binary(max_size=40),
        ),
        max_size=5,
    ).map(tuple),
)


@given(edits)
def test_bytes_round_trip(edit):
    assert MaskEdit.from_bytes(edit.name, edit.to_bytes()) == edit


@given(edits, st.data())
def test_cut_bytes_are_damaged(edit, data):
    blob = edit.to_bytes()
    cut = data.draw(st.integers(0, len(blob) - 1))
    with pytest.raises(EditDamaged):
        MaskEdit.from_bytes("", blob[:cut])


@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_else(blob):
    try:
        MaskEdit.from_bytes("", blob)
    except EditDamaged as error:
        assert str(error).endswith(".") or ":" in str(error)


def test_other_bytes():
    with pytest.raises(EditDamaged, match="not a mask edit"):
        MaskEdit.from_bytes("", b"PNG1" + bytes(20))


def test_an_unknown_plane():
    change = TileChange(Plane.ORIGIN, TileIndex(0, 0), b"x")
    blob = bytearray(MaskEdit("", (change,)).to_bytes())
    blob[8] = 7
    with pytest.raises(EditDamaged, match="7"):
        MaskEdit.from_bytes("", bytes(blob))


@given(tiles)
def test_tiles_round_trip(tile):
    back = unpack_tile(pack_tile(tile), tile.shape)
    assert back.dtype == tile.dtype
    np.testing.assert_array_equal(back, tile)


@given(st.binary(max_size=60))
def test_no_payload_raises_anything_else(payload):
    with pytest.raises(EditDamaged):
        unpack_tile(payload, (8, 8))


@pytest.mark.parametrize("size", [0, 1, 63, 65, 127, 129, 10_000_000])
def test_a_payload_of_another_size(size):
    with pytest.raises(EditDamaged):
        unpack_tile(zstandard.ZstdCompressor().compress(bytes(size)), (8, 8))


def test_a_payload_that_hides_its_size_takes_no_memory():
    stream = zstandard.ZstdCompressor().compressobj()
    payload = stream.compress(bytes(50_000_000)) + stream.flush()
    with pytest.raises(EditDamaged):
        unpack_tile(payload, (8, 8))


def test_a_tile_larger_than_a_tile():
    with pytest.raises(EditDamaged, match="256 px"):
        unpack_tile(pack_tile(np.zeros((257, 1), np.uint8)), (257, 1))


@given(tiles, st.data())
def test_a_change_is_its_own_inverse(before, data):
    after = data.draw(hnp.arrays(before.dtype, before.shape, elements=st.integers(0, 5)))
    change = TileChange.between(Plane.CLASS_ID, TileIndex(0, 0), before, after)
    if change is None:
        np.testing.assert_array_equal(before, after)
    else:
        difference = change.difference(before.shape)
        np.testing.assert_array_equal(before ^ difference, after)
        np.testing.assert_array_equal(after ^ difference, before)


def test_regions_name_each_tile_once():
    places = [(Plane.CLASS_ID, 1, 1), (Plane.CLASS_ID, 0, 0), (Plane.ORIGIN, 0, 0)]
    changes = tuple(TileChange(plane, TileIndex(r, c), b"ab") for plane, r, c in places)
    edit = MaskEdit("x", changes)
    assert edit.regions((300, 300)) == [Region(0, 0, 256, 256), Region(256, 256, 44, 44)]
    assert edit.bounding_region((300, 300)) == Region(0, 0, 300, 300)
    assert edit.size_bytes == 6
