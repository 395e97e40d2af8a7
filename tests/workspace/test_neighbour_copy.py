"""Annotation taken over from the image before or after."""

import numpy as np
import pytest

from .conftest import write_images


@pytest.fixture
def drawn_before(opened):
    opened.drag((50, 50), (50, 300))
    opened.choose_class(1)
    opened.drag((150, 50), (150, 300))
    opened.before = opened.image.mask.class_ids.copy()
    opened.show(1)
    return opened


def copy(sitting, step):
    sitting.masks.neighbours.copy(step)
    sitting.settle()


def test_what_is_drawn_stays_and_the_rest_is_taken_over(drawn_before):
    drawn_before.drag((20, 100), (200, 100))
    own = drawn_before.image.mask.class_ids.copy()
    copy(drawn_before, -1)
    np.testing.assert_array_equal(
        drawn_before.image.mask.class_ids, np.where(own, own, drawn_before.before)
    )
    assert drawn_before.editing.undo_name == "Copy from “a.png”"
    drawn_before.editing.undo()
    drawn_before.settle()
    np.testing.assert_array_equal(drawn_before.image.mask.class_ids, own)


def test_nothing_to_copy_is_told(drawn_before):
    copy(drawn_before, 1)
    assert drawn_before.texts[-1] == "Nothing is drawn on “c.png”."
    drawn_before.show(2)
    copy(drawn_before, 1)
    assert drawn_before.texts[-1] == "This is the last image."
    assert drawn_before.counts() == {}


def test_another_size_is_told(sitting, tmp_path):
    write_images(tmp_path / "x", ["a.png"])
    sitting.open(write_images(tmp_path / "x", ["b.png"], (200, 200)))
    sitting.drag((50, 50), (50, 90))
    sitting.show(1)
    copy(sitting, -1)
    assert "another size" in sitting.texts[-1]


def test_objects_come_with_their_numbers_or_new_ones_where_those_are_taken(opened):
    for row in (50, 100):
        opened.objects.start_new()
        opened.drag((row, 50), (row, 300))
    before = opened.image.mask.objects.copy()
    opened.show(1)
    opened.objects.start_new()
    opened.drag((60, 20), (60, 90))
    own = opened.image.mask.objects.copy()
    assert set(np.unique(own)) == {0, 1}
    copy(opened, -1)
    mask = opened.image.mask
    renumbered = np.select([before == 1, before == 2], [3, 2], 0)
    np.testing.assert_array_equal(mask.objects, np.where(own, own, renumbered))
    stored = opened.stored_mask(opened.image.id)
    np.testing.assert_array_equal(stored.objects, mask.objects)
    opened.editing.undo()
    opened.settle()
    np.testing.assert_array_equal(mask.objects, own)
