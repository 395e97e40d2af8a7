"""Predicting whole images, one after the other, with memory for two of them at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from segstudio.document.prediction import PredictedMask
from segstudio.document.refinement import Refinement
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


@dataclass(frozen=True, slots=True)
class _UnderWay:
    image_id: int
    job_id: int
    whole: PredictedMask


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
    talk: EngineTalk,
    images: Iterable[tuple[int, Path]],
    on_problem: OnProblem,
    refinement: Refinement | None = None,
) -> Iterator[tuple[int, PredictedMask]]:
    """Yield (image id, prediction) of each image that can be read, in order.

    images: (image id, file), taken as they are needed. refinement: of the probabilities, None for
    none. Raises EngineFailed.
    """
    waiting, jobs = iter(images), count(1)
    free = deque(range(1, IN_FLIGHT + 1))
    # The engine knows images by few ids, which are given again and again: it forgets the others.
    under_way: dict[int, _UnderWay] = {}
    while True:
        while free and (image := next(waiting, None)) is not None:
            try:
                whole = PredictedMask(read_size(image[1]))
            except ImageUnreadable as error:
                on_problem(image[0], str(error))
                continue
            known_as = free.popleft()
            under_way[known_as] = _UnderWay(image[0], next(jobs), whole)
            talk.send(AddImage(known_as, str(image[1])))
            talk.send(PredictImages(under_way[known_as].job_id, (known_as,), refinement=refinement))
        if not under_way:
            return
        report = talk.next_report()
        if isinstance(report, TilePredicted) and report.image_id in under_way:
            under_way[report.image_id].whole.put(
                report.tile, report.version, report.class_ids, report.confidence
            )
        elif isinstance(report, JobFinished):
            ended = (each for each, work in under_way.items() if work.job_id == report.job_id)
            known_as = next(ended, 0)
            if not known_as:
                continue
            work = under_way.pop(known_as)
            free.append(known_as)
            failure = talk.failed_images.pop(known_as, report.problem)
            if report.problem is None:
                yield work.image_id, work.whole
            else:
                on_problem(work.image_id, failure or report.problem)
