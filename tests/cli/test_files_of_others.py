"""From files of other tools into a project and back over them; images that EXIF turns."""

import json

import cv2
import numpy as np
import pytest
from PIL import Image

from segstudio.formats.catalogue import FORMAT_TITLES

STORED = (20, 30)
FOLLOWS_EXIF = ("labelme", "label-studio", "label-studio-polygons", "cvat", "yolo")


def read(path):
    return cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)


def write(path, pixels):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(cv2.imencode(path.suffix, pixels)[1].tobytes())


@pytest.fixture
def turned(tmp_path, run):
    """A project with one image, that EXIF turns, and a mask of it as it is shown."""
    picture = Image.new("RGB", STORED[::-1])
    exif = picture.getexif()
    exif[0x0112] = 6
    (tmp_path / "images").mkdir()
    picture.save(tmp_path / "images" / "a.jpg", exif=exif)
    mask = np.zeros(STORED[::-1], np.uint8)
    mask[:7, :4], mask[25:, 12:] = 2, 1
    write(tmp_path / "masks" / "a.png", mask)
    listed = '[{"id": 1, "name": "background"}, {"id": 2, "name": "object"}]'
    (tmp_path / "masks" / "classes.json").write_text(listed, "utf-8")
    for project in ("one", "two"):
        assert run("new", tmp_path / project, "--images", tmp_path / "images").code == 0
    run("import", tmp_path / "one", "--masks", tmp_path / "masks", "--json")
    return mask


@pytest.mark.parametrize("name", FORMAT_TITLES)
def test_masks_of_a_turned_image_go_through_every_format(name, turned, run, tmp_path):
    out = tmp_path / "out"
    told = run("export", tmp_path / "one", "--format", name, "--out", out, "--json").json
    assert any("EXIF" in note for note in told["notes"]) == (name not in FOLLOWS_EXIF)
    assert run("import", tmp_path / "two", "--format", name, out).code == 0
    run("export", tmp_path / "two", "--out", tmp_path / "back")
    assert np.array_equal(read(tmp_path / "back" / "a.png"), turned)


def test_a_labelme_file_is_written_over_and_keeps_what_others_said(run, tmp_path):
    write(tmp_path / "a.png", np.zeros((*STORED, 3), np.uint8))
    shape = {
        "label": "cell",
        "points": [[2, 2], [8, 2], [8, 7.5], [2, 7]],
        "group_id": None,
        "description": "the first one",
        "shape_type": "polygon",
        "flags": {},
        "score": 0.5,
    }
    content = {
        "version": "5.0.1",
        "flags": {"blurred": True},
        "shapes": [shape],
        "imagePath": "a.png",
        "imageData": None,
        "imageHeight": STORED[0],
        "imageWidth": STORED[1],
    }
    (tmp_path / "a.json").write_text(json.dumps(content), "utf-8")
    project = tmp_path / "project"
    assert run("new", project, "--images", tmp_path / "a.png").code == 0
    outcome = run("import", project, "--format", "labelme", tmp_path, "--json")
    assert outcome.json["imported"] == 1
    assert outcome.json["notes"] == [
        "Not taken: “description” of shapes: 1.",
        "Not taken: “flags” of files: 1.",
        "Not taken: “score” of shapes: 1.",
    ]
    options = ("--format", "labelme", "--out", tmp_path, "--overwrite", "--json")
    told = run("export", project, *options).json
    assert told["notes"] == ["Not carried: colours of classes: 3."]
    assert json.loads((tmp_path / "a.json").read_text("utf-8")) == content
