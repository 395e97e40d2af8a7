"""The scissors cling to the border of a disc."""

import numpy as np
import pytest

from segstudio.workspace.tools.pointer import Button
from segstudio.workspace.tools.polygon import SNAP as POLYGON_SNAP
from segstudio.workspace.tools.scissors import SNAP
from segstudio.workspace.tools.snapping import SHOW_EDGES
from tests.workspace.tools.conftest import agreement, disc

KNOTS = ((50.5, 120.5), (100.5, 170.5), (150.5, 120.5), (100.5, 70.5))
"""On the border of the first disc."""


@pytest.fixture
def scissors(discs):
    discs.toolbox.choose("scissors")
    return discs


def painted(sitting, class_id=2):
    return sitting.image.mask.class_ids == class_id


def test_four_clicks_go_round_a_disc(scissors):
    for knot in KNOTS:
        scissors.click(*knot)  # the ways from it are known before the next one
        scissors.move(knot[0] + 3, knot[1] + 3)
    points = scissors.toolbox.preview().points
    assert len(points) > 8
    radii = [np.hypot(row - 100.5, column - 120.5) for row, column in points[:-1]]
    assert max(abs(radius - 50) for radius in radii) < 5
    assert scissors.pointer.finish()
    scissors.settle()
    assert agreement(painted(scissors), disc(0)) > 0.95
    assert scissors.editing.undo_name == "Scissors"
    assert scissors.toolbox.preview().points == ()
    scissors.click(*KNOTS[0], button=Button.SECONDARY)
    assert scissors.toolbox.preview().is_erasing
    for knot in (*KNOTS[1:], KNOTS[0]):
        scissors.click(*knot)
    assert np.count_nonzero(painted(scissors)) < 300


def test_shift_goes_straight(scissors):
    for knot in KNOTS[:3]:
        scissors.click(*knot, is_shift=True)
    assert scissors.toolbox.preview().points[:3] == KNOTS[:3]
    scissors.click(*KNOTS[3], is_shift=True)
    scissors.click(*KNOTS[0], is_double=True, is_shift=True)
    square = painted(scissors)
    assert square[100, 120]
    assert abs(np.count_nonzero(square) - 5000) < 150


def test_step_by_step_back(scissors):
    for knot in KNOTS[:2]:
        scissors.click(*knot)
    assert scissors.pointer.step_back()
    scissors.pointer.undo()
    assert not scissors.toolbox.active.is_active
    assert not scissors.pointer.step_back()
    assert not scissors.pointer.finish()


def test_points_outside_are_met_straight(scissors):
    for corner in ((-40, -40), (-40, 500), (400, 500), (400, -40)):
        scissors.click(*corner)
    scissors.pointer.finish()
    scissors.settle()
    assert painted(scissors).all()


@pytest.mark.parametrize("way", ["tool", "image"])
def test_an_outline_with_an_inside_is_kept(scissors, way):
    first = scissors.image.id
    for knot in KNOTS:
        scissors.click(*knot)
    if way == "tool":
        scissors.toolbox.choose("brush")
        scissors.settle()
    else:
        scissors.show(1)
    assert scissors.stored_mask(first).class_ids[100, 120] == 2
    assert not scissors.toolbox.active.is_active


@pytest.mark.parametrize("way", ["escape", "tool", "image"])
def test_an_outline_given_up(scissors, way):
    scissors.press(*KNOTS[0])
    if way == "escape":
        scissors.pointer.cancel()
    elif way == "tool":
        scissors.toolbox.choose("brush")
    else:
        scissors.show(1)
    scissors.settle()
    scissors.toolbox.choose("scissors")
    assert scissors.toolbox.preview().points == ()
    assert not scissors.pointer.finish()
    assert scissors.counts() == {}


def test_clicks_snap_to_an_edge_near_them_unless_that_is_not_wanted(scissors):
    scissors.click(100.5, 166.5)  # four pixels inside
    assert abs(scissors.toolbox.preview().points[0][1] - 170.5) <= 1.5
    scissors.pointer.cancel()
    scissors.toolbox.set_option(SNAP, False)
    scissors.click(100.5, 166.5)
    assert scissors.toolbox.preview().points[0] == (100.5, 166.5)


def test_corners_of_a_polygon_snap_where_that_is_wanted(discs):
    discs.toolbox.choose("polygon")
    discs.click(100.5, 166.5)
    assert discs.toolbox.preview().points == ((100.5, 166.5),)
    discs.pointer.cancel()
    discs.toolbox.set_option(POLYGON_SNAP, True)
    discs.click(100.5, 166.5)
    assert abs(discs.toolbox.preview().points[0][1] - 170.5) <= 1.5


@pytest.mark.parametrize("tool", ["scissors", "polygon"])
def test_edges_near_the_pointer_are_shown_where_that_is_wanted(discs, tool):
    discs.toolbox.choose(tool)
    discs.move(100.5, 166.5)
    assert discs.toolbox.preview().selection is None
    discs.toolbox.set_option(SHOW_EDGES, True)
    discs.move(100.5, 166.5)
    shown = discs.toolbox.preview().selection
    rows, columns = np.nonzero(shown.stencil)
    from_middle = np.hypot(shown.region.row + rows - 100, shown.region.column + columns - 120)
    assert (abs(from_middle - 50) <= 2).all()
    discs.pointer.cancel()
    assert discs.toolbox.preview().selection is None
