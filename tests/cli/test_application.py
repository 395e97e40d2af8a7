"""The frame around the commands: help, versions, exit codes, sentences."""

import os
import subprocess
import sys

import pytest

from segstudio import __version__
from segstudio.cli.application import COMMANDS


def segstudio(*words, **environment):
    kept = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    return subprocess.run(
        [sys.executable, "-m", "segstudio", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**kept, "PYTHONUTF8": "1", **environment},
        timeout=60,
        check=False,
    )


_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_the_program_tells_its_version():
    ended = segstudio("--version")
    assert (ended.returncode, ended.stdout) == (0, f"segstudio {__version__}\n")


def test_help_names_every_command(run):
    outcome = run("--help")
    assert outcome.code == 0
    assert all(f"\n  {name} " in outcome.out for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(run, name):
    outcome = run(name, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"usage: segstudio {name}")
    assert "--json" in outcome.out


def test_a_misspelt_command_is_a_mistake_of_usage(run):
    outcome = run("trian")
    assert outcome.code == 2
    assert "Did you mean “segstudio train”?" in outcome.err


@pytest.mark.parametrize(
    "words", [("train",), ("train", "p"), ("train", "p", "--seconds", "-1"), ("new", "--wrong")]
)
def test_wrong_options_are_a_mistake_of_usage(run, words):
    outcome = run(*words)
    assert outcome.code == 2
    assert outcome.err.startswith("usage: segstudio")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="always has a display")
def test_without_a_display_the_window_says_what_to_do():
    ended = segstudio()
    assert ended.returncode == 1
    assert "xvfb-run" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_error_is_a_sentence_and_debug_shows_where_it_came_from(run, tmp_path):
    words = ("train", tmp_path / "nowhere", "--seconds", "1")
    plain = run(*words)
    assert plain.code == 1
    assert plain.err.startswith("There is no folder “")
    assert plain.err.count("\n") == 1
    debugged = run(*words, "--debug")
    assert debugged.code == 1
    assert "Traceback" in debugged.err


def test_machines_get_the_error_as_json(run, tmp_path):
    outcome = run("export", tmp_path, "--out", tmp_path / "out", "--json")
    assert outcome.code == 1
    assert outcome.json["error"] == outcome.err.strip()


def test_the_way_to_the_window_loads_nothing_heavy():
    program = (
        "import sys, segstudio.cli.application as a\n"
        "assert a.main([], lambda paths, is_sample: 7) == 7\n"
        "heavy = {'torch', 'numpy', 'PySide6', 'tqdm', 'segstudio.engine'} & set(sys.modules)\n"
        "sys.exit(str(sorted(heavy)) if heavy else 0)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_reader_that_goes_away_is_no_fault(made, tmp_path):
    program = "import sys; from segstudio.__main__ import main; sys.exit(main(sys.argv[1:]))"
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-c", program, "export", made.project, "--out", tmp_path / "gone"],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert "Traceback" not in ended.stderr
