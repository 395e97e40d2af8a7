"""Each tool on a real session, by pointer events alone."""

import numpy as np
import pytest

from segstudio.document.drawing import capsule
from segstudio.document.mask import Mask, MaskEditor
from segstudio.workspace.tools.brush_options import MAX_RADIUS_PX, MIN_RADIUS_PX
from segstudio.workspace.tools.pointer import Button
from segstudio.workspace.tools.preview import Cursor
from segstudio.workspace.tools.toolbox import TOOLS

RIGHT = Button.SECONDARY


def expected(segments, radius_px, shape=(320, 400)):
    """Return which pixels strokes along these segments cover."""
    mask = Mask(shape)
    editor = MaskEditor(mask, "x")
    for start, end in segments:
        editor.paint(*capsule(start, end, radius_px), 1)
    return mask.class_ids != 0


@pytest.fixture
def painter(opened):
    """A sitting with a brush of 6 px."""
    opened.toolbox.set_radius(6)
    return opened


def drawn(sitting):
    return sitting.image.mask.class_ids


def test_every_tool_says_how_it_is_used():
    infos = [each.info for each in TOOLS]
    for field in ("id", "title", "shortcut"):
        assert len({getattr(info, field) for info in infos}) == len(infos)
    assert all(info.hint and info.icon_name for info in infos)


def test_a_stroke_follows_the_pen(painter):
    painter.drag((50, 50), (60, 90), (100, 95))
    covered = expected([((50, 50), (60, 90)), ((60, 90), (100, 95))], 6)
    np.testing.assert_array_equal(drawn(painter) == 2, covered)
    assert painter.editing.undo_name == "Brush"
    painter.editing.undo()
    painter.settle()
    assert not drawn(painter).any()


def test_a_click_is_a_dot(painter):
    painter.click(50.5, 50.5)
    np.testing.assert_array_equal(drawn(painter) == 2, expected([((50.5, 50.5),) * 2], 6))


def test_the_mask_shows_the_stroke_while_it_is_drawn(painter):
    regions = []
    painter.events.mask_changed.connect(regions.extend)
    painter.press(50, 50)
    painter.move(50, 300)
    assert drawn(painter)[50, 280] == 2
    assert painter.editing.undo_name is None
    union = sum(region.area_px for region in regions)
    assert 250 * 12 < union < 320 * 40


def test_shift_draws_a_straight_line_from_the_last_point(painter):
    painter.drag((50, 50), (60, 90))
    painter.click(200, 300, is_shift=True)
    covered = expected([((50, 50), (60, 90)), ((60, 90), (200, 300))], 6)
    differing = (drawn(painter) == 2) ^ covered
    assert np.count_nonzero(differing) <= 4  # the line is drawn in pieces
    painter.editing.undo()
    painter.settle()
    np.testing.assert_array_equal(drawn(painter) == 2, expected([((50, 50), (60, 90))], 6))


def test_the_first_shift_click_is_a_dot(painter):
    painter.click(100, 100, is_shift=True)
    np.testing.assert_array_equal(drawn(painter) == 2, expected([((100, 100),) * 2], 6))


def test_a_straight_line_never_starts_on_another_image(painter):
    painter.drag((50, 50), (60, 90))
    painter.toolbox.choose("fill")
    painter.show(1)
    painter.toolbox.choose("brush")
    painter.click(100, 100, is_shift=True)
    np.testing.assert_array_equal(drawn(painter) == 2, expected([((100, 100),) * 2], 6))


def test_a_line_over_a_whole_large_image_touches_few_tiles(painter):
    mask = Mask((16_384, 16_384))
    painter.session.image.mask = mask
    painter.toolbox.active._last = (5.0, 5.0)
    painter.press(16_000, 16_000, is_shift=True)
    painter.release(16_000, 16_000)
    painter.pump_until(lambda: not painter.editing.is_busy)
    touched = {change.tile for change in painter.image.history.undo().changes}
    assert len(touched) < 3 * 64
    painter.saver._pending.clear()  # this mask is no image's


@pytest.mark.parametrize(
    "keys", [{"button": RIGHT}, {"is_ctrl": True}, {"is_ctrl": True, "button": RIGHT}]
)
def test_erasing_with_the_brush(painter, keys):
    painter.drag((50, 50), (50, 90))
    painter.drag((40, 70), (60, 70), **keys)
    assert drawn(painter)[50, 70] == 0
    assert drawn(painter)[50, 52] == 2
    assert painter.editing.undo_name == "Eraser"


def test_the_eraser(painter):
    painter.drag((50, 50), (50, 90))
    painter.toolbox.choose("eraser")
    painter.drag((50, 40), (50, 100))
    assert painter.counts() == {}
    assert painter.toolbox.preview().is_erasing


def test_strokes_partly_and_wholly_outside(painter):
    painter.drag((-3, -3), (10, 10))
    assert drawn(painter)[0, 0] == 2
    painter.drag((-100, -100), (-50, 900))
    assert painter.editing.undo_name == "Brush"
    painter.editing.undo()
    painter.settle()
    assert painter.counts() == {}
    painter.drag((-1e7, 200), (1e7, 200))
    assert drawn(painter)[:, 200].all()


def test_a_press_without_a_button_is_no_stroke(painter):
    painter.click(50, 50, button=Button.NONE)
    assert painter.counts() == {}


def test_escape_takes_the_stroke_back(painter):
    painter.drag((50, 50), (60, 90))
    before = drawn(painter).copy()
    painter.press(100, 100)
    painter.move(100, 200)
    painter.pointer.cancel()
    painter.move(200, 200)
    painter.release(200, 200)
    painter.settle()
    np.testing.assert_array_equal(drawn(painter), before)
    painter.editing.undo()
    painter.settle()
    assert painter.counts() == {}


def test_another_tool_in_mid_stroke_keeps_the_stroke(painter):
    painter.press(100, 100)
    painter.move(100, 200)
    painter.toolbox.choose("eraser")
    painter.move(100, 300)
    painter.release(100, 300)
    painter.settle()
    assert drawn(painter)[100, 150] == 2
    assert drawn(painter)[100, 250] == 0
    assert painter.editing.undo_name == "Brush"


def test_another_image_in_mid_stroke_keeps_the_stroke_on_its_own(painter):
    first = painter.image.id
    painter.press(100, 100)
    painter.move(100, 200)
    painter.show_next()
    painter.pump_until(lambda: painter.image.record.name == "b.png")
    painter.move(100, 300)
    painter.release(100, 300)
    painter.settle()
    assert painter.counts() == {}
    assert painter.stored_mask(first).class_ids[100, 150] == 2


def test_a_stroke_begun_while_another_image_is_read_stays_on_its_own(painter):
    first = painter.image.id
    painter.show_next()
    painter.press(100, 100)
    painter.move(100, 200)
    painter.pump_until(lambda: painter.image.record.name == "b.png")
    painter.move(100, 300)
    painter.release(100, 300)
    painter.settle()
    assert painter.counts() == {}
    assert painter.editing.undo_name is None
    stored = painter.stored_mask(first)
    assert stored.class_ids[100, 150] == 2
    assert stored.class_ids[100, 250] == 0


def test_locked_classes_are_spared_by_all_tools(painter):
    painter.choose_class(1)
    painter.drag((50, 50), (50, 90))
    locked = painter.counts()[1]
    painter.class_editing.set_locked(1, True)
    painter.choose_class(2)
    painter.drag((50, 40), (50, 100))
    painter.toolbox.choose("eraser")
    painter.drag((50, 40), (50, 100))
    painter.toolbox.choose("fill")
    painter.click(50, 70)
    painter.click(5, 5)
    painter.toolbox.choose("polygon")
    for corner in ((0, 0), (0, 399), (319, 399), (319, 0)):
        painter.click(*corner)
    painter.pointer.finish()
    painter.settle()
    assert painter.counts()[1] == locked


def test_fill_takes_what_is_connected(painter):
    painter.choose_class(1)
    painter.drag((160, -20), (160, 420))
    painter.choose_class(2)
    painter.toolbox.choose("fill")
    painter.click(10, 10)
    assert drawn(painter)[0, 399] == 2
    assert drawn(painter)[319, 0] == 0
    painter.click(160, 5, is_ctrl=True)
    assert 1 not in painter.counts()
    assert painter.editing.undo_name == "Erase area"
    painter.click(10, 10, button=RIGHT)
    assert painter.counts() == {}


def test_fill_where_there_is_nothing_to_do(painter):
    painter.toolbox.choose("fill")
    for row, column in ((-5, 5), (5, 400), (320, 5)):
        painter.click(row, column)
    painter.click(5, 5, is_ctrl=True)
    painter.click(5, 5, button=Button.NONE)
    assert painter.editing.undo_name is None


def test_pick(painter):
    painter.drag((50, 50), (60, 90))
    painter.choose_class(1)
    painter.toolbox.choose("pick")
    painter.click(200, 200)
    assert painter.active_class_id == 1
    painter.click(50, 50)
    assert painter.active_class_id == 2
    painter.predict(1)
    painter.click(200, 200)
    assert painter.active_class_id == 1
    painter.click(-5, 0)
    painter.click(0, 400)
    assert painter.active_class_id == 1


def test_pan_changes_nothing(painter):
    painter.toolbox.choose("pan")
    painter.drag((50, 50), (60, 90))
    assert painter.counts() == {}
    assert painter.toolbox.preview().cursor is Cursor.HAND


def test_the_brush_has_sizes(opened):
    changes = []
    opened.events.tool_changed.connect(lambda: changes.append(1))
    for asked, is_now in ((0, MIN_RADIUS_PX), (9999, MAX_RADIUS_PX), (12.5, 12.5)):
        opened.toolbox.set_radius(asked)
        assert opened.toolbox.preview().radius_px == is_now
    assert len(changes) == 3
    opened.toolbox.set_radius(MIN_RADIUS_PX)
    sizes = []
    for _ in range(80):
        opened.toolbox.step_radius(1)
        sizes.append(opened.toolbox.radius_px)
    assert sizes == sorted(set(sizes[:79])) + sizes[79:] or sizes[-1] == MAX_RADIUS_PX
    opened.toolbox.step_radius(-500)
    assert opened.toolbox.radius_px == MIN_RADIUS_PX


def test_the_thinnest_brush_draws_one_pixel(opened):
    opened.toolbox.set_radius(0.5)
    opened.click(10.9, 20.1)
    assert np.argwhere(drawn(opened)).tolist() == [[10, 20]]


def test_pressure_makes_the_brush_smaller(painter):
    painter.click(100, 100, pressure=0.5)
    np.testing.assert_array_equal(drawn(painter) == 2, expected([((100, 100),) * 2], 3))


def test_previews(painter):
    changes = []
    painter.events.preview_changed.connect(lambda: changes.append(1))
    preview = painter.toolbox.preview()
    assert (preview.cursor, preview.radius_px, preview.is_erasing) == (Cursor.CIRCLE, 6, False)
    assert preview.color == painter.classes.get(2).color
    painter.pointer.set_ctrl(True)
    painter.pointer.set_ctrl(True)
    assert painter.toolbox.preview().is_erasing
    assert changes == [1]
    painter.pointer.set_ctrl(False)
    painter.drag((50, 50), (60, 90))
    painter.move(100, 100, is_shift=True)
    assert painter.toolbox.preview().line_from == (60, 90)
    painter.move(100, 100)
    assert painter.toolbox.preview().line_from is None


def test_without_classes_the_brush_erases_nothing_new(opened):
    for class_id in opened.classes.ids:
        opened.class_editing.delete(class_id, 0)
    opened.settle()
    opened.drag((50, 50), (60, 90))
    assert opened.counts() == {}
    assert opened.toolbox.preview().color == "#ffffff"


def test_an_unknown_tool(opened):
    with pytest.raises(KeyError):
        opened.toolbox.choose("chainsaw")
    assert opened.toolbox.active_id == "brush"
    assert opened.toolbox.hint()


@pytest.mark.parametrize("tool_id", ["polygon", "scissors", "cut-out"])
def test_undo_in_mid_outline_takes_a_step_back_and_no_edit(painter, tool_id):
    painter.drag((50, 50), (60, 90))
    before = painter.counts()
    painter.toolbox.choose(tool_id)
    if tool_id == "cut-out":
        painter.drag((100, 100), (180, 200))
        painter.drag((120, 120), (130, 140))
    else:
        painter.click(100, 100)
        painter.click(200, 200)
    painter.pointer.undo()
    painter.settle()
    assert painter.toolbox.active.is_active
    assert painter.counts() == before
    painter.pointer.cancel()
    painter.pointer.undo()
    painter.settle()
    assert painter.counts() == {}
