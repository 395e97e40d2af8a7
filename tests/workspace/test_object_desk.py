"""Drawing objects: what strokes belong to, and what undo, pictures and classes do to it."""

import numpy as np
import pytest

from segstudio.document.object_numbers import MAX_OBJECT


@pytest.fixture
def drawer(opened):
    """A sitting that draws objects with a brush of 6 px."""
    opened.toolbox.set_radius(6)
    opened.objects.start_new()
    return opened


def at(sitting, row, column):
    mask = sitting.image.mask
    return int(mask.class_ids[row, column]), int(mask.objects[row, column])


def undo(sitting, times=1):
    for _ in range(times):
        sitting.editing.undo()
        sitting.settle()


def test_who_draws_no_objects_has_none(opened):
    opened.drag((50, 50), (50, 90))
    assert not opened.image.mask.holds_objects
    assert (opened.objects.is_drawing, opened.objects.number) == (False, 0)


def test_strokes_extend_an_object_until_a_new_one_is_started(drawer):
    drawer.drag((50, 50), (50, 90))
    drawer.drag((50, 90), (90, 90))
    assert at(drawer, 50, 60) == at(drawer, 80, 90) == (2, 1)
    assert drawer.objects.number == 1
    drawer.objects.start_new()
    drawer.drag((150, 50), (150, 90))
    drawer.toolbox.choose("fill")
    drawer.click(300, 300)
    assert at(drawer, 150, 60) == at(drawer, 300, 300) == (2, 2)
    drawer.objects.set_drawing(False)
    drawer.choose_class(1)
    drawer.click(300, 300)
    assert at(drawer, 300, 300) == (1, 0)


def test_background_meanwhile_is_drawn_without_objects(drawer):
    drawer.drag((50, 50), (50, 90))
    drawer.swap_background()
    drawer.drag((50, 80), (80, 80))
    drawer.swap_background()
    drawer.drag((150, 50), (150, 90))
    assert [at(drawer, *each) for each in ((50, 55), (60, 80), (150, 60))] == [
        (2, 1),
        (1, 0),
        (2, 1),
    ]
    drawer.choose_class(1)
    drawer.objects.start_new()
    drawer.drag((250, 50), (250, 90))
    assert at(drawer, 250, 60) == (1, 2)


def test_another_class_is_another_object_and_erasing_leaves_none(drawer):
    drawer.drag((50, 50), (50, 90))
    third = drawer.class_editing.add("third")
    drawer.drag((150, 50), (150, 90))
    assert (at(drawer, 50, 60), at(drawer, 150, 60)) == ((2, 1), (third, 2))
    drawer.toolbox.choose("eraser")
    drawer.drag((150, 50), (150, 90))
    assert at(drawer, 150, 60) == (0, 0)


def test_taking_its_own_strokes_back_stays_with_the_object(drawer):
    drawer.drag((50, 50), (50, 90))
    drawer.drag((90, 50), (90, 90))
    undo(drawer, 2)
    assert drawer.objects.number == 1
    drawer.editing.redo()
    drawer.settle()
    drawer.drag((150, 50), (150, 90))
    assert at(drawer, 50, 60) == at(drawer, 150, 60) == (2, 1)


def test_taking_more_back_starts_a_new_object(drawer):
    drawer.drag((50, 50), (50, 90))
    drawer.objects.start_new()
    drawer.drag((90, 50), (90, 90))
    drawer.objects.start_new()
    drawer.drag((150, 50), (150, 90))
    undo(drawer, 2)
    assert drawer.objects.number == 0
    drawer.drag((250, 50), (250, 90))
    assert at(drawer, 250, 60)[1] not in (0, 1)


def test_a_jump_in_the_history_starts_a_new_object(drawer):
    for row in (50, 90, 130):
        drawer.drag((row, 50), (row, 90))
    drawer.editing.go_to(1)
    drawer.settle()
    drawer.drag((250, 50), (250, 90))
    assert at(drawer, 250, 60)[1] not in (0, at(drawer, 50, 60)[1])


def test_a_picked_object_is_gone_on_with_in_its_class(drawer):
    drawer.drag((50, 50), (50, 90))
    drawer.objects.start_new()
    drawer.drag((150, 50), (150, 90))
    drawer.choose_class(1)
    drawer.objects.pick((50, 60))
    assert (drawer.active_class_id, drawer.objects.number) == (2, 1)
    drawer.drag((50, 90), (90, 90))
    assert at(drawer, 80, 90) == (2, 1)
    drawer.objects.pick((300, 300))
    assert "no object" in drawer.texts[-1]


def test_renumbering_lets_go_of_the_object_and_closes_gaps(drawer):
    for row in (50, 100, 150):
        drawer.objects.start_new()
        drawer.drag((row, 50), (row, 90))
    drawer.objects.delete((100, 60))
    drawer.objects.renumber()
    drawer.settle()
    assert [at(drawer, row, 60) for row in (50, 100, 150)] == [(2, 1), (0, 0), (2, 2)]
    assert drawer.objects.number == 0
    assert "2 objects" in drawer.texts[-1]
    undo(drawer, 2)
    assert [at(drawer, row, 60)[1] for row in (50, 100, 150)] == [1, 2, 3]


def test_regions_are_numbered_merged_and_split_again(opened):
    opened.toolbox.set_radius(6)
    for row in (50, 150):
        opened.drag((row, 50), (row, 90))
    opened.objects.number_regions(2)
    opened.settle()
    assert "2 regions" in opened.texts[-1]
    assert {at(opened, 50, 60), at(opened, 150, 60)} == {(2, 1), (2, 2)}
    opened.objects.merge((50, 60), (150, 60))
    opened.settle()
    assert at(opened, 150, 60) == (2, 1)
    opened.objects.split_parts((50, 60))
    opened.settle()
    assert at(opened, 50, 60) != at(opened, 150, 60)
    listed = []
    opened.objects.list(listed.extend)
    opened.settle()
    assert len(listed) == 2


def test_all_of_a_class_is_split_in_one_edit(opened):
    opened.toolbox.set_radius(20)
    for row, column in ((60, 60), (60, 92), (200, 60), (200, 300)):
        opened.click(row, column)
    opened.objects.split_all_necks(2)
    opened.settle()
    assert "4 objects" in opened.texts[-1]
    assert sorted(at(opened, *each)[1] for each in ((60, 60), (60, 92), (200, 60), (200, 300))) == [
        1,
        2,
        3,
        4,
    ]
    assert len(opened.image.history) == 5


def test_what_cannot_be_done_is_said(opened):
    opened.drag((50, 50), (50, 90))
    for change, word in (
        (lambda: opened.objects.merge((50, 60), (300, 300)), "cannot"),
        (lambda: opened.objects.split_along((10, 10), (12, 12)), "no object"),
        (lambda: opened.objects.split_parts((50, 60)), "one piece"),
        (lambda: opened.objects.split_necks((50, 60)), "no neck"),
        (lambda: opened.objects.delete((300, 300)), "no object"),
        (lambda: opened.objects.grow((50, 60)), "nothing here"),
    ):
        change()
        opened.settle()
        assert word in opened.texts[-1]
    assert opened.editing.undo_name == "Brush"


def test_where_no_number_is_left_that_is_said_and_classes_are_drawn(drawer):
    mask = drawer.image.mask
    numbers = np.arange(1, MAX_OBJECT + 1, dtype=np.uint16)
    drawer.objects.set_drawing(False)
    drawer.toolbox.choose("fill")
    drawer.click(10, 10)
    rows, columns = np.divmod(np.arange(MAX_OBJECT), mask.shape[1])

    def paint(editor):
        whole = np.zeros(mask.shape, np.uint16)
        whole[rows, columns] = numbers
        editor.number(mask.whole, whole, whole != 0)

    drawer.editing.run("All", paint, frozenset())
    drawer.settle()
    drawer.objects.start_new()
    drawer.toolbox.choose("brush")
    drawer.drag((300, 50), (300, 90))
    assert "65,535" in drawer.texts[-1]
    assert (at(drawer, 300, 60), drawer.objects.is_drawing) == ((2, 0), False)


def test_a_locked_class_keeps_its_objects(drawer):
    drawer.drag((50, 50), (50, 90))
    drawer.class_editing.set_locked(2, True)
    drawer.objects.delete((50, 60))
    drawer.settle()
    assert at(drawer, 50, 60) == (2, 1)


def test_a_deleted_class_lets_go_of_its_object(drawer):
    drawer.drag((50, 50), (50, 90))
    drawer.class_editing.delete(2, 1)
    drawer.settle()
    assert at(drawer, 50, 60) == (1, 1)
    assert drawer.objects.number == 0


def test_another_image_has_objects_of_its_own(drawer):
    drawer.drag((50, 50), (50, 90))
    drawer.show(1)
    assert (drawer.objects.is_drawing, drawer.objects.number) == (True, 0)
    drawer.drag((50, 50), (50, 90))
    drawer.drag((50, 90), (90, 90))
    assert at(drawer, 50, 60) == at(drawer, 80, 90) == (2, 1)
    drawer.show(0)
    assert at(drawer, 50, 60) == (2, 1)
    drawer.close_project()
    drawer.pump_until(lambda: "project_closed" in drawer.log)
    assert not drawer.objects.is_drawing
