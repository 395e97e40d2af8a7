"""The format is told by what is there; strange files are no reason to stumble."""

import cv2
import numpy as np
import pytest

from segstudio.formats.guess import INDEX_PNG, guess_format, guesses


def png(values):
    return cv2.imencode(".png", values)[1].tobytes()


GREY, COLORED = png(np.ones((4, 5), np.uint8)), png(np.ones((4, 5, 3), np.uint8))


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"masks/a.png": GREY, "classes.json": b"[]"}, INDEX_PNG),
        ({"a.png": COLORED}, "color-png"),
        ({"images/a.png": COLORED, "masks/a.png": GREY}, INDEX_PNG),
        ({"a.tif": b""}, "tiff"),
        ({"x/instances.json": b'{"images": [], "annotations": [], "categories": []}'}, "coco"),
        ({"a.json": b'{"shapes": [], "imagePath": "a.jpg"}', "a.jpg": b""}, "labelme"),
        ({"annotations.xml": b"<annotations><version>1.1</version></annotations>"}, "cvat"),
        ({"data.yaml": b"names: [a]", "labels/a.txt": b""}, "yolo"),
        ({"SegmentationClass/a.png": COLORED, "SegmentationObject/a.png": COLORED}, "voc"),
        ({"x/a_gtFine_instanceIds.png": GREY}, "cityscapes"),
        ({"notes.txt": b"", "a.json": b"\xff\xfe\x00", "b.png": b""}, INDEX_PNG),
        ({"notes.txt": b""}, None),
        ({}, None),
    ],
)
def test_a_format_is_guessed(files, name, tmp_path):
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert guess_format(tmp_path) == name


def test_the_end_of_a_large_file_is_looked_at_too(tmp_path):
    content = b'{"images": [' + b"1," * 2**18 + b'1], "annotations": [], "categories": []}'
    (tmp_path / "large.json").write_bytes(content)
    assert guess_format(tmp_path / "large.json") == "coco"


def test_links_that_go_round_and_places_that_are_not_there(tmp_path):
    (tmp_path / "again").symlink_to(tmp_path)
    assert guess_format(tmp_path) is None
    assert guess_format(tmp_path / "nowhere") is None


def test_the_images_themselves_tell_nothing(tmp_path):
    (tmp_path / "masks").mkdir()
    image, mask = tmp_path / "a.png", tmp_path / "masks" / "a.png"
    image.write_bytes(GREY)
    mask.write_bytes(COLORED)
    assert guess_format(tmp_path, [image]) == "color-png"
    assert guess_format(tmp_path, [image, mask]) is None


def test_pixels_alone_are_sure_only_beside_their_classes(tmp_path):
    (tmp_path / "a.png").write_bytes(GREY)
    assert [(each.name, each.is_sure) for each in guesses(tmp_path)] == [("index-png", False)]
    (tmp_path / "classes.json").write_bytes(b"[]")
    assert [(each.name, each.is_sure) for each in guesses(tmp_path)] == [("index-png", True)]
    (tmp_path / "a.geojson").write_bytes(b'{"type": "FeatureCollection"}')
    found = [(each.name, each.is_sure) for each in guesses(tmp_path)]
    assert found == [("qupath", True), ("index-png", False)]
    assert guesses(tmp_path)[0].reason == "“a.geojson” holds features of GeoJSON"
