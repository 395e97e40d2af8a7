"""`segstudio compress`: measured before and after; kept, refused or only told."""

import json

import pytest

from segstudio.storage.project_store import ProjectStore


@pytest.fixture
def known(run, trained):
    """The blobs with all masks, half of them held out, and a network."""
    assert (
        run("import", trained.project, "--masks", trained.truth, "--conflict", "theirs").code == 0
    )
    outcome = run("split", trained.project, "--train", 1, "--held-out", 1, "--test", 0)
    assert outcome.code == 0, outcome.err
    return trained.project


def rows_of(project):
    return json.loads((project / "networks/latest/learner.json").read_text())["versions"]


def test_pruned_weights_become_a_version_that_can_be_gone_back_from(run, known):
    before = rows_of(known)
    words = ("compress", known, "--method", "prune", "--share", 0.75, "--steps", 4)
    outcome = run(*words, "--least-dice", 0.5, "--json")
    assert outcome.code == 0, outcome.err
    told = outcome.json
    first, last = told["rows"]
    assert first["words"] == last["words"] == "quick"
    assert last["zeros"] > 0.7 * last["weights"]
    assert last["packed_bytes"] < 0.6 * first["packed_bytes"]
    assert min(each["dice"] for each in told["rows"]) > 0.8
    assert min(each["mpx_per_s"] for each in told["rows"]) > 0
    assert told["images"] == 2
    after = rows_of(known)
    assert after[-1]["number"] == told["version"] > before[-1]["number"]
    assert after[-1]["text"].startswith("prune 75%: Dice ")
    assert [each["is_pinned"] for each in after[-2:]] == [True, False]
    with ProjectStore.open(known) as store:
        assert store.versions()[-1].number == told["version"]


def test_what_is_not_good_enough_is_refused_and_nothing_changes(run, known):
    before = rows_of(known)
    words = ("compress", known, "--method", "prune", "--steps", 1)
    outcome = run(*words, "--least-dice", 1)
    assert outcome.code == 1
    assert "less than the 1 that was asked for" in outcome.err
    assert "after" in outcome.out
    assert rows_of(known) == before


def test_eight_bits_become_a_file_with_its_card(run, known, tmp_path):
    pytest.importorskip("onnxruntime")
    small = ("--network", "plain", "--width", 8, "--depth", 1, "--steps", 20)
    assert run("train", known, *small).code == 0
    file = tmp_path / "out" / "blobs.onnx"
    words = ("compress", known, "--method", "int8-static", "--out")
    outcome = run(*words, file, "--json")
    assert outcome.code == 0, outcome.err
    before, plain, after = outcome.json["rows"]
    assert after["size_bytes"] == file.stat().st_size < plain["size_bytes"]
    assert abs(after["dice"] - before["dice"]) < 0.1
    card = json.loads((tmp_path / "out" / "blobs.onnx.json").read_text())
    assert card["compression"]["method"] == "int8-static"
    assert card["onnx"]["file"] == "blobs.onnx"
    assert card["onnx"]["checked"]["largest_difference"] < 0.3
    mine = tmp_path / "mine.onnx"
    mine.write_bytes(b"mine")
    outcome = run(*words, mine)
    assert (outcome.code, "Choose another name" in outcome.err) == (1, True)
    assert mine.read_bytes() == b"mine"


def test_bad_orders_are_sentences_before_anything_starts(run, made, trained, tmp_path):
    def refused(*words, project=trained.project):
        outcome = run("compress", project, *words)
        assert outcome.code in (1, 2)
        return outcome.err

    assert "There is no trained network" in refused("--method", "prune", project=made.project)
    assert "No labelled image is set aside" in refused("--method", "prune")
    assert "“quick” one already" in refused("--method", "distil")
    assert "channels of “quick” cannot be pruned" in refused("--method", "channels")
    assert "needs --out" in refused("--method", "int8-static")
    assert "has no --out" in refused("--method", "prune", "--out", tmp_path / "x.onnx")
    assert "between 0.05 and 0.95" in refused("--method", "prune", "--share", "2")
    assert "not a Dice" in refused("--method", "prune", "--least-dice", "80")
    assert "invalid choice" in refused("--method", "squeeze")
