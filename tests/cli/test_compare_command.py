"""`segstudio compare`: the same strokes and images for each network; nothing is done twice."""

import shutil

import pytest

from segstudio.cli.network_list import network_list, prepared
from segstudio.workspace.leaderboard import FILE_NAME
from segstudio.workspace.tuning.network_comparison import NetworkComparison

WORDS = (
    *("--networks", "classic:width=4:depth=1", "--preparation", "clahe=3"),
    *("--steps", 3, "--of", "test"),
)


def test_networks_are_measured_on_images_set_aside_and_not_twice(run, blobs, monkeypatch, tmp_path):
    assert run("import", blobs.project, "--masks", blobs.truth).code == 0
    assert run("compare", blobs.project, *WORDS).code == 1
    assert run("split", blobs.project, "--train", 1, "--held-out", 0, "--test", 1).code == 0
    outcome = run("compare", blobs.project, *WORDS, "--json")
    assert outcome.code == 0, outcome.err
    (row,) = outcome.json["rows"]
    assert (row["steps"], row["images"]) == (3, 2)
    assert 0 <= row["low"] <= row["dice"] <= row["high"] <= 1
    assert min(row["steps_per_s"], row["mpx_per_s"], row["memory_bytes"], row["size_bytes"]) > 0
    assert not (blobs.project / "networks" / "latest").exists()

    # No engine is needed for what is on the leaderboard.
    monkeypatch.delattr(NetworkComparison, "_trained")
    table = tmp_path / "table.csv"
    outcome = run("compare", blobs.project, *WORDS, "--csv", table)
    assert outcome.code == 0, outcome.err
    assert "preparation clahe=3)" in outcome.out
    assert len(table.read_text("utf-8").splitlines()) == 2

    (blobs.project / FILE_NAME).write_text('{"format": 9}', "utf-8")
    outcome = run("compare", blobs.project, *WORDS)
    assert outcome.code == 1
    assert "Move it away" in outcome.err


@pytest.mark.parametrize(
    ("networks", "sentence"),
    [
        ("huge", "There is no network “huge”"),
        ("classic:wide", "must be like width=16"),
        ("classic:width=x", "“x” is not a number for the width"),
    ],
)
def test_networks_that_cannot_be_are_refused(run, tmp_path, networks, sentence):
    outcome = run("compare", tmp_path, "--networks", networks, "--steps", 1)
    assert outcome.code == 2
    assert sentence in outcome.err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("quick", "--rules-weight", 1), "The project has no rules."),
        (("quick,pixels", "--masked-images", 2), "masked images can teach it nothing"),
        (("classic:width=4:depth=1", "--masked-images", 9), "ended before a label counted"),
    ],
)
def test_what_networks_cannot_learn_by_is_refused(run, trained, words, sentence):
    assert run("split", trained.project, "--train", 1, "--held-out", 1, "--test", 0).code == 0
    outcome = run("compare", trained.project, "--steps", 2, "--networks", *words)
    assert outcome.code == 1
    assert sentence in outcome.err
    assert not (trained.project / FILE_NAME).exists()


def test_a_preparation_is_for_networks_that_name_none_of_their_own(run, tmp_path):
    networks = prepared(network_list("quick,quick:preparation=none/clahe,plain"), "denoise")
    assert [(each.name, each.preparation) for each in networks] == [
        ("quick", "denoise"),
        ("quick", "clahe"),
        ("plain", "denoise"),
    ]
    outcome = run("compare", tmp_path, *WORDS, "--preparation", "soap")
    assert outcome.code == 2
    assert "There is no preparation “soap”" in outcome.err


def test_one_that_cannot_learn_here_does_not_end_the_others(run, blobs, tmp_path):
    """Frames alone in their folders have no neighbours, which the engine tells once it looks."""
    for kind, files in (("images", blobs.images), ("masks", blobs.truth)):
        for number, file in enumerate(sorted(files.glob("*.png"))):
            (tmp_path / kind / str(number)).mkdir(parents=True)
            shutil.copy(file, tmp_path / kind / str(number))
    shutil.copy(blobs.truth / "classes.json", tmp_path / "masks")
    project = tmp_path / "apart"
    assert run("new", project, "--images", tmp_path / "images").code == 0
    assert run("import", project, "--masks", tmp_path / "masks").code == 0
    assert run("split", project, "--train", 1, "--held-out", 0, "--test", 1).code == 0
    networks = ("--networks", "convlstm:width=4:depth=1,classic:width=4:depth=1")
    compared = run("compare", project, *networks, "--steps", 2, "--of", "test", "--json")
    assert compared.code == 1
    assert "convlstm" in compared.err
    (row,) = compared.json["rows"]
    assert row["settings"]["network"] == "classic"
    words = ("--folds", 2, "--steps", 2, "--search", "grid", "--trials", 2)
    tried = run("tune", project, *networks, *words, "--json")
    assert tried.code == 1
    assert "convlstm" in tried.err
    assert "classic" in tried.json["best"]["parameters"]["network"]
    hopeless = ("--networks", "convlstm:width=4/5/6/7:depth=1", *words[:-1], 9)
    ended = run("tune", project, *hopeless)
    assert ended.code == 1
    assert ended.err.count("convlstm (width") == 3  # in a row: the fourth is not tried
