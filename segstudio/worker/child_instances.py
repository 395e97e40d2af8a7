"""Mask R-CNN in the engine's process: a step of training or an image at a time."""

from __future__ import annotations

import json
import logging
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from segstudio.document.found_instance import FoundInstance
from segstudio.document.instance_card import CARD_NAME, InstanceCard
from segstudio.engine.errors import EngineError, ImageRefused, NetworkRefused
from segstudio.engine.network_file import check_target
from segstudio.worker.image_library import ReadImage
from segstudio.worker.messages import (
    ExportInstances,
    FindInstances,
    ImageFailed,
    InstancesExported,
    InstancesFound,
    InstancesStepped,
    JobFinished,
    JobProgressed,
    KnownScene,
    Report,
    Request,
    TrainInstances,
)

if TYPE_CHECKING:
    from segstudio.engine.instances.scene import Scene
    from segstudio.engine.instances.training import InstanceStep

_log = logging.getLogger(__name__)

_TELL_S = 0.2
"""Steps are told no more often."""
_NONE_READ = "None of the images could be read, so there is nothing to learn instances from."


@dataclass
class _Training:
    """waiting: images that are not read yet. steps: None before training has begun."""

    request: TrainInstances
    network: Any
    missing: int
    waiting: deque[KnownScene] = field(default_factory=deque)
    scenes: list[Scene] = field(default_factory=list)
    steps: Iterator[InstanceStep] | None = None
    last: InstanceStep | None = None


@dataclass
class _Finding:
    request: FindInstances
    done: int = 0


class InstanceWork:
    """Jobs of training and finding instances, in the order that they were asked for.

    torchvision is imported with the first one.
    """

    def __init__(
        self,
        report: Callable[[Report], None],
        read: ReadImage,
        device: Callable[[], str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """device: returns where to compute now, such as "cpu" or "cuda:0"."""
        self._report = report
        self._read = read
        self._device = device
        self._clock = clock
        self._jobs: deque[_Training | _Finding] = deque()
        self._told_at = -_TELL_S
        self._kept: tuple[tuple[str, int], Any, InstanceCard] | None = None

    def __bool__(self) -> bool:
        """True where there is something to do now; a training that waits for images has nothing."""
        job = self._jobs[0] if self._jobs else None
        if isinstance(job, _Training):
            return bool(job.waiting) or not job.missing
        return job is not None

    def ask(self, request: Request) -> None:
        """Take a job, or an image of one; what cannot be is told by JobFinished.

        A request that is none of this is passed over.
        """
        match request:
            case FindInstances():
                self._jobs.append(_Finding(request))
            case KnownScene():
                self._take_scene(request)
            case TrainInstances():
                self._begin(request)
            case ExportInstances():
                self._report(self._exported(request))
            case _:
                pass

    def cancel(self, job_id: int) -> None:
        """End a job now; an unknown one is none. The network there was stays."""
        for job in list(self._jobs):
            if job.request.job_id == job_id:
                self._jobs.remove(job)
                self._report(JobFinished(job_id, is_cancelled=True))

    def work(self) -> None:
        """Do a piece of the job at hand."""
        job = self._jobs[0]
        try:
            if isinstance(job, _Training):
                self._train(job)
            else:
                self._find(job)
        except Exception as error:
            is_foreseen = isinstance(error, EngineError | OSError)
            level = logging.INFO if is_foreseen else logging.ERROR
            _log.log(level, "A job on instances failed: %s", error, exc_info=not is_foreseen)
            self._end(job, str(error) or type(error).__name__)

    def _begin(self, request: TrainInstances) -> None:
        from segstudio.engine.instances.network import build
        from segstudio.engine.instances.training import SEED
        from segstudio.engine.seeded import seeded

        try:
            with seeded(SEED):
                network = build(request.backbone, len(request.class_ids))
        except EngineError as error:
            self._report(JobFinished(request.job_id, is_cancelled=False, problem=str(error)))
            return
        self._jobs.append(_Training(request, network, request.scenes))

    def _take_scene(self, scene: KnownScene) -> None:
        for job in self._jobs:
            if isinstance(job, _Training) and job.request.job_id == scene.job_id:
                job.waiting.append(scene)
                job.missing -= 1

    def _train(self, job: _Training) -> None:
        if job.waiting:
            self._read_scene(job, job.waiting.popleft())
            return
        if job.steps is None:
            job.steps = self._started(job)
        step = next(job.steps, None)
        if step is None:
            self._save(job)
            self._end(job)
            return
        job.last = step
        now = self._clock()
        if now - self._told_at >= _TELL_S or step.steps == 1 or step.share >= 1:
            self._told_at = now
            job_id = job.request.job_id
            told = InstancesStepped(job_id, step.steps, step.seconds, step.loss, step.share)
            self._report(told)

    def _read_scene(self, job: _Training, known: KnownScene) -> None:
        from segstudio.engine.instances.scene import scene_of

        request = job.request
        kinds = tuple(request.class_ids.index(each) + 1 for each in known.class_ids)
        pixels = self._pixels(known.image_id, known.path)
        if pixels is None:
            return
        try:
            numbers = known.numbers.astype(np.int32)
            job.scenes.append(scene_of(pixels, numbers, kinds, request.side_px))
        except EngineError as error:
            self._report(ImageFailed(known.image_id, str(error)))

    def _started(self, job: _Training) -> Iterator[InstanceStep]:
        import torch

        from segstudio.engine.instances.training import train

        if not any(each.classes for each in job.scenes):
            raise NetworkRefused(_NONE_READ)
        request = job.request
        device = torch.device(self._device())
        return train(job.network, job.scenes, device, request.seconds, request.steps)

    def _save(self, job: _Training) -> None:
        from segstudio.engine.instances.instance_file import save

        request, last = job.request, job.last
        card = InstanceCard(
            request.backbone,
            request.class_ids,
            request.side_px,
            images=len(job.scenes),
            instances=sum(len(each.classes) for each in job.scenes),
            steps=last.steps if last else 0,
            seconds=round(last.seconds, 1) if last else 0.0,
        )
        save(Path(request.folder), job.network, card)

    def _find(self, job: _Finding) -> None:
        network, card = self._network(job.request.folder)
        images = job.request.images
        if job.done < len(images):
            self._find_in(job, images[job.done], network, card)
            job.done += 1
            self._report(JobProgressed(job.request.job_id, job.done, len(images), None))
        if job.done == len(images):
            self._end(job)

    def _find_in(
        self, job: _Finding, image: tuple[int, str], network: Any, card: InstanceCard
    ) -> None:
        import torch

        from segstudio.engine.instances.detection import detect

        image_id, pixels = image[0], self._pixels(*image)
        if pixels is None:
            return
        try:
            said = detect(network, pixels, card.side_px, torch.device(self._device()))
        except ImageRefused as error:
            self._report(ImageFailed(image_id, str(error)))
            return
        found = tuple(
            FoundInstance(
                card.class_ids[each.kind - 1], each.score, each.row, each.column, each.stencil
            )
            for each in said
        )
        shape = (pixels.shape[0], pixels.shape[1])
        self._report(InstancesFound(job.request.job_id, image_id, shape, found))

    def _exported(self, request: ExportInstances) -> InstancesExported:
        path, image = Path(request.path), Path(request.image_path)
        try:
            from segstudio.engine.instances.instance_onnx import write_instances

            check_target(path)
            network, card = self._network(request.folder)
            pixels, about = self._read(request.image_path), json.loads(request.about)
            difference = write_instances(path, network, card, about, pixels, image.name)
            return InstancesExported(request.path, difference)
        except EngineError as error:
            return InstancesExported(request.path, problem=str(error))
        except Exception as error:
            _log.exception("The network for instances could not be exported.")
            sentence = f"The network could not be exported to “{path}”: {error}"
            return InstancesExported(request.path, problem=sentence)

    def _network(self, folder: str) -> tuple[Any, InstanceCard]:
        """Return the network in a folder, read again where it is another. Raises EngineError."""
        from segstudio.engine.instances.instance_file import load

        path = Path(folder) / CARD_NAME
        state = (folder, path.stat().st_mtime_ns if path.exists() else 0)
        if self._kept is None or self._kept[0] != state:
            self._kept = (state, *load(Path(folder)))
        return self._kept[1], self._kept[2]

    def _pixels(self, image_id: int, path: str) -> Any:
        try:
            return self._read(path)
        except Exception as error:
            self._report(ImageFailed(image_id, str(error)))
            return None

    def _end(self, job: _Training | _Finding, problem: str | None = None) -> None:
        self._jobs.remove(job)
        self._report(JobFinished(job.request.job_id, is_cancelled=False, problem=problem))
