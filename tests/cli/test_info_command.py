"""`segstudio info` on a project with work in it."""

import pytest

from segstudio.document.label_class import ClassTable
from segstudio.storage.guidance_table import Correction, Sitting
from segstudio.storage.project_store import ProjectStore


@pytest.fixture
def project(tmp_path):
    folder = tmp_path / "project"
    with ProjectStore.create(folder, ClassTable.default()) as store:
        store.add_images(["/x/a.png", "/x/b.png"])
        store.guidance.add_work({(1, 1): 3700.0, (2, 2): 65.0})
        store.guidance.set_correction(Correction(1, 100.0, 0.125))
        store.guidance.set_correction(Correction(2, 0.0, 0.5))
        store.guidance.begin_sitting(Sitting(1e9, 1e9 + 4000, 3765.0, 41, 2, 0.5, 0.75))
    return folder


def test_people_read_lines(run, project):
    done = run("info", project)
    assert done.code == 0
    assert "Images: 2 (2 new)" in done.out
    assert "Work: 1 h 2 min on 2 images" in done.out
    assert "background: 0 px labelled, 1 h 1 min" in done.out
    assert "Corrected in the last reviewed images: 12.5 %\n" in done.out
    assert "review 2 more images.\n" in done.out
    assert "1 h 2 min, 41 strokes, 2 images, Dice 0.500 → 0.750" in done.out


def test_programs_read_json(run, project):
    found = run("info", project, "--json").json
    assert found["seconds"] == 3765.0
    assert found["image_seconds"] == {"1": 3700.0, "2": 65.0}
    assert [each["seconds"] for each in found["classes"]] == [3700.0, 65.0]
    assert [each["share"] for each in found["corrections"]] == [0.125]
    assert found["outlook"]["needed"] == 2
    assert found["sittings"][0]["strokes"] == 41


def test_what_is_no_project_is_said(run, tmp_path):
    done = run("info", tmp_path)
    assert done.code == 1
    assert "no SegStudio project" in done.err
