"""Regions go from place to place and from image to image."""

import numpy as np
import pytest


@pytest.fixture
def copied(opened):
    opened.toolbox.set_radius(5)
    opened.drag((50, 50), (50, 80))
    opened.masks.clipboard.copy(50, 60)
    opened.settle()
    return opened


def test_pasted_in_place_on_another_image(copied):
    drawn = copied.image.mask.class_ids.copy()
    assert "Copied a region of “object”" in copied.texts[-1]
    copied.show(1)
    copied.masks.clipboard.paste()
    copied.settle()
    np.testing.assert_array_equal(copied.image.mask.class_ids, drawn)
    assert copied.editing.undo_name == "Paste region"
    copied.editing.undo()
    copied.settle()
    assert copied.counts() == {}


def test_pasted_with_its_middle_at_a_pixel_and_over_the_border(copied):
    drawn = copied.image.mask.class_ids.copy()
    copied.masks.clipboard.paste((150, 165))
    copied.settle()
    np.testing.assert_array_equal(
        copied.image.mask.class_ids[140:161, 140:190], drawn[40:61, 40:90]
    )
    copied.masks.clipboard.paste((0, 399))
    copied.settle()
    assert copied.image.mask.class_ids[0, 399] == 2


def test_what_the_network_says_can_be_copied(opened):
    opened.predict(1)
    opened.image.prediction.class_ids[100:110, 100:120] = 2
    opened.masks.clipboard.copy(105, 105)
    opened.settle()
    opened.masks.clipboard.paste()
    opened.settle()
    assert opened.counts() == {2: 200}


def test_the_class_is_found_again_by_name_in_another_project(copied, tmp_path, folder):
    copied.new_project(tmp_path / "second", [folder / "b.png"])
    copied.pump_until(lambda: copied.image is not None and copied.image.record.name == "b.png")
    copied.class_editing.rename(2, "other")
    copied.masks.clipboard.paste()
    copied.settle()
    assert copied.counts() == {}
    assert "not in this project" in copied.texts[-1]
    copied.class_editing.add("object")
    copied.masks.clipboard.paste()
    copied.settle()
    assert set(copied.counts()) == {3}


def test_what_cannot_be_done_is_told(opened):
    opened.masks.clipboard.paste()
    opened.masks.clipboard.copy(5, 5)
    opened.masks.clipboard.copy(-5, 5)
    opened.settle()
    assert len(opened.texts) == 2
    assert opened.counts() == {}


@pytest.fixture
def copied_object(opened):
    """Two objects that touch, 1 and 2; the second is copied."""
    opened.toolbox.set_radius(5)
    for row in (50, 58):
        opened.objects.start_new()
        opened.drag((row, 50), (row, 80))
    opened.masks.clipboard.copy(60, 60)
    opened.settle()
    return opened


def test_an_object_is_copied_alone_and_keeps_its_number_where_it_is_free(copied_object):
    mask = copied_object.image.mask
    pixels = mask.objects == 2
    assert copied_object.texts[-1].startswith("Copied object 2 of “object”")
    copied_object.show(1)
    copied_object.masks.clipboard.paste()
    copied_object.settle()
    mask = copied_object.image.mask
    np.testing.assert_array_equal(mask.objects, np.where(pixels, 2, 0))
    np.testing.assert_array_equal(mask.class_ids, np.where(pixels, 2, 0))
    stored = copied_object.stored_mask(copied_object.image.id)
    np.testing.assert_array_equal(stored.objects, mask.objects)
    copied_object.editing.undo()
    copied_object.settle()
    assert not mask.objects.any()
    copied_object.editing.redo()
    copied_object.settle()
    np.testing.assert_array_equal(mask.objects == 2, pixels)


def test_an_object_pasted_beside_itself_is_a_new_one(copied_object):
    mask = copied_object.image.mask
    before = mask.objects.copy()
    copied_object.masks.clipboard.paste((200, 200))
    copied_object.masks.clipboard.paste((60, 65))
    copied_object.settle()
    assert set(np.unique(mask.objects)) == {0, 1, 2, 3, 4}
    assert (mask.objects == 3).sum() == (before == 2).sum()
    assert mask.objects[200, 200] == 3
    np.testing.assert_array_equal(mask.objects != 0, mask.class_ids != 0)


def test_an_object_spares_locked_pixels(copied_object):
    copied_object.choose_class(1)
    copied_object.drag((200, 190), (200, 210))
    copied_object.class_editing.set_locked(1, True)
    copied_object.masks.clipboard.paste((200, 215))
    copied_object.settle()
    mask = copied_object.image.mask
    assert mask.class_ids[200, 200] == 1
    assert mask.objects[200, 200] != 3
    assert mask.objects[200, 228] == 3
