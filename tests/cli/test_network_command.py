"""`segstudio network`."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from segstudio.storage.image_record import Split
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.headless.project_access import opened_project


@pytest.fixture
def exported(run, trained, tmp_path):
    """The network of `trained` in a file of its own."""
    file = tmp_path / "out" / "blobs.safetensors"
    outcome = run("network", "export", trained.project, "--out", file.with_suffix(""), "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.json == {"file": str(file), "largest_difference": None}
    return file


def card_of(file):
    return json.loads(file.with_name(f"{file.name}.json").read_text("utf-8"))


def test_the_card_tells_of_the_project(exported, trained):
    card = card_of(exported)
    assert card["project"] == "project"
    assert [each["name"] for each in card["classes"]] == ["background", "object"]
    assert card["data"]["images"] == 4
    assert card["data"]["images_drawn_on"] == 2
    assert card["data"]["labelled_pixels"]["object"] > 0
    assert card["licence"].startswith("not stated")
    assert len(card["limits"]) == 3


def test_it_goes_into_another_project_which_keeps_what_it_had(run, exported, trained, tmp_path):
    outcome = run("network", "import", trained.project, exported, "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.json["matched"] == {"background": 1, "object": 2}
    with ProjectStore.open(trained.project) as store:
        assert store.versions()[-1].number == outcome.json["version"]
        assert store.versions()[-1].note == "from blobs.safetensors"
    rows = json.loads((trained.project / "networks/latest/learner.json").read_text())["versions"]
    assert rows[-1]["text"] == "from blobs.safetensors"
    assert [row["is_pinned"] for row in rows[-2:]] == [True, False]
    assert run("predict", trained.project, "--out", tmp_path / "masks").code == 0


def test_a_project_without_a_network_gets_one(run, exported, made, tmp_path):
    shutil.copytree(made.folder, tmp_path / "fresh")
    project = tmp_path / "fresh" / "project"
    outcome = run("network", "import", project, exported)
    assert outcome.code == 0, outcome.err
    assert "“object”: class 2 of this project" in outcome.out
    masks = tmp_path / "masks"
    assert run("predict", project, "--out", masks).code == 0
    truth, said = (
        cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
        for path in (made.truth / "blob 2.png", masks / "blob 2.png")
    )
    assert np.mean(said == truth) > 0.8


def test_a_preview_changes_nothing_and_classes_are_added_only_when_asked(run, exported, tmp_path):
    project, images = tmp_path / "other", tmp_path / "set" / "images"
    assert run("new", project, "--images", images).code == 0
    with ProjectStore.open(project) as store:
        table = store.classes()
        store.set_classes(table.renamed(table.ids[1], "cell"))
    outcome = run("network", "import", project, exported, "--preview")
    assert outcome.code == 1
    assert "“object”: not in this project" in outcome.out
    assert "“cell”: the network does not know it yet" in outcome.out
    assert "--add-classes" in outcome.err
    assert run("network", "import", project, exported, "--add-classes", "--preview").code == 0
    assert not (project / "networks" / "latest").exists()
    assert run("network", "import", project, exported, "--add-classes").code == 0
    with ProjectStore.open(project) as store:
        assert [each.name for each in store.classes()] == ["background", "cell", "object"]


def test_onnx_is_checked_on_an_image_of_the_project(run, trained, tmp_path):
    """Of a small classic one: tests/engine/test_network_file.py converts the usual one."""
    pytest.importorskip("onnxruntime")
    small = ("--network", "classic", "--width", 8, "--depth", 2)
    assert run("train", trained.project, *small, "--seconds", 1.5).code == 0
    file = tmp_path / "blobs.onnx"
    outcome = run("network", "export", trained.project, "--out", file, "--licence", "CC0", "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.json["largest_difference"] < 1e-3
    card = card_of(file)
    assert card["licence"] == "CC0"
    assert card["onnx"]["checked"]["image"] == "blob 0.png"
    _the_script_of_the_guide_says_the_same(run, trained, file, tmp_path)
    refused = run("network", "import", trained.project, file)
    assert refused.code == 1
    assert "is for other programs" in refused.err


def test_foreign_files_are_not_written_over(run, trained, tmp_path):
    file = tmp_path / "mine.safetensors"
    file.write_bytes(b"mine")
    outcome = run("network", "export", trained.project, "--out", file)
    assert outcome.code == 1
    assert "Choose another name" in outcome.err
    assert file.read_bytes() == b"mine"


def test_versions_that_are_not_kept_and_projects_without_a_network(run, trained, made, tmp_path):
    outcome = run("network", "export", trained.project, "--out", tmp_path / "x", "--version", 999)
    assert outcome.code == 1
    assert "Version 999 is not kept" in outcome.err
    outcome = run("network", "export", made.project, "--out", tmp_path / "x")
    assert "There is no trained network" in outcome.err
    assert run("network", "export", made.project).code == 2


def test_a_file_without_its_card_is_a_sentence(run, exported, trained, tmp_path):
    alone = tmp_path / "alone.safetensors"
    shutil.copy(exported, alone)
    outcome = run("network", "import", trained.project, alone)
    assert outcome.code == 1
    assert "exported, copy both. Weights of an encoder alone are taken by" in outcome.err
    alone.with_name("alone.safetensors.json").write_text('{"kind": "other"}')
    assert "another kind" in run("network", "import", trained.project, alone).err


def _the_script_of_the_guide_says_the_same(run, trained, file, tmp_path):
    guide = Path(__file__).parents[2] / "resources" / "guide" / "en" / "networks.md"
    code = guide.read_text("utf-8").split("```python\n")[1].split("```")[0]
    script, mask = tmp_path / "that.py", tmp_path / "mask.png"
    script.write_text(code, "utf-8")
    image = trained.images / "blob 3.png"
    subprocess.run([sys.executable, script, file, image, mask], check=True)
    assert run("predict", trained.project, "--out", tmp_path / "masks").code == 0
    ours, theirs = (
        cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
        for path in (tmp_path / "masks" / "blob 3.png", mask)
    )
    assert np.mean(ours == theirs) > 0.999


def test_a_card_for_people_tells_data_figures_and_limits(run, trained, tmp_path):
    card = tmp_path / "new" / "card.md"
    outcome = run("network", "card", trained.project, "--out", card, "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.json["images"] == 2
    told = card.read_text("utf-8")
    assert told.startswith("# ")
    assert "- Tells apart: background, object." in told
    assert "Images with labels that it may see: 2 of 4" in told
    assert "Images that are drawn on: 2." in told
    assert "flatter it" in told
    assert "No image was set aside" in told
    assert "“object” was labelled on 2 images only" in told
    with opened_project(trained.project) as opened:
        opened.store.review.set_splits({opened.store.annotated_images()[0].id: Split.TEST})
    assert run("network", "card", trained.project, "--out", card).code == 0
    told = card.read_text("utf-8")
    assert "Test images: 1." in told
    assert "may have learned from" in told
    assert "No image was set aside" not in told
    refused = run("network", "card", trained.project)
    assert (refused.code, "needs --out" in refused.err) == (2, True)


def test_no_card_without_a_network(run, made, tmp_path):
    assert run("new", tmp_path / "fresh", "--images", made.images).code == 0
    assert run("network", "card", tmp_path / "fresh", "--out", tmp_path / "card.md").code == 1
    assert not (tmp_path / "card.md").exists()
