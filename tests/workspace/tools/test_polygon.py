"""The polygon on a real session, by pointer events alone."""

import pytest

from segstudio.workspace.tools.pointer import Button


def drawn(sitting):
    return sitting.image.mask.class_ids


CORNERS = ((20, 20), (20, 200), (200, 200), (200, 20))


@pytest.fixture
def polygon(opened):
    opened.toolbox.choose("polygon")
    for corner in CORNERS:
        opened.click(*corner)
    return opened


def is_painted(sitting):
    class_ids = drawn(sitting)
    outside = class_ids[100, 210], class_ids[210, 100]
    return bool(class_ids[100, 100] == 2 and not any(outside))


def test_a_polygon_by_enter(polygon):
    assert polygon.counts() == {}
    assert polygon.toolbox.preview().points == CORNERS
    assert polygon.pointer.finish()
    polygon.settle()
    assert is_painted(polygon)
    assert polygon.editing.undo_name == "Polygon"
    assert polygon.toolbox.preview().points == ()
    assert not polygon.pointer.finish()


def test_a_polygon_by_double_click(polygon):
    polygon.click(200, 20, is_double=True)
    assert is_painted(polygon)


@pytest.mark.parametrize(("zoom", "is_near"), [(1.0, True), (4.0, False)])
def test_a_polygon_by_a_click_near_its_first_corner(polygon, zoom, is_near):
    polygon.click(23, 24, zoom=zoom)
    assert is_painted(polygon) is is_near


def test_a_polygon_step_by_step_back(polygon):
    assert polygon.pointer.step_back()
    assert polygon.pointer.step_back()
    assert polygon.toolbox.preview().points == CORNERS[:2]
    assert not polygon.pointer.finish()
    assert polygon.toolbox.preview().points == CORNERS[:2]
    for _ in range(2):
        assert polygon.pointer.step_back()
    assert not polygon.pointer.step_back()
    assert polygon.counts() == {}


def test_a_polygon_given_up(polygon):
    polygon.pointer.cancel()
    assert not polygon.pointer.finish()
    polygon.settle()
    assert polygon.counts() == {}


@pytest.mark.parametrize("way", ["tool", "image", "project"])
def test_a_polygon_is_kept_where_something_else_comes_between(polygon, folder, way):
    first = polygon.image.id
    if way == "tool":
        polygon.toolbox.choose("brush")
    elif way == "image":
        polygon.show(1)
    else:
        polygon.close_project()
        polygon.pump_until(lambda: polygon.project is None)
        polygon.open(folder)
    polygon.settle()
    assert polygon.stored_mask(first).counts == {2: 180 * 180}
    polygon.toolbox.choose("polygon")
    assert not polygon.toolbox.preview().points


def test_two_corners_are_no_polygon(opened):
    opened.toolbox.choose("polygon")
    opened.click(20, 20)
    opened.click(20, 90)
    opened.click(20, 90, is_double=True)
    assert len(opened.toolbox.preview().points) == 2
    opened.toolbox.choose("brush")
    assert opened.editing.undo_name is None


def test_a_corner_is_dragged(polygon):
    polygon.move(197, 203)
    assert polygon.toolbox.preview().marked == 2
    polygon.drag((197, 203), (230, 260), (240, 300))
    assert polygon.toolbox.preview().points == (*CORNERS[:2], (240, 300), CORNERS[3])


def test_a_click_on_an_edge_puts_a_corner_between(polygon):
    polygon.move(22, 100)
    assert polygon.toolbox.preview().candidate == (20, 100)
    polygon.drag((22, 100), (10, 100))
    assert polygon.toolbox.preview().points == (CORNERS[0], (10, 100), *CORNERS[1:])


def test_a_click_on_a_corner_leaves_it_where_it_is(polygon):
    polygon.click(203, 198)
    assert polygon.toolbox.preview().points == CORNERS


def test_a_corner_is_removed(polygon):
    polygon.click(203, 198, is_alt=True)
    assert polygon.toolbox.preview().points == (*CORNERS[:2], CORNERS[3])
    polygon.click(120, 120, is_alt=True)
    polygon.move(22, 198)
    assert polygon.pointer.step_back()
    assert polygon.toolbox.preview().points == (CORNERS[0], CORNERS[3])


def test_undo_goes_back_step_by_step_and_then_to_the_edit_before(polygon):
    polygon.pointer.finish()
    polygon.settle()
    polygon.click(100, 300)
    polygon.click(150, 300)
    polygon.drag((150, 300), (150, 350))
    history = []
    for _ in range(3):
        polygon.pointer.undo()
        history.append(polygon.toolbox.preview().points)
    assert history == [((100, 300), (150, 300)), ((100, 300),), ()]
    assert polygon.counts() == {2: 180 * 180}
    polygon.pointer.undo()
    polygon.settle()
    assert polygon.counts() == {}


@pytest.mark.parametrize("end", ["cancel", "undo", "step_back"])
def test_nothing_is_stuck_after_a_corner_in_mid_drag(polygon, end):
    polygon.press(200, 200)
    polygon.move(250, 250)
    getattr(polygon.pointer, end)()
    polygon.move(260, 260)
    polygon.release(260, 260)
    polygon.pointer.cancel()
    assert polygon.toolbox.preview().points == ()
    polygon.click(90, 90)
    assert polygon.toolbox.preview().points == ((90, 90),)


def test_a_polygon_that_erases(polygon):
    polygon.pointer.finish()
    polygon.settle()
    for corner in CORNERS:
        polygon.click(*corner, is_ctrl=True)
    polygon.pointer.finish()
    polygon.settle()
    assert polygon.counts() == {}
    assert polygon.editing.undo_name == "Erase polygon"


@pytest.mark.parametrize("keys", [{"is_ctrl": True}, {"button": Button.SECONDARY}])
def test_a_polygon_begun_to_erase(polygon, keys):
    polygon.pointer.finish()
    polygon.settle()
    polygon.click(*CORNERS[0], **keys)
    assert polygon.toolbox.preview().is_erasing
    for corner in CORNERS[1:]:
        polygon.click(*corner)
    polygon.click(*CORNERS[0])
    assert polygon.counts() == {}


def test_a_polygon_far_larger_than_the_image(opened):
    opened.toolbox.choose("polygon")
    for corner in ((-1e5, -1e5), (-1e5, 1e5), (1e5, 1e5), (1e5, -1e5)):
        opened.click(*corner)
    opened.pointer.finish()
    opened.settle()
    assert opened.counts() == {2: 320 * 400}
