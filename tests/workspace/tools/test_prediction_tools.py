"""Brushes that accept and reject, and the box whose rest is background."""

import numpy as np
import pytest

from segstudio.workspace.tools.pointer import Button
from segstudio.workspace.tools.rest_box import KEEP


@pytest.fixture
def predicted(opened):
    """Class 1 predicted at the left by version 3, class 2 at the right; a stroke of class 2."""
    opened.toolbox.set_radius(10)
    opened.drag((50, 50), (50, 350))
    opened.predict(1, version=3)
    opened.image.prediction.class_ids[:, 200:] = 2
    return opened


def mask_of(sitting):
    return sitting.image.mask


def test_the_accept_brush_takes_what_is_under_it(predicted):
    before = mask_of(predicted).class_ids.copy()
    predicted.toolbox.choose("accept-brush")
    predicted.drag((50, 190), (150, 190), (150, 220))
    mask, prediction = mask_of(predicted), predicted.image.prediction
    accepted = mask.origins != 0
    assert accepted.any()
    assert (mask.origins[accepted] == 3).all()
    np.testing.assert_array_equal(mask.class_ids[accepted], prediction.class_ids[accepted])
    assert {1, 2} == set(np.unique(mask.class_ids[accepted]))
    np.testing.assert_array_equal(mask.class_ids[before != 0], before[before != 0])
    assert not accepted[before != 0].any()
    assert not accepted[200:].any()
    assert predicted.editing.undo_name == "Accept brush"
    stored = predicted.stored_mask(predicted.image.id)
    np.testing.assert_array_equal(stored.origins, mask.origins)
    predicted.editing.undo()
    predicted.settle()
    np.testing.assert_array_equal(mask.class_ids, before)


def test_the_accept_brush_leaves_what_is_not_predicted_or_locked(opened):
    opened.toolbox.choose("accept-brush")
    opened.drag((50, 50), (50, 90))
    assert opened.editing.undo_name is None
    opened.predict(2)
    opened.class_editing.set_locked(1, True)
    opened.toolbox.choose("brush")
    opened.choose_class(1)
    opened.click(50, 50)
    opened.toolbox.choose("accept-brush")
    opened.click(50, 50)
    assert mask_of(opened).class_ids[50, 50] == 1


def test_the_reject_brush_turns_over_one_class_only(predicted):
    predicted.toolbox.choose("reject-brush")
    predicted.drag((150, 230), (150, 150))  # begins on class 2, goes on over class 1
    mask = mask_of(predicted)
    assert (mask.class_ids[145:155, 205:230] == 1).all()
    assert not mask.class_ids[145:155, 150:195].any()
    assert not mask.origins.any()
    predicted.drag((250, 100), (250, 250))
    assert (mask.class_ids[245:255, 100:195] == 2).all()
    assert not mask.class_ids[245:255, 205:250].any()


def test_the_reject_brush_does_nothing_where_it_cannot_know(predicted):
    predicted.class_editing.add("third")
    predicted.choose_class(1)
    predicted.toolbox.choose("reject-brush")
    before = mask_of(predicted).class_ids.copy()
    predicted.drag((250, 100), (250, 150))
    np.testing.assert_array_equal(mask_of(predicted).class_ids, before)


@pytest.mark.parametrize("tool", ["accept-brush", "reject-brush"])
def test_the_right_button_erases(predicted, tool):
    predicted.toolbox.choose(tool)
    predicted.drag((50, 100), (50, 150), button=Button.SECONDARY)
    assert not mask_of(predicted).class_ids[45:55, 100:150].any()
    assert predicted.editing.undo_name == "Eraser"


def test_the_rest_of_a_box_is_background(predicted):
    before = mask_of(predicted).class_ids.copy()
    predicted.toolbox.choose("rest-box")
    predicted.press(30, 30)
    predicted.move(100, 260)
    assert predicted.toolbox.preview().color == predicted.classes.get(1).color
    predicted.release(100, 260)
    predicted.settle()
    expected = before.copy()
    inside = expected[30:100, 30:260]
    inside[inside == 0] = 1
    np.testing.assert_array_equal(mask_of(predicted).class_ids, expected)
    assert predicted.editing.undo_name == "Rest is background"
    predicted.drag((30, 30), (100, 260), button=Button.SECONDARY)
    assert not mask_of(predicted).class_ids[30:100, 30:260].any()


def test_the_rest_of_a_box_can_leave_predicted_objects(predicted):
    before = mask_of(predicted).class_ids.copy()
    predicted.toolbox.choose("rest-box")
    predicted.toolbox.set_option(KEEP, True)
    predicted.drag((30, 30), (100, 260))
    expected = before.copy()
    inside = expected[30:100, 30:200]  # class 2 is predicted from there on
    inside[inside == 0] = 1
    np.testing.assert_array_equal(mask_of(predicted).class_ids, expected)
