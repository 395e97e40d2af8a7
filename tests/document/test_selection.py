"""A selection paints what it says, at any step, in pieces."""

import numpy as np
import pytest

from segstudio.document import selection as selection_module
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.document.selection import Selection


def painted(selection, shape):
    mask = Mask(shape)
    editor = MaskEditor(mask, "x")
    for piece in selection.pieces(mask.whole):
        editor.paint(*piece, 1)
    return mask.class_ids


def blob(shape, seed=0):
    return (np.random.default_rng(seed).random(shape) < 0.4).astype(np.uint8) * 255


@pytest.mark.parametrize("cells", [1, 50, 1 << 18])
def test_a_fine_selection_is_painted_as_it_is(monkeypatch, cells):
    monkeypatch.setattr(selection_module, "_PIECE_CELLS", cells)
    stencil = blob((30, 40))
    wanted = np.zeros((60, 60), np.uint8)
    wanted[10:40, 15:55] = stencil != 0
    found = Selection(Region(10, 15, 30, 40), stencil)
    np.testing.assert_array_equal(painted(found, wanted.shape), wanted)
    np.testing.assert_array_equal(painted(found.trimmed(), wanted.shape), wanted)


@pytest.mark.parametrize("cells", [1, 100, 1 << 18])
def test_a_coarse_selection_is_painted_without_seams(monkeypatch, cells):
    stencil = np.zeros((20, 20), np.uint8)
    stencil[4:16, 5:15] = 255
    found = Selection(Region(0, 0, 160, 160), stencil, 8)
    whole = painted(found, (157, 158))
    monkeypatch.setattr(selection_module, "_PIECE_CELLS", cells)
    np.testing.assert_array_equal(painted(found, (157, 158)), whole)
    np.testing.assert_array_equal(painted(found.trimmed(), (157, 158)), whole)
    inside = np.zeros((157, 158), np.uint8)
    inside[32:128, 40:120] = 1
    assert np.count_nonzero(inside != whole) < 60  # the corners are rounded
    softest = {
        int(each)
        for _, piece in found.soft_pieces(Region(0, 0, 157, 158))
        for each in np.unique(piece[:, 60])
    }
    assert {0, 255} < softest


def test_nothing_and_what_lies_outside():
    empty = Selection(Region(5, 5, 8, 8), np.zeros((8, 8), np.uint8))
    assert empty.is_empty
    assert empty.trimmed().is_empty
    assert not painted(empty, (20, 20)).any()
    assert not painted(empty.trimmed(), (20, 20)).any()
    outside = Selection(Region(16, 16, 16, 16), np.full((2, 2), 255, np.uint8), 8)
    assert painted(outside, (20, 20)).sum() == 16
    assert not painted(outside, (10, 10)).any()


def test_a_coarser_one_has_fewer_cells_and_loses_no_pixel():
    stencil = np.zeros((101, 67), np.uint8)
    stencil[3, 5] = stencil[100, 66] = 255
    selection = Selection(Region(10, 20, 101, 67), stencil)
    assert selection.coarsened(101 * 67) is selection
    coarse = selection.coarsened(500)
    assert coarse.step == 4
    assert coarse.stencil.size <= 500
    assert (coarse.region.row, coarse.region.column) == (10, 20)
    assert (coarse.region.height, coarse.region.width) == (104, 68)
    assert np.argwhere(coarse.stencil).tolist() == [[0, 1], [25, 16]]
    assert set(np.unique(coarse.stencil)) == {0, 255}
