"""The threshold on noisy discs of two brightnesses."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.workspace.tools.threshold import (
    CHANNEL,
    KEEP,
    LIMIT,
    METHOD,
    OFFSET,
    RADIUS,
    SCOPE,
    SIDE,
)
from tests.workspace.tools.conftest import SHAPE, disc, picture, write_picture

ALL = disc(0) | disc(1) | disc(2)


@pytest.fixture
def threshold(discs):
    discs.toolbox.choose("threshold")
    return discs


def painted(sitting, class_id=2):
    return sitting.image.mask.class_ids == class_id


def shown(sitting):
    sitting.settle()
    found = np.zeros(sitting.image.shape, bool)
    selection = sitting.toolbox.preview().selection
    for region, stencil in selection.pieces(sitting.image.mask.whole) if selection else ():
        found[region.slices] = stencil != 0
    return found


def test_it_is_shown_when_the_pointer_comes_and_painted_by_enter(threshold):
    threshold.move(10, 10)
    np.testing.assert_array_equal(shown(threshold), ALL)
    assert threshold.counts() == {}
    assert threshold.pointer.finish()
    threshold.settle()
    np.testing.assert_array_equal(painted(threshold), ALL)
    assert threshold.editing.undo_name == "Threshold"
    threshold.move(12, 12)
    assert threshold.toolbox.preview().selection is None  # painted: it rests until a click
    assert not threshold.pointer.finish()
    threshold.editing.undo()
    threshold.settle()
    assert threshold.counts() == {}


def test_a_drag_moves_the_limit(threshold):
    threshold.press(10, 10)
    shown(threshold)
    threshold.move(10, 150)
    assert threshold.toolbox.option(METHOD) == "manual"
    assert 130 < threshold.toolbox.option(LIMIT) < 180
    np.testing.assert_array_equal(shown(threshold), disc(0) | disc(1))
    threshold.release(10, 150)
    threshold.click(10, 10, is_double=True)
    np.testing.assert_array_equal(painted(threshold), disc(0) | disc(1))


def test_options_are_followed_at_once(threshold):
    threshold.move(10, 10)
    threshold.toolbox.set_option(SIDE, "dark")
    np.testing.assert_array_equal(shown(threshold), ~ALL)
    threshold.toolbox.set_option(SIDE, "bright")
    threshold.toolbox.set_option(METHOD, "two-limits")
    threshold.toolbox.set_option(LIMIT, 150)
    threshold.toolbox.set_option(OFFSET, 100)
    np.testing.assert_array_equal(shown(threshold), disc(0) | disc(1))
    threshold.toolbox.set_option(METHOD, "manual")
    threshold.toolbox.set_option(CHANNEL, "third")
    threshold.toolbox.set_option(LIMIT, 165)
    assert not shown(threshold).any()
    threshold.toolbox.set_option(METHOD, "local")
    threshold.toolbox.set_option(RADIUS, 60)
    threshold.toolbox.set_option(OFFSET, 16)
    local = shown(threshold)
    assert local[ALL].mean() > 0.95
    assert local[~ALL].mean() < 0.05


def test_what_is_drawn_stays_unless_that_is_not_wanted(threshold):
    threshold.choose_class(1)
    threshold.toolbox.choose("brush")
    threshold.drag((100, 90), (100, 150))
    drawn = painted(threshold, 1)
    threshold.choose_class(2)
    threshold.toolbox.choose("threshold")
    threshold.move(10, 10)
    threshold.pointer.finish()
    threshold.settle()
    np.testing.assert_array_equal(painted(threshold, 1), drawn)
    np.testing.assert_array_equal(painted(threshold), ALL & ~drawn)
    threshold.toolbox.set_option(KEEP, False)
    threshold.click(10, 10)
    threshold.pointer.finish()
    threshold.settle()
    np.testing.assert_array_equal(painted(threshold), ALL)


@pytest.mark.parametrize("scope", ["view", "image"])
def test_it_paints_the_view_or_all(threshold, scope):
    threshold.toolbox.set_option(SCOPE, scope)
    threshold.pointer.look(Region(150, 0, 170, 400), 1.0)
    threshold.move(200, 200)
    inside = np.zeros(SHAPE, bool)
    inside[150:] = True
    np.testing.assert_array_equal(shown(threshold), ALL & inside)
    threshold.pointer.finish()
    threshold.settle()
    np.testing.assert_array_equal(painted(threshold), ALL & inside if scope == "view" else ALL)


@pytest.mark.parametrize("kind", ["grey", "16-bit", "float", "5 channels"])
def test_any_kind_of_image(sitting, tmp_path, kind):
    folder = tmp_path / "kinds"
    folder.mkdir()
    write_picture(folder / "a.tif", picture(kind))
    sitting.open(folder)
    sitting.toolbox.choose("threshold")
    sitting.move(10, 10)
    sitting.pointer.finish()
    sitting.settle()
    assert sitting.texts == []
    np.testing.assert_array_equal(painted(sitting), ALL)


@pytest.mark.parametrize("way", ["escape", "tool", "image"])
def test_it_is_left_without_a_trace(threshold, way):
    threshold.move(10, 10)
    if way == "escape":
        threshold.pointer.cancel()
    elif way == "tool":
        threshold.toolbox.choose("brush")
    else:
        threshold.show(1)
    threshold.settle()
    assert threshold.toolbox.preview().selection is None
    assert not threshold.toolbox.active.is_active
    if way == "escape":
        threshold.move(20, 20)
        assert not shown(threshold).any()
    threshold.toolbox.choose("threshold")
    threshold.click(20, 20)
    np.testing.assert_array_equal(shown(threshold), ALL)
