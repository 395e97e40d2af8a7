"""Objects are found, merged, split, deleted and numbered; what is not meant stays as it is."""

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document import block_labels, objects
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.object_list import ObjectInfo, list_objects, part_at
from segstudio.document.object_numbers import TooManyObjects
from segstudio.document.object_regions import number_regions
from segstudio.document.object_split import connected_pieces, neck_pieces
from segstudio.document.region import Region

SHAPE = (300, 530)


def disc(*centres, radius=20, shape=SHAPE):
    stencil = np.zeros(shape, np.uint8)
    for row, column in centres:
        cv2.circle(stencil, (column, row), radius, 1, -1)
    return stencil


def masked(class_ids, numbers=None):
    mask = Mask(class_ids.shape)
    editor = MaskEditor(mask, "Paint")
    for class_id in np.unique(class_ids[class_ids != 0]).tolist():
        editor.paint(mask.whole, (class_ids == class_id).view(np.uint8), class_id)
    if numbers is not None:
        editor.number(mask.whole, numbers.astype(np.uint16), numbers != 0)
    editor.finish()
    return mask


def changed(mask, change, *arguments, locked=frozenset()):
    """Make a change; its edit, taken back, gives the first mask, and redone, the last."""
    before = mask.objects.copy(), mask.class_ids.copy()
    editor = MaskEditor(mask, "Change", locked)
    result = change(mask, editor, *arguments)
    edit = editor.finish()
    after = mask.objects.copy(), mask.class_ids.copy()
    if edit is not None:
        for step, wanted in ((mask.take_back, before), (mask.apply, after)):
            step(edit)
            np.testing.assert_array_equal(mask.objects, wanted[0])
            np.testing.assert_array_equal(mask.class_ids, wanted[1])
    return result


fields = st.integers(0, 2**32 - 1).map(
    lambda seed: cv2.resize(
        np.random.default_rng(seed).integers(0, 3, (30, 53), np.uint8),
        SHAPE[::-1],
        interpolation=cv2.INTER_NEAREST,
    )
)


@given(fields)
@settings(max_examples=10, deadline=None)
def test_the_list_says_what_counting_says(class_ids):
    _, numbers = cv2.connectedComponents((class_ids == 1).view(np.uint8), connectivity=4)
    mask = masked(class_ids, numbers)
    found = list_objects(mask)
    assert all(numbers[each.pixel] == each.number for each in found)
    assert found == [
        ObjectInfo(
            number,
            1,
            int((numbers == number).sum()),
            Region(rows.min(), columns.min(), np.ptp(rows) + 1, np.ptp(columns) + 1),
            found[number - 1].pixel,
        )
        for number in range(1, numbers.max() + 1)
        for rows, columns in [np.nonzero(numbers == number)]
    ]


@given(fields, st.sampled_from([64, 100, 1024]))
@settings(max_examples=15, deadline=None)
def test_regions_found_by_blocks_are_those_of_the_whole(class_ids, block_px):
    mask = masked(class_ids)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_labels, "BLOCK_PX", block_px)
        number = changed(mask, number_regions, 1)
    count, whole = cv2.connectedComponents((class_ids == 1).view(np.uint8), connectivity=4)
    assert number == count - 1
    pairs = np.unique(np.stack([whole, mask.objects.astype(np.int32)]).reshape(2, -1), axis=1)
    assert pairs.shape[1] == len(np.unique(pairs[0])) == len(np.unique(pairs[1])) == count
    assert (mask.objects != 0).sum() == (class_ids == 1).sum()


def test_numbering_again_changes_nothing_and_keeps_what_is_apart():
    numbers = np.zeros(SHAPE, np.uint16)
    class_ids = disc((100, 100), (100, 130))
    numbers[:, :115] = class_ids[:, :115] * 7
    mask = masked(class_ids, numbers)
    assert changed(mask, number_regions, 1) == 1
    assert [each.number for each in list_objects(mask)] == [7, 8]
    assert changed(mask, number_regions, 1) == 0


def test_too_many_regions_are_refused_and_nothing_is_numbered():
    class_ids = np.zeros((600, 600), np.uint8)
    class_ids[::2, ::2] = 1
    mask = masked(class_ids)
    editor = MaskEditor(mask, "Number regions")
    with pytest.raises(TooManyObjects, match="at most 65,535"):
        number_regions(mask, editor, 1)
    assert editor.finish() is None


def test_what_lies_under_a_pixel():
    class_ids = disc((100, 100), (100, 200)) + 2 * disc((200, 100))
    mask = masked(class_ids, (class_ids == 2) * 5)
    assert part_at(mask, (0, 0)) is None
    cell, other = part_at(mask, (100, 100)), part_at(mask, (200, 100))
    assert (cell.class_id, cell.number, cell.box) == (1, 0, Region(80, 80, 41, 41))
    assert (other.class_id, other.number, other.box) == (2, 5, Region(180, 80, 41, 41))
    np.testing.assert_array_equal(cell.stencil != 0, class_ids[80:121, 80:121] == 1)


def test_a_region_larger_than_the_first_window_is_found_whole():
    class_ids = np.ones((1400, 1300), np.uint8)
    class_ids[::9, 1:] = 0
    mask = masked(class_ids)
    part = part_at(mask, (5, 1299))
    assert part.box == mask.whole
    np.testing.assert_array_equal(part.stencil != 0, class_ids != 0)


def test_merging_takes_the_lower_number_and_regions_without_one():
    class_ids = disc((100, 100), (100, 200), (200, 100)) + 2 * disc((200, 300))
    numbers = disc((100, 100)) * 9 + disc((100, 200)) * 4
    mask = masked(class_ids, numbers)
    one, other, free, foreign = (100, 100), (100, 200), (200, 100), (200, 300)
    assert changed(mask, objects.merge, one, foreign) == 0
    assert changed(mask, objects.merge, one, (0, 0)) == 0
    assert changed(mask, objects.merge, one, other) == 4
    assert changed(mask, objects.merge, one, other) == 0
    assert changed(mask, objects.merge, free, one) == 4
    assert [(each.number, each.class_id) for each in list_objects(mask)] == [(4, 1)]


def test_a_locked_class_keeps_its_objects():
    class_ids = disc((100, 100), (100, 200))
    mask = masked(class_ids, disc((100, 100)) * 9 + disc((100, 200)) * 4)
    before = mask.objects.copy()
    locked = frozenset({1})
    changed(mask, objects.merge, (100, 100), (100, 200), locked=locked)
    changed(mask, objects.delete, (100, 100), locked=locked)
    changed(mask, objects.split_by_line, (70, 100), (130, 100), locked=locked)
    changed(mask, objects.renumber, locked=locked)
    np.testing.assert_array_equal(mask.objects, before)


@pytest.mark.parametrize("number", [0, 6])
def test_a_line_splits_what_it_crosses_most(number):
    class_ids = disc((100, 100), (100, 130), (200, 100))
    mask = masked(class_ids, disc((100, 100), (100, 130)) * number)
    assert changed(mask, objects.split_by_line, (60.5, 115.5), (140.5, 115.5)) == 2
    left, right = int(mask.objects[100, 90]), int(mask.objects[100, 140])
    assert left and right and left != right
    assert not mask.objects[200, 100]
    assert number in (0, left, right)
    assert (mask.objects != 0).sum() == disc((100, 100), (100, 130)).sum()


def test_a_line_that_does_not_go_through_splits_nothing():
    mask = masked(disc((100, 100)), disc((100, 100)))
    assert changed(mask, objects.split_by_line, (100.0, 90.0), (100.0, 110.0)) == 0
    assert changed(mask, objects.split_by_line, (0.0, 0.0), (10.0, 10.0)) == 0
    assert changed(mask, objects.split_by_line, (-50.0, -50.0), (-10.0, 900.0)) == 0


def test_an_object_in_pieces_becomes_several():
    stencil = disc((100, 100), (100, 200), (250, 400))
    stencil[100, 100] = 0
    mask = masked(stencil, stencil * 3)
    assert changed(mask, objects.split, (100, 200), connected_pieces) == 3
    assert [each.number for each in list_objects(mask)] == [3, 4, 5]
    assert changed(mask, objects.split, (100, 200), connected_pieces) == 0


@pytest.mark.parametrize("apart_px", [30, 34, 38])
def test_touching_discs_are_split_at_their_necks(apart_px):
    centres = [(100, 100), (100, 100 + apart_px), (100 + apart_px, 100)]
    stencil = disc(*centres)
    mask = masked(stencil)
    assert changed(mask, objects.split, (100, 100), neck_pieces) == 3
    numbers = [int(mask.objects[each]) for each in centres]
    assert len(set(numbers)) == 3
    assert (mask.objects != 0).sum() == stencil.sum()


def test_one_round_or_long_thing_has_no_neck():
    long = np.zeros(SHAPE, np.uint8)
    cv2.ellipse(long, (200, 100), (90, 22), 15, 0, 360, 1, -1)
    for stencil in (disc((100, 200), radius=40), long):
        mask = masked(stencil, stencil)
        assert changed(mask, objects.split, (100, 200), neck_pieces) == 0


def test_deleting_and_closing_the_gaps():
    centres = [(50, 50), (50, 150), (150, 50), (150, 150)]
    numbers = sum(
        disc(each).astype(np.uint16) * n for each, n in zip(centres, (2, 9, 400, 7), strict=True)
    )
    mask = masked(disc(*centres[:3]) + 2 * disc(centres[3]), numbers)
    assert changed(mask, objects.delete, (50, 150)) == 9
    assert mask.class_ids[50, 150] == 0
    assert changed(mask, objects.delete, (50, 150)) == 0
    assert changed(mask, objects.renumber) == 3
    assert objects.renumber(mask, MaskEditor(mask, "Renumber")) == 3
    assert [int(mask.objects[each]) for each in centres] == [1, 0, 3, 2]
    assert mask.new_objects(1).tolist() == [4]
