"""What a box gives, also where colours do not help."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.workspace.finding.grab_cut import GROUND, OBJECT, cut_out

BOX = Region(5, 5, 30, 30)
SHAPE = (40, 40)


def unmarked():
    return np.zeros(SHAPE, np.uint8)


@pytest.mark.parametrize("is_rgb", [True, False])
def test_a_dim_object_among_others_is_found(is_rgb):
    pixels = np.random.default_rng(0).integers(20, 26, SHAPE).astype(np.uint8)
    pixels[12:28, 12:28] += 20
    pixels[:, :3] += 20  # another one, around the box
    found = cut_out(np.dstack([pixels] * 3) if is_rgb else pixels, BOX, unmarked()) != 0
    assert found[13:27, 13:27].all()
    assert np.count_nonzero(found) < 340


@pytest.mark.parametrize("marked", [None, OBJECT, GROUND])
def test_an_even_image_gives_the_box_and_obeys_marks(marked):
    marks = unmarked()
    if marked:
        marks[10:20, 10:20] = marked
    found = cut_out(np.full(SHAPE, 7, np.uint8), BOX, marks) != 0
    assert found.any()
    assert not found[:5].any()
    if marked == GROUND:
        assert not found[10:20, 10:20].any()
    if marked == OBJECT:
        assert found[10:20, 10:20].all()


def test_all_ground_is_nothing():
    marks = np.full(SHAPE, GROUND, np.uint8)
    assert not cut_out(np.zeros(SHAPE, np.uint8), BOX, marks).any()
