"""What is told of an edit: all that changed, in few regions where there are many tiles."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from segstudio.document.drawing import capsule
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region, TileIndex
from segstudio.workspace.edit_extent import MOST_SHOWN, EditExtent, joined

SHAPE = (1500, 1300)
places = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=36)


def times_covered(regions):
    covered = np.zeros(SHAPE, np.uint8)
    for region in regions:
        covered[region.slices] += 1
    return covered


@given(places)
def test_joined_regions_hold_the_same_pixels_each_once(places):
    tiles = [TileIndex(*place).region(SHAPE) for place in sorted(places)]
    assert np.array_equal(times_covered(joined(tiles)), times_covered(tiles))


def test_a_whole_image_is_one_region():
    tiles = [tile.region(SHAPE) for tile in Region(0, 0, *SHAPE).tiles()]
    assert joined(tiles) == [Region(0, 0, *SHAPE)]


def test_a_small_edit_is_told_as_it_is():
    mask = Mask(SHAPE)
    editor = MaskEditor(mask, "Brush")
    editor.paint(*capsule((100, 100), (300, 900), 20), 1)
    edit = editor.finish()
    changed = mask.take_back(edit)
    extent = EditExtent.of(edit, SHAPE, changed)
    assert extent.shown == changed
    assert extent.drawn == edit.drawn_regions(SHAPE)


def test_a_large_edit_is_told_in_few_regions():
    mask = Mask((4096, 4096))
    editor = MaskEditor(mask, "Fill")
    editor.paint(mask.whole, np.ones(mask.shape, np.uint8), 1)
    edit = editor.finish()
    assert len(edit.changes) > MOST_SHOWN
    extent = EditExtent.of(edit, mask.shape, mask.take_back(edit))
    assert extent.shown == [mask.whole]
    assert len(extent.drawn) == len(edit.changes)
