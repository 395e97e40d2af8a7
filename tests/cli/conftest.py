"""Small projects of blobs, and the command line run in this process with a real engine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from segstudio.__main__ import main

BACKGROUND, BLOB = 1, 2
SHAPE = (96, 128)
IMAGES = 4


@dataclass(frozen=True)
class Outcome:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Blobs:
    """A folder with images/ and truth/ (with classes.json), and a project on those images."""

    folder: Path

    @property
    def images(self) -> Path:
        return self.folder / "images"

    @property
    def truth(self) -> Path:
        return self.folder / "truth"

    @property
    def project(self) -> Path:
        return self.folder / "project"


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `segstudio` with the given words; no error may show a traceback."""

    def run_it(*words: object) -> Outcome:
        capsys.readouterr()
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        if "--debug" not in words:
            assert "Traceback" not in captured.err
        return Outcome(code, captured.out, captured.err)

    return run_it


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Blobs:
    """Images and truth, made once; the project has images and no labels."""
    blobs = Blobs(tmp_path_factory.mktemp("blobs"))
    make_blobs(blobs.images, blobs.truth)
    assert main(["new", str(blobs.project), "--images", str(blobs.images)]) == 0
    return blobs


@pytest.fixture(scope="session")
def learned(made: Blobs, tmp_path_factory: pytest.TempPathFactory) -> Blobs:
    """The same with two masks imported and a network trained for a moment, made once."""
    blobs = Blobs(tmp_path_factory.mktemp("learned") / "set")
    shutil.copytree(made.folder, blobs.folder)
    some = blobs.folder / "some"
    some.mkdir()
    for number in range(2):
        shutil.copy(blobs.truth / f"blob {number}.png", some)
    shutil.copy(blobs.truth / "classes.json", some)
    assert main(["import", str(blobs.project), "--masks", str(some)]) == 0
    assert main(["train", str(blobs.project), "--seconds", "1.5"]) == 0
    return blobs


@pytest.fixture
def blobs(made: Blobs, tmp_path: Path) -> Blobs:
    """A copy of `made` to change."""
    shutil.copytree(made.folder, tmp_path / "set")
    return Blobs(tmp_path / "set")


@pytest.fixture
def trained(learned: Blobs, tmp_path: Path) -> Blobs:
    """A copy of `learned` to change."""
    shutil.copytree(learned.folder, tmp_path / "set")
    return Blobs(tmp_path / "set")


def make_blobs(images: Path, truth: Path) -> None:
    """Write bright discs on noise, and where they are; ids 1 background and 2 object."""
    images.mkdir(parents=True)
    truth.mkdir(parents=True)
    rng = np.random.default_rng(0)
    for number in range(IMAGES):
        disc = np.zeros(SHAPE, np.uint8)
        cv2.circle(disc, (40 + 15 * number, 45), 24, 1, -1)
        image = rng.normal(60, 10, SHAPE) + 120 * disc
        write_png(images / f"blob {number}.png", np.clip(image, 0, 255).astype(np.uint8))
        write_png(truth / f"blob {number}.png", disc + np.uint8(BACKGROUND))
    classes = [{"id": BACKGROUND, "name": "background"}, {"id": BLOB, "name": "object"}]
    (truth / "classes.json").write_text(json.dumps({"classes": classes}), "utf-8")


def write_png(path: Path, pixels: np.ndarray) -> None:
    _, content = cv2.imencode(".png", pixels)
    path.write_bytes(content.tobytes())


def read_png(path: Path) -> np.ndarray:
    return cv2.imdecode(np.frombuffer(path.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
