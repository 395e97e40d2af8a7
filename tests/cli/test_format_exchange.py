"""`segstudio export --format` and `segstudio import --format`: from one project into another."""

import json
import shutil

import cv2
import numpy as np
import pytest

from segstudio.formats.catalogue import FORMAT_TITLES
from segstudio.formats.guess import guess_format


def read(path):
    return cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)


@pytest.fixture(scope="module")
def labelled(made, tmp_path_factory):
    """A project with two masks, one of them with objects."""
    from segstudio.__main__ import main

    folder = tmp_path_factory.mktemp("formats")
    shutil.copytree(made.folder, folder / "set")
    masks = folder / "masks"
    masks.mkdir()
    for name in ("blob 0.png", "blob 1.png", "classes.json"):
        shutil.copy(made.truth / name, masks)
    halves = (read(made.truth / "blob 1.png") == 2).astype(np.uint16)
    halves[:45] *= 7
    (masks / "blob 1_objects.png").write_bytes(cv2.imencode(".png", halves)[1].tobytes())
    assert main(["import", str(folder / "set" / "project"), "--masks", str(masks)]) == 0
    return folder / "set" / "project"


@pytest.mark.parametrize("name", FORMAT_TITLES)
def test_a_project_goes_into_another_one(name, labelled, blobs, run, tmp_path):
    out = tmp_path / "out"
    told = run("export", labelled, "--format", name, "--out", out, "--json").json
    assert (told["exported"], told["without"], told["problems"]) == (2, 2, [])
    assert guess_format(out) == name
    taken = run("import", blobs.project, out, "--json")
    assert (taken.code, taken.json["imported"], taken.json["without_mask"]) == (0, 2, 2)
    for project, folder in ((labelled, "one"), (blobs.project, "two")):
        run("export", project, "--out", tmp_path / folder)
    for image in ("blob 0.png", "blob 1.png"):
        assert np.array_equal(read(tmp_path / "one" / image), read(tmp_path / "two" / image))
    listed = json.loads((tmp_path / "two" / "classes.json").read_text("utf-8"))["classes"]
    assert [each["name"] for each in listed] == ["background", "object"]
    if name == "color-png":
        assert "Not carried: objects: 2." in told["notes"]
    else:
        objects = read(tmp_path / "two" / "blob 1_objects.png")
        disc = read(tmp_path / "one" / "blob 1.png") == 2
        assert len(np.unique(objects[disc])) == 2


def test_masks_never_go_over_images(labelled, run):
    images = labelled.parent / "images"
    outcome = run("export", labelled, "--format", "color-png", "--out", images)
    assert outcome.code == 1
    assert "is one of the images" in outcome.err


def test_a_folder_of_another_kind_is_told(blobs, run, tmp_path):
    for name in FORMAT_TITLES:
        outcome = run("import", blobs.project, "--format", name, tmp_path)
        assert (outcome.code, "Imported 0" in outcome.out) in ((1, False), (0, True))
    (tmp_path / "empty").mkdir()
    assert run("import", blobs.project, tmp_path / "empty").code == 2
    assert run("import", blobs.project).code == 2
