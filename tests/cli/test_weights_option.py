"""`segstudio train --weights`: an encoder of a file, another project's network, or a sentence."""

import json
import shutil

import pytest

from segstudio.document.encoder_weights import ENCODERS
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.own_folders import weights_folder
from segstudio.workspace.weights_download import SOURCE_KEY
from tests.encoder_files import write_encoder

FCN = ("--network", "fcn", "--depth", 3)
SMALL = ("--patch-px", 32, "--batch", 1, "--steps", 1)
"""So that a network of VGG-16's width learns in a moment."""


@pytest.fixture
def copied(trained, tmp_path):
    """A copy of a labelled and trained project, to be changed."""
    shutil.copytree(trained.folder, tmp_path / "copied")
    return tmp_path / "copied" / "project"


def latest(project):
    return json.loads((project / "networks" / "latest" / "learner.json").read_text("utf-8"))


@pytest.fixture
def downloaded(tmp_path, monkeypatch):
    """An encoder of VGG-16's shapes, where its download is kept."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    encoder = write_encoder(weights_folder())
    monkeypatch.setitem(ENCODERS, "fcn", encoder)
    return weights_folder() / encoder.name


def test_a_network_begins_with_an_encoder(run, copied, downloaded):
    outcome = run("train", copied, *FCN, "--weights", "torchvision", *SMALL)
    assert outcome.code == 0, outcome.err
    assert f"with the encoder of “{downloaded.name}”" in outcome.out
    assert latest(copied)["settings"]["weights"] == str(downloaded)
    assert latest(copied)["versions"][-1]["start"] == downloaded.name
    told = run("info", copied).out
    assert f"with the encoder of “{downloaded.name}”" in told
    assert f"begun with “{downloaded.name}”" in told
    step = latest(copied)["step"]
    assert run("train", copied, "--weights", downloaded, *SMALL).code == 0
    assert latest(copied)["step"] > step  # it went on
    refused = run("train", copied, *FCN[:2], "--width", 8, "--weights", downloaded, "--steps", 1)
    assert refused.code == 1
    assert "width as it usually is" in refused.err


def test_the_list_of_networks_tells_of_encoders(run):
    assert "--weights torchvision: VGG-16, taught on" in run("network", "list").out


def test_another_project_s_network_is_gone_on_with(run, copied, trained):
    with ProjectStore.open(copied) as store:
        store.set_classes(store.classes().added("new"))
    outcome = run("train", copied, "--weights", trained.project, "--steps", 1)
    assert outcome.code == 0, outcome.err
    assert "which knows “background”, “object”" in outcome.out
    assert "It does not know “new” yet." in outcome.out
    assert latest(copied)["versions"][-2]["text"] == "from project"
    assert latest(copied)["settings"]["source"] == "project"
    assert "quick that began with “project”, loss" in run("info", copied).out
    outcome = run("train", copied, "--weights", copied, "--steps", 1)
    assert (outcome.code, "is this project itself" in outcome.err) == (1, True)


def test_another_network_than_asked_for_is_not_taken_over(run, copied, trained, tmp_path):
    file = tmp_path / "quick.safetensors"
    assert run("network", "export", trained.project, "--out", file).code == 0
    before = latest(copied)
    refused = run("train", copied, *FCN, "--weights", file, "--steps", 1)
    assert (refused.code, "is quick, not fcn (width 64" in refused.err) == (1, True)
    with ProjectStore.open(copied) as store:
        table = store.classes()
        store.set_classes(table.renamed(table.ids[0], "sky"))
    refused = run("train", copied, "--weights", file, "--steps", 1)
    assert (refused.code, "Give classes the same names" in refused.err) == (1, True)
    assert latest(copied) == before


def test_what_cannot_be_is_a_sentence_before_it_starts(run, copied, made, tmp_path, monkeypatch):
    monkeypatch.setenv(SOURCE_KEY, "http://127.0.0.1:1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = latest(copied)
    alone = tmp_path / "alone.safetensors"
    alone.write_bytes(b"of no kind")
    for words, sentence in (
        (("--weights", "torchvision"), "no encoder weights for the network “quick”"),
        ((*FCN, "--weights", "torchvision"), "could not be downloaded"),
        ((*FCN, "--weights", tmp_path / "none.pth"), "There is no file"),
        (("--weights", tmp_path / "none.safetensors"), "There is no network"),
        (("--weights", alone), "no encoder weights for the network “quick”"),
    ):
        outcome = run("train", copied, *words, "--steps", 1)
        assert (outcome.code, sentence in outcome.err) == (1, True), outcome.err
    assert latest(copied) == before
    outcome = run("train", made.project, *FCN, "--weights", "torchvision", "--steps", 1)
    assert "Training needs labels" in outcome.err
    assert run("train", copied, "--resume", "--weights", "torchvision").code == 2
