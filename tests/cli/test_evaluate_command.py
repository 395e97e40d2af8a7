"""`segstudio evaluate`."""

import csv
import io

import pytest


def test_predictions_and_results_are_compared(run, trained):
    outcome = run("evaluate", trained.project, "--truth", trained.truth, "--json")
    assert outcome.code == 0
    told = outcome.json
    assert told["result"]["images"] == 4
    assert told["prediction_without_labels"]["images"] == 2
    assert 0.5 < told["prediction"]["mean_dice"] <= 1
    first = told["images"][0]
    assert first["has_labels"]
    assert [each["dice"] for each in first["result"]] == [1.0, 1.0]
    assert len(list((trained.project / "predictions").glob("*.npz"))) == 4
    table = run("evaluate", trained.project, "--truth", trained.truth)
    assert "object" in table.out
    assert "do not count" in table.out
    rows = run("evaluate", trained.project, "--truth", trained.truth, "--csv").out
    listed = list(csv.DictReader(io.StringIO(rows)))
    assert len(listed) == 4 * 2 * 2
    assert {row["mask"] for row in listed} == {"prediction", "result"}


def test_without_a_network_what_is_drawn_is_compared(run, made):
    outcome = run("evaluate", made.project, "--truth", made.truth, "--json")
    assert outcome.code == 0
    assert outcome.json["prediction"] is None
    assert outcome.json["result"]["mean_dice"] == 0


@pytest.mark.parametrize(
    ("given", "sentence"),
    [("nowhere", "There is no folder"), (".", "holds no PNG named like an image")],
)
def test_folders_without_truth(run, made, tmp_path, given, sentence):
    outcome = run("evaluate", made.project, "--truth", tmp_path / given)
    assert outcome.code == 1
    assert sentence in outcome.err


def test_a_truth_of_another_size_is_named(run, blobs):
    name = "blob 1.png"
    (blobs.truth / name).write_bytes((blobs.images / name).read_bytes()[:60])
    outcome = run("evaluate", blobs.project, "--truth", blobs.truth, "--json")
    assert outcome.code == 1
    assert outcome.json["problems"][0].startswith(name)
    assert outcome.json["result"]["images"] == 3
