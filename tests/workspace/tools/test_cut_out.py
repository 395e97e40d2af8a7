"""Cutting a disc out of a box, and refining it."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.workspace.tools.pointer import Button
from tests.workspace.tools.conftest import agreement, disc


@pytest.fixture
def cutter(discs):
    discs.toolbox.choose("cut-out")
    return discs


def painted(sitting, class_id=2):
    return sitting.image.mask.class_ids == class_id


def shown(sitting):
    """Return which pixels are veiled, once they are."""
    sitting.pump_until(lambda: sitting.toolbox.preview().selection is not None)
    found = np.zeros(sitting.image.shape, bool)
    for region, stencil in sitting.toolbox.preview().selection.pieces(sitting.image.mask.whole):
        found[region.slices] = stencil != 0
    return found


def test_a_box_shows_its_object_and_enter_paints_it(cutter):
    cutter.drag((40, 60), (160, 180))
    assert agreement(shown(cutter), disc(0)) > 0.97
    assert cutter.counts() == {}
    assert cutter.pointer.finish()
    cutter.settle()
    assert agreement(painted(cutter), disc(0)) > 0.97
    assert cutter.editing.undo_name == "Cut out"
    assert not cutter.pointer.finish()
    cutter.editing.undo()
    cutter.settle()
    assert cutter.counts() == {}


def test_enter_does_not_wait_for_the_veil(cutter):
    cutter.press(40, 60)
    cutter.move(160, 180)
    cutter.release(160, 180)
    assert cutter.pointer.finish()
    cutter.settle()
    assert agreement(painted(cutter), disc(0)) > 0.97


def test_strokes_refine_and_are_taken_back(cutter):
    cutter.drag((165, 40), (275, 145))
    before = shown(cutter)
    assert agreement(before, disc(2)) > 0.97
    cutter.drag((190, 90), (215, 60), is_ctrl=True)  # not here
    without = shown(cutter)
    assert not without[190, 90]
    cutter.drag((170, 45), (172, 60))  # ground, but a person says so
    assert shown(cutter)[170, 50]
    assert cutter.pointer.step_back()
    cutter.settle()
    np.testing.assert_array_equal(shown(cutter), without)
    assert cutter.pointer.step_back()
    cutter.settle()
    np.testing.assert_array_equal(shown(cutter), before)
    assert cutter.pointer.step_back()
    assert not cutter.toolbox.active.is_active
    assert not cutter.pointer.step_back()


def test_a_box_that_erases(cutter):
    cutter.drag((40, 60), (160, 180))
    cutter.click(100, 120, is_double=True)
    assert painted(cutter).any()
    cutter.drag((40, 60), (160, 180), button=Button.SECONDARY)
    assert cutter.toolbox.preview().is_erasing
    cutter.pointer.finish()
    cutter.settle()
    assert not painted(cutter).any()
    assert cutter.editing.undo_name == "Erase by cut out"


def test_a_large_box_is_looked_at_coarsely(cutter):
    cutter.pointer.look(Region(0, 0, 320, 400), 0.5)
    cutter.press(40, 60, zoom=0.5)
    cutter.release(160, 180)
    assert agreement(shown(cutter), disc(0)) > 0.95
    assert cutter.toolbox.preview().selection.step == 2


@pytest.mark.parametrize(
    ("start", "end"),
    [((50, 50), (50, 50)), ((-90, -90), (-10, -10)), ((330, 10), (400, 90)), ((50, 50), (52, 51))],
)
def test_boxes_of_no_size_and_outside(cutter, start, end):
    cutter.drag(start, end)
    assert not cutter.toolbox.active.is_active
    assert not cutter.pointer.finish()
    cutter.settle()
    assert cutter.editing.undo_name is None


def test_a_box_over_all_of_the_image_has_no_ground_to_learn_from(cutter):
    cutter.drag((-20, -20), (900, 900))
    assert shown(cutter).all()


def test_what_was_refined_is_kept_when_another_tool_is_taken(cutter):
    cutter.drag((40, 60), (160, 180))
    cutter.drag((45, 65), (50, 70))
    cutter.toolbox.choose("brush")
    cutter.settle()
    assert painted(cutter)[47, 67]
    assert agreement(painted(cutter), disc(0)) > 0.9


@pytest.mark.parametrize("way", ["escape", "tool", "image", "undo"])
def test_it_is_left_without_a_trace(cutter, way):
    cutter.press(40, 60)
    cutter.release(160, 180)
    if way == "escape":
        cutter.pointer.cancel()
    elif way == "tool":
        cutter.toolbox.choose("brush")
    elif way == "image":
        cutter.show(1)
    else:
        assert cutter.toolbox.active.has_steps
        cutter.pointer.undo()
    cutter.settle()
    assert cutter.toolbox.preview().selection is None
    cutter.toolbox.choose("cut-out")
    assert not cutter.toolbox.active.is_active
    assert cutter.toolbox.preview().selection is None
    assert cutter.counts() == {}
