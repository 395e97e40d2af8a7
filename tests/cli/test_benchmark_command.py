"""`segstudio benchmark`."""

import csv
import json

import cv2
import numpy as np
import pytest

SHORT = (
    "--seconds",
    "4",
    "--pace",
    "6",
    "--seeds",
    "0",
    "--reference-width",
    "4",
    "--device",
    "cpu",
)


@pytest.fixture(autouse=True)
def one_thread():
    """Small networks do not wait for others on a busy machine so."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


def test_both_contenders_are_measured_from_strokes(run, made, tmp_path):
    out = tmp_path / "out"
    outcome = run("benchmark", "--data", made.folder, *SHORT, "--ceiling", "0.9", "--output", out)
    assert outcome.code == 0, outcome.err
    assert "reference" in outcome.out
    assert str(out) in outcome.out
    content = json.loads((out / "benchmark.json").read_text("utf-8"))
    assert content["is_complete"]
    assert content["versions"]["torch"]
    found = content["data_sets"][0]
    assert found["test"] == ["blob 3.png"]
    assert [each["contender"] for each in found["runs"]] == ["segstudio", "reference"]
    for each in found["runs"]:
        assert [one["mark_s"] for one in each["evaluations"]] == [2, 4]
        assert each["evaluations"][-1]["strokes"] >= 3
        assert each["evaluations"][-1]["images"] >= 1
    assert "segstudio, seed 0: Dice" in outcome.err
    rows = list(csv.DictReader((out / "evaluations.csv").read_text("utf-8").splitlines()))
    assert len(rows) == 2 * 2
    plot = cv2.imread(str(out / f"{made.folder.name}.png"))
    assert plot.shape[1] > plot.shape[0] > 200
    assert len(np.unique(plot.reshape(-1, 3), axis=0)) > 20


def test_another_network_is_measured(run, made, tmp_path):
    out = tmp_path / "out"
    words = ("--network", "classic:width=4:depth=1", "--contenders", "segstudio", "--no-plots")
    words = (*words, "--ceiling", "1", "--output", out)
    outcome = run("benchmark", "--data", made.folder, *SHORT, *words, "--json")
    assert outcome.code == 0, outcome.err
    assert outcome.json["plan"]["network"]["name"] == "classic"
    assert outcome.json["data_sets"][0]["runs"][0]["evaluations"][-1]["strokes"] >= 3
    assert run("benchmark", "--network", "quick,photo", "--output", out).code == 2


def test_full_labels_of_some_images(run, made, tmp_path):
    out = tmp_path / "out"
    words = ("--full", "--images", "2", "--no-plots", "--json", "--output", out)
    outcome = run("benchmark", "--data", made.folder, *SHORT, "--seconds", "1", *words)
    assert outcome.code == 0, outcome.err
    runs = outcome.json["data_sets"][0]["runs"]
    assert [each["evaluations"][-1]["images"] for each in runs] == [2, 2]
    assert all(0 <= each["evaluations"][-1]["score"]["dice"] <= 1 for each in runs)
    assert not list(out.glob("*.png"))


def test_interrupted_it_writes_what_there_is(run, made, tmp_path, monkeypatch):
    from segstudio.benchmark.reference import ReferenceContender

    def interrupt(self, seconds):
        raise KeyboardInterrupt

    monkeypatch.setattr(ReferenceContender, "train", interrupt)
    out = tmp_path / "out"
    words = ("--full", "--no-plots", "--output", out)
    outcome = run("benchmark", "--data", made.folder, *SHORT, "--seconds", "0.5", *words)
    assert outcome.code == 130
    content = json.loads((out / "benchmark.json").read_text("utf-8"))
    assert not content["is_complete"]
    assert content["data_sets"][0]["runs"][0]["evaluations"]
    assert "what there is was written" in outcome.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--data", "nowhere"), "There is no folder"),
        (("--ignore", "wolf"), "There is no class wolf to ignore; there are background, object"),
        (("--output", "taken"), "holds other things"),
    ],
)
def test_what_does_not_do_is_said(run, made, tmp_path, monkeypatch, words, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "something.txt").write_text("of somebody")
    given = words if "--data" in words else ("--data", made.folder, *words)
    outcome = run("benchmark", "--no-plots", *given)
    assert outcome.code == 1
    assert sentence in outcome.err


def test_wrong_words(run):
    assert run("benchmark", "--seconds", "0").code == 2
    assert run("benchmark", "--images", "none").code == 2
    assert run("benchmark", "--stop-at", "2").code == 2
