"""A labelme file that is read, changed here and written over keeps what a mask cannot hold."""

import json

import numpy as np
import pytest

from segstudio.document.label_class import ClassTable
from segstudio.formats.catalogue import find_format
from segstudio.formats.format import ImageKey, LabelledImage

KEY = ImageKey("a.jpg", "a", (20, 30))
CLASSES = ClassTable().added("cell").added("wall")
SQUARE = {
    "label": "cell",
    "points": [[2, 2], [8, 2], [8, 7], [2, 7]],
    "group_id": None,
    "description": "the first one",
    "shape_type": "polygon",
    "flags": {"sure": True},
    "own": [1, 2],
}
PARTS = [
    {"label": "wall", "points": [[20, 2], [24, 6]], "group_id": 3, "shape_type": "rectangle"},
    {"label": "wall", "points": [[20, 9], [24, 12]], "group_id": 3, "shape_type": "rectangle"},
]
LINE = {"label": "axis", "points": [[0, 0], [9, 9]], "shape_type": "line", "flags": {}}


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.json"
    content = {
        "version": "4.0",
        "flags": {"blurred": True},
        "shapes": [SQUARE, LINE, *PARTS],
        "imagePath": "../images/a.jpg",
        "imageData": "aGVsbG8=",
        "imageHeight": 20,
        "imageWidth": 30,
        "reviewer": "Zoë",
    }
    path.write_text(json.dumps(content), "utf-8")
    return path


def written(folder, mask, objects, classes=CLASSES):
    writer = find_format("labelme").start(folder, classes)
    writer.write(LabelledImage(KEY, mask, objects))
    writer.close()
    return writer.losses.counts


def shapes(file):
    return json.loads(file.read_text("utf-8"))["shapes"]


def test_what_did_not_change_stays_as_it_is(tmp_path, file):
    before = json.loads(file.read_text("utf-8"))
    reader = find_format("labelme").open(tmp_path, [KEY])
    read = reader.read(KEY)
    assert read.problems == ["Shape 2 (“axis”, line) was left out: it has no area here."]
    assert read.passed_over == {
        "“flags” of files": 1,
        "“reviewer” of files": 1,
        "“description” of shapes": 1,
        "“flags” of shapes": 1,
        "“own” of shapes": 1,
    }
    counts = written(tmp_path, read.values, read.objects)
    after = json.loads(file.read_text("utf-8"))
    assert counts == {"colours of classes": 2}
    assert {key: after[key] for key in after if key != "shapes"} == {
        key: before[key] for key in before if key != "shapes"
    }
    assert sorted(map(str, after["shapes"])) == sorted(map(str, before["shapes"]))


def test_a_changed_shape_keeps_what_was_said_of_it(tmp_path, file):
    read = find_format("labelme").open(tmp_path, [KEY]).read(KEY)
    ids, objects = read.values.copy(), read.objects.copy()
    ids[7, 2:8], objects[7, 2:8] = 1, objects[2, 2]
    ids[15:18, 15:18], objects[15:18, 15:18] = 1, 9
    assert written(tmp_path, ids, objects) == {"colours of classes": 2}
    changed = [each for each in shapes(file) if each["label"] == "cell"]
    assert [each.get("own") for each in changed] == [[1, 2], None]
    assert changed[0]["description"] == "the first one"
    assert changed[0]["shape_type"] == "mask"
    again = find_format("labelme").open(tmp_path, [KEY]).read(KEY)
    assert np.array_equal(again.values, ids)
    assert len(np.unique(again.objects)) == len(np.unique(objects)) == 4


def test_what_is_said_of_a_shape_that_is_gone_is_counted(tmp_path, file):
    counts = written(tmp_path, np.zeros((20, 30), np.uint8), None)
    assert shapes(file) == [LINE]
    assert {name: count for name, count in counts.items() if name != "colours of classes"} == {
        "“description” of shapes that are gone": 1,
        "“flags” of shapes that are gone": 1,
        "“own” of shapes that are gone": 1,
    }


def test_shapes_that_cover_each_other_come_back_as_they_were_seen(tmp_path, file):
    content = json.loads(file.read_text("utf-8"))
    over = {**SQUARE, "label": "wall", "points": [[5, 4], [12, 4], [12, 9], [5, 9]], "own": 4}
    content["shapes"] = [SQUARE, over]
    file.write_text(json.dumps(content), "utf-8")
    read = find_format("labelme").open(tmp_path, [KEY]).read(KEY)
    assert written(tmp_path, read.values, read.objects) == {"colours of classes": 2}
    assert {each["label"]: each["own"] for each in shapes(file)} == {"cell": [1, 2], "wall": 4}
    again = find_format("labelme").open(tmp_path, [KEY]).read(KEY)
    assert np.array_equal(again.values, read.values)
    assert again.problems == []


@pytest.mark.parametrize("text", ["{", "[]", '{"images": []}', '{"shapes": [], "imageHeight": 7}'])
def test_a_file_that_is_not_its_like_is_written_over_and_counted(tmp_path, file, text):
    file.write_text(text, "utf-8")
    counts = written(tmp_path, np.ones((20, 30), np.uint8), None)
    assert counts["files that were there and are no labelme files of these images"] == 1
    assert [each["label"] for each in shapes(file)] == ["cell"]


def test_classes_without_pixels_come_back(tmp_path):
    written(tmp_path, np.zeros((20, 30), np.uint8), None)
    names = [each.name for each in find_format("labelme").open(tmp_path, [KEY]).classes]
    assert names == ["cell", "wall"]
