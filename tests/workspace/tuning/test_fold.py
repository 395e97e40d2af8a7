"""Folds keep groups together, measure each image once, and never touch test images."""

import pytest

from segstudio.storage.image_record import ImageRecord, ImageStatus, Split
from segstudio.workspace.tuning.fold import FoldsRefused, folds_of

GROUPS = {1: "a", 2: "a", 3: "b", 4: "b"}


def records(test_id):
    splits = {each: Split.TEST if each == test_id else Split.NONE for each in range(1, 8)}
    return [
        ImageRecord(number, f"/{number}.png", ImageStatus.NEW, None, (8, 8), split)
        for number, split in splits.items()
    ]


def test_each_image_is_measured_once_and_groups_stay_together():
    images = records(test_id=7)
    folds = folds_of(images, images, GROUPS, 3)
    parts = [{each.id for each in fold.records} for fold in folds]
    assert sorted(number for part in parts for number in part) == [1, 2, 3, 4, 5, 6]
    assert all((1 in part) == (2 in part) and (3 in part) == (4 in part) for part in parts)
    assert all(
        fold.purposes.withheld_ids == part | {7} for fold, part in zip(folds, parts, strict=True)
    )


def test_more_folds_than_groups_are_refused():
    images = records(test_id=7)[:4]
    with pytest.raises(FoldsRefused, match="there are 2"):
        folds_of(images, images, GROUPS, 3)
