"""Files made to break the reader, or just broken: a sentence each, and the good part is taken."""

import base64
import json

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image

from segstudio.document.label_class import ClassTable
from segstudio.formats.catalogue import find_format
from segstudio.formats.errors import ImportFailed
from segstudio.formats.format import ImageKey, LabelledImage

SHAPE = (6, 8)
KEY = ImageKey("a.jpg", "a", SHAPE)
SQUARE = [[1, 1, 4, 1, 4, 3, 1, 3]]


def read_coco(folder, segmentation=SQUARE, **changed):
    annotation = {"id": 1, "image_id": 1, "category_id": 0, "segmentation": segmentation}
    content = {
        "images": [{"id": 1, "file_name": "a.jpg", "height": 6, "width": 8}],
        "categories": [{"id": 0, "name": "cell"}],
        "annotations": [annotation, {**annotation, "id": 2, "segmentation": [[6, 4, 8, 4, 8, 6]]}],
    } | changed
    (folder / "annotations.json").write_text(json.dumps(content), "utf-8")
    reader = find_format("coco").open(folder, [KEY])
    return reader, reader.read(KEY)


@pytest.mark.parametrize(
    ("segmentation", "sentence"),
    [
        ({"size": [6, 8], "counts": [0, 49]}, "do not sum up to 48"),
        ({"size": [6, 8], "counts": [-1, 49]}, "do not sum up"),
        ({"size": [6, 8], "counts": [0, 10**30]}, "do not sum up"),
        ({"size": [6, 8], "counts": ""}, "do not sum up"),
        ({"size": [6, 8], "counts": "1"}, "do not sum up"),
        ({"size": [6, 8], "counts": "o" * 900}, "do not sum up"),
        ({"size": [6, 8], "counts": "~~~~"}, "do not sum up"),
        ({"size": [6, 8], "counts": "PPPPPPPPPPP"}, "do not sum up"),
        ({"size": [10**6, 10**6], "counts": [10**12]}, "is for an image of"),
        ({"counts": [48]}, "is for an image of"),
        ([[1, 1, float("nan"), 1, 4, 3]], "no list of coordinates"),
        ([[1, 1, float("inf"), 1, 4, 3]], "no list of coordinates"),
        ([[1, 1, "4", 1, 4, 3]], "no list of coordinates"),
        ([[1, 1, 10**400, 1, 4, 3]], "no list of coordinates"),
        ([[1, 1, 4, 1]], "fewer than three points"),
        ([[90, 90, 95, 90, 95, 95]], "outside the image"),
        ([[1, 1] * 1_000_001], "at most 1,000,000"),
        (None, "no segmentation"),
        ([], "no segmentation"),
    ],
)
def test_one_bad_annotation_keeps_no_other_back(tmp_path, segmentation, sentence):
    _, taken = read_coco(tmp_path, segmentation)
    assert any(sentence in problem and "1" in problem for problem in taken.problems)
    assert taken.values[4, 7] == 1
    assert np.count_nonzero(taken.values[:4]) == 0


def test_coordinates_far_outside_are_cut(tmp_path):
    _, taken = read_coco(tmp_path, [[-1e12, -1e12, 1e12, -1e12, 1e12, 1e12, -1e12, 1e12]])
    assert taken.values.all()


def test_doubled_ids_and_paths_that_lead_elsewhere(tmp_path):
    images = [
        {"id": 1, "file_name": "a.jpg", "height": 6, "width": 8},
        {"id": 1, "file_name": "b.jpg", "height": 6, "width": 8},
        *({"id": 9 + i, "file_name": name} for i, name in enumerate(("../a", "/etc/x", "C:\\x"))),
        {"id": "x"},
    ]
    categories = [{"id": 0, "name": "cell"}, {"id": 0, "name": "other"}, {"id": 2}]
    reader, taken = read_coco(tmp_path, images=images, categories=categories)
    assert taken.values[1, 1] == 1
    assert [each.name for each in reader.classes] == ["cell"]
    said = " ".join(reader.problems)
    assert "Image id 1 is there twice" in said
    assert "Category id 0 is there twice" in said
    assert all(f"“{name}” was left out" in said for name in ("../a", "/etc/x", "C:\\x"))


def test_an_image_of_another_size_and_annotations_of_none(tmp_path):
    with pytest.raises(ImportFailed, match="is for an image of"):
        read_coco(tmp_path, images=[{"id": 1, "file_name": "a.jpg", "height": 6, "width": 9}])
    reader, taken = read_coco(tmp_path, images=[{"id": 7, "file_name": "z.jpg"}])
    assert taken is None
    assert reader.problems == ["2 annotations of images that are not listed."]


@pytest.mark.parametrize("text", ["[" * 100_000, "{", "[]", "\x00", '{"images": 3}'])
def test_what_is_no_coco(tmp_path, text):
    (tmp_path / "annotations.json").write_text(text, "utf-8")
    with pytest.raises(ImportFailed):
        find_format("coco").open(tmp_path, [KEY])


def test_labelme_takes_what_it_can(tmp_path):
    png = base64.b64encode(cv2.imencode(".png", np.ones((2, 3), np.uint8))[1]).decode()
    mask = {"label": "x", "shape_type": "mask", "points": [[0, 0], [2, 1]], "mask": png}
    shapes = [
        mask,
        {**mask, "points": [[0, 0], [7, 5]]},
        {**mask, "points": [[0, 0], [70, 50]]},
        {**mask, "points": [[0, 0], [float("nan"), 1]]},
        {**mask, "mask": "no base64!"},
        {**mask, "mask": base64.b64encode(b"no PNG").decode()},
        {"label": "x", "shape_type": "line", "points": [[0, 0], [2, 1]]},
        {"label": "x", "shape_type": "polygon", "points": [[4, 4], [8, 4], [8, 6], [4, 6]]},
        {"label": "x", "shape_type": "rectangle", "points": [[3, 1], [2, 3]]},
    ]
    content = {"shapes": shapes, "imageHeight": 6, "imageWidth": 8, "own": 1}
    (tmp_path / "a.json").write_text(json.dumps(content), "utf-8")
    taken = find_format("labelme").open(tmp_path, [KEY]).read(KEY)
    assert taken.values.sum() == 6 + 8 + 1
    assert len([p for p in taken.problems if "left out" in p]) == 6


def test_yolo_takes_what_it_can(tmp_path):
    (tmp_path / "data.yaml").write_text("nc: 2\nnames: ['x', \"y\"]\n", "utf-8")
    lines = ["1 0 0 .5 0 .5 .5 0 .5", "0 nan 0 .5 0 .5 .5", "0 0 0", "7 0 0 1 0 1 1", "x", ""]
    (tmp_path / "a.txt").write_text("\n".join(lines), "utf-8")
    reader = find_format("yolo").open(tmp_path, [KEY])
    assert [each.name for each in reader.classes] == ["x", "y"]
    taken = reader.read(KEY)
    assert np.array_equal(taken.values[:3, :4], np.full((3, 4), 2))
    assert [problem[:6] for problem in taken.problems] == ["Line 2", "Line 3", "Line 4", "Line 5"]


@pytest.mark.parametrize("name", ["tiff", "color-png", "voc", "cityscapes"])
def test_pixels_of_another_size_or_kind_are_refused(tmp_path, name):
    listed = '{"classes": [{"id": 1, "name": "x", "color": "#ff0000"}]}'
    (tmp_path / "classes.json").write_text(listed, "utf-8")
    (tmp_path / "SegmentationClass").mkdir()
    files = {
        "tiff": "a.tif",
        "color-png": "a.png",
        "voc": "SegmentationClass/a.png",
        "cityscapes": "a_gtFine_instanceIds.png",
    }
    path = tmp_path / files[name]
    reader = find_format(name).open(tmp_path, [KEY])
    assert reader.read(KEY) is None
    if name == "tiff":
        tifffile.imwrite(path, np.ones((6, 9), np.uint8))
    else:
        path.write_bytes(cv2.imencode(".png", np.ones((6, 9), np.uint8))[1].tobytes())
    with pytest.raises(ImportFailed, match="9"):
        reader.read(KEY)
    whole = path.read_bytes()
    for broken in (b"", b"broken", whole[:40], whole[:-30]):
        path.write_bytes(broken)
        with pytest.raises(ImportFailed):
            find_format(name).open(tmp_path, [KEY]).read(KEY)


def read_cvat(folder, image, beginning=""):
    labels = "<meta><task><labels><label><name>x</name></label></labels></task></meta>"
    text = f"{beginning}<annotations>{labels}{image}</annotations>"
    (folder / "annotations.xml").write_text(text, "utf-8")
    return find_format("cvat").open(folder, [KEY]).read(KEY)


def test_cvat_takes_what_it_can(tmp_path):
    box = 'label="x" top="1" left="1" height="2" width="3"'
    shapes = [
        f'<mask {box} rle="1, 2"/>',
        f'<mask {box} rle="0, 7"/>',
        f'<mask {box} rle="9999999999999999999999, 1"/>',
        f'<mask {box} rle="-1, 3"/>',
        f'<mask {box} rle="a"/>',
        '<mask label="x" top="1" left="1" height="99999999" width="99999999" rle="0, 1"/>',
        '<mask label="x" top="1" left="-1" height="2" width="3" rle="0, 1"/>',
        '<polygon label="x" points="1,1;nan,2;4,4"/>',
        '<polygon label="y" points="1,1;1,2;4,4"/>',
        '<polyline label="x" points="1,1;1,2;4,4"/>',
        '<box label="x" xtl="6" ytl="4" xbr="8" ybr="6"/>',
    ]
    image = f'<image name="a.jpg" width="8" height="6">{"".join(shapes)}</image>'
    taken = read_cvat(tmp_path, image)
    assert taken.values.sum() == 2 + 4
    numbers = [problem.split()[1] for problem in taken.problems]
    assert numbers == [str(number) for number in range(2, 11)]
    with pytest.raises(ImportFailed, match="is for an image of"):
        read_cvat(tmp_path, '<image name="a.jpg" width="9999999999" height="6"></image>')


def test_xml_bombs_are_refused(tmp_path):
    lines = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    bomb = f'<!DOCTYPE z [<!ENTITY a0 "boom">{lines}]>'
    outside = '<!DOCTYPE z [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>'
    for beginning in (bomb, outside, "<", '<?xml version="1.0" encoding="none"?>'):
        with pytest.raises(ImportFailed, match="not plain XML"):
            read_cvat(tmp_path, "&a11;", beginning)


@pytest.mark.parametrize("name", ["color-png", "labelme", "cityscapes", "coco-panoptic"])
def test_a_large_mask_is_no_bomb_where_its_image_is_as_large(tmp_path, monkeypatch, name):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 4)
    writer = find_format(name).start(tmp_path, ClassTable().added("x"))
    writer.write(LabelledImage(KEY, np.ones(SHAPE, np.uint8)))
    writer.close()
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 4)
    taken = find_format(name).open(tmp_path, [KEY]).read(KEY)
    assert taken.values.all()
    assert taken.problems == []
