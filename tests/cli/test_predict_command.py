"""`segstudio predict`."""

import csv
import subprocess
import sys
import time

import cv2
import numpy as np
import pytest

from segstudio.storage.image_record import ImageStatus
from segstudio.workspace.headless.project_access import opened_project

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
    assert read(out / "nested" / "new ä.png").max() == OBJECT
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


@pytest.fixture
def folder(trained, tmp_path):
    """Six images in two folders, one of them broken."""
    found = tmp_path / "many"
    for number in range(4):
        place = found / ("left" if number % 2 else "right")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number}.png").write_bytes((trained.images / f"blob {number}.png").read_bytes())
    (found / "left" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n nothing more")
    return found


def table_of(out):
    with (out / "predictions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_table_tells_areas_confidence_seconds_and_what_was_left_out(
    run, trained, folder, tmp_path
):
    out = tmp_path / "out"
    assert run("predict", trained.project, "--images", folder, "--out", out).code == 1
    rows = {row["image"].rpartition("/")[2]: row for row in table_of(out)}
    assert len(rows) == 5
    assert "broken" in rows["broken.png"]["problem"] or rows["broken.png"]["problem"]
    row = rows["1.png"]
    mask = read(out / "left" / "1.png")
    assert int(row["object px"]) == np.count_nonzero(mask == OBJECT)
    assert int(row["background px"]) + int(row["object px"]) == mask.size
    assert (row["height_px"], row["width_px"]) == ("96", "128")
    assert 0.3 < float(row["mean_confidence"]) <= 1
    assert 0 < float(row["seconds"]) < 60
    assert row["mask"] == "left/1.png"


def test_what_is_done_is_not_done_again_until_image_or_version_change(
    run, trained, folder, tmp_path
):
    out = tmp_path / "out"
    words = ("predict", trained.project, "--images", folder, "--out", out, "--json")
    assert run(*words).json["predicted"] == 4
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.png")}
    (out / "left" / "3.png").unlink()
    changed = folder / "right" / "2.png"
    changed.write_bytes((folder / "right" / "0.png").read_bytes())
    told = run(*words).json
    assert (told["predicted"], told["skipped"], len(told["problems"])) == (2, 2, 1)
    after = {path: path.stat().st_mtime_ns for path in out.rglob("*.png")}
    assert after.keys() == before.keys()
    touched = {path.name for path in after if after[path] != before[path]}
    assert touched == {"2.png", "3.png"}
    assert len(table_of(out)) == 5
    assert run(*words, "--again").json["predicted"] == 4
    assert run("train", trained.project, "--seconds", "0.3").code == 0
    told = run(*words).json
    if told["version"] != int(table_of(out)[0]["version"] or 0):
        assert told["predicted"] == 4


def test_confidence_that_is_missing_is_made_good(run, trained, folder, tmp_path):
    out = tmp_path / "out"
    words = ("predict", trained.project, "--images", folder / "left", "--out", out, "--json")
    assert run(*words).json["predicted"] == 2
    assert run(*words, "--confidence").json["predicted"] == 2
    assert run(*words, "--confidence").json["skipped"] == 2
    assert (out / "confidence" / "1.png").is_file()


@pytest.mark.parametrize("name", ["right/0.png", "classes.json", "predictions.csv"])
def test_what_is_not_ours_is_never_written_over(run, trained, folder, tmp_path, name):
    foreign = tmp_path / "out" / name
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.write_bytes((folder / "right" / "0.png").read_bytes())
    before = foreign.read_bytes()
    outcome = run("predict", trained.project, "--images", folder, "--out", tmp_path / "out")
    assert outcome.code == 1
    assert "another folder" in outcome.err
    assert foreign.read_bytes() == before
    assert not list((tmp_path / "out").rglob("1.png"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")
def test_one_that_is_killed_goes_on_where_it_was(run, trained, tmp_path):
    folder, out = tmp_path / "many", tmp_path / "out"
    folder.mkdir()
    for number in range(300):
        (folder / f"{number}.png").write_bytes((trained.images / "blob 0.png").read_bytes())
    words = ["predict", str(trained.project), "--images", str(folder), "--out", str(out)]
    process = subprocess.Popen(
        [sys.executable, "-m", "segstudio", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while len(list(out.glob("*.png"))) < 5 and time.monotonic() < until:
            time.sleep(0.01)
    finally:
        process.kill()
        process.wait()
    done = len(list(out.glob("*.png")))
    assert 5 <= done < 300
    told = run(*words, "--json").json
    assert told["skipped"] >= done
    assert told["predicted"] + told["skipped"] == 300
    assert len(table_of(out)) == 300


def test_predicted_images_are_measured_for_the_list(run, trained, tmp_path):
    assert run("predict", trained.project, "--out", tmp_path / "masks").code == 0
    with opened_project(trained.project) as opened:
        ids = [record.id for record in opened.images]
        details = opened.store.review.details(ids)
        assert all(0 < details[each].confidence <= 1 for each in ids)
        assert all(record.status is not ImageStatus.NEW for record in opened.images)


def test_predictions_are_refined_and_the_parameters_kept(run, trained, tmp_path):
    out, words = tmp_path / "out", ("predict", trained.project, "--out", tmp_path / "out", "--json")
    plain = run(*words).json
    assert (plain["predicted"], plain["refinement"]) == (4, None)
    outcome = run(*words, "--refine", "appearance=0,smoothness=100,width=20,iterations=20")
    assert outcome.json["predicted"] == 4  # what was made otherwise does not count as done
    assert outcome.json["refinement"]["smoothness"] == 100
    smoothed = read(out / "blob 2.png")
    outcome = run(*words, "--refine")
    assert outcome.json["refinement"]["smoothness"] == 100
    assert outcome.json["skipped"] == 4
    run(*words, "--refine", "smoothness=0,appearance=0")
    assert np.count_nonzero(read(out / "blob 2.png") != smoothed) > 0


def test_an_export_refines_what_it_predicts(run, trained, tmp_path):
    words = "export", trained.project, "--with-predictions", "--out"
    assert run("predict", trained.project, "--out", tmp_path / "p").code == 0
    assert run(*words, tmp_path / "plain").code == 0
    outcome = run(*words, tmp_path / "refined", "--refine", "appearance=0,smoothness=100,width=20")
    assert outcome.code == 0
    masks = [read(tmp_path / name / "blob 2.png") for name in ("plain", "refined")]
    assert masks[0].shape == masks[1].shape
    assert np.count_nonzero(masks[0] != masks[1]) > 0


def test_parameters_that_cannot_be_are_refused_before_anything(run, trained, tmp_path):
    outcome = run("predict", trained.project, "--out", tmp_path / "out", "--refine", "color=0")
    assert (outcome.code, "“color” must lie between 1 and 255" in outcome.err) == (1, True)
    assert not (tmp_path / "out").exists()
    outcome = run("export", trained.project, "--out", tmp_path / "out", "--refine")
    assert (outcome.code, "add --with-predictions" in outcome.err) == (2, True)
