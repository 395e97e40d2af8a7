"""A network over frames learns where images have neighbours, and is refused in a sentence else."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from segstudio.document.network_choice import NetworkChoice
from segstudio.document.region import Region
from segstudio.storage.image_file import read_image
from segstudio.worker.child_session import ProjectSession
from segstudio.worker.messages import (
    AddImage,
    Annotate,
    CheckMethod,
    EngineState,
    MethodChecked,
    OpenProject,
    Report,
    SetLive,
)

SETTINGS = tuple(NetworkChoice("convlstm", width=4, depth=1).settings.items())
SMALL = (*SETTINGS, ("patch_px", 32), ("batch", 1))


def write(path: Path, side_px: int) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (side_px, side_px), np.uint8)
    cv2.imwrite(str(path), pixels)


def draw(session: ProjectSession, class_id: int) -> None:
    pixels, region = np.full((4, 60), class_id, np.uint8), Region(30 * class_id, 10, 4, 60)
    session.take(Annotate(1, class_id, (96, 96), region, pixels))


def test_images_alone_are_refused_and_one_more_is_enough(tmp_path: Path) -> None:
    reports: list[Report] = []
    project = OpenProject((1, 2), device="cpu", settings=SMALL)
    session = ProjectSession(project, reports.append, lambda path: read_image(Path(path)))
    write(tmp_path / "slice 2.png", 96)
    write(tmp_path / "slice 1.png", 64)
    session.take(AddImage(1, str(tmp_path / "slice 2.png")))
    draw(session, 1)
    draw(session, 2)
    session.take(SetLive(True))
    assert not session.training.step()
    state, reason, _ = session.state()
    assert state is EngineState.FAILED
    assert "none here has an image of its size beside it" in reason
    session.training.check_method(CheckMethod(SETTINGS))
    checked = [each for each in reports if isinstance(each, MethodChecked)]
    assert "Put frames or slices of one size into one folder" in checked[0].problem

    write(tmp_path / "slice 3.png", 96)
    draw(session, 1)
    assert session.training.step()
    assert session.learner._state._trainer.network.frames == 3
