"""The superpixel brush paints whole patches, once they are there."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.workspace.tools.superpixel_brush import LINES, SIDE
from tests.workspace.tools.conftest import SHAPE, disc


@pytest.fixture
def brush(discs):
    discs.toolbox.choose("superpixel-brush")
    discs.toolbox.set_option(SIDE, 12)
    discs.toolbox.set_radius(1)
    return discs


def painted(sitting, class_id=2):
    return sitting.image.mask.class_ids == class_id


def ready(sitting):
    sitting.move(5, 5)
    sitting.pump_until(lambda: sitting.toolbox.preview().selection is not None)
    return sitting.toolbox.preview().selection


def test_patches_are_shown_and_painted_whole(brush):
    lines = ready(brush)
    assert lines.stencil.shape == SHAPE
    brush.click(100.5, 120.5)
    one = painted(brush)
    assert 40 < np.count_nonzero(one) < 500
    assert one[100, 120]
    assert brush.editing.undo_name == "Superpixel brush"
    assert brush.toolbox.preview().selection is lines  # nothing is cut anew
    brush.drag((100.5, 75.5), (100.5, 165.5))
    across = painted(brush)
    assert (across & one).sum() == one.sum()
    assert not across[~disc(0)].mean() > 0.01  # patches end at the disc's border
    brush.click(100.5, 120.5, is_ctrl=True)
    np.testing.assert_array_equal(painted(brush), across & ~one)
    for _ in range(3):
        brush.editing.undo()
    brush.settle()
    assert brush.counts() == {}


def test_a_stroke_begun_too_early_is_painted_once_patches_are_there(brush):
    brush.press(100.5, 80.5)
    assert brush.counts() == {}
    brush.pump_until(lambda: brush.toolbox.preview().selection is not None)
    brush.move(100.5, 160.5)
    brush.release(100.5, 160.5)
    brush.settle()
    assert painted(brush)[100, 81:160].all()


def test_a_large_circle_takes_many(brush):
    ready(brush)
    brush.toolbox.set_radius(40)
    brush.click(100.5, 120.5)
    rows, columns = np.ogrid[: SHAPE[0], : SHAPE[1]]
    circle = (rows - 100) ** 2 + (columns - 120) ** 2 < 39**2
    assert painted(brush)[circle].all()


def test_another_view_or_size_is_cut_anew(brush):
    first = ready(brush)
    brush.pointer.look(Region(0, 0, 200, 200), 0.5)
    brush.pump_until(lambda: brush.toolbox.preview().selection not in (None, first))
    second = brush.toolbox.preview().selection
    assert (second.step, second.region) == (2, Region(0, 0, 200, 200))
    brush.click(100.5, 120.5)
    assert painted(brush)[100, 120]
    brush.toolbox.set_option(SIDE, 40)
    brush.pump_until(lambda: brush.toolbox.preview().selection not in (None, second))
    brush.toolbox.set_option(LINES, False)
    assert brush.toolbox.preview().selection is None


def test_locked_classes_are_spared(brush):
    ready(brush)
    brush.choose_class(1)
    brush.click(100.5, 120.5)
    locked = painted(brush, 1)
    brush.class_editing.set_locked(1, True)
    brush.choose_class(2)
    brush.toolbox.set_radius(30)
    brush.click(100.5, 120.5)
    np.testing.assert_array_equal(painted(brush, 1), locked)


@pytest.mark.parametrize("way", ["escape", "tool", "image"])
def test_it_is_left_in_mid_stroke(brush, way):
    ready(brush)
    brush.press(100.5, 120.5)
    assert brush.counts() == {}
    assert painted(brush).any()
    if way == "escape":
        brush.pointer.cancel()
        brush.settle()
        assert not painted(brush).any()
        return
    if way == "tool":
        brush.toolbox.choose("brush")
        assert painted(brush).any()
    else:
        first = brush.image.id
        brush.show(1)
        assert brush.toolbox.preview().selection is None
        assert brush.stored_mask(first).counts
        brush.click(100.5, 120.5)
        ready(brush)
        brush.click(100.5, 120.5)
        assert painted(brush)[100, 120]
    assert not brush.toolbox.active.is_active


def test_outside_there_is_nothing(brush):
    ready(brush)
    brush.drag((-50, -50), (-20, 500))
    assert brush.editing.undo_name is None
    brush.pointer.look(Region(0, 0, 0, 0), 1.0)
    brush.click(10, 10)
