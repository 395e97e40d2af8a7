"""The magic wand on noisy discs."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.workspace.tools.pointer import Button
from segstudio.workspace.tools.wand import HOLES, TAKES, TOLERANCE
from tests.workspace.tools.conftest import SHAPE, agreement, disc


@pytest.fixture
def wand(discs):
    discs.toolbox.choose("wand")
    return discs


def painted(sitting, class_id=2):
    return sitting.image.mask.class_ids == class_id


def test_a_click_takes_what_is_like_it_and_connected(wand):
    wand.click(100.5, 120.5)
    np.testing.assert_array_equal(painted(wand), disc(0))
    assert wand.editing.undo_name == "Magic wand"
    wand.editing.undo()
    wand.settle()
    assert wand.counts() == {}


def test_it_takes_like_colours_in_view(wand):
    wand.toolbox.set_option(TAKES, "in-view")
    wand.click(100.5, 120.5)
    np.testing.assert_array_equal(painted(wand), disc(0) | disc(1))
    wand.editing.undo()
    wand.pointer.look(Region(0, 0, 180, 400), 1.0)
    wand.click(100.5, 120.5)
    np.testing.assert_array_equal(painted(wand), disc(0))


def test_gradual_colours_are_followed_but_not_over_an_edge(wand):
    wand.toolbox.set_option(TAKES, "gradual")
    wand.toolbox.set_option(TOLERANCE, 110)
    wand.click(100.5, 120.5)
    np.testing.assert_array_equal(painted(wand), disc(0))


def test_a_drag_takes_more_and_the_tolerance_stays(wand):
    wand.toolbox.set_option(TOLERANCE, 4)
    wand.toolbox.set_option(HOLES, 0)
    wand.press(100.5, 120.5)
    wand.pump_until(lambda: wand.toolbox.preview().selection is not None)
    few = np.count_nonzero(wand.toolbox.preview().selection.stencil)
    wand.move(100.5, 200.5)
    wand.pump_until(
        lambda: np.count_nonzero(wand.toolbox.preview().selection.stencil) == disc(0).sum()
    )
    assert few < 0.9 * disc(0).sum()
    assert wand.counts() == {}
    wand.release(100.5, 200.5)
    wand.settle()
    np.testing.assert_array_equal(painted(wand), disc(0))
    assert wand.toolbox.option(TOLERANCE) == 24
    assert wand.toolbox.preview().selection is None


@pytest.mark.parametrize("keys", [{"button": Button.SECONDARY}, {"is_ctrl": True}])
def test_it_erases(wand, keys):
    wand.toolbox.set_option(TAKES, "in-view")
    wand.click(100.5, 120.5)
    wand.toolbox.set_option(TAKES, "connected")
    wand.click(100.5, 120.5, **keys)
    np.testing.assert_array_equal(painted(wand), disc(1))
    assert wand.editing.undo_name == "Erase by magic wand"


def test_locked_classes_are_spared(wand):
    wand.choose_class(1)
    wand.toolbox.choose("brush")
    wand.drag((100, 60), (100, 180))
    locked = painted(wand, 1)
    wand.class_editing.set_locked(1, True)
    wand.choose_class(2)
    wand.toolbox.choose("wand")
    wand.click(80.5, 120.5)
    np.testing.assert_array_equal(painted(wand, 1), locked)
    np.testing.assert_array_equal(painted(wand), disc(0) & ~locked)


@pytest.mark.parametrize("way", ["escape", "tool", "image"])
def test_nothing_is_painted_where_it_is_left(wand, way):
    wand.press(100.5, 120.5)
    if way == "escape":
        wand.pointer.cancel()
    elif way == "tool":
        wand.toolbox.choose("brush")
    else:
        wand.show(1)
    wand.release(100.5, 160.5)
    wand.settle()
    assert wand.counts() == {}
    assert wand.toolbox.preview().selection is None
    assert not wand.toolbox.active.is_active
    wand.toolbox.choose("wand")
    wand.click(220.5, 300.5)
    np.testing.assert_array_equal(painted(wand), disc(1))


@pytest.mark.parametrize("point", [(-5, 5), (5, -5), (320, 5), (5, 400), (1e6, 1e6)])
def test_a_click_outside_does_nothing(wand, point):
    wand.click(*point)
    assert not wand.toolbox.active.is_active
    assert wand.editing.undo_name is None


@pytest.mark.parametrize("takes", ["connected", "gradual", "in-view"])
def test_zoomed_out_it_is_seen_coarsely_and_painted_finely(wand, takes):
    wand.toolbox.set_option(TAKES, takes)
    wand.toolbox.set_option(TOLERANCE, 40)
    wand.pointer.look(Region(0, 0, *SHAPE), 0.2)
    wand.press(100.5, 120.5, zoom=0.2)
    wand.pump_until(lambda: wand.toolbox.preview().selection is not None)
    assert wand.toolbox.preview().selection.step == 4
    wand.release(100.5, 120.5)
    wand.settle()
    wanted = disc(0) | disc(1) if takes == "in-view" else disc(0)
    assert agreement(painted(wand), wanted) > (0.93 if takes == "gradual" else 0.99)


def test_the_veil_stays_until_what_it_shows_is_painted(wand):
    told = []
    wand.events.preview_changed.connect(lambda: told.append(wand.toolbox.preview().selection))
    wand.press(100.5, 120.5)
    wand.pump_until(lambda: wand.toolbox.preview().selection is not None)
    veil = wand.toolbox.preview().selection
    wand.release(100.5, 120.5)
    assert told[-1] is veil
    wand.settle()
    assert told[-1] is None
    assert painted(wand).any()
