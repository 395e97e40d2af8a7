"""`segstudio rules`, and `--rules` of the commands that write predictions."""

import json

import cv2
import numpy as np
import pytest

from segstudio.document.prediction import PredictedMask
from segstudio.document.region import TileIndex
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.storage.project_store import ProjectStore

BACKGROUND, OBJECT = 1, 2


def read(path):
    return cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)


@pytest.fixture
def predicted(blobs):
    """A project whose image 3 has a stored prediction: a large square, a small one, one pixel."""
    ids = np.full((96, 128), BACKGROUND, np.uint8)
    ids[10:40, 10:40], ids[60:66, 60:66], ids[90, 90], ids[20:22, 20:22] = 2, 2, 2, BACKGROUND
    prediction = PredictedMask(ids.shape)
    prediction.put(TileIndex(0, 0), 1, ids, np.full(ids.shape, 200, np.uint8))
    save_prediction(prediction_path(blobs.project / "predictions", 3), prediction)
    return blobs


def test_rules_are_added_listed_and_taken_away(run, blobs):
    assert "no rules" in run("rules", blobs.project).out
    words = "--add", "Object area >= 30", "--add", "object fill holes", "--json"
    rows = run("rules", blobs.project, *words).json["rules"]
    assert [row["rule"] for row in rows] == ["object area >= 30 px", "object fill holes"]
    again = run("rules", blobs.project, "--add", "object area >= 30 px")
    assert again.code == 1
    assert "there already" in again.err
    assert "  2  object fill holes" in run("rules", blobs.project, "--list").out
    missing = run("rules", blobs.project, "--remove", "3")
    assert (missing.code, "There is no rule 3" in missing.err) == (1, True)
    rows = run("rules", blobs.project, "--remove", "1", "--json").json["rules"]
    assert rows == [{"number": 1, "rule": "object fill holes", "problem": None}]


def test_one_wrong_rule_and_none_is_added(run, blobs):
    outcome = run("rules", blobs.project, "--add", "object fill holes", "--add", "cat area >= 3")
    assert outcome.code == 1
    assert "does not begin with a class of the project: “background”, “object”" in outcome.err
    assert run("rules", blobs.project, "--json").json["rules"] == []


def test_the_preview_counts_and_changes_nothing(run, predicted):
    rules = (
        "--add",
        "object area >= 30",
        "--add",
        "object fill holes",
        "--add",
        "object number >= 5",
    )
    before = sorted(path.read_bytes() for path in (predicted.project / "predictions").iterdir())
    outcome = run("rules", predicted.project, *rules, "--preview")
    assert "Rule “object area >= 30 px”: 1 region changed (1 pixel) in 1 image." in outcome.out
    assert "Rule “object fill holes”: 1 region changed (4 pixels) in 1 image." in outcome.out
    assert "Too few regions in 1 image" in outcome.out
    after = sorted(path.read_bytes() for path in (predicted.project / "predictions").iterdir())
    assert before == after


def test_an_export_is_held_to_them_where_that_is_asked_for(run, predicted, tmp_path):
    run("rules", predicted.project, "--add", "object area >= 9 µm²", "--add", "object fill holes")
    with ProjectStore.open(predicted.project) as store:
        store.set_setting("pixel_size.all", [0.25, 1.0])
    words = "export", predicted.project, "--with-predictions", "--json"
    assert run(*words, "--out", tmp_path / "plain").json["rules"] is None
    told = run(*words, "--rules", "--out", tmp_path / "ruled").json["rules"]
    assert [(row["regions"], row["pixels"]) for row in told] == [(1, 1), (1, 4)]
    plain, ruled = (read(tmp_path / each / "blob 2.png") for each in ("plain", "ruled"))
    assert plain[90, 90] == plain[61, 61] == ruled[61, 61] == ruled[20, 20] == OBJECT
    assert ruled[90, 90] == plain[20, 20] == BACKGROUND
    assert (plain != ruled).sum() == 5


def test_what_is_drawn_stays(run, predicted, tmp_path):
    some = tmp_path / "drawn"
    some.mkdir()
    drawn = np.zeros((96, 128), np.uint8)
    drawn[90, 90] = OBJECT
    (some / "blob 2.png").write_bytes(cv2.imencode(".png", drawn)[1].tobytes())
    (some / "classes.json").write_bytes((predicted.truth / "classes.json").read_bytes())
    assert run("import", predicted.project, "--masks", some).code == 0
    run("rules", predicted.project, "--add", "object largest only")
    out = tmp_path / "out"
    assert run("export", predicted.project, "--with-predictions", "--rules", "--out", out).code == 0
    mask = read(out / "blob 2.png")
    assert mask[90, 90] == OBJECT
    assert mask[61, 61] == BACKGROUND


def test_without_a_pixel_size_it_is_told(run, predicted, tmp_path):
    run("rules", predicted.project, "--add", "object area >= 9 um2")
    words = "--with-predictions", "--rules", "--out", tmp_path / "out"
    outcome = run("export", predicted.project, *words)
    assert "Left out in 1 image whose pixel size is not known" in outcome.out
    assert read(tmp_path / "out" / "blob 2.png")[90, 90] == OBJECT


def test_what_cannot_be(run, predicted, tmp_path):
    out = "--out", tmp_path / "out"
    outcome = run("export", predicted.project, "--rules", "--with-predictions", *out)
    assert (outcome.code, "The project has no rules" in outcome.err) == (1, True)
    outcome = run("export", predicted.project, "--rules", *out)
    assert (outcome.code, "add --with-predictions" in outcome.err) == (2, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("said", [{"kind": "magic", "class": 2}, {"kind": "area"}, 7, [[]]])
def test_a_broken_rule_is_told_and_left_out(run, predicted, said, tmp_path):
    good = {"kind": "largest", "class": OBJECT}
    with ProjectStore.open(predicted.project) as store:
        store.set_setting("rules", [said, good])
    outcome = run("rules", predicted.project)
    assert "Rule 1 is left out." in outcome.err
    assert "  2  object largest only" in outcome.out
    out = "--with-predictions", "--rules", "--out", tmp_path / "out"
    outcome = run("export", predicted.project, *out)
    assert (outcome.code, "Rule 1 is left out." in outcome.err) == (0, True)
    assert "Rule “object largest only”: 2 regions changed (37 pixels) in 1 image." in outcome.out
    rows = run("rules", predicted.project, "--remove", "1", "--json").json["rules"]
    assert rows == [{"number": 1, "rule": "object largest only", "problem": None}]


def test_predictions_under_other_rules_are_made_again_and_the_card_tells_them(
    run, trained, tmp_path
):
    out = tmp_path / "out"
    words = "predict", trained.project, "--out", out, "--json"
    assert run(*words).json["rules"] is None
    plain = read(out / "blob 3.png")
    assert np.any(plain == OBJECT)
    run("rules", trained.project, "--add", "object area >= 9999999")
    told = run(*words, "--rules").json
    assert (told["predicted"], told["skipped"]) == (4, 0)
    assert told["rules"][0]["images"] == 4
    assert np.all(read(out / "blob 3.png") == BACKGROUND)
    assert run(*words, "--rules").json["skipped"] == 4
    assert run(*words).json["predicted"] == 4
    assert np.array_equal(read(out / "blob 3.png"), plain)
    file = tmp_path / "network.safetensors"
    assert run("network", "export", trained.project, "--out", file).code == 0
    card = json.loads(file.with_name("network.safetensors.json").read_text("utf-8"))
    assert card["rules"] == [
        {
            "rule": "object area >= 9999999 px",
            "kind": "area",
            "class": OBJECT,
            "sign": ">=",
            "value": 9999999.0,
            "unit": "px",
        }
    ]
