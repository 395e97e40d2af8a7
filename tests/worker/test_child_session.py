"""What a project's session in the engine's process makes of training that goes wrong."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from segstudio.document.region import Region
from segstudio.worker.child_session import ProjectSession
from segstudio.worker.messages import (
    AddImage,
    Annotate,
    EngineState,
    EngineWarned,
    ImageFailed,
    OpenProject,
    Report,
    SetLive,
    SetPurposes,
)


def read(path: str) -> npt.NDArray[np.generic]:
    """Return an image of as many channels as the path's first character says."""
    return np.random.default_rng(0).integers(0, 255, (96, 96, int(path[0])), np.uint8)


def drawn(paths: list[str], reports: list[Report]) -> ProjectSession:
    """A session with strokes of both classes on each image, about to train, a patch at a time."""
    session = ProjectSession(OpenProject((1, 2), device="cpu"), reports.append, read)
    session.learner._state.budget.batch = 1
    for image_id, path in enumerate(paths, 1):
        session.take(AddImage(image_id, path))
        for class_id in (1, 2):
            pixels = np.full((4, 60), class_id, np.uint8)
            region = Region(30 * class_id, 10, 4, 60)
            session.take(Annotate(image_id, class_id, (96, 96), region, pixels))
    session.take(SetLive(True))
    return session


def test_poison_is_told_and_ends_in_a_sentence_not_in_a_crash(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reports: list[Report] = []
    session = drawn(["3"], reports)
    assert session.training.step()
    draw = session.learner._training_set.draw

    def poisoned(*arguments: Any) -> Any:
        batch = draw(*arguments)
        if batch is not None:
            batch.pixels[...] = np.nan
        return batch

    monkeypatch.setattr(session.learner._training_set, "draw", poisoned)
    steps = 0
    while session.training.can_step and steps < 200:
        session.training.step()
        steps += 1
    said = [report.sentence for report in reports if isinstance(report, EngineWarned)]
    assert "skipped" in said[0]
    assert "exploded" in said[1]
    state, reason, _ = session.state()
    assert state is EngineState.FAILED
    assert "again and again" in reason
    monkeypatch.undo()
    session.take(SetLive(True))
    assert session.training.step()
    assert session.state()[0] is EngineState.TRAINING


@pytest.mark.parametrize(("paths", "refused"), [(["3 a", "5 b", "1 c"], [2]), (["5 a", "5 b"], [])])
def test_images_that_do_not_fit_are_told_and_stop_nothing(
    paths: list[str], refused: list[int]
) -> None:
    reports: list[Report] = []
    session = drawn(paths, reports)
    for _ in range(12):
        assert session.training.step()
    failed = [report for report in reports if isinstance(report, ImageFailed)]
    assert [report.image_id for report in failed] == refused
    assert all("“5 b” has 5 channels" in report.reason for report in failed)
    assert session.state()[0] is EngineState.TRAINING


def test_strokes_of_held_out_images_measure_and_those_of_withheld_ones_are_not_there() -> None:
    session = drawn(["3", "3", "3"], [])
    session.take(SetPurposes(frozenset({2}), frozenset({3})))
    stroke = np.full((4, 60), 1, np.uint8)
    for image_id in (2, 3):
        session.take(Annotate(image_id, 3, (96, 96), Region(30, 10, 4, 60), stroke))
    known = session.learner._training_set
    assert {place[0] for place, _ in known.annotations} == {1, 2}
    trained = {
        place[0] for place, tile in known.annotations if known.held_out.trained_counts(place, tile)
    }
    assert trained == {1}
    assert {cell.key for cell in known.held_out.cells} == {2}
    assert session.training.step()
    session.take(SetPurposes())
    assert {place[0] for place, _ in known.annotations} == {1}
    session.take(Annotate(2, 4, (96, 96), Region(30, 10, 4, 60), stroke))
    assert known.held_out.cells == []
