"""`segstudio predict`."""

import cv2
import numpy as np
import pytest

OBJECT = 2


def read(path):
    return cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)


def test_the_projects_own_images_are_predicted_and_kept(run, trained, tmp_path):
    out = tmp_path / "out"
    outcome = run("predict", trained.project, "--out", out, "--confidence", "--json")
    assert outcome.code == 0
    assert outcome.json["predicted"] == 4
    assert outcome.json["version"] >= 1
    mask = read(out / "blob 2.png")
    assert (mask.shape, mask.dtype) == ((96, 128), np.uint8)
    truth = read(trained.truth / "blob 2.png")
    assert np.mean(mask == truth) > 0.8
    assert read(out / "confidence" / "blob 2.png").shape == (96, 128)
    assert (out / "classes.json").is_file()
    assert len(list((trained.project / "predictions").glob("*.npz"))) == 4


def test_other_images_are_predicted_and_a_broken_one_is_named(run, trained, tmp_path):
    others = tmp_path / "others" / "nested"
    others.mkdir(parents=True)
    (others / "new ä.png").write_bytes((trained.images / "blob 3.png").read_bytes())
    (others / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n nothing more")
    out = tmp_path / "out"
    outcome = run(
        "predict", trained.project, "--images", tmp_path / "others", "--out", out, "--json"
    )
    assert outcome.code == 1
    assert outcome.json["predicted"] == 1
    assert outcome.json["problems"][0].startswith("broken.png: ")
    assert read(out / "new ä.png").max() == OBJECT
    assert not (trained.project / "predictions").exists()


def test_without_a_network_there_is_a_sentence(run, made, tmp_path):
    outcome = run("predict", made.project, "--out", tmp_path / "out")
    assert outcome.code == 1
    assert "There is no trained network" in outcome.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--images", "nowhere", "--out", "out"), "There is no file or folder"),
        (("--images", "empty", "--out", "out"), "There is no image in"),
        (("--out", "file"), "is a file, not a folder"),
    ],
)
def test_wrong_folders(run, trained, tmp_path, monkeypatch, words, sentence):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("here")
    outcome = run("predict", trained.project, *words)
    assert outcome.code == 1
    assert sentence in outcome.err


def test_images_are_never_overwritten_by_masks(run, trained):
    before = (trained.images / "blob 0.png").read_bytes()
    outcome = run("predict", trained.project, "--out", trained.images)
    assert outcome.code == 1
    assert "is one of the images" in outcome.err
    assert (trained.images / "blob 0.png").read_bytes() == before
