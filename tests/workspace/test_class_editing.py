"""Changing classes, and what that does to the pixels of all images."""

import pytest

from segstudio.document.label_class import ClassError


@pytest.fixture
def painted(opened):
    """Class 2 is drawn on the first two images; the second one is on the canvas."""
    opened.drag((50, 50), (60, 90))
    opened.show(1)
    opened.drag((100, 50), (160, 90))
    return opened


def test_add_rename_recolour_move(opened):
    changes = []
    opened.events.classes_changed.connect(lambda: changes.append(1))
    classes = opened.class_editing
    assert classes.add("third") == 3
    assert opened.active_class_id == 3
    classes.rename(3, "cell")
    classes.recolour(3, "#123456")
    classes.move(3, 0)
    classes.set_locked(3, True)
    assert opened.classes.ids == (3, 1, 2)
    assert classes.active.name == "cell"
    assert len(changes) == 5
    opened.settle()
    store = opened.desk.store
    assert opened.session._background.disk.call(store.classes) == opened.classes


@pytest.mark.parametrize("wrong", ["", "object"])
def test_a_change_that_cannot_be_made_changes_nothing(opened, wrong):
    before = opened.classes
    with pytest.raises(ClassError):
        opened.class_editing.add(wrong)
    with pytest.raises(ClassError):
        opened.class_editing.rename(1, wrong)
    assert opened.classes is before


def test_choosing_and_swapping(opened):
    opened.class_editing.add("third")
    opened.choose_class(9)
    assert opened.active_class_id == 3
    opened.swap_background()
    assert opened.active_class_id == 1
    opened.swap_background()
    assert opened.active_class_id == 3
    opened.choose_class(2)
    opened.class_editing.delete(2, 0)
    assert opened.active_class_id == 1
    opened.swap_background()
    assert opened.active_class_id == 3


def test_swapping_without_classes(opened):
    for class_id in opened.classes.ids:
        opened.class_editing.delete(class_id, 0)
    opened.swap_background()
    assert opened.active_class_id == 0
    assert opened.class_editing.active is None


def test_counts_over_all_images(painted):
    here = painted.counts()[2]
    first = painted.stored_mask(painted.images[0].id).counts[2]
    count = painted.class_editing.pixel_count_in_project
    assert count(2) == here + first
    painted.editing.undo()
    painted.settle()
    assert count(2) == first
    assert count(1) == 0


@pytest.mark.parametrize("replacement_id", [0, 1])
def test_deleting_a_class_replaces_its_pixels_everywhere(painted, replacement_id):
    here, total = painted.counts()[2], painted.class_editing.pixel_count_in_project(2)
    first = painted.images[0].id
    painted.class_editing.delete(2, replacement_id)
    painted.settle()
    assert painted.classes.ids == (1,)
    assert painted.active_class_id == 1
    for counts in (painted.counts(), painted.stored_mask(first).counts):
        assert set(counts) <= {replacement_id}
    assert painted.class_editing.pixel_count_in_project(2) == 0
    assert painted.class_editing.pixel_count_in_project(1) == (total if replacement_id else 0)
    assert painted.stored_mask(painted.image.id).counts == ({1: here} if replacement_id else {})


def test_undo_brings_a_deleted_class_back(painted):
    total = painted.class_editing.pixel_count_in_project(2)
    here = painted.counts()[2]
    painted.class_editing.recolour(2, "#abcdef")
    painted.class_editing.delete(2, 0)
    painted.settle()
    painted.editing.undo()
    painted.settle()
    assert painted.counts() == {2: here}
    assert painted.classes.get(2).color == "#abcdef"
    assert painted.class_editing.pixel_count_in_project(2) == here
    painted.show(0)
    assert painted.counts() == {}
    painted.editing.undo()
    painted.settle()
    assert painted.class_editing.pixel_count_in_project(2) == total


def test_undo_on_another_image_brings_a_deleted_class_back(painted):
    painted.class_editing.delete(2, 1)
    painted.settle()
    painted.show(0)
    assert painted.editing.undo_name == "Delete class"
    painted.editing.undo()
    painted.settle()
    assert painted.classes.ids == (1, 2)


def test_a_replacement_that_is_not_there_is_none(painted):
    painted.class_editing.delete(2, 7)
    painted.settle()
    assert painted.counts() == {}


def test_deleting_what_is_not_there(painted):
    with pytest.raises(ClassError):
        painted.class_editing.delete(9, 0)
    assert painted.counts()


def test_deleting_during_a_large_edit_does_not_bring_the_class_back(painted):
    painted.predict(1)
    painted.acceptance.accept_image()
    assert painted.editing.is_busy
    painted.class_editing.delete(2, 0)
    painted.settle()
    assert painted.classes.ids == (1,)
    assert 2 not in painted.counts()
    assert 2 not in painted.stored_mask(painted.images[0].id).counts


def test_deleting_while_an_image_is_read_reaches_that_image(painted):
    painted.session.show_image(painted.images[0].id)
    painted.class_editing.delete(2, 1)
    painted.wait_for_image()
    painted.pump_until(lambda: painted.image.record.name == "a.png")
    painted.settle()
    assert set(painted.counts()) == {1}
    assert painted.stored_mask(painted.image.id).counts == painted.counts()
    painted.drag((200, 50), (200, 90))
    assert painted.stored_mask(painted.image.id).counts == painted.counts()


def test_deleting_between_reading_and_showing_an_image(painted):
    first = painted.images[0].id
    painted.session.show_image(first)
    lanes = painted.session._background
    done = []
    lanes.reader.run(lambda: done.append(1))
    while not done:  # the image is read and its coming is posted, but not pumped yet
        done += [] if painted.posted.qsize() == 0 else [1]
    painted.class_editing.delete(2, 1)
    painted.pump_until(lambda: painted.image.id == first)
    painted.settle()
    assert painted.stored_mask(first).counts == painted.counts()
    assert set(painted.counts()) == {1}


def test_removed_classes_stay_removed_in_the_next_sitting(painted, make_sitting, folder):
    painted.class_editing.delete(2, 0)
    painted.end()
    again = make_sitting()
    again.open(folder)
    assert again.classes.ids == (1,)
    assert again.class_editing.add("new") == 3
    again.settle()
    again.editing.undo()
    again.settle()
    assert again.classes.ids == (1, 3, 2)
