"""Objects on the canvas: a line where two touch, and a colour for each where asked."""

import numpy as np
import pytest

from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.ui.canvas.color_table import class_table
from segstudio.ui.canvas.object_overlay import ObjectOverlay, object_table

SHAPE = (40, 60)
TABLE = class_table({2: (0, 250, 0)}, 0.5)
WHOLE = Region(0, 0, *SHAPE)


@pytest.fixture
def mask():
    """Class 2 everywhere but in the last column; objects 1 and 2 side by side, none below them."""
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Paint")
    class_ids = np.full(SHAPE, 1, np.uint8)
    class_ids[:, -1] = 0
    editor.paint(WHOLE, class_ids, 2)
    numbers = np.ones(SHAPE, np.uint16)
    numbers[:, 30:] = 2
    numbers[20:] = 0
    editor.number(WHOLE, numbers, numbers != 0)
    return mask


def painted(mask, level=0, region=WHOLE, is_by_object=False, is_outline=False):
    overlay = ObjectOverlay(mask)
    overlay.set_look(0.5, is_by_object, is_outline)
    step = 1 << level
    rows, columns = region.slices
    drawn = np.ascontiguousarray(mask.class_ids[::step, ::step][rows, columns])
    result = np.zeros(drawn.shape, np.uint32) if is_outline else TABLE[drawn]
    before = result.copy()
    overlay.paint(result, TABLE, drawn, level, region)
    return result, before


def test_without_objects_nothing_is_painted():
    result, before = painted(Mask(SHAPE))
    np.testing.assert_array_equal(result, before)


def test_a_line_one_pixel_wide_divides_objects_of_a_class(mask):
    result, before = painted(mask)
    changed = result != before
    expected = np.zeros(SHAPE, np.bool_)
    expected[:20, 29] = expected[19, :59] = True
    np.testing.assert_array_equal(changed, expected)
    assert len(np.unique(result[changed])) == 1


@pytest.mark.parametrize("level", [0, 1])
def test_parts_of_a_level_fit_together(mask, level):
    whole = Region(0, 0, SHAPE[0] >> level, SHAPE[1] >> level)
    together, _ = painted(mask, level, whole)
    for left in (0, 10):
        part = Region(5, left, 10, 12)
        np.testing.assert_array_equal(painted(mask, level, part)[0], together[part.slices])


def test_each_object_has_a_colour_and_what_has_no_number_its_class(mask):
    result, before = painted(mask, is_by_object=True)
    assert result[5, 5] == object_table(0.5)[157]
    assert result[5, 40] == object_table(0.5)[2 * 157 % 256]
    assert result[5, 29] not in (result[5, 5], result[5, 40])
    np.testing.assert_array_equal(result[20:], before[20:])


def test_outlines_go_round_each_object(mask):
    result, _ = painted(mask, is_outline=True)
    expected = np.zeros(SHAPE, np.bool_)
    expected[:20, 29:31] = expected[19:21, :59] = True
    np.testing.assert_array_equal(result != 0, expected)
    assert set(np.unique(result[expected])) == {TABLE[2]}
    colored, _ = painted(mask, is_outline=True, is_by_object=True)
    assert colored[5, 29] == object_table(0.5)[157]


def test_numbers_that_follow_each_other_look_different():
    table = object_table(1.0)
    rgb = np.stack([table >> 16 & 255, table >> 8 & 255, table & 255], axis=-1).astype(int)
    shown = rgb[np.arange(300) * 157 % 256]
    assert np.abs(np.diff(shown, axis=0)).max(axis=1).min() > 60
