"""Training and finding instances with an engine of one's own, for the window and without one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from segstudio.document.found_instance import FoundInstance
from segstudio.document.instance_choice import SMALL, USUAL_SIDE_PX, memory_bytes
from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import (
    ExportInstances,
    FindInstances,
    InstancesExported,
    InstancesFound,
    InstancesStepped,
    JobFinished,
    KnownScene,
    OpenProject,
    TrainInstances,
)
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.instance_truth import InstanceTruth, KnownInstances

FOLDER = "instances"
"""In the project's folder of networks."""
USUAL_SECONDS = 300.0
_JOB = 1


@dataclass(frozen=True, slots=True)
class InstanceOrder:
    """How to train. folder: where the network is written to. seconds, steps: 0: no such limit.

    device: "cpu", "cuda" …; None for the best.
    """

    folder: Path
    backbone: str = SMALL
    side_px: int = USUAL_SIDE_PX
    seconds: float = USUAL_SECONDS
    steps: int = 0
    device: str | None = None


@dataclass
class InstanceReport:
    """What came of training. losses: as told, the first and the last step among them."""

    images: int = 0
    instances: int = 0
    steps: int = 0
    losses: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class TooLittleMemory(ValueError):
    """Training would not fit into memory; the text says how much it takes and what to do."""


OnStep = Callable[[InstancesStepped], None]


def instance_folder(project: Path) -> Path:
    """Return where a project's network for instances is."""
    return project / "networks" / FOLDER


def train_instances(
    talk: EngineTalk,
    order: InstanceOrder,
    truth: InstanceTruth,
    on_image: Callable[[int, int], None],
    on_step: OnStep,
) -> InstanceReport:
    """Train anew and write the network; before there is one, nothing is changed.

    The engine is not started where nothing can be learned. Raises TooFewInstances,
    TooLittleMemory, EngineFailed.
    """
    known = list(truth.read(order.side_px, on_image))
    check_memory(order, known)
    talk.send(OpenProject(truth.classes.ids, device=order.device))
    folder, ids = str(order.folder), truth.class_ids
    limits = len(known), order.seconds, order.steps
    talk.send(TrainInstances(_JOB, folder, order.backbone, ids, order.side_px, *limits))
    for each in known:
        path = str(each.record.path)
        talk.send(KnownScene(_JOB, each.record.id, path, each.numbers, each.class_ids))
    report = InstanceReport(problems=truth.problems)
    while True:
        said = talk.next_report()
        if isinstance(said, InstancesStepped):
            report.steps = said.steps
            report.losses.append(said.loss)
            on_step(said)
        elif isinstance(said, JobFinished):
            break
    if said.problem:
        raise EngineFailed(said.problem)
    learned = [each for each in known if each.record.id not in talk.failed_images]
    report.images = len(learned)
    report.instances = sum(len(each.class_ids) for each in learned)
    report.problems += failures(talk, [each.record for each in known])
    return report


def check_memory(order: InstanceOrder, known: Sequence[KnownInstances]) -> None:
    """Raise TooLittleMemory where training would need more than is free."""
    pixels = sum(each.numbers.size for each in known)
    largest = max((each.numbers.size for each in known), default=0)
    needed, free = memory_bytes(order.backbone, largest, pixels), psutil.virtual_memory().available
    if needed > free:
        raise TooLittleMemory(
            f"Training so on {len(known)} images takes about {needed / 2**30:.1f} GiB of memory, "
            f"and {free / 2**30:.1f} GiB are free. Let the network see images smaller (now "
            f"{order.side_px} px), take the small backbone, or close other programs."
        )


def find_instances(
    talk: EngineTalk,
    folder: Path,
    records: Sequence[ImageRecord],
    class_ids: tuple[int, ...],
    device: str | None = None,
) -> Iterator[tuple[ImageRecord, tuple[int, int], Sequence[FoundInstance]]]:
    """Yield each image with its shape and instances, the surest first, as they are found.

    class_ids: of the project. Images that cannot be read are in `talk.failed_images` then.
    Raises EngineFailed.
    """
    by_id = {each.id: each for each in records}
    talk.send(OpenProject(class_ids, device=device))
    images = tuple((each.id, str(each.path)) for each in records)
    talk.send(FindInstances(_JOB, str(folder), images))
    while True:
        said = talk.next_report()
        if isinstance(said, InstancesFound):
            yield by_id[said.image_id], said.shape, said.found
        elif isinstance(said, JobFinished):
            if said.problem:
                raise EngineFailed(said.problem)
            return


def export_instances(
    talk: EngineTalk, folder: Path, class_ids: tuple[int, ...], file: Path, about: str, image: Path
) -> float:
    """Write the network in `folder` to `file`, .onnx, with a card; return the largest difference.

    class_ids: of the project. about: see `about_classes`. image: what the file is checked with.
    Raises EngineFailed.
    """
    talk.send(OpenProject(class_ids))
    talk.send(ExportInstances(str(folder), str(file), about, str(image)))
    outcome = talk.wait_for(lambda report: isinstance(report, InstancesExported))
    if not isinstance(outcome, InstancesExported) or outcome.problem:
        raise EngineFailed(getattr(outcome, "problem", ""))
    return outcome.difference


def failures(talk: EngineTalk, records: Sequence[ImageRecord]) -> list[str]:
    """Return a sentence for each image that the engine could not read."""
    names = {each.id: each.name for each in records}
    return [f"{names[each]}: {reason}" for each, reason in talk.failed_images.items()]
