"""`segstudio train`."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from segstudio.storage.project_store import ProjectStore


def test_goes_on_from_the_checkpoint_and_saves_it(run, trained):
    with ProjectStore.open(trained.project) as store:
        before = store.versions()[-1]
    outcome = run("train", trained.project, "--seconds", "0.5", "--json")
    assert outcome.code == 0
    told = outcome.json
    assert told["step"] > before.step
    assert told["version"] > before.number
    assert told["device"]
    with ProjectStore.open(trained.project) as store:
        assert store.versions()[-1].number == told["version"]
        assert store.curve()[-1].step <= told["step"]
    saved = trained.project / "networks" / "latest" / "learner.json"
    assert json.loads(saved.read_text("utf-8"))["step"] == told["step"]


def test_too_few_labels_are_told_before_anything_is_started(run, made):
    outcome = run("train", made.project, "--seconds", "1")
    assert outcome.code == 1
    assert "no labels yet of “background”, “object”." in outcome.err


def test_folders_without_a_project(run, made):
    outcome = run("train", made.images, "--seconds", "1")
    assert outcome.code == 1
    assert "There is no SegStudio project in" in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of POSIX")
def test_ctrl_c_stops_and_saves_and_a_terminal_shows_progress(trained):
    import pty

    saved = trained.project / "networks" / "latest" / "learner.json"
    before = json.loads(saved.read_text("utf-8"))["step"]
    ours, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "segstudio", "train", str(trained.project), "--seconds", "600"],
        stdout=subprocess.DEVNULL,
        stderr=terminal,
        preexec_fn=_hear_ctrl_c,
    )
    os.close(terminal)
    try:
        shown = _read_until(ours, b"step")
        process.send_signal(signal.SIGINT)
        shown += _read_until(ours, b"Interrupted.")
        assert process.wait(60) == 130
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert b"Traceback" not in shown
    assert json.loads(saved.read_text("utf-8"))["step"] > before


def _hear_ctrl_c() -> None:
    """Tests that a shell runs in the background (`pytest &`) are started with Ctrl+C ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def _read_until(descriptor: int, words: bytes) -> bytes:
    shown = b""
    while words not in shown:
        shown += os.read(descriptor, 1000)
    return shown


def test_steps_are_counted_and_figures_and_tensorboard_files_are_written(run, trained, tmp_path):
    saved = trained.project / "networks" / "latest" / "learner.json"
    before = json.loads(saved.read_text("utf-8"))["step"]
    lines, events = tmp_path / "figures.jsonl", tmp_path / "events ä"
    words = ("--steps", 7, "--figures", lines, "--tensorboard", events, "--json")
    outcome = run("train", trained.project, *words)
    assert outcome.code == 0, outcome.err
    assert json.loads(saved.read_text("utf-8"))["step"] == before + 7
    told = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert before < told[0]["step"] <= told[-1]["step"] <= before + 7
    assert told[0]["loss"] > 0
    assert len(list(events.glob("events.out.tfevents.*"))) == 1


def test_what_is_refused_costs_nothing(run, trained):
    """What was learned is not given up for settings that do not go together, and nothing is left to
    be gone on with."""
    index = trained.project / "networks" / "latest" / "learner.json"
    assert run("train", trained.project, "--steps", 1, "--augment", "mixup").code == 0
    before = index.read_text("utf-8")
    outcome = run("train", trained.project, "--steps", 1, "--adversarial", 0.1)
    assert outcome.code == 1
    assert "which an adversary cannot learn from" in outcome.err
    (trained.folder / "w.pth").write_bytes(b"no weights")
    words = "--network", "fcn", "--weights", trained.folder / "w.pth", "--augment", "usual"
    assert run("train", trained.project, "--steps", 1, *words).code == 1
    assert index.read_text("utf-8") == before
    assert "no interrupted training" in run("train", trained.project, "--resume").err


def test_figures_are_never_added_to_an_image(run, trained):
    image = next(trained.images.glob("*.png"))
    before = image.read_bytes()
    outcome = run("train", trained.project, "--steps", 1, "--figures", image)
    assert outcome.code == 1
    assert "is one of the images and would be overwritten" in outcome.err
    assert image.read_bytes() == before


def test_without_a_length_it_is_a_mistake(run, trained):
    assert run("train", trained.project).code == 2
    outcome = run("train", trained.project, "--resume")
    assert outcome.code == 1
    assert "no interrupted training" in outcome.err
    assert run("train", trained.project, "--steps", "0").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")
def test_what_was_interrupted_is_gone_on_with(run, trained, tmp_path):
    lines = tmp_path / "figures.jsonl"
    words = ["train", str(trained.project), "--steps", "100000", "--figures", str(lines)]
    process = subprocess.Popen(
        [sys.executable, "-m", "segstudio", *words], stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 60
        while not (lines.exists() and lines.stat().st_size) and time.monotonic() < until:
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 130
    finally:
        process.kill()
        process.wait()
    with ProjectStore.open(trained.project) as store:
        left = store.setting("training_left")
        assert 0 < left["steps"] < 100_000
        store.set_setting("training_left", {"seconds": 0, "steps": 3})
    saved = trained.project / "networks" / "latest" / "learner.json"
    before = json.loads(saved.read_text("utf-8"))["step"]
    assert run("train", trained.project, "--resume").code == 0
    assert json.loads(saved.read_text("utf-8"))["step"] == before + 3
    assert run("train", trained.project, "--resume").code == 1


def test_how_it_learns_is_chosen_by_name_and_kept(run, trained):
    chosen = ("--loss", "0.8*focal+0.2*dice", "--optimizer", "sgd", "--schedule", "cosine")
    outcome = run("train", trained.project, "--steps", 4, *chosen, "--accumulate", 2)
    assert outcome.code == 0, outcome.err
    outcome = run("train", trained.project, "--steps", 2, "--momentum", 0.8, "--json")
    method = outcome.json["method"]
    assert method["loss"] == "0.8*focal+0.2*dice"
    assert (method["optimizer"], method["schedule"]) == ("sgd", "cosine")
    assert (method["learning_rate"], method["accumulate"], method["momentum"]) == (0.01, 2, 0.8)
    words = "quick, loss 0.8*focal+0.2*dice, optimiser sgd, schedule cosine (learning rate 0.01,"
    assert f"Network: {words}" in run("info", trained.project).out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--loss", "focla"), "There is no loss “focla”; there are balanced, ce,"),
        (("--optimizer", "x"), "There is no optimiser “x”; there are adamw, adam, sgd,"),
        (("--schedule", "x"), "There is no schedule “x”; there are strokes, constant,"),
        (("--accumulate", "1.5"), "“1.5” is not a whole number between 1 and 1024"),
        (("--learning-rate", "nan"), "“nan” is not a number between 1e-07 and 1"),
    ],
)
def test_a_method_that_there_is_not_is_refused_before_it_starts(run, trained, words, sentence):
    outcome = run("train", trained.project, "--steps", "1", *words)
    assert outcome.code == 2
    assert sentence in outcome.err
