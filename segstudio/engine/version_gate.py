"""Never worse: decides whether a newer version is shown, by what it says of held-out strokes.

Decision and figures: .github/decisions/0005-never-worse.md.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from segstudio.engine.calibration import Calibration, calibrate
from segstudio.engine.errors import ImageRefused
from segstudio.engine.held_out import Cell, Labels
from segstudio.engine.held_out_score import CellScore, dice_interval, mean_dice, score_cell
from segstudio.engine.predictor import Predictor
from segstudio.engine.training_set import TrainingSet

FEWEST_CELLS = 4
"""Fewer say more of themselves than of the network (measured: they cost Dice)."""
TOLERANCE = 0.02
"""Dice by which versions differ by chance; more where cells disagree (see `judge`)."""
CORRECTION_TOLERANCE = 0.10
"""The same, for a version that learned the person's newest strokes where the shown one is wrong."""
RIGHT_SHARE = 0.5
CONTRADICTED_DICE = 0.9
"""The shown version is wrong on the newest strokes below this."""


OnWarning = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Judgement:
    """is_shown: whether the newer version is to be shown. dice: its own, held out, 0 … 1.

    best_dice: that of the best version shown on the same strokes; None where there is none.
    interval: where 95 % of the Dice of drawn cells lie.
    """

    is_shown: bool
    dice: float | None = None
    best_dice: float | None = None
    calibration: Calibration | None = None
    interval: tuple[float, float] | None = None


class _Scores:
    """The scores of one version, each kept as long as the labels of its cell are the same."""

    def __init__(self, predictor: Predictor, training_set: TrainingSet) -> None:
        self._predictor = predictor
        self._training_set = training_set
        self._known: dict[Cell, tuple[int, CellScore | None]] = {}

    def of(self, cells: list[Cell], on_warning: OnWarning) -> list[CellScore]:
        """Return the scores on those of the held-out `cells` whose images can be read."""
        found = []
        for cell in cells:
            labels = self._training_set.held_out.labels(cell)
            crc = zlib.crc32(labels.tobytes())
            known = self._known.get(cell)
            if known is None or known[0] != crc:
                score = _score(self._predictor, self._training_set, cell, labels, on_warning)
                known = self._known[cell] = (crc, score)
            if known[1] is not None:
                found.append(known[1])
        return found


class VersionGate:
    """Compares each newer version with the one that is shown, on the same small windows."""

    def __init__(self, training_set: TrainingSet, on_warning: OnWarning) -> None:
        self._training_set = training_set
        self._warn = on_warning
        self.reset()

    def reset(self) -> None:
        """Another version is shown than the last that was judged: compare anew."""
        self._shown: _Scores | None = None
        self._best: list[CellScore] = []
        self._best_on: list[Cell] = []

    def judge(self, newer: Predictor, shown: Predictor | None) -> Judgement:
        """Tell whether `newer` is to be shown instead of `shown`, and remember it if so.

        What counts is the best version shown so far on these cells, so that small steps down do
        not add up. It may lose by TOLERANCE, or by the standard error of the mean difference of
        the cells where that is more.
        """
        cells = self._training_set.held_out.cells
        scores = _Scores(newer, self._training_set)
        found = scores.of(cells, self._warn)
        dice = mean_dice(found) if len(found) >= FEWEST_CELLS else None
        best_found = [] if dice is None or shown is None else self._best_scores(cells, shown)
        best = mean_dice(best_found)
        loss = 0.0 if dice is None or best is None else best - dice
        tolerance = min(CORRECTION_TOLERANCE, max(TOLERANCE, _noise(found, best_found)))
        is_shown = loss <= tolerance
        if not is_shown and shown is not None and loss <= CORRECTION_TOLERANCE:
            is_shown = self._corrects(newer, shown)
        if is_shown:
            if loss <= 0 or loss > tolerance or best is None:
                self._best, self._best_on = found, cells
            self._shown = scores
            self._training_set.newest_cells.clear()
        interval = None if dice is None else dice_interval(found)
        return Judgement(is_shown, dice, best, calibrate(found), interval)

    def is_correction(self, cell: Cell, shown: Predictor | None) -> bool:
        """Tell whether `shown` is wrong on most of the labels that a cell has just got."""
        if shown is None:
            return False
        labels = self._training_set.held_out.labels(cell)
        score = _score(shown, self._training_set, cell, labels, self._warn)
        return score is not None and bool(np.mean(score.said == score.truth) < RIGHT_SHARE)

    def _best_scores(self, cells: list[Cell], shown: Predictor) -> list[CellScore]:
        if self._shown is None:
            self._shown = _Scores(shown, self._training_set)
        if not self._best or cells != self._best_on:
            self._best, self._best_on = self._shown.of(cells, self._warn), cells
        return self._best

    def _corrects(self, newer: Predictor, shown: Predictor) -> bool:
        """Tell whether `shown` is wrong on the newest strokes and `newer` is better there."""
        before, after = self._newest_dice(shown), self._newest_dice(newer)
        if before is None or after is None:
            return False
        return before < CONTRADICTED_DICE and after > before + TOLERANCE

    def _newest_dice(self, predictor: Predictor) -> float | None:
        training_set = self._training_set
        scores = (
            _score(predictor, training_set, cell, training_set.trained_labels(cell), self._warn)
            for cell in training_set.newest_cells
        )
        return mean_dice(each for each in scores if each is not None)


def _noise(newer: list[CellScore], older: list[CellScore]) -> float:
    """Return the standard error of the mean difference of the shares that are right, by cells."""
    if len(newer) != len(older) or len(newer) < FEWEST_CELLS:
        return 0.0
    right = [
        np.mean(one.said == one.truth) - np.mean(other.said == other.truth)
        for one, other in zip(newer, older, strict=True)
    ]
    return float(np.std(right, ddof=1) / len(right) ** 0.5)


def _score(
    predictor: Predictor,
    training_set: TrainingSet,
    cell: Cell,
    labels: Labels,
    on_warning: OnWarning,
) -> CellScore | None:
    try:
        return score_cell(predictor, training_set.windows, cell, labels, on_warning)
    except ImageRefused:
        return None
