"""Edits as bytes: what is written is read, and nothing else is."""

import struct

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
places = st.builds(TileIndex, st.integers(0, 300), st.integers(0, 300))


@st.composite
def boxes(draw, tile):
    top, left = draw(st.integers(0, 255)), draw(st.integers(0, 255))
    height, width = draw(st.integers(1, 256 - top)), draw(st.integers(1, 256 - left))
    return Region(tile.row * 256 + top, tile.column * 256 + left, height, width)


@st.composite
def edits(draw):
    """Edits as they are written now, and those of the first format: no gains and no boxes."""
    gains = draw(
        st.none()
        | st.dictionaries(st.integers(1, 65_535), st.integers(-(2**32), 2**32), max_size=4)
    )
    changes = []
    for tile in draw(st.lists(places, max_size=5)):
        box = None if gains is None else draw(st.none() | boxes(tile))
        plane = draw(st.sampled_from(Plane))
        changes.append(TileChange(plane, tile, draw(st.binary(max_size=40)), box))
    return MaskEdit(draw(st.text(max_size=8)), tuple(changes), gains)


@given(edits())
def test_bytes_round_trip(edit):
    assert MaskEdit.from_bytes(edit.name, edit.to_bytes()) == edit


@given(edits(), st.data())
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
    tile = TileIndex(2, 3)
    change = TileChange.between(Plane.CLASS_ID, tile, before, after)
    if change is None:
        np.testing.assert_array_equal(before, after)
        return
    region = change.region((600, 800))
    assert region.intersect(tile.region((600, 800))) == region
    turned = before.copy()
    turned[change.within(region)] ^= change.difference(region)
    np.testing.assert_array_equal(turned, after)
    turned[change.within(region)] ^= change.difference(region)
    np.testing.assert_array_equal(turned, before)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_a_change_holds_no_more_than_the_changed_box(dtype):
    before, after = np.zeros((256, 256), dtype), np.zeros((256, 256), dtype)
    after[10, 20] = after[30, 25] = 1 if dtype == np.uint8 else 256
    change = TileChange.between(Plane.CLASS_ID, TileIndex(1, 0), before, after)
    assert change.box == Region(266, 20, 21, 6)
    assert change.difference(change.box).shape == (21, 6)


def test_an_edit_of_the_first_format_is_read_and_written_as_it_was():
    payload = pack_tile(np.ones((44, 44), np.uint8))
    blob = struct.pack("<4sI", b"SSE1", 1)
    blob += struct.pack("<BIII", 0, 1, 1, len(payload)) + payload
    edit = MaskEdit.from_bytes("Brush", blob)
    assert (edit.gains, edit.changes[0].box) == (None, None)
    assert edit.changes[0].region((300, 300)) == Region(256, 256, 44, 44)
    assert edit.to_bytes() == blob


def test_a_box_beyond_its_tile():
    change = TileChange(Plane.CLASS_ID, TileIndex(0, 0), b"x", Region(0, 0, 256, 256))
    blob = bytearray(MaskEdit("", (change,), {}).to_bytes())
    blob[-9] = 1  # top
    with pytest.raises(EditDamaged, match="beyond its tile"):
        MaskEdit.from_bytes("", bytes(blob))


def test_a_box_beyond_the_mask():
    change = TileChange(Plane.CLASS_ID, TileIndex(0, 0), b"x", Region(0, 0, 9, 9))
    assert change.region((9, 9)) == Region(0, 0, 9, 9)
    with pytest.raises(EditDamaged, match="outside"):
        change.region((9, 8))


def test_regions_name_each_tile_once():
    touched = [(Plane.CLASS_ID, 1, 1), (Plane.CLASS_ID, 0, 0), (Plane.ORIGIN, 0, 0)]
    changes = tuple(TileChange(plane, TileIndex(r, c), b"ab") for plane, r, c in touched)
    edit = MaskEdit("x", changes)
    assert edit.regions((300, 300)) == [Region(0, 0, 256, 256), Region(256, 256, 44, 44)]
    assert edit.size_bytes == 6
