"""A project's images as a whole: counts, sizes, what is empty, alike, blank or broken."""

import json
import shutil

import cv2
import numpy as np
import pytest

from segstudio.document.label_class import ClassTable
from segstudio.storage.image_record import ImageRecord, ImageStatus, Split
from segstudio.workspace.figures.statistics import balance, gather
from segstudio.workspace.figures.statistics_json import statistics_json

CLASSES = ClassTable.default()


@pytest.fixture
def records(tmp_path):
    """Six images: noise, its copy, noise scaled down, other noise, one brightness, and none."""
    generator = np.random.default_rng(3)
    coarse = generator.integers(0, 255, (2, 9, 12), dtype=np.uint8)
    first, other = (cv2.resize(each, (120, 90), interpolation=cv2.INTER_CUBIC) for each in coarse)
    pictures = {
        "first.png": first,
        "small.jpg": cv2.resize(first, (60, 45), interpolation=cv2.INTER_AREA),
        "other.png": other,
        "blank.png": np.full((45, 60), 9, np.uint8),
    }
    for name, pixels in pictures.items():
        path = tmp_path / name
        path.write_bytes(cv2.imencode(path.suffix, pixels)[1].tobytes())
    shutil.copy(tmp_path / "first.png", tmp_path / "first copy.png")
    (tmp_path / "broken.png").write_bytes(b"not an image")
    names = ("first.png", "first copy.png", "small.jpg", "other.png", "blank.png", "broken.png")
    return [
        ImageRecord(number, str(tmp_path / name), ImageStatus.NEW, None, None)
        for number, name in enumerate(names, 1)
    ]


def found(records, pixels=None, **options):
    return gather(records, pixels or {}, CLASSES, lambda *_: None, **options)


def names(records):
    return [record.name for record in records]


def test_what_is_alike_blank_or_broken(records):
    told = found(records)
    assert [names(each.records) for each in told.duplicates] == [
        ["first.png", "first copy.png", "small.jpg"]
    ]
    assert not told.duplicates[0].is_same_file
    assert names(told.blank) == ["blank.png"]
    assert [(record.name, "broken.png" in why) for record, why in told.broken] == [
        ("broken.png", True)
    ]
    assert told.sizes == {(90, 120): 3, (45, 60): 2}


def test_copies_in_two_splits_are_said(records):
    copies = [
        ImageRecord(each.id, each.location, each.status, None, None, split)
        for each, split in zip(records[:2], (Split.TRAIN, Split.TEST), strict=True)
    ]
    (group,) = found(copies).duplicates
    assert group.is_same_file
    assert group.crosses_splits


def test_classes_and_empty_masks(records):
    pixels = {1: {1: 300, 2: 100}, 2: {1: 50}, 3: {2: 0}}
    told = found(records, pixels)
    assert [(e.name, e.images, e.pixels) for e in told.balance] == [
        ("background", 2, 350),
        ("object", 1, 100),
    ]
    assert sum(each.share for each in told.balance) == pytest.approx(1)
    assert names(told.only_background) == ["first copy.png"]
    assert names(told.unlabelled) == names(records[2:])
    assert [each.share for each in balance({}, CLASSES)] == [0, 0]


def test_it_can_be_stopped_in_between(records):
    steps = []
    told = gather(records, {}, CLASSES, lambda *at: steps.append(at), lambda: len(steps) == 2)
    assert told.is_cut_short
    assert told.looked_at == 2
    assert [names(each.records) for each in told.duplicates] == [["first.png", "first copy.png"]]


def test_machines_get_all_of_it(records):
    told = json.loads(json.dumps(statistics_json(found(records))))
    assert told["images"] == told["looked_at"] == 6
    assert told["broken"][0]["path"] == records[-1].location
    assert told["duplicates"][0]["same_file"] is False


def test_a_project_without_images():
    told = found([])
    assert told.duplicates == []
    assert not told.is_cut_short
