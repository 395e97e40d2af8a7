"""Rectangle and ellipse on a real session, by pointer events alone."""

import numpy as np
import pytest

from segstudio.workspace.tools.pointer import Button


@pytest.fixture(params=["rectangle", "ellipse"])
def shaper(opened, request):
    opened.toolbox.choose(request.param)
    return opened


def drawn(sitting):
    return sitting.image.mask.class_ids


def extent(sitting):
    """Return (top, left, bottom, right) of what is drawn."""
    rows, columns = np.nonzero(drawn(sitting))
    return rows.min(), columns.min(), rows.max() + 1, columns.max() + 1


def test_a_drag_spans_a_shape(shaper):
    shaper.drag((100, 50), (30, 200), (20, 250))
    assert extent(shaper) == (20, 50, 100, 250)
    share = shaper.counts()[2] / (80 * 200)
    assert share == pytest.approx(
        {"rectangle": 1, "ellipse": np.pi / 4}[shaper.toolbox.active_id], rel=0.01
    )
    assert shaper.editing.undo_name == shaper.toolbox.active.info.title


def test_the_outline_is_shown_before_it_counts(shaper):
    shaper.press(20, 50)
    shaper.move(60, 90)
    preview = shaper.toolbox.preview()
    assert len(preview.points) >= 4
    assert preview.is_closed
    assert not shaper.counts()
    shaper.release(60, 90)
    shaper.settle()
    assert not shaper.toolbox.preview().points
    assert shaper.counts()


def test_shift_evens_the_sides_and_alt_starts_in_the_middle(shaper):
    shaper.press(100, 100)
    shaper.move(110, 140, is_shift=True, is_alt=True)
    points = np.array(shaper.toolbox.preview().points)
    np.testing.assert_allclose(points.min(0), (60, 60), atol=0.1)
    np.testing.assert_allclose(points.max(0), (140, 140), atol=0.1)


@pytest.mark.parametrize("keys", [{"button": Button.SECONDARY}, {"is_ctrl": True}])
def test_it_erases_too(shaper, keys):
    shaper.drag((20, 20), (120, 120))
    before = shaper.counts()[2]
    shaper.drag((60, 60), (80, 80), **keys)
    assert shaper.counts()[2] < before
    assert drawn(shaper)[70, 70] == 0
    assert shaper.editing.undo_name.startswith("Erase ")


def test_a_click_and_a_drag_outside_draw_nothing(shaper):
    shaper.click(50, 50)
    shaper.drag((-90, -90), (-10, 500))
    shaper.press(50, 50)
    shaper.move(90, 90)
    shaper.pointer.cancel()
    shaper.release(90, 90)
    shaper.settle()
    assert not shaper.counts()
    assert shaper.editing.undo_name is None


def test_another_tool_in_mid_drag_leaves_nothing_behind(shaper):
    chosen = shaper.toolbox.active_id
    shaper.press(50, 50)
    shaper.move(90, 90)
    shaper.toolbox.choose("brush")
    shaper.release(90, 90)
    shaper.toolbox.choose(chosen)
    shaper.settle()
    assert not shaper.toolbox.active.is_active
    assert not shaper.toolbox.preview().points
