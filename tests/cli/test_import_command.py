"""`segstudio import`."""

import json
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest

from segstudio.storage.project_store import ProjectStore

OBJECT = 2


def test_masks_become_annotation_and_what_is_drawn_stays(run, blobs):
    first = run("import", blobs.project, "--masks", blobs.truth, "--json")
    assert first.code == 0
    assert first.json == {
        "imported": 4,
        "with_objects": 0,
        "without_mask": 0,
        "only_in_project": [],
        "only_in_set": [],
        "kept": 0,
        "labelled_px": 4 * 96 * 128,
        "problems": [],
        "notes": [],
    }
    again = run("import", blobs.project, "--masks", blobs.truth, "--json")
    assert again.json["labelled_px"] == 0
    with ProjectStore.open(blobs.project) as store:
        record = store.images()[0]
        mask, history = store.load_mask(record.id, (96, 128))
    truth = cv2.imread(str(blobs.truth / "blob 0.png"), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(mask.class_ids, truth)
    assert history.undo_name == "Import"


def test_whole_masks_make_reviewed_images_where_that_is_said(run, blobs):
    (blobs.truth / "blob 1.png").unlink()
    assert run("import", blobs.project, "--masks", blobs.truth, "--reviewed").code == 0
    with ProjectStore.open(blobs.project) as store:
        found = {each.name: each.status.value for each in store.images()}
    assert found.pop("blob 1.png") == "new"
    assert set(found.values()) == {"reviewed"}


def test_images_without_a_mask_are_counted(run, blobs):
    (blobs.truth / "blob 3.png").unlink()
    outcome = run("import", blobs.project, "--masks", blobs.truth)
    assert outcome.code == 0
    assert "Without a mask there: 1 image." in outcome.out


def test_what_only_one_side_has_is_named(run, blobs):
    (blobs.truth / "blob 3.png").rename(blobs.truth / "stranger.png")
    before = run("import", blobs.project, "--masks", blobs.truth, "--dry-run", "--json")
    after = run("import", blobs.project, "--masks", blobs.truth, "--json")
    for said in (before.json, after.json):
        assert said["only_in_project"] == ["blob 3.png"]
        assert said["only_in_set"] == ["stranger.png"]
    again = run("import", blobs.project, "--masks", blobs.truth)
    assert "Only in the project: 1 (blob 3.png)." in again.out
    assert "Only in the data set: 1 (stranger.png)." in again.out


@pytest.mark.parametrize("name", ["coco", "cvat", "label-studio", "labelme", "cityscapes", "yolo"])
def test_what_only_the_set_has_is_named_in_any_format(run, blobs, tmp_path, name):
    out = tmp_path / "out"
    assert run("import", blobs.project, "--masks", blobs.truth).code == 0
    run("export", blobs.project, "--format", name, "--out", out)
    with ProjectStore.open(blobs.project) as store:
        store.remove_images([store.images()[0].id])
    told = run("import", blobs.project, out, "--format", name, "--dry-run", "--json").json
    assert told["masks"] == 3
    [stranger] = told["only_in_set"]
    assert "blob 0" in stranger


def test_a_broken_mask_is_named_and_the_others_are_taken(run, blobs):
    (blobs.truth / "blob 1.png").write_bytes(b"not a PNG")
    outcome = run("import", blobs.project, "--masks", blobs.truth, "--json")
    assert outcome.code == 1
    assert outcome.json["imported"] == 3
    assert "blob 1.png" in outcome.err


def test_classes_that_are_new_are_added(run, blobs):
    (blobs.truth / "classes.json").write_text(
        '{"classes": [{"id": 1, "name": "background"}, {"id": 2, "name": "cell"}]}', "utf-8"
    )
    assert run("import", blobs.project, "--masks", blobs.truth).code == 0
    with ProjectStore.open(blobs.project) as store:
        assert [each.name for each in store.classes()] == ["background", "object", "cell"]
        assert OBJECT not in store.pixel_counts()


def test_folders_that_do_not_fit(run, blobs, tmp_path):
    missing = run("import", blobs.project, "--masks", tmp_path / "nowhere")
    assert (missing.code, "There is no “" in missing.err) == (1, True)
    strange = run("import", blobs.project, "--masks", tmp_path)
    assert (strange.code, "holds no PNG named like an image" in strange.err) == (1, True)


def test_a_project_that_is_open_is_left_alone(run, blobs):
    with ProjectStore.open(blobs.project):
        outcome = run("import", blobs.project, "--masks", blobs.truth)
    assert outcome.code == 1
    assert "is open already" in outcome.err


def test_a_dry_run_says_what_would_be_taken_and_changes_nothing(run, blobs):
    names = [{"id": 0, "name": "void"}, {"id": 1, "name": "soil"}, {"id": 2, "name": "object"}]
    (blobs.truth / "classes.json").write_text(json.dumps(names), "utf-8")
    (blobs.truth / "blob 1.png").write_bytes(b"not a PNG")
    with ProjectStore.open(blobs.project) as store:
        before = store.classes()
    told = run("import", blobs.project, "--masks", blobs.truth, "--dry-run", "--json")
    assert (told.code, told.json["masks"], told.json["images"]) == (1, 3, 4)
    assert [(each["name"], each["becomes"], each["is_new"]) for each in told.json["classes"]] == [
        ("void", None, False),
        ("soil", "soil", True),
        ("object", "object", False),
    ]
    assert "blob 1.png" in told.json["problems"][0]
    spoken = run("import", blobs.project, blobs.truth, "--dry-run", "--map", "soil=background")
    assert "Masks for 3 of 4 images." in spoken.out
    assert "soil    →  “background”" in spoken.out
    with ProjectStore.open(blobs.project) as store:
        assert store.classes() == before
        assert store.pixel_counts() == {}


def test_classes_are_mapped_and_left_out_by_name(run, blobs):
    names = [{"id": 0, "name": "void"}, {"id": 1, "name": "soil"}, {"id": 2, "name": "plant"}]
    (blobs.truth / "classes.json").write_text(json.dumps(names), "utf-8")
    words = ("import", blobs.project, blobs.truth)
    assert run(*words, "--map", "plant=weed", "--ignore", "soil").code == 0
    with ProjectStore.open(blobs.project) as store:
        weed = store.classes().by_name("weed").id
        assert set(store.pixel_counts()) == {weed}
        plants = store.pixel_counts()[weed]
    assert run(*words, "--map", "plant=weed", "--map", "soil=void", "--json").code == 0
    with ProjectStore.open(blobs.project) as store:
        counts = store.pixel_counts()
        assert counts == {weed: plants, store.classes().by_name("void").id: 49152 - plants}
    unknown = run(*words, "--ignore", "cow")
    assert (unknown.code, "no class “cow”" in unknown.err) == (1, True)
    assert run(*words, "--map", "plant").code == 2


def test_what_is_drawn_is_kept_or_replaced(run, blobs):
    run("import", blobs.project, "--masks", blobs.truth)
    kept = run("import", blobs.project, blobs.truth, "--conflict", "keep", "--json").json
    assert (kept["imported"], kept["kept"]) == (0, 4)
    words = ("--conflict", "theirs", "--map", "background=object")
    assert run("import", blobs.project, blobs.truth, *words).code == 0
    with ProjectStore.open(blobs.project) as store:
        assert store.pixel_counts() == {OBJECT: 49152}
        assert store.load_mask(1, (96, 128))[1].undo_name == "Import"


def test_one_image_is_kept_and_the_others_replaced(run, blobs):
    run("import", blobs.project, "--masks", blobs.truth)
    words = ("import", blobs.project, blobs.truth, "--conflict", "theirs")
    single = ("--map", "background=object", "--conflict-of", "blob 1.png=keep")
    told = run(*words, *single, "--dry-run").out
    assert "  blob 1.png: they stay as they are" in told
    kept = run(*words, *single, "--json").json
    assert (kept["imported"], kept["kept"]) == (3, 1)
    with ProjectStore.open(blobs.project) as store:
        assert len(store.pixel_counts(2)) == 2
        assert len(store.pixel_counts(1)) == 1
    unknown = run(*words, "--conflict-of", "cow.png=keep")
    assert (unknown.code, "no image “cow.png”" in unknown.err) == (1, True)
    assert run(*words, "--conflict-of", "blob 1.png=burn").code == 2


def test_an_import_from_the_command_line_is_one_set(run, blobs):
    run("import", blobs.project, "--masks", blobs.truth)
    with ProjectStore.open(blobs.project) as store:
        last = store.load_mask(2, (96, 128))[1][0]
        assert len(store.undo_edits(last.set_id).gains) == 4
        assert store.pixel_counts() == {}


KILLED = """
import sys, os, signal
sys.path[:0] = [{root!r}]
from segstudio.storage.mask_table import MaskTable
from segstudio.__main__ import main
stored = []
commit = MaskTable.commit

def commit_and_die(self, *words):
    commit(self, *words)
    stored.append(words)
    if len(stored) == 3:
        os.kill(os.getpid(), signal.SIGKILL)

MaskTable.commit = commit_and_die
main(["import", {project!r}, {truth!r}])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_kill_in_the_middle_leaves_the_project_as_it_was(run, blobs):
    names = [{"id": 1, "name": "soil"}, {"id": 2, "name": "plant"}]
    (blobs.truth / "classes.json").write_text(json.dumps(names), "utf-8")
    files = {path.name for path in blobs.project.iterdir()}
    root = str(Path(__file__).parents[2])
    script = KILLED.format(root=root, project=str(blobs.project), truth=str(blobs.truth))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == -9, done.stderr
    with ProjectStore.open(blobs.project) as store:
        assert store.pixel_counts() == {}
        assert [each.name for each in store.classes()] == ["background", "object"]
        assert {each.status for each in store.images()} == {"new"}
    left = {path.name for path in blobs.project.iterdir()} - files
    assert not {name for name in left if "backup" not in name}
