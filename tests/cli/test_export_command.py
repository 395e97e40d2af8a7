"""`segstudio export`."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from segstudio.document.prediction import PredictedMask
from segstudio.document.region import TileIndex
from segstudio.formats.catalogue import FORMAT_TITLES
from segstudio.storage.image_record import ImageStatus, Split
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.storage.project_store import ProjectStore

OBJECT = 2


def read(path):
    return cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)


def test_what_was_imported_comes_out_again(run, learned, tmp_path):
    out = tmp_path / "out"
    outcome = run("export", learned.project, "--out", out, "--overlays", "--json")
    assert outcome.code == 0
    assert (outcome.json["exported"], outcome.json["without"]) == (2, 2)
    for name in ("blob 0.png", "blob 1.png"):
        assert np.array_equal(read(out / name), read(learned.truth / name))
        assert read(out / "overlays" / name).shape == (96, 128, 3)
    listed = json.loads((out / "classes.json").read_text("utf-8"))["classes"]
    assert [each["name"] for each in listed] == ["background", "object"]


def test_stored_predictions_fill_what_is_not_drawn(run, trained, tmp_path):
    prediction = PredictedMask((96, 128))
    whole = np.full((96, 128), OBJECT, np.uint8)
    prediction.put(TileIndex(0, 0), 1, whole, whole)
    for image_id in (1, 3):
        save_prediction(prediction_path(trained.project / "predictions", image_id), prediction)
    outcome = run(
        "export",
        trained.project,
        "--out",
        tmp_path / "out",
        "--with-predictions",
        "--overlays",
        "--json",
    )
    assert outcome.json["exported"] == 3
    assert np.all(read(tmp_path / "out" / "blob 2.png") == OBJECT)
    overlay = read(tmp_path / "out" / "overlays" / "blob 2.png")
    assert np.abs(np.diff(overlay.astype(int), axis=2)).mean() > 20
    drawn = read(tmp_path / "out" / "blob 0.png")
    assert np.array_equal(drawn, read(trained.truth / "blob 0.png"))


def test_nothing_to_export_is_told(run, made, tmp_path):
    outcome = run("export", made.project, "--out", tmp_path / "out")
    assert outcome.code == 0
    assert "Exported 0 masks" in outcome.out
    assert "Without labels: 4 images." in outcome.out


def test_images_are_never_overwritten_by_masks(run, learned):
    outcome = run("export", learned.project, "--out", learned.images)
    assert outcome.code == 1
    assert "is one of the images" in outcome.err


def test_objects_go_out_and_come_in_again(run, trained, tmp_path):
    masks, out = tmp_path / "masks", tmp_path / "out"
    masks.mkdir()
    mask = read(trained.truth / "blob 2.png")
    numbers = (mask == OBJECT).astype(np.uint16) * 300
    for name, pixels in (("blob 2.png", mask), ("blob 2_objects.png", numbers)):
        (masks / name).write_bytes(cv2.imencode(".png", pixels)[1].tobytes())
    outcome = run("import", trained.project, "--masks", masks)
    assert "With objects (NAME_objects.png): 1 image." in outcome.out
    outcome = run("export", trained.project, "--out", out)
    assert "With objects (NAME_objects.png): 1 image." in outcome.out
    assert np.array_equal(read(out / "blob 2_objects.png"), numbers)


def test_files_that_are_there_are_replaced_only_where_that_is_said(run, learned, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "blob 0.png").write_bytes(b"somebody else's")
    (out / "notes.txt").write_text("mine")
    refused = run("export", learned.project, "--out", out)
    assert refused.code == 1
    assert "Files that would be replaced: 1, such as" in refused.err
    assert "--overwrite" in refused.err
    assert (out / "blob 0.png").read_bytes() == b"somebody else's"
    assert sorted(path.name for path in out.iterdir()) == ["blob 0.png", "notes.txt"]
    assert run("export", learned.project, "--out", out, "--overwrite").code == 0
    assert read(out / "blob 0.png").shape == (96, 128)
    assert (out / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("name", FORMAT_TITLES)
def test_no_format_replaces_a_file_of_another_tool(run, learned, tmp_path, name):
    out = tmp_path / "out"
    words = ("export", learned.project, "--out", out, "--format", name)
    assert run(*words).code == 0
    written = {path: b"other" for path in out.rglob("*") if path.is_file()}
    for path, content in written.items():
        path.write_bytes(content)
    told = run(*words, "--dry-run", "--json").json
    assert set(map(Path, told["existing"])) == set(written)
    for path in written:
        for each in written:
            each.unlink(missing_ok=True)
        path.write_bytes(b"other")
        assert run(*words).code == 1
        assert [each for each in out.rglob("*") if each.is_file()] == [path]
        assert path.read_bytes() == b"other"


def test_a_dry_run_tells_the_loss_and_writes_nothing(run, learned, tmp_path):
    out = tmp_path / "out"
    told = run("export", learned.project, "--out", out, "--format", "yolo", "--dry-run", "--json")
    assert (told.code, told.json["images"], told.json["without"]) == (0, 2, 2)
    assert told.json["existing"] == []
    assert any(each.startswith("Not carried: ") for each in told.json["losses"])
    assert not out.exists()
    real = run("export", learned.project, "--out", out, "--format", "yolo", "--json")
    assert real.json["notes"] == told.json["losses"]


def test_only_images_that_are_asked_for_are_written(run, trained, tmp_path):
    with ProjectStore.open(trained.project) as store:
        first, second = (record.id for record in store.annotated_images())
        store.set_status(first, ImageStatus.REVIEWED)
        store.review.set_splits({second: Split.TEST})
    for words, name in (
        (("--status", "reviewed"), "blob 0.png"),
        (("--split", "test"), "blob 1.png"),
    ):
        out = tmp_path / words[1]
        assert run("export", trained.project, "--out", out, *words, "--json").json["exported"] == 1
        assert [path.name for path in out.glob("*.png")] == [name]


def test_the_background_and_objects_can_be_left_out(run, learned, tmp_path):
    words = ("export", learned.project, "--out", tmp_path / "out", "--without-background")
    assert run(*words, "--without-objects").code == 0
    assert set(np.unique(read(tmp_path / "out" / "blob 0.png"))) == {0, OBJECT}
    listed = json.loads((tmp_path / "out" / "classes.json").read_text("utf-8"))["classes"]
    assert [each["name"] for each in listed] == ["object"]
