"""Touching discs come apart by a gap of one pixel."""

import cv2
import numpy as np
import pytest

from segstudio.workspace.finding.splitting import gaps
from segstudio.workspace.tools.split import DEPTH


def pair(shape=(320, 400), distance=50, radius=30):
    area = np.zeros(shape, np.uint8)
    for column in (100, 100 + distance):
        cv2.circle(area, (column, 100), radius, 1, -1)
    return area


@pytest.fixture
def split(opened):
    opened.editing.run("Discs", lambda e: e.paint(opened.image.mask.whole, pair(), 2), frozenset())
    opened.settle()
    opened.toolbox.choose("split")
    return opened


def parts(sitting):
    labelled = (sitting.image.mask.class_ids == 2).view(np.uint8)
    return cv2.connectedComponents(labelled, connectivity=4)[0] - 1


def test_two_discs_are_cut_at_their_neck(split):
    before = split.counts()[2]
    split.press(100.5, 100.5)
    split.pump_until(lambda: split.toolbox.preview().selection is not None)
    assert split.toolbox.preview().is_erasing
    assert parts(split) == 1
    split.release(100.5, 100.5)
    split.settle()
    assert parts(split) == 2
    lost = before - split.counts()[2]
    assert 20 < lost < 60  # one pixel wide
    assert (split.image.mask.class_ids[:, 110:140] == 0)[90:110].any()
    split.editing.undo()
    split.settle()
    assert parts(split) == 1


def test_a_drag_makes_fewer_cuts(split):
    split.press(100.5, 100.5)
    split.move(100.5, 400.5)
    split.release(100.5, 400.5)
    split.settle()
    assert parts(split) == 1
    assert split.toolbox.option(DEPTH) > 10


def test_a_locked_class_is_not_cut(split):
    split.class_editing.set_locked(2, True)
    split.click(100.5, 100.5)
    assert parts(split) == 1


@pytest.mark.parametrize("point", [(10, 10), (-4, 9), (320, 400), (9, 1e6)])
def test_where_nothing_is_drawn(split, point):
    split.click(*point)
    assert not split.toolbox.active.is_active
    assert split.editing.undo_name == "Discs"


@pytest.mark.parametrize("way", ["escape", "tool", "image"])
def test_left_without_a_cut(split, way):
    split.press(100.5, 100.5)
    if way == "escape":
        split.pointer.cancel()
    elif way == "tool":
        split.toolbox.choose("brush")
    else:
        split.show(1)
    split.release(100.5, 100.5)
    split.settle()
    assert split.toolbox.preview().selection is None
    if way == "image":
        split.show(0)
    assert parts(split) == 1


def test_round_and_empty_areas_are_left_whole():
    assert not gaps(pair(distance=0), 1).any()
    assert not gaps(np.zeros((5, 5), np.uint8), 1).any()
    assert not gaps(np.ones((1, 1), np.uint8), 1).any()
    assert gaps(pair(distance=40), 0.5).any()
    assert not gaps(pair(distance=40), 25).any()
