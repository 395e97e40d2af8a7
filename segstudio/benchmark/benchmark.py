"""All runs of a plan, one after the other: each set of images, seed and contender."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from segstudio.benchmark.contender import Contender, LearnerContender
from segstudio.benchmark.errors import BenchmarkRefused
from segstudio.benchmark.image_set import ImageSet, read_image_set
from segstudio.benchmark.person import Person
from segstudio.benchmark.plan import SEGSTUDIO, Plan
from segstudio.benchmark.sitting import Run, Sitting

WARM_UP_PX = 64


@dataclass
class SetResult:
    """What came of one set of images. ceiling: the Dice that full labels reach, once known."""

    image_set: ImageSet
    ceiling: float | None
    ceiling_run: Run | None = None
    runs: list[Run] = field(default_factory=list)

    @property
    def has_figures(self) -> bool:
        """Whether anything was measured but the ceiling."""
        return any(run.evaluations for run in self.runs)


@dataclass
class Progress:
    """Where a benchmark is. seconds: of all runs so far, of `total_s`."""

    set_name: str
    run: Run
    seconds: float
    total_s: float


class Benchmark:
    """Runs a plan; `results` hold what there is at any time, whole runs and the one under way."""

    def __init__(self, plan: Plan) -> None:
        """Read all images' masks. Raises BenchmarkRefused, FormatError, StorageError."""
        self.plan = plan
        image_sets = [read_image_set(each, plan.most_test, plan.ignore) for each in plan.folders]
        unknown = set(plan.ignore) - {name for each in image_sets for name in each.ignored}
        if unknown:
            names = ", ".join(dict.fromkeys(n for each in image_sets for n in each.class_names))
            raise BenchmarkRefused(
                f"There is no class {', '.join(sorted(unknown))} to ignore; there are {names}."
            )
        self.results = [SetResult(each, plan.ceiling) for each in image_sets]
        self.device_name = ""
        self._done_s = 0.0

    @property
    def has_figures(self) -> bool:
        """Whether anything was measured."""
        return any(each.has_figures or each.ceiling_run for each in self.results)

    def run(self, on_progress: Callable[[Progress], object]) -> None:
        """Run all; `on_progress` is called after each evaluation and run. Raises EngineError."""
        self._warm_up()
        for result in self.results:
            if self.plan.is_ceiling_measured:
                self._measure_ceiling(result, on_progress)
            for seed in self.plan.seeds:
                for name in self.plan.contenders:
                    kind = "full" if self.plan.is_full else "strokes"
                    run = Run(name, seed, kind)
                    result.runs.append(run)
                    self._sit(result, run, self.plan.marks_s, on_progress)

    def _measure_ceiling(
        self, result: SetResult, on_progress: Callable[[Progress], object]
    ) -> None:
        result.ceiling_run = Run(SEGSTUDIO, self.plan.seeds[0], "full")
        self._sit(result, result.ceiling_run, self.plan.ceiling_marks_s, on_progress)
        result.ceiling = max(each.score.dice for each in result.ceiling_run.evaluations)

    def _sit(
        self,
        result: SetResult,
        run: Run,
        marks_s: tuple[float, ...],
        on_progress: Callable[[Progress], object],
    ) -> None:
        image_set, plan = result.image_set, self.plan

        def tell(run: Run) -> None:
            at_s = min(plan.seconds, run.evaluations[-1].person_s)
            on_progress(Progress(image_set.name, run, self._done_s + at_s, self.total_s))

        enough = None
        if plan.stop_share and result.ceiling and run.kind == "strokes":
            enough = plan.stop_share * result.ceiling
        contender = self._contender(run.contender, image_set.class_ids, run.seed)
        sitting = Sitting(contender, image_set, marks_s, run, enough, tell)
        if run.kind == "full":
            sitting.learn_from_truth(plan.most_images)
        else:
            sitting.learn_from(Person(plan.hand, plan.habits, run.seed))
        self._done_s += plan.seconds
        on_progress(Progress(image_set.name, run, self._done_s, self.total_s))

    @property
    def total_s(self) -> float:
        """Seconds of all runs, without the time that evaluating them takes."""
        runs = len(self.plan.seeds) * len(self.plan.contenders) + self.plan.is_ceiling_measured
        return len(self.results) * runs * self.plan.seconds

    def _contender(self, name: str, class_ids: tuple[int, ...], seed: int) -> Contender:
        if name == SEGSTUDIO:
            learner = LearnerContender(class_ids, seed, self.plan.device, self.plan.network)
            self.device_name = learner.device_name
            return learner
        from segstudio.benchmark.reference import ReferenceContender

        return ReferenceContender(class_ids, seed, self.plan.device, self.plan.reference_width)

    def _warm_up(self) -> None:
        """Let libraries load and compile what they do at first, as the engine does at its start."""
        pixels = np.random.default_rng(0).integers(0, 255, (WARM_UP_PX, WARM_UP_PX, 3), np.uint8)
        mask = np.ones((WARM_UP_PX, WARM_UP_PX), np.uint8)
        mask[WARM_UP_PX // 2 :] = 2
        for name in self.plan.contenders:
            contender = self._contender(name, (1, 2), 0)
            contender.show(0, pixels)
            contender.annotate(0, mask)
            contender.train_step()
            contender.predict(0)
