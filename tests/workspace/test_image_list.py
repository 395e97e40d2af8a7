"""The images of a project in their order."""

import pytest

from segstudio.workspace.image_list import ImageList, ImageRecord, ImageStatus


def record(image_id, status=ImageStatus.NEW, problem=None):
    return ImageRecord(image_id, f"/images/{image_id}.png", status, problem, None)


@pytest.fixture
def images():
    return ImageList(record(image_id) for image_id in (5, 7, 9))


@pytest.mark.parametrize("ids", [(5, 7, 9, 12), (7, 12, 5, 9), (12, 9, 7, 5), ()])
def test_images_are_found_in_any_order_of_ids(ids):
    images = ImageList(record(image_id) for image_id in ids)
    for gone in ((), (7,), (5, 12, 99)):
        left = [image_id for image_id in ids if image_id not in gone]
        list_left = images.without(gone)
        assert [each.id for each in list_left] == left
        found = {image_id: list_left.position(image_id) for image_id in range(14)}
        assert found == {i: left.index(i) if i in left else None for i in range(14)}
        assert all(list_left.record(image_id).id == image_id for image_id in left)


def test_lookups(images):
    assert len(images) == 3
    assert [each.id for each in images] == [5, 7, 9]
    assert images[1].id == 7
    assert images.position(9) == 2
    assert images.record(7) is images[1]
    assert images.position(1) is images.record(1) is None


def test_change(images):
    images.change(7, status=ImageStatus.REVIEWED)
    images.change(1, status=ImageStatus.REVIEWED)
    assert [each.status for each in images] == ["new", "reviewed", "new"]


@pytest.mark.parametrize(
    ("start", "step", "found"),
    [(5, 1, 7), (9, 1, None), (5, -1, None), (9, -2, 5), (None, 1, 5), (1, 1, 5)],
)
def test_neighbour(images, start, step, found):
    neighbour = images.neighbour(start, step)
    assert (neighbour.id if neighbour else None) == found
    assert ImageList().neighbour(start, step) is None


@pytest.mark.parametrize(
    ("shown", "gone", "found"),
    [(7, {7}, 9), (9, {9}, 7), (7, {7, 9}, 5), (5, {5, 7, 9}, None), (7, {5}, 7), (1, {5}, 7)],
)
def test_nearest_outside(images, shown, gone, found):
    nearest = images.nearest_outside(shown, gone)
    assert (nearest.id if nearest else None) == found


def test_next_to_review_goes_round():
    reviewed, broken = ImageStatus.REVIEWED, "It cannot be read."
    images = ImageList([record(1), record(2, reviewed), record(3, problem=broken), record(4)])
    assert images.next_to_review(1).id == 4
    assert images.next_to_review(4).id == 1
    assert images.next_to_review(2).id == 4
    assert images.next_to_review(None).id == 1
    assert ImageList([record(1)]).next_to_review(1) is None
    assert ImageList().next_to_review(None) is None
