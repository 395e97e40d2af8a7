"""`segstudio instances`: from a project's masks to predictions and a COCO file."""

import json
import shutil

import numpy as np
import pytest

from segstudio.document.found_instance import FoundInstance
from segstudio.storage.edit_stage import EditStage
from segstudio.storage.image_record import ImageStatus
from segstudio.storage.prediction_file import load_prediction, prediction_path
from segstudio.workspace import instance_truth
from segstudio.workspace.headless.object_acceptance import ObjectAcceptance
from segstudio.workspace.headless.project_access import opened_project
from segstudio.workspace.instance_result import InstanceFile

SHAPE = (96, 128)


@pytest.fixture
def labelled(run, blobs, monkeypatch):
    """A project whose four images are labelled in full; four instances are enough here."""
    monkeypatch.setattr(instance_truth, "LEAST_INSTANCES", 4)
    assert run("import", blobs.project, "--masks", blobs.truth).code == 0
    return blobs


def test_it_learns_predicts_and_writes_what_import_takes(run, labelled, tmp_path):
    words = ("--steps", 2, "--side-px", 64, "--device", "cpu", "--json")
    trained = run("instances", "train", labelled.project, *words)
    assert trained.code == 0, trained.err
    assert trained.json["instances"] == trained.json["images"] == 4
    assert trained.json["class_ids"] == [2]
    out = tmp_path / "annotations.json"
    more = ("--out", out, "--accept")
    found = run("instances", "predict", labelled.project, "--score", 0.05, *more, "--json")
    assert found.code == 0, found.err
    coco = json.loads(out.read_text("utf-8"))
    assert len(coco["images"]) == len(found.json["images"]) == 4
    assert len(coco["annotations"]) == found.json["instances"]
    assert found.json["accepted"] <= found.json["instances"]
    file = tmp_path / "objects.onnx"
    exported = run("instances", "export", labelled.project, "--out", file, "--json")
    assert exported.code == 0, exported.err
    assert exported.json["largest_difference"] <= 1e-3
    card = json.loads((tmp_path / "objects.onnx.json").read_text("utf-8"))
    assert [each["id"] for each in card["classes"]] == [2]
    assert run("instances", "export", labelled.project, "--out", file).code == 0  # over its own
    refused = run("instances", "export", labelled.project, "--out", out)
    assert refused.code == 2
    assert "needs --out FILE.onnx" in refused.err
    with opened_project(labelled.project) as opened:
        path = prediction_path(opened.info.predictions, opened.images[0].id)
        prediction = load_prediction(path, SHAPE)
    assert prediction.covered_share == 1
    assert prediction.class_ids.min() >= 1


def test_nothing_is_exported_before_there_is_a_network_or_over_another_file(run, blobs, tmp_path):
    file = tmp_path / "objects.onnx"
    untrained = run("instances", "export", blobs.project, "--out", file)
    assert untrained.code == 1
    assert "There is no network for instances yet" in untrained.err
    file.write_bytes(b"of another program")
    refused = run("instances", "export", blobs.project, "--out", file)
    assert "Choose another name" in refused.err
    assert file.read_bytes() == b"of another program"


def test_what_was_found_is_accepted_on_open_images_as_one_step(run, blobs, tmp_path):
    with opened_project(blobs.project) as opened, EditStage(opened.store.folder) as stage:
        opened.store.set_status(opened.images[0].id, ImageStatus.REVIEWED)
        records = opened.store.images()
        square = np.ones((10, 10), np.uint8)
        acceptance = ObjectAcceptance(opened, stage)
        for record in records:
            acceptance.add(record, SHAPE, [FoundInstance(2, 0.9, 5, at, square) for at in (5, 15)])
        before = [opened.store.pixel_counts(each.id).get(2, 0) for each in records]
        acceptance.commit()
        assert (acceptance.images, acceptance.objects) == (3, 6)
        after = [opened.store.pixel_counts(each.id).get(2, 0) for each in records]
        gained = [now - then for now, then in zip(after, before, strict=True)]
        assert gained == [0, 200, 200, 200]
        mask, history = opened.store.load_mask(records[1].id, SHAPE)
        assert len({mask.objects[9, 9], mask.objects[9, 19], 0}) == 3
        assert history.undo_name == "Accept objects"


def test_touching_instances_stay_apart_when_the_file_is_imported(run, blobs, tmp_path):
    out = tmp_path / "annotations.json"
    with opened_project(blobs.project) as opened:
        square = np.ones((10, 10), np.uint8)
        kept = [FoundInstance(2, 0.9, 5, column, square) for column in (5, 15)]
        file = InstanceFile(opened.classes, opened.images)
        file.add(opened.images[0], SHAPE, kept)
        file.write(out)
    imported = run("import", blobs.project, out, "--format", "coco")
    assert "Imported 1 mask: 200 pixels" in imported.out
    with opened_project(blobs.project) as opened:
        mask = opened.store.read_mask(opened.images[0].id, SHAPE)
    assert mask.counts == {2: 200}
    assert len({mask.objects[9, 9], mask.objects[9, 19], 0}) == 3


def test_images_in_the_file_have_their_folder_and_are_marked_where_they_are_synthetic(
    run, blobs, tmp_path
):
    out, twin = tmp_path / "annotations.json", blobs.images / "more" / "blob 0.png"
    twin.parent.mkdir()
    shutil.copy(blobs.images / twin.name, twin)
    with opened_project(blobs.project) as opened:
        (made,) = opened.store.add_images([twin])
        opened.store.review.mark_synthetic([made.id])
        records = opened.store.images()
        file = InstanceFile(opened.classes, records)
        for record in records:
            file.add(record, SHAPE, [FoundInstance(2, 0.9, 5, 5, np.ones((10, 10), np.uint8))])
        file.write(out)
    images = json.loads(out.read_text("utf-8"))["images"]
    assert [each["file_name"] for each in images][3:] == ["blob 3.png", "more/blob 0.png"]
    assert [each.get("is_synthetic") for each in images] == [None] * 4 + [True]
    assert run("new", tmp_path / "other", "--images", blobs.images).code == 0
    imported = run("import", tmp_path / "other", out, "--format", "coco")
    assert "Imported 5 masks: 500 pixels" in imported.out
    with opened_project(tmp_path / "other") as opened:
        marked = [each.path for each in opened.store.images() if each.is_synthetic]
    assert marked == [twin]


def test_sparse_images_are_no_truth_until_they_are_reviewed(run, trained):
    outcome = run("instances", "train", trained.project, "--steps", 1)
    assert outcome.code == 1
    assert "at least 10 are needed" in outcome.err
    with opened_project(trained.project) as opened:
        opened.store.set_status_of([each.id for each in opened.images], ImageStatus.REVIEWED)
        truth = instance_truth.InstanceTruth(opened.store, opened.classes)
        with pytest.raises(instance_truth.TooFewInstances):
            list(truth.read(64))
        assert truth.left_out == 0


def test_predicting_before_training_names_the_command(run, labelled):
    outcome = run("instances", "predict", labelled.project)
    assert outcome.code == 1
    assert "segstudio instances train" in outcome.err


@pytest.mark.parametrize("words", [("--side-px", "20"), ("--score", "2"), ("--score", "x")])
def test_wrong_numbers_are_refused(run, made, words):
    assert run("instances", "train", made.project, *words).code == 2
