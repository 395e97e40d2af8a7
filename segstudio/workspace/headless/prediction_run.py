"""Predicting whole images, one after the other, with memory for two of them at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from segstudio.document.prediction import PredictedMask
from segstudio.storage.errors import ImageUnreadable
from segstudio.storage.image_file import read_size
from segstudio.worker.messages import (
    AddImage,
    JobFinished,
    PredictImages,
    TilePredicted,
)
from segstudio.workspace.headless.engine_talk import EngineTalk

IN_FLIGHT = 2
"""Images asked for at a time: the engine never waits, and memory does not grow."""

OnProblem = Callable[[int, str], None]
"""Called with an image's id and why it has to be left out."""


class NoNetwork(ValueError):
    """There is nothing to predict with; the text says what to do."""


def check_network(checkpoint: Path) -> None:
    """Raise NoNetwork where the project has no trained network."""
    if not checkpoint.exists():
        raise NoNetwork(
            f"There is no trained network in “{checkpoint.parent}”. Train one with “segstudio "
            "train” or in the window."
        )


def predicted_images(
    talk: EngineTalk, paths: Mapping[int, Path], on_problem: OnProblem
) -> Iterator[tuple[int, PredictedMask]]:
    """Yield (image id, prediction) of each image that can be read, in order.

    Raises EngineFailed.
    """
    waiting = deque(paths)
    wholes: dict[int, PredictedMask] = {}
    while waiting or wholes:
        while waiting and len(wholes) < IN_FLIGHT:
            image_id = waiting.popleft()
            try:
                wholes[image_id] = PredictedMask(read_size(paths[image_id]))
            except ImageUnreadable as error:
                on_problem(image_id, str(error))
                continue
            talk.send(AddImage(image_id, str(paths[image_id])))
            talk.send(PredictImages(image_id, (image_id,)))
        if not wholes:
            return
        report = talk.next_report()
        if isinstance(report, TilePredicted) and report.image_id in wholes:
            wholes[report.image_id].put(
                report.tile, report.version, report.class_ids, report.confidence
            )
        elif isinstance(report, JobFinished) and report.job_id in wholes:
            whole = wholes.pop(report.job_id)
            if report.problem is None:
                yield report.job_id, whole
            else:
                reason = talk.failed_images.get(report.job_id, report.problem)
                on_problem(report.job_id, reason)
