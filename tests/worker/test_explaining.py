"""The engine's process explains while it trains; the newest question counts, and none is lost."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from segstudio.document.explanation import Question
from segstudio.document.region import Region
from segstudio.worker.messages import (
    CancelJob,
    ExplainImage,
    ExplanationProgressed,
    ImageExplained,
    SetLive,
    VersionPublished,
)

from .conftest import BLOB, Sitting

WHOLE = Region(0, 0, 256, 256)


def test_the_newest_question_is_answered_while_training_goes_on(
    sitting: Sitting, tmp_path: Path
) -> None:
    image_id = sitting.learn(tmp_path)
    sitting.wait(VersionPublished, lambda report: report.step > 5)
    slow = Question("occlusion", BLOB, square_px=4)
    sitting.send(ExplainImage(1, image_id, WHOLE, slow))
    sitting.wait(ExplanationProgressed, lambda report: report.job_id == 1)
    sitting.send(ExplainImage(2, image_id, WHOLE, Question("gradcam", BLOB, (64, 64))))
    found = sitting.wait(ImageExplained)
    assert (found.job_id, found.image_id, found.problem) == (2, image_id, "")
    assert found.version > 0
    assert found.answer is not None
    assert found.answer.region == WHOLE
    assert found.answer.values.shape == (256, 256)
    assert found.answer.asked_px > 0

    sitting.wait(VersionPublished)
    sitting.send(ExplainImage(9, image_id, WHOLE, Question("ensemble")))
    versions = sitting.wait(ImageExplained).answer
    assert versions is not None
    assert 0 <= versions.low < versions.high <= 1

    sitting.send(ExplainImage(3, image_id, WHOLE, slow))
    sitting.wait(ExplanationProgressed, lambda report: report.job_id == 3)
    sitting.send(SetLive(False))
    sitting.send(CancelJob(3))
    sitting.send(ExplainImage(4, image_id, WHOLE, dataclasses.replace(slow, class_id=77)))
    refused = sitting.wait(ImageExplained)
    assert (refused.job_id, refused.answer) == (4, None)
    assert "has not learned that class" in refused.problem


def test_what_cannot_be_explained_is_told(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    image_id = sitting.add_blobs()
    sitting.send(ExplainImage(1, image_id, WHOLE, Question("features")))
    assert "no trained network" in sitting.wait(ImageExplained).problem
