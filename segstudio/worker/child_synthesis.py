"""Making images from masks in the engine's process: a step, or an image, at a time."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

import torch

from segstudio.engine.errors import EngineError
from segstudio.engine.synthesis.pairs import Pairs
from segstudio.engine.synthesis.translation import Translation
from segstudio.worker.image_library import ReadImage
from segstudio.worker.messages import (
    ImageSynthesized,
    JobFinished,
    JobProgressed,
    Report,
    SynthesizeImages,
)

_log = logging.getLogger(__name__)

_TELL_S = 0.2
PAINT_S = 0.5
"""What an image is counted with before the first was painted."""


@dataclass
class _Work:
    request: SynthesizeImages
    translation: Translation | None = None
    spent_s: float = 0.0
    painted: int = 0


class Synthesis:
    """One job at a time; the next waits. Reports by itself."""

    def __init__(
        self, report: Callable[[Report], None], read: ReadImage, device: Callable[[], str]
    ) -> None:
        """device: tells that of the learner, "cpu", "cuda:0" and so on."""
        self._report = report
        self._read = read
        self._device = device
        self._works: list[_Work] = []
        self._told_at = 0.0

    def __bool__(self) -> bool:
        return bool(self._works)

    def add(self, request: SynthesizeImages) -> None:
        """Put a job at the end."""
        self._works.append(_Work(request))

    def cancel(self, job_id: int) -> None:
        """End a job now; an unknown one is none."""
        for work in [each for each in self._works if each.request.job_id == job_id]:
            self._works.remove(work)
            self._report(JobFinished(job_id, is_cancelled=True))

    def work(self) -> None:
        """Do a piece of the first job: read the images, take a step, or paint an image."""
        work = self._works[0]
        try:
            self._piece(work)
        except Exception as error:
            level = logging.INFO if isinstance(error, EngineError) else logging.ERROR
            _log.log(level, "No images could be made.", exc_info=True)
            self._end(work, str(error) or type(error).__name__)

    def _piece(self, work: _Work) -> None:
        began, request = time.monotonic(), work.request
        if work.translation is None:
            pairs = [(self._read(each.path), each.class_ids) for each in request.pairs]
            of_classes = request.class_ids, request.rare_id
            made = Pairs(pairs, *of_classes, request.seed)
            work.translation = Translation(made, torch.device(self._device()), request.seed)
        elif work.spent_s < request.seconds:
            work.translation.step()
            work.spent_s += time.monotonic() - began
        else:
            pixels = work.translation.paint(request.masks[work.painted])
            self._report(ImageSynthesized(request.job_id, work.painted, pixels))
            work.painted += 1
            if work.painted == len(request.masks):
                self._end(work)
                return
        self._tell(work)

    def _tell(self, work: _Work) -> None:
        now = time.monotonic()
        if now - self._told_at < _TELL_S:
            return
        self._told_at = now
        request = work.request
        painting_s = PAINT_S * len(request.masks)
        done = min(work.spent_s, request.seconds) + PAINT_S * work.painted
        total = request.seconds + painting_s
        job = request.job_id
        self._report(JobProgressed(job, round(done), max(1, round(total)), total - done))

    def _end(self, work: _Work, problem: str | None = None) -> None:
        self._works.remove(work)
        self._report(JobFinished(work.request.job_id, is_cancelled=False, problem=problem))
