"""The options of brush and eraser on a real session, by pointer events alone."""

import numpy as np
import pytest

from segstudio.workspace.tools.brush_options import (
    ENCLOSE,
    MAX_RADIUS_PX,
    PRESSURE,
    ROUND,
    SCREEN,
    SMOOTHING,
    SQUARE,
    TIP,
    UNIT,
)
from segstudio.workspace.tools.preview import Cursor


@pytest.fixture
def brush(opened):
    opened.toolbox.set_radius(6)
    return opened


def drawn(sitting):
    return sitting.image.mask.class_ids


def extent(sitting):
    rows, columns = np.nonzero(drawn(sitting))
    return rows.min(), columns.min(), rows.max() + 1, columns.max() + 1


def ring(share=1.0):
    turns = np.linspace(0, 2 * np.pi * share, 40)
    return [(150 + 80 * np.sin(t), 200 + 80 * np.cos(t)) for t in turns]


def test_a_square_tip(brush):
    brush.toolbox.set_option(TIP, SQUARE)
    assert brush.toolbox.preview().cursor is Cursor.SQUARE
    brush.click(50, 50)
    assert extent(brush) == (44, 44, 56, 56)
    assert brush.counts() == {2: 144}
    brush.drag((100, 50), (100, 90))
    assert (drawn(brush)[94:106, 44:96] == 2).all()


@pytest.mark.parametrize(("zoom", "radius_px"), [(0.25, 24), (1, 6), (4, 1.5)])
def test_a_size_in_screen_pixels_is_the_same_at_every_zoom(brush, zoom, radius_px):
    brush.toolbox.set_option(UNIT, SCREEN)
    brush.click(100, 100, zoom=zoom)
    top, left, bottom, right = extent(brush)
    assert bottom - top == right - left == pytest.approx(2 * radius_px, abs=1)
    preview = brush.toolbox.preview()
    assert (preview.radius_screen_px, preview.radius_px) == (6, MAX_RADIUS_PX)


def test_pressure_sets_the_size_unless_it_is_off(brush):
    def height():
        brush.press(100, 50, pressure=0.25)
        brush.move(100, 90, pressure=1.0)
        brush.move(100, 300, pressure=1.0)
        brush.release(100, 300)
        brush.settle()
        rows = np.count_nonzero(drawn(brush), axis=0)
        brush.editing.undo()
        brush.settle()
        return rows[50], rows[70], rows[250]

    start, middle, end = height()
    assert start <= 4 < middle < end == 12
    brush.toolbox.set_option(PRESSURE, False)
    assert height() == (12, 12, 12)


@pytest.mark.parametrize("strength", [20, 100])
def test_a_smoothed_stroke_ends_where_the_hand_ended(brush, strength):
    brush.toolbox.set_option(SMOOTHING, strength)
    brush.press(100, 50)
    for column in range(50, 200, 5):
        brush.move(100 + (column % 2) * 8 - 4, column)
    assert brush.toolbox.preview().line_from is not None
    brush.release(100, 300)
    brush.settle()
    assert drawn(brush)[100, 299] == 2
    assert brush.toolbox.preview().line_from is None


def test_a_smoothed_stroke_keeps_its_end_when_another_tool_comes(brush):
    brush.toolbox.set_option(SMOOTHING, 100)
    brush.press(100, 50)
    brush.move(100, 150)
    brush.toolbox.choose("fill")
    brush.settle()
    assert drawn(brush)[100, 150] == 2


@pytest.mark.parametrize("tip", [ROUND, SQUARE])
@pytest.mark.parametrize("strength", [0, 30])
def test_a_stroke_that_closes_fills_its_inside_in_one_step(brush, tip, strength):
    brush.toolbox.set_option(ENCLOSE, True)
    brush.toolbox.set_option(TIP, tip)
    brush.toolbox.set_option(SMOOTHING, strength)
    brush.drag(*ring())
    rows, columns = np.indices(drawn(brush).shape) + 0.5
    assert (drawn(brush)[np.hypot(rows - 150, columns - 200) < 78] == 2).all()
    brush.editing.undo()
    brush.settle()
    assert brush.counts() == {}


def test_a_loop_covers_no_more_than_the_stroke_and_its_inside(brush):
    brush.toolbox.set_option(ENCLOSE, True)
    brush.drag(*ring())
    assert brush.counts()[2] == pytest.approx(np.pi * 86**2, rel=0.02)
    brush.editing.undo()
    brush.settle()
    assert brush.counts() == {}


def test_a_stroke_that_does_not_close_fills_nothing(brush):
    brush.toolbox.set_option(ENCLOSE, True)
    brush.drag(*ring(0.7))
    assert drawn(brush)[150, 200] == 0
    brush.click(20, 20)
    assert drawn(brush)[20, 20] == 2


def test_the_eraser_empties_what_it_encircles_and_spares_locked_classes(brush):
    brush.choose_class(1)
    brush.click(150, 220)
    brush.choose_class(2)
    brush.click(150, 180)
    brush.class_editing.set_locked(1, True)
    brush.toolbox.choose("eraser")
    brush.toolbox.set_option(ENCLOSE, True)
    brush.drag(*ring())
    assert list(brush.counts()) == [1]


def test_a_loop_given_up_leaves_nothing(brush):
    brush.toolbox.set_option(ENCLOSE, True)
    brush.press(*ring()[0])
    for point in ring():
        brush.move(*point)
    brush.pointer.cancel()
    brush.release(*ring()[-1])
    brush.settle()
    assert brush.counts() == {}
    assert brush.editing.undo_name is None


def test_strokes_in_haste_after_a_loop_wait_for_it(brush):
    brush.toolbox.set_option(ENCLOSE, True)
    brush.press(*ring()[0])
    for point in ring():
        brush.move(*point)
    brush.release(*ring()[-1])
    brush.press(10, 10)
    brush.move(10, 60)
    brush.release(10, 60)
    brush.settle()
    assert drawn(brush)[150, 200] == drawn(brush)[10, 30] == 2
    assert len(brush.image.history) == 2
