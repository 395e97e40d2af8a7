"""The smart brush stays with the colour that it was pressed on."""

import numpy as np
import pytest

from segstudio.workspace.tools.smart_brush import TOLERANCE
from tests.workspace.tools.conftest import disc


@pytest.fixture
def brush(discs):
    discs.toolbox.choose("smart-brush")
    discs.toolbox.set_radius(60)
    return discs


def painted(sitting, class_id=2):
    return sitting.image.mask.class_ids == class_id


def test_it_paints_like_colours_in_its_circle(brush):
    brush.click(100.5, 120.5)
    np.testing.assert_array_equal(painted(brush), disc(0))
    assert brush.editing.undo_name == "Smart brush"
    brush.drag((220.5, 90.5), (220.5, 300.5))
    np.testing.assert_array_equal(painted(brush) & ~disc(0), disc(2))
    brush.editing.undo()
    brush.editing.undo()
    brush.settle()
    assert brush.counts() == {}


def test_it_erases_like_colours(brush):
    brush.toolbox.set_option(TOLERANCE, 255)
    brush.click(100.5, 120.5)
    brush.toolbox.set_option(TOLERANCE, 32)
    before = painted(brush)
    brush.click(100.5, 120.5, is_ctrl=True)
    np.testing.assert_array_equal(painted(brush), before & ~disc(0))


@pytest.mark.parametrize("start", [(-30, 120), (100, -3), (500, 500)])
def test_pressed_outside_there_is_no_colour_to_paint(brush, start):
    brush.drag(start, (100.5, 120.5))
    assert brush.counts() == {}


def test_it_sees_the_image_as_it_is_shown(brush):
    image = brush.image
    image.look = image.look.changed(None, low=0.0, high=60.0)  # all discs are white now
    brush.toolbox.set_radius(200)
    brush.click(100.5, 120.5)
    np.testing.assert_array_equal(painted(brush)[:250, :240], (disc(0) | disc(2))[:250, :240])
