"""`segstudio import`."""

import cv2
import numpy as np

from segstudio.storage.project_store import ProjectStore

OBJECT = 2


def test_masks_become_annotation_and_what_is_drawn_stays(run, blobs):
    first = run("import", blobs.project, "--masks", blobs.truth, "--json")
    assert first.code == 0
    assert first.json == {
        "imported": 4,
        "with_objects": 0,
        "without_mask": 0,
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


def test_images_without_a_mask_are_counted(run, blobs):
    (blobs.truth / "blob 3.png").unlink()
    outcome = run("import", blobs.project, "--masks", blobs.truth)
    assert outcome.code == 0
    assert "Without a mask there: 1 image." in outcome.out


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
    assert (missing.code, "There is no folder" in missing.err) == (1, True)
    strange = run("import", blobs.project, "--masks", tmp_path)
    assert (strange.code, "holds no PNG named like an image" in strange.err) == (1, True)


def test_a_project_that_is_open_is_left_alone(run, blobs):
    with ProjectStore.open(blobs.project):
        outcome = run("import", blobs.project, "--masks", blobs.truth)
    assert outcome.code == 1
    assert "is open already" in outcome.err
