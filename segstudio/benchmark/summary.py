"""What the runs of one set of images come to: medians over seeds, their spread, and ratios."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from segstudio.benchmark.benchmark import SetResult
from segstudio.benchmark.plan import REFERENCE, SEGSTUDIO
from segstudio.benchmark.sitting import Evaluation, Run

SHARES = (0.8, 0.9, 0.95)


@dataclass(frozen=True)
class Spread:
    """Median, least and most over the seeds; None where that one was never reached.

    reached: how many of the `count` seeds have a figure at all.
    """

    median: float | None
    least: float | None
    most: float | None
    reached: int
    count: int

    @classmethod
    def of(cls, values: Sequence[float | None]) -> Spread:
        """Take None for a figure later than all that were reached."""
        ordered = sorted(math.inf if each is None else each for each in values)
        if not ordered:
            return cls(None, None, None, 0, 0)
        figures = (statistics.median(ordered), ordered[0], ordered[-1])
        median, least, most = (None if math.isinf(each) else each for each in figures)
        return cls(median, least, most, sum(not math.isinf(each) for each in ordered), len(ordered))


@dataclass(frozen=True)
class ContenderSummary:
    """One contender on one set. seconds_to, strokes_to: by the share of the ceiling, 0 … 1.

    Seconds are the person's (of training, with full labels). dice, iou, dice_with_background, ece:
    of the last evaluation. latency_*_s: over the looks of all seeds, None where there was none.
    """

    contender: str
    dice: Spread
    iou: Spread
    dice_with_background: Spread
    ece: Spread
    strokes: Spread
    images: Spread
    compute_s: Spread
    seconds_to: dict[float, Spread]
    strokes_to: dict[float, Spread]
    latency_median_s: float | None
    latency_p95_s: float | None
    latency_count: int


@dataclass(frozen=True)
class Ratio:
    """Ours divided by the reference's. is_at_most: the reference never got there: it is less."""

    value: float
    is_at_most: bool


@dataclass(frozen=True)
class SetSummary:
    """All contenders on one set, and ours beside the reference where both ran.

    ratios: of the median seconds to each share of the ceiling, where ours got there.
    to_reference_dice: seconds until ours has the Dice that the reference ends with (medians).
    """

    contenders: tuple[ContenderSummary, ...]
    ratios: dict[float, Ratio]
    to_reference_dice: Spread | None


def summarise(result: SetResult) -> SetSummary:
    """Return the figures of all runs that have an evaluation."""
    runs = [run for run in result.runs if run.evaluations]
    names = list(dict.fromkeys(run.contender for run in runs))
    by_name = {name: [run for run in runs if run.contender == name] for name in names}
    found = {name: _summary(name, each, result.ceiling) for name, each in by_name.items()}
    ours, theirs = found.get(SEGSTUDIO), found.get(REFERENCE)
    if ours is None or theirs is None:
        return SetSummary(tuple(found.values()), {}, None)
    goal = theirs.dice.median or 0.0
    to_goal = Spread.of([reach(run, goal, "person_s") for run in by_name[SEGSTUDIO]])
    end_s = max(each.person_s for run in by_name[REFERENCE] for each in run.evaluations)
    return SetSummary(tuple(found.values()), _ratios(ours, theirs, end_s), to_goal)


def reach(run: Run, dice: float, axis: str) -> float | None:
    """Return where on `axis` (a field of Evaluation) a run first has a Dice; None for never.

    Between two evaluations the Dice is taken to grow evenly.
    """
    if run.evaluations and run.evaluations[0].score.dice >= dice:
        return float(getattr(run.evaluations[0], axis))
    for before, after in pairwise(run.evaluations):
        if after.score.dice >= dice:
            share = (dice - before.score.dice) / (after.score.dice - before.score.dice)
            start, end = float(getattr(before, axis)), float(getattr(after, axis))
            return start + share * (end - start)
    return None


def _summary(name: str, runs: list[Run], ceiling: float | None) -> ContenderSummary:
    last: list[Evaluation] = [run.evaluations[-1] for run in runs]
    latencies = [each for run in runs for each in run.latencies_s]
    goals = {share: share * ceiling for share in SHARES} if ceiling else {}
    return ContenderSummary(
        name,
        Spread.of([each.score.dice for each in last]),
        Spread.of([each.score.iou for each in last]),
        Spread.of([each.score.dice_with_background for each in last]),
        Spread.of([each.score.ece for each in last]),
        Spread.of([each.strokes for each in last]),
        Spread.of([each.images for each in last]),
        Spread.of([each.compute_s for each in last]),
        {s: Spread.of([reach(run, goal, "person_s") for run in runs]) for s, goal in goals.items()},
        {s: Spread.of([reach(run, goal, "strokes") for run in runs]) for s, goal in goals.items()},
        statistics.median(latencies) if latencies else None,
        float(np.percentile(latencies, 95)) if latencies else None,
        len(latencies),
    )


def _ratios(ours: ContenderSummary, theirs: ContenderSummary, end_s: float) -> dict[float, Ratio]:
    ratios = {}
    for share, spread in ours.seconds_to.items():
        if spread.median is not None:
            other_s = theirs.seconds_to[share].median
            ratios[share] = Ratio(spread.median / (other_s or end_s), other_s is None)
    return ratios
