"""Panoptic, Label Studio and QuPath made to break the reader: what is good is taken."""

import json

import cv2
import numpy as np
import pytest

from segstudio.formats.brush_runs import encode_brush
from segstudio.formats.catalogue import find_format
from segstudio.formats.errors import ImportFailed
from segstudio.formats.format import ImageKey

SHAPE = (6, 8)
KEY = ImageKey("a.jpg", "a", SHAPE)


def opened(name, folder, file, content):
    text = content if isinstance(content, str) else json.dumps(content)
    (folder / file).write_text(text, "utf-8")
    return find_format(name).open(folder, [KEY])


def panoptic(folder, segments, file="a.png", shape=SHAPE, **changed):
    pixels = np.zeros((*shape, 3), np.uint8)
    pixels[1:3, 1:4, 2] = 1  # red is the lowest byte
    pixels[4, 4:6, 1] = 1
    pixels[5, 5, 2] = 200
    (folder / "a.png").write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    content = {
        "images": [{"id": 3, "file_name": "a.jpg", "height": 6, "width": 8}],
        "categories": [{"id": 7, "name": "cell", "isthing": 1}, {"id": 9, "name": "sky"}],
        "annotations": [{"image_id": 3, "file_name": file, "segments_info": segments}],
    } | changed
    return opened("coco-panoptic", folder, "panoptic.json", content)


def test_panoptic_takes_what_it_can(tmp_path):
    segments = [
        {"id": 1, "category_id": 7},
        {"id": 1, "category_id": 9},
        {"id": 256, "category_id": 9, "is_object": False},
        {"id": 2**24, "category_id": 9},
        {"id": -1, "category_id": 9},
        {"id": "x", "category_id": 9},
        {"id": 5, "category_id": 8},
        {"id": 6, "category_id": [8]},
    ]
    taken = panoptic(tmp_path, segments).read(KEY)
    assert np.count_nonzero(taken.values == 1) == 6
    assert np.array_equal(taken.values == 1, taken.objects == 1)
    assert np.count_nonzero(taken.values == 2) == 2
    assert taken.problems[0] == "Segment 1 is there twice; the first counts."
    assert len([p for p in taken.problems if "no number of 24 bits or of no category" in p]) == 5
    assert taken.problems[-1] == "1 px are of segments that are not listed."


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        ("../a.png", "does not lie in the folder"),
        ("/etc/passwd", "does not lie in the folder"),
        ("C:\\a.png", "does not lie in the folder"),
        ("a\0.png", "does not lie in the folder"),
        (None, "does not lie in the folder"),
        ("b.png", "is missing"),
    ],
)
def test_panoptic_reads_no_other_file(tmp_path, file, sentence):
    with pytest.raises(ImportFailed, match=sentence):
        panoptic(tmp_path, [], file).read(KEY)


def test_panoptic_of_another_size(tmp_path):
    with pytest.raises(ImportFailed, match="is for an image of"):
        panoptic(tmp_path, [], shape=(6, 9)).read(KEY)
    images = [{"id": 3, "file_name": "a.jpg", "height": 60000, "width": 60000}]
    with pytest.raises(ImportFailed, match="is for an image of"):
        panoptic(tmp_path, [], images=images).read(KEY)


def region(kind, value, **changed):
    size = {"original_height": 6, "original_width": 8}
    return {"id": kind, "type": kind, "value": value, **size, **changed}


def brush(coded):
    return region("brushlabels", {"format": "rle", "rle": coded, "brushlabels": ["x"]})


def polygon(points):
    return region("polygonlabels", {"points": points, "polygonlabels": ["x"]})


SQUARE = encode_brush(np.ones((2, 2), np.uint8), 0, 0, SHAPE)


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (brush(SQUARE[:5]), "end too early"),
        (brush([*SQUARE[:4], *SQUARE[4:6], 255, *[255] * 9]), "longer than its image"),
        (brush([255] * 60), "are not of 48 px"),
        (brush("text"), "too early"),
        (brush([999]), "no list of bytes"),
        (polygon([[1, 1], [float("nan"), 2], [3, 3]]), "no list of coordinates"),
        (polygon([[1, 1], [2, 2]]), "fewer than three points"),
        (polygon([[1, 1]] * 1_000_001), "at most 1,000,000"),
        (polygon([[200, 200], [300, 200], [300, 300]]), "outside the image"),
        (polygon("text"), "no list of coordinates"),
        (region("rectanglelabels", {"x": "1", "rectanglelabels": ["x"]}), "no area"),
        (region("ellipselabels", {"x": 1, "radiusX": 3}), "no label"),
        (region("polygonlabels", {"points": [[1, 1]], "polygonlabels": [7]}), "no label"),
        (region("polygonlabels", None), "no label"),
    ],
)
def test_one_bad_region_keeps_no_other_back(tmp_path, bad, sentence):
    good = {"x": 50, "y": 50, "width": 25, "height": 50, "rotation": 0, "rectanglelabels": ["x"]}
    results = [bad, region("rectanglelabels", good)]
    task = {"data": {"image": "a.jpg"}, "annotations": [{"result": results}]}
    taken = opened("label-studio", tmp_path, "tasks.json", [task]).read(KEY)
    assert [sentence in problem for problem in taken.problems] == [True]
    assert np.count_nonzero(taken.values) == np.count_nonzero(taken.values[3:, 4:6]) == 6


@pytest.mark.parametrize(
    ("image", "is_found"),
    [
        ("/data/upload/3/0a1b2c3d-a.jpg", True),
        ("/data/local-files/?d=set/a.jpg", True),
        ("https://example.org/x/a.jpg?sign=1", True),
        ("s3://bucket/a.jpg", True),
        ("a.jpg", True),
        ("../a.jpg", False),
        ("/etc/a.jpg", False),
        ("/data/local-files/?d=../../a.jpg", False),
        ("http://[", False),
        (7, False),
    ],
)
def test_names_that_label_studio_gives_to_images(tmp_path, image, is_found):
    task = {"data": {"image": image}, "annotations": [{"result": [brush(SQUARE)]}]}
    reader = opened("label-studio", tmp_path, "tasks.json", [task])
    assert (reader.read(KEY) is not None) == is_found
    assert bool(reader.problems) != is_found


def test_label_studio_puts_labels_beside_regions_and_cancels_annotations(tmp_path):
    results = [
        {"id": "r", "type": "labels", "value": {"labels": ["y"]}},
        region("brush", {"format": "rle", "rle": SQUARE}, id="r"),
    ]
    annotations = [
        {"was_cancelled": True, "result": [brush(SQUARE)]},
        {"result": results},
        {"result": []},
    ]
    task = {"data": {"image": "a.jpg"}, "annotations": annotations}
    reader = opened("label-studio", tmp_path, "tasks.json", [task])
    assert [each.name for each in reader.classes] == ["y"]
    assert reader.read(KEY).values.sum() == 4
    assert reader.problems == ["Task 1 has 2 annotations; the first counts."]


def test_label_studio_of_another_size(tmp_path):
    wrong = brush(SQUARE) | {"original_height": 7}
    task = {"data": {"image": "a.jpg"}, "annotations": [{"result": [wrong]}]}
    with pytest.raises(ImportFailed, match="is for an image of"):
        opened("label-studio", tmp_path, "tasks.json", [task]).read(KEY)


def feature(kind, coordinates, name="x", **changed):
    geometry = {"type": kind, "coordinates": coordinates}
    properties = {"classification": {"name": name, "color": [1, 2, 3]}}
    return {"type": "Feature", "geometry": geometry, "properties": properties, **changed}


RING = [[1, 1], [4, 1], [4, 3], [1, 3], [1, 1]]


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (feature("Point", [1, 1]), "type Point has no area"),
        (feature("Polygon", [[[1, 1], ["x", 2], [3, 3], [1, 1]]]), "cannot be read"),
        (feature("Polygon", "text"), "cannot be read"),
        (feature("Polygon", [[[1, 1], [float("nan"), 2], [3, 3], [1, 1]]]), "are no numbers"),
        (feature("Polygon", [[[1, 1], [float("inf"), 2], [3, 3], [1, 1]]]), "are no numbers"),
        (feature("Polygon", [[[50, 50], [60, 50], [60, 60], [50, 50]]]), "outside the image"),
        (feature("Polygon", [[[5, 5], [6, 5], [6, 6]], [[0, 0], [2, 0], [2, 2]]]), "a hole that"),
        (feature("Polygon", [[[1, 1]] * 1_000_001]), "at most 1,000,000"),
        (feature("Polygon", None, geometry=7), "has no area"),
        (feature("GeometryCollection", []), "has no area"),
    ],
)
def test_one_bad_feature_keeps_no_other_back(tmp_path, bad, sentence):
    content = {"type": "FeatureCollection", "features": [bad, feature("Polygon", [RING]), 3]}
    taken = opened("qupath", tmp_path, "a.geojson", content).read(KEY)
    assert [sentence in problem for problem in taken.problems] == [True]
    assert np.count_nonzero(taken.values) == np.count_nonzero(taken.values[1:3, 1:4]) == 6


def test_qupaths_older_colours_and_missing_classes(tmp_path):
    old = feature("Polygon", [RING])
    old["properties"] = {"classification": {"name": "Tumor", "colorRGB": -3670016}}
    none = feature("MultiPolygon", [[RING]], properties={"objectType": "annotation"})
    reader = opened("qupath", tmp_path, "a.geojson", [old, none])
    found = [(each.name, each.color) for each in reader.classes]
    assert found == [("Tumor", "#c80000"), ("Unclassified", None)]


@pytest.mark.parametrize("text", ["[" * 100_000, "{", "7", "\x00", '{"features": 3}'])
@pytest.mark.parametrize(
    ("name", "file"),
    [("coco-panoptic", "p.json"), ("label-studio", "t.json"), ("qupath", "a.geojson")],
)
def test_what_is_no_such_file(tmp_path, name, file, text):
    with pytest.raises(ImportFailed):
        opened(name, tmp_path, file, text).read(KEY)
