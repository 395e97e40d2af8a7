"""Networks trained from the same strokes for as long, and measured on the same images."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import psutil

from segstudio.document.method_fit import check_fit
from segstudio.document.network_choice import NetworkChoice
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.fresh_network import FreshNetwork, mean_dice
from segstudio.workspace.headless.training_run import (
    MethodChanges,
    TrainingFigures,
    TrainingGoal,
)
from segstudio.workspace.label_check import check_labels, check_same_labels, labels_digest
from segstudio.workspace.labelled_project import LabelledProject
from segstudio.workspace.leaderboard import Leaderboard, LeaderboardRow
from segstudio.workspace.project_rules import RULES_SETTING
from segstudio.workspace.scoring.truth import DrawnTruth, Which

OnStep = Callable[[str, TrainingFigures], None]


class NothingToMeasure(ValueError):
    """No image is set aside to measure on; the text says what to do."""


def records_to_measure(opened: LabelledProject, which: Which) -> list[ImageRecord]:
    """Return the labelled images that networks are measured on. Raises NothingToMeasure."""
    truth = DrawnTruth(which)
    annotated = opened.store.annotated_images()
    records = [each for each in annotated if each.shape is not None and truth.holds(each)]
    if not records:
        raise NothingToMeasure(
            f"No labelled image is set aside ({which.value}): networks are compared on images that "
            "they did not learn from. Use “Split images…” or “segstudio split”, and label some."
        )
    return records


@dataclass(frozen=True)
class NetworkComparison:
    """What is alike for all networks. method: settings of how they learn. which: images measured.

    new_talk: starts an engine. The project's own network is not touched.
    """

    opened: LabelledProject
    goal: TrainingGoal
    method: MethodChanges = ()
    which: Which = Which.HELD_OUT
    new_talk: Callable[[], EngineTalk] = EngineTalk

    def run(self, choices: Sequence[NetworkChoice], on_step: OnStep) -> Iterator[LeaderboardRow]:
        """Yield each network's row as it comes; what the leaderboard has is not done again.

        Raises NothingToMeasure, NothingToTrain and MethodUnknown, a network cannot learn so, before
        anything starts; LabelsChanged, LeaderboardUnreadable, StorageError; EngineFailed after all
        the others for those that could not be measured.
        """
        records = records_to_measure(self.opened, self.which)
        check_labels(self.opened.classes, self.opened.counts)
        for choice in choices:
            check_fit({**choice.settings, **dict(self.method)})
        board, labels = Leaderboard(self.opened.info.folder), labels_digest(self.opened)
        problems = []
        for choice in choices:
            key = self._key(choice, labels)
            row = board.row(key)
            if row is None:
                try:
                    row = self._trained(choice, key, self._setup(labels), records, on_step)
                except EngineFailed as error:
                    problems.append(f"{choice.words}: {error}")
                    continue
                check_same_labels(self.opened, labels)
                board.add(row)
            yield row
        if problems:
            raise EngineFailed(" ".join(problems))

    def _key(self, choice: NetworkChoice, labels: str) -> str:
        how = (sorted(choice.settings.items()), sorted(self.method), self.goal, self.which.value)
        return hashlib.sha256(f"{labels} {how}".encode()).hexdigest()

    def _setup(self, labels: str) -> str:
        """Return a digest of all that rows must share to be compared."""
        how = (sorted(self.method), self.goal, self.which.value)
        return hashlib.sha256(f"{labels} {how}".encode()).hexdigest()

    def _trained(
        self,
        choice: NetworkChoice,
        key: str,
        setup: str,
        records: Sequence[ImageRecord],
        on_step: OnStep,
    ) -> LeaderboardRow:
        settings = (*choice.settings.items(), *self.method)
        # An engine for each: what one network leaves in memory is not counted for the next.
        with self.new_talk() as talk:
            fresh = FreshNetwork(talk, self.opened, self.goal, settings)
            found = fresh.measured(records, lambda each: on_step(choice.brief, each))
            memory = psutil.Process(talk.process_id).memory_info().rss
            device = talk.device_name
        dice, low, high = mean_dice(found.overlaps, self.opened.classes.ids)
        figures = found.figures
        told = {name: each for name, each in settings if name != RULES_SETTING}
        speed = figures.steps / max(figures.seconds, 1e-9)
        return LeaderboardRow(
            *(key, choice.words, dice, low, high, len(records), figures.steps, figures.seconds),
            *(speed, found.mpx_per_s, memory, found.size_bytes, device, setup, told),
        )
