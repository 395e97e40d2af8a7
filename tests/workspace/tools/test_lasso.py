"""The lasso on a real session, by pointer events alone."""

import numpy as np
import pytest

from segstudio.document.shape import polygon
from segstudio.workspace.tools.pointer import Button

LOOP = tuple((100 + 60 * np.sin(t), 150 + 80 * np.cos(t)) for t in np.linspace(0, 6, 40))


@pytest.fixture
def lasso(opened):
    opened.toolbox.choose("lasso")
    return opened


def inside(points, mask):
    pixels = np.zeros(mask.shape, bool)
    for region, stencil in polygon(points, mask.whole):
        pixels[region.slices] = stencil != 0
    return pixels


def test_what_is_encircled_is_painted(lasso):
    lasso.drag(*LOOP)
    mask = lasso.image.mask
    np.testing.assert_array_equal(mask.class_ids == 2, inside(LOOP, mask))
    assert lasso.editing.undo_name == "Lasso"


@pytest.mark.parametrize("keys", [{"button": Button.SECONDARY}, {"is_ctrl": True}])
def test_it_erases_too(lasso, keys):
    lasso.drag(*LOOP)
    lasso.drag(*LOOP, **keys)
    assert lasso.counts() == {}
    assert lasso.editing.undo_name == "Erase lasso"


def test_the_outline_is_shown_before_it_counts(lasso):
    lasso.press(*LOOP[0])
    for point in LOOP[1:]:
        lasso.move(*point)
    preview = lasso.toolbox.preview()
    assert preview.points == LOOP
    assert preview.is_closed and not preview.has_handles
    assert not lasso.counts()
    lasso.pointer.cancel()
    lasso.release(*LOOP[-1])
    lasso.settle()
    assert not lasso.counts()


def test_points_too_near_to_be_told_apart_on_screen_are_left_out(lasso):
    lasso.press(10, 10, zoom=0.1)
    for i in range(100):
        lasso.move(10 + i, 10, zoom=0.1)
    assert len(lasso.toolbox.preview().points) == 10


def test_a_click_draws_nothing_and_another_tool_keeps_what_is_encircled(lasso):
    lasso.click(50, 50)
    lasso.drag((50, 50), (60, 60))
    assert lasso.editing.undo_name is None
    lasso.press(*LOOP[0])
    for point in LOOP[1:]:
        lasso.move(*point)
    lasso.toolbox.choose("brush")
    lasso.release(*LOOP[-1])
    lasso.settle()
    assert lasso.counts()
