"""Networks trained from the same strokes for as long, and measured on the same images."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psutil

from segstudio.document.mask_edit import MaskArray
from segstudio.document.network_choice import NetworkChoice
from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import OpenProject
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.prediction_run import predicted_images
from segstudio.workspace.headless.training_run import (
    MethodChanges,
    TrainingFigures,
    TrainingGoal,
    check_labels,
    send_annotations,
    train_until,
)
from segstudio.workspace.leaderboard import Leaderboard, LeaderboardRow
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.saved_versions import saved_versions
from segstudio.workspace.scoring.bootstrap import drawn_means, interval
from segstudio.workspace.scoring.evaluation import Overlap, overlaps
from segstudio.workspace.scoring.truth import DrawnTruth, Which

OnStep = Callable[[str, TrainingFigures], None]


class NothingToMeasure(ValueError):
    """No image is set aside to measure on; the text says what to do."""


@dataclass(frozen=True)
class NetworkComparison:
    """What is alike for all networks. method: settings of how they learn. which: images measured.

    The project's own network is not touched.
    """

    opened: OpenedProject
    goal: TrainingGoal
    method: MethodChanges = ()
    which: Which = Which.HELD_OUT

    def run(self, choices: Sequence[NetworkChoice], on_step: OnStep) -> Iterator[LeaderboardRow]:
        """Yield each network's row as it comes; what the leaderboard has is not done again.

        Raises NothingToMeasure, NothingToTrain, EngineFailed, LeaderboardUnreadable, StorageError.
        """
        records = self._measured()
        check_labels(self.opened.classes, self.opened.counts)
        board, labels = Leaderboard(self.opened.info.folder), self._labels()
        for choice in choices:
            key = self._key(choice, labels)
            row = board.row(key)
            if row is None:
                row = self._trained(choice, key, records, on_step)
                board.add(row)
            yield row

    def _measured(self) -> list[ImageRecord]:
        truth = DrawnTruth(self.which)
        annotated = self.opened.store.annotated_images()
        records = [each for each in annotated if each.shape is not None and truth.holds(each)]
        if not records:
            raise NothingToMeasure(
                f"No labelled image is set aside ({self.which.value}): networks are compared on "
                "images that they did not learn from. Use “segstudio split”, and label some."
            )
        return records

    def _labels(self) -> str:
        """Return a digest of what is drawn, and of what each image is for."""
        digest = hashlib.sha256(repr(self.opened.classes.ids).encode())
        for record in self.opened.store.annotated_images():
            digest.update(f"{record.id} {record.split} {record.is_excluded}".encode())
            digest.update(np.ascontiguousarray(self._drawn(record)).data)
        return digest.hexdigest()

    def _key(self, choice: NetworkChoice, labels: str) -> str:
        how = (sorted(choice.settings.items()), sorted(self.method), self.goal, self.which.value)
        return hashlib.sha256(f"{labels} {how}".encode()).hexdigest()

    def _drawn(self, record: ImageRecord) -> MaskArray:
        if record.shape is None:
            return np.zeros((0, 0), np.uint8)
        return self.opened.store.load_mask(record.id, record.shape)[0].class_ids

    def _trained(
        self, choice: NetworkChoice, key: str, records: Sequence[ImageRecord], on_step: OnStep
    ) -> LeaderboardRow:
        figures, ids = TrainingFigures(), self.opened.classes.ids
        settings = (*choice.settings.items(), *self.method)
        # An engine for each: what one network leaves in memory is not counted for the next.
        with TemporaryDirectory(prefix="segstudio-") as folder, EngineTalk() as talk:
            talk.wait_ready()
            talk.send(OpenProject(ids, None, settings=settings))
            send_annotations(talk, self.opened)
            train_until(talk, self.goal, figures, lambda each: on_step(choice.words, each))
            checkpoint = Path(folder) / "network"
            talk.save(str(checkpoint))
            # Opened anew: images are known by other ids while they are predicted.
            talk.send(OpenProject(ids, str(checkpoint), newest_version=figures.version))
            found, mpx_per_s = self._predicted(talk, records)
            memory = psutil.Process(talk.process_id).memory_info().rss
            size = saved_versions(checkpoint)[-1].size_bytes or 0
            device = talk.device_name
        dice, low, high = mean_dice(found, ids)
        speed = figures.steps / max(figures.seconds, 1e-9)
        return LeaderboardRow(
            *(key, choice.words, dice, low, high, len(found), figures.steps, figures.seconds),
            *(speed, mpx_per_s, memory, size, device),
        )

    def _predicted(
        self, talk: EngineTalk, records: Sequence[ImageRecord]
    ) -> tuple[list[dict[int, Overlap]], float]:
        by_id, found, pixels = {each.id: each for each in records}, [], 0

        def refuse(image_id: int, reason: str) -> None:
            # A figure of fewer images could not be compared with the others.
            raise EngineFailed(f"{by_id[image_id].name}: {reason}")

        began, seconds = time.perf_counter(), 0.0
        paths = [(each.id, each.path) for each in records]
        for image_id, prediction in predicted_images(talk, paths, refuse):
            seconds = time.perf_counter() - began
            pixels += prediction.class_ids.size
            drawn = self._drawn(by_id[image_id])
            found.append(overlaps(drawn, prediction.class_ids, self.opened.classes.ids))
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
