"""`segstudio convert`: from any format into any other, told apart by their content."""

import json
import shutil

import cv2
import numpy as np
import pytest
from PIL import Image

from segstudio.formats.catalogue import ALL_TITLES

SHAPE = (24, 40)
SIZELESS = ("yolo", "qupath")
NO_OBJECTS = ("color-png",)


def read(path):
    return cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)


def write(path, pixels):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(path.suffix, pixels)[1].tobytes())


@pytest.fixture
def index_set(tmp_path):
    """Two masks, one with objects, and the images."""
    folder = tmp_path / "index"
    mask = np.zeros(SHAPE, np.uint8)
    mask[2:10, 3:20], mask[12:20, 5:9], mask[:2, :2] = 2, 2, 1
    objects = np.zeros(SHAPE, np.uint16)
    objects[2:10, 3:20], objects[12:20, 5:9] = 1, 2
    write(folder / "süb/图 1.png", mask)
    write(folder / "süb/图 1_objects.png", objects)
    write(folder / "b.png", np.ones(SHAPE, np.uint8))
    classes = [
        {"id": 1, "name": "background", "color": "#999999"},
        {"id": 2, "name": "細胞", "color": "#e69f00"},
        {"id": 3, "name": "never seen", "color": "#56b4e9"},
    ]
    (folder / "classes.json").write_text(json.dumps({"classes": classes}), "utf-8")
    for name in ("süb/图 1.jpg", "b.jpg"):
        write(tmp_path / "images" / name, np.zeros((*SHAPE, 3), np.uint8))
    return folder


def test_what_is_synthetic_stays_marked(index_set, run, tmp_path):
    (index_set / "synthetic.txt").write_text("b.jpg\n", "utf-8")
    coco = tmp_path / "coco"
    run("convert", index_set, coco, "--to", "coco", "--images", tmp_path / "images")
    listed = json.loads((coco / "annotations.json").read_text("utf-8"))["images"]
    marks = {each["file_name"]: each.get("is_synthetic", False) for each in listed}
    assert marks == {"b.jpg": True, "süb/图 1.jpg": False}
    (coco / "synthetic.txt").unlink()
    run("convert", coco, tmp_path / "voc", "--to", "voc")
    assert "b.jpg" in (tmp_path / "voc" / "synthetic.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", ALL_TITLES)
def test_there_and_back_told_by_content(name, index_set, run, tmp_path):
    there = run("convert", index_set, tmp_path / "there", "--to", name, "--json")
    assert (there.code, there.json["from"], there.json["converted"]) == (0, "index-png", 2)
    images = ("--images", tmp_path / "images") if name in SIZELESS else ()
    back = run("convert", tmp_path / "there", tmp_path / "back", "--to", "index-png", *images)
    assert back.code == 0, back.err
    title = ALL_TITLES[name].partition(" (")[0]
    assert f"“{tmp_path / 'there'}” is {title}" in back.out
    assert "Classes: 3 (background, 細胞, never seen)." in back.out
    for file in ("süb/图 1.png", "b.png"):
        assert np.array_equal(read(tmp_path / "back" / file), read(index_set / file))
    if name in NO_OBJECTS:
        assert there.json["losses"] == ["Not carried: objects: 2."]
    else:
        numbers = read(tmp_path / "back" / "süb/图 1_objects.png")
        assert len(np.unique(numbers[read(index_set / "süb/图 1.png") == 2])) == 2
    assert not any(tmp_path.rglob("*.segstudio*")) and not any(tmp_path.rglob("*.sqlite*"))


def test_classes_are_left_out_in_words(index_set, run, tmp_path):
    out = tmp_path / "out"
    outcome = run("convert", index_set, out, "--to", "coco", "--without-background")
    assert outcome.code == 0
    assert f"Not carried: “background”, in pixels: {4 + SHAPE[0] * SHAPE[1]}." in outcome.err
    content = json.loads((out / "annotations.json").read_text("utf-8"))
    assert [each["name"] for each in content["categories"]] == ["細胞", "never seen"]
    assert {each["category_id"] for each in content["annotations"]} == {1}


def test_what_cannot_be_told_is_asked_for(index_set, run, tmp_path):
    outcome = run("convert", index_set, tmp_path / "out")
    assert outcome.code == 1
    assert "There is nothing at" in outcome.err and "--to" in outcome.err
    (tmp_path / "empty").mkdir()
    outcome = run("convert", tmp_path / "empty", tmp_path / "out", "--to", "coco")
    assert "cannot be told by what is in it. Give --from" in outcome.err
    write(index_set / "SegmentationClass" / "b.png", np.ones(SHAPE, np.uint8))
    (index_set / "a.json").write_text('{"categories": []}', "utf-8")
    outcome = run("convert", index_set, tmp_path / "out", "--to", "coco")
    assert "can be of several formats: Pascal VOC, as there is a folder" in outcome.err
    assert not (tmp_path / "out").exists()


def test_sizes_come_from_the_images(index_set, run, tmp_path):
    run("convert", index_set, tmp_path / "yolo", "--to", "yolo")
    outcome = run("convert", tmp_path / "yolo", tmp_path / "out", "--to", "coco")
    assert outcome.code == 1 and "names no images. Give --images DIR." in outcome.err
    shutil.copytree(tmp_path / "images", tmp_path / "yolo" / "images")
    outcome = run("convert", tmp_path / "yolo", tmp_path / "out", "--to", "coco", "--json")
    assert (outcome.code, outcome.json["converted"]) == (0, 2)
    files = json.loads((tmp_path / "out" / "annotations.json").read_text("utf-8"))["images"]
    assert sorted(each["file_name"] for each in files) == ["b.jpg", "süb/图 1.jpg"]


def test_images_that_exif_turns(index_set, run, tmp_path):
    picture = Image.new("RGB", (SHAPE[1], SHAPE[0]))
    exif = picture.getexif()
    exif[0x0112] = 6
    picture.save(tmp_path / "images" / "b.jpg", exif=exif)
    images = ("--images", tmp_path / "images", "--json")
    outcome = run("convert", index_set, tmp_path / "out", "--to", "labelme", *images)
    assert outcome.json["problems"] == [
        "b.jpg: Its mask lies as the file is stored; it was turned as EXIF says."
    ]
    content = json.loads((tmp_path / "out" / "b.json").read_text("utf-8"))
    assert (content["imageHeight"], content["imageWidth"]) == SHAPE[::-1]


def test_nothing_goes_over_the_source_or_the_images(index_set, run, tmp_path):
    outcome = run("convert", index_set, index_set, "--to", "coco")
    assert outcome.code == 1 and "is what is converted" in outcome.err
    pictures = tmp_path / "pictures"
    write(pictures / "b.png", np.zeros(SHAPE, np.uint8))
    options = ("--to", "color-png", "--images", pictures)
    outcome = run("convert", index_set, pictures, *options)
    assert outcome.code == 1 and "is one of the images" in outcome.err
    assert not read(pictures / "b.png").any()


def test_one_file_of_several(index_set, run, tmp_path):
    run("convert", index_set, tmp_path / "coco", "--to", "coco")
    shutil.copy(tmp_path / "coco" / "annotations.json", tmp_path / "coco" / "train.json")
    source = tmp_path / "coco" / "train.json"
    outcome = run("convert", source, tmp_path / "out", "--to", "voc", "--json")
    assert (outcome.code, outcome.json["from"], outcome.json["converted"]) == (0, "coco", 2)


def test_what_a_mask_has_no_place_for_is_counted(run, tmp_path):
    annotation = {
        "id": 1,
        "image_id": 1,
        "category_id": 1,
        "segmentation": [[1, 1, 4, 1, 4, 3]],
        "keypoints": [1, 2, 2],
        "score": 0.5,
    }
    content = {
        "images": [{"id": 1, "file_name": "a.jpg", "height": 6, "width": 8}],
        "categories": [{"id": 1, "name": "cell"}],
        "annotations": [annotation, {**annotation, "id": 2, "segmentation": [[5, 4, 8, 4, 8, 6]]}],
    }
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "any.json").write_text(json.dumps(content), "utf-8")
    outcome = run("convert", tmp_path / "a", tmp_path / "b", "--to", "tiff", "--json")
    assert outcome.code == 0
    assert sorted(outcome.json["losses"]) == [
        "Not carried: “keypoints” of annotations: 2.",
        "Not carried: “score” of annotations: 2.",
    ]
