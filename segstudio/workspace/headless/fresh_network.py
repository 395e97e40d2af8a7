"""A network that learns from nothing, from a project's strokes, and is measured; none is kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import OpenProject, SetPurposes
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.prediction_run import predicted_images
from segstudio.workspace.headless.training_run import (
    NOTHING_LEARNED,
    MethodChanges,
    TrainingFigures,
    TrainingGoal,
    send_annotations,
    train_until,
)
from segstudio.workspace.label_check import drawn
from segstudio.workspace.labelled_project import LabelledProject
from segstudio.workspace.saved_versions import saved_versions
from segstudio.workspace.scoring.bootstrap import drawn_means, interval
from segstudio.workspace.scoring.evaluation import Overlap, overlaps


@dataclass(frozen=True)
class Measured:
    """overlaps: of each image and class. mpx_per_s: predicted, with reading. size_bytes: of it."""

    overlaps: list[dict[int, Overlap]]
    figures: TrainingFigures
    mpx_per_s: float
    size_bytes: int


@dataclass(frozen=True)
class FreshNetwork:
    """How it learns. settings: as OpenProject takes them. The project's own is not touched."""

    talk: EngineTalk
    opened: LabelledProject
    goal: TrainingGoal
    settings: MethodChanges = ()

    def measured(
        self,
        records: Sequence[ImageRecord],
        on_step: Callable[[TrainingFigures], None],
        purposes: SetPurposes | None = None,
    ) -> Measured:
        """Train, and measure on the images of `records`.

        purposes: what images are for, where that is not as the project says.
        Raises EngineFailed, also for an image that cannot be read; StorageError.
        """
        figures, ids, talk = TrainingFigures(), self.opened.classes.ids, self.talk
        talk.wait_ready()
        talk.send(OpenProject(ids, None, settings=self.settings))
        send_annotations(talk, self.opened, purposes, dict(self.settings))
        train_until(talk, self.goal, figures, on_step)
        if not figures.version:
            raise EngineFailed(NOTHING_LEARNED)
        with TemporaryDirectory(prefix="segstudio-") as folder:
            checkpoint = Path(folder) / "network"
            talk.save(str(checkpoint))
            # Opened anew: images are known by other ids while they are predicted.
            talk.send(OpenProject(ids, str(checkpoint), newest_version=figures.version))
            found, mpx_per_s = predicted_overlaps(talk, self.opened, records)
            size = saved_versions(checkpoint)[-1].size_bytes or 0
        return Measured(found, figures, mpx_per_s, size)


def predicted_overlaps(
    talk: EngineTalk, opened: LabelledProject, records: Sequence[ImageRecord]
) -> tuple[list[dict[int, Overlap]], float]:
    """Predict images with what the engine shows; return the overlaps of each, and Mpx/s of it all.

    Raises EngineFailed, also for an image that cannot be read; StorageError.
    """
    by_id, found, pixels = {each.id: each for each in records}, [], 0

    def refuse(image_id: int, reason: str) -> None:
        # A figure of fewer images could not be compared with the others.
        problem = f"{by_id[image_id].name}: {reason}"
        raise EngineFailed(" ".join([*talk.warnings, problem]))

    began, seconds = time.perf_counter(), 0.0
    paths = [(each.id, each.path) for each in records]
    for image_id, prediction in predicted_images(talk, paths, refuse):
        seconds = time.perf_counter() - began
        pixels += prediction.class_ids.size
        truth = drawn(opened, by_id[image_id])
        found.append(overlaps(truth, prediction.class_ids, opened.classes.ids))
    return found, pixels / 1e6 / max(seconds, 1e-9)


def mean_dice(
    found: Sequence[Mapping[int, Overlap]], ids: Sequence[int]
) -> tuple[float, float, float]:
    """Return the mean Dice over classes but the first, and where 95 % of its draws lie.

    -1 each where no such class is in any image; low and high are -1 for a single image.
    """
    rows = [[image[each].dice for each in ids[1:]] for image in found]
    values = np.array(rows, dtype=float)  # None becomes not a number
    known = ~np.isnan(values).all(axis=0)
    if not known.any():
        return -1.0, -1.0, -1.0
    values = values[:, known]
    mean = float(np.nanmean(values, axis=0).mean())
    if len(found) < 2:
        return mean, -1.0, -1.0
    low, high = interval(drawn_means(values).mean(axis=1)) or (-1.0, -1.0)
    return mean, low, high
