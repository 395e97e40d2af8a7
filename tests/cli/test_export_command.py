"""`segstudio export`."""

import json

import cv2
import numpy as np

from segstudio.document.prediction import PredictedMask
from segstudio.document.region import TileIndex
from segstudio.storage.prediction_file import prediction_path, save_prediction

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
