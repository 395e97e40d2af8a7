"""The objects tool by pointer events: click and click, drag across, right button."""

import numpy as np
import pytest

from segstudio.workspace.tools.pointer import Button


@pytest.fixture
def two(opened):
    """Two objects side by side, 1 and 2, and the tool in hand."""
    opened.toolbox.set_radius(10)
    for row in (50, 75):
        opened.objects.start_new()
        opened.drag((row, 50), (row, 150))
    opened.objects.set_drawing(False)
    opened.toolbox.choose("objects")
    return opened


def numbers(sitting, *pixels):
    return [int(sitting.image.mask.objects[pixel]) for pixel in pixels]


def test_two_clicks_merge(two):
    two.click(50, 60)
    assert two.toolbox.preview().points == ((50.5, 60.5),)
    shown = two.toolbox.preview().selection
    box = shown.region
    is_first = two.image.mask.objects[box.slices] == 1
    np.testing.assert_array_equal(shown.stencil != 0, is_first)
    assert is_first.sum() == (two.image.mask.objects == 1).sum()
    two.click(75, 60)
    assert two.toolbox.preview().selection is None
    assert numbers(two, (50, 60), (75, 60)) == [1, 1]
    assert two.editing.undo_name == "Merge objects"
    assert not two.toolbox.active.is_active


def test_a_click_can_be_taken_back_and_one_beside_counts_for_nothing(two):
    two.click(300, 300)
    assert not two.toolbox.active.is_active
    two.click(50, 60)
    two.pointer.step_back()
    two.click(75, 60)
    two.pointer.cancel()
    two.click(50, 60)
    assert numbers(two, (50, 60), (75, 60)) == [1, 2]


def test_a_line_across_splits(two):
    two.press(30, 100)
    two.move(58, 100, zoom=1.0)
    assert two.toolbox.preview().points == ((30, 100), (58, 100))
    two.move(64, 100)
    two.release(64, 100)
    two.settle()
    left, right, other = numbers(two, (50, 60), (50, 140), (75, 60))
    assert left != right
    assert other == 2
    two.editing.undo()
    two.settle()
    assert numbers(two, (50, 60), (50, 140)) == [1, 1]


def test_a_hand_that_trembles_still_clicks(two):
    two.drag((50, 60), (52, 61), zoom=1.0)
    assert two.toolbox.active.is_active


def test_the_right_button_deletes(two):
    two.click(50, 60, button=Button.SECONDARY)
    two.click(300, 300, button=Button.SECONDARY)
    assert numbers(two, (50, 60), (75, 60)) == [0, 2]
    assert two.image.mask.class_ids[50, 60] == 0
    two.click(75, 60, is_ctrl=True)
    assert not two.image.mask.class_ids.any()
