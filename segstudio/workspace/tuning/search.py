"""Finds by cross-validation how a project's network learns best, and remembers what it tried."""

from __future__ import annotations

import hashlib
import importlib.util
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from segstudio.document.method_fit import check_fit
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.fresh_network import FreshNetwork, mean_dice
from segstudio.workspace.headless.training_run import (
    MethodChanges,
    TrainingFigures,
    TrainingGoal,
    open_in_engine,
)
from segstudio.workspace.label_check import check_labels, check_same_labels, labels_digest
from segstudio.workspace.labelled_project import LabelledProject
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.scoring.evaluation import Overlap
from segstudio.workspace.tuning.fold import Fold, folds_of
from segstudio.workspace.tuning.search_space import Parameters, SearchSpace
from segstudio.workspace.tuning.trial_list import TrialList, TrialRow

if TYPE_CHECKING:
    from optuna import Study
    from optuna.samplers import BaseSampler
    from optuna.trial import Trial

OnStep = Callable[[str, TrainingFigures], None]
MOST_REPEATS = 50
"""So often in a row what was tried before is suggested until nothing else is expected."""
MOST_FAILURES = 3
"""One after the other: what comes next would fail, too."""
STARTUP_TRIALS = 4
"""So many are done to the end before any is given up."""


OPTUNA_MISSING = "A search needs a package that is not installed: “pip install 'segstudio[tune]'”."


class OptunaMissing(RuntimeError):
    """The package is not installed; the text says what to do."""


class Sampling(StrEnum):
    """How what to try next is chosen."""

    GRID = "grid"
    RANDOM = "random"
    TPE = "tpe"


@dataclass(frozen=True)
class Search:
    """goal: of training in each fold. method: settings that are the same in all trials.

    new_talk: starts an engine.

    A trial whose mean Dice falls below the median of the others' at the same fold is given up, but
    in a grid. Source: Bergstra et al. 2011 (TPE); Akiba et al. 2019 (Optuna), section 3.2.
    """

    opened: LabelledProject
    space: SearchSpace
    goal: TrainingGoal
    folds: int
    sampling: Sampling = Sampling.TPE
    method: MethodChanges = ()
    new_talk: Callable[[], EngineTalk] = EngineTalk

    def check(self) -> None:
        """Raise OptunaMissing, NothingToTrain, MethodUnknown, FoldsRefused: it cannot begin."""
        if not has_optuna():
            raise OptunaMissing(OPTUNA_MISSING)
        check_labels(self.opened.classes, self.opened.counts)
        for parameters in self.space.grid():
            check_fit({**dict(self.method), **dict(self.space.settings(parameters))})
        self._folds()

    def rows(self) -> list[TrialRow]:
        """Return what was tried before with the same labels, folds and goal, in this space."""
        key = self._key(labels_digest(self.opened))
        kept = TrialList(self.opened.info.folder).of(key)
        return [each for each in kept if self.space.holds(each.parameters)]

    def run(self, minutes: float, trials: int, on_step: OnStep) -> Iterator[TrialRow]:
        """Yield each trial's row as it is done and kept; what is known is not tried again.

        minutes: no trial begins after them; trials: at most; 0: any. Raises LabelsChanged,
        TrialsUnreadable, StorageError; EngineFailed after all the others for trials that failed,
        at once where MOST_FAILURES did one after the other.
        """
        until = time.monotonic() + 60 * minutes if minutes else float("inf")
        labels = labels_digest(self.opened)
        board, folds, key = TrialList(self.opened.info.folder), self._folds(), self._key(labels)
        known = self.rows()
        study = self._study(known)
        tried, felt = [self.space.felt(each.parameters) for each in known], self.space.felt
        done = repeats = failures = 0
        problems: list[str] = []
        with self.new_talk() as talk:
            while time.monotonic() < until and not (trials and done >= trials):
                trial = self._next(study, tried, repeats)
                if trial is None or repeats > MOST_REPEATS or failures == MOST_FAILURES:
                    break
                if felt(trial.params) in tried:
                    repeats += 1
                    same = [each for each in known if felt(each.parameters) == felt(trial.params)]
                    _tell(study, trial, same[0] if same else None)
                    continue
                repeats = 0
                tried.append(felt(trial.params))
                done += 1
                row = self._tried_or_told(talk, trial, folds, key, on_step, problems)
                _tell(study, trial, row)
                failures = 0 if row else failures + 1
                if row is not None:
                    check_same_labels(self.opened, labels)
                    board.add(row)
                    known.append(row)
                    yield row
        if problems:
            raise EngineFailed(" ".join(problems))

    def _folds(self) -> list[Fold]:
        store = self.opened.store
        labelled = store.annotated_images()
        return folds_of(self.opened.images, labelled, store.review.groups(), self.folds)

    def _key(self, labels: str) -> str:
        how = (labels, self.goal, self.folds, sorted(self.method))
        return hashlib.sha256(repr(how).encode()).hexdigest()

    def _study(self, known: Sequence[TrialRow]) -> Study:
        import optuna

        optuna.logging.set_verbosity(optuna.logging.WARNING)
        seed = len(known)
        sampler: BaseSampler = optuna.samplers.RandomSampler(seed)
        if self.sampling is Sampling.TPE:
            sampler = optuna.samplers.TPESampler(n_startup_trials=STARTUP_TRIALS, seed=seed)
        pruner = optuna.pruners.MedianPruner(n_startup_trials=STARTUP_TRIALS)
        study = optuna.create_study(direction="maximize", sampler=sampler, pruner=pruner)
        if self.sampling is not Sampling.GRID:
            for row in known:
                study.enqueue_trial(row.parameters)
                trial = study.ask(self.space.distributions())
                for number, dice in enumerate(row.folds):
                    trial.report(dice, number)
                _tell(study, trial, row)
        return study

    def _next(self, study: Study, tried: Sequence[Parameters], repeats: int) -> Trial | None:
        from optuna.samplers import RandomSampler

        if self.sampling is Sampling.GRID:
            grid = self.space.grid()
            left = next((each for each in grid if self.space.felt(each) not in tried), None)
            if left is None:
                return None
            study.enqueue_trial(left)
        usual = study.sampler
        if repeats > MOST_REPEATS // 2:  # it goes round in what did well: draw anything at all
            study.sampler = RandomSampler(MOST_REPEATS * len(tried) + repeats)
        trial = study.ask(self.space.distributions())
        study.sampler = usual
        return trial

    def _tried_or_told(
        self,
        talk: EngineTalk,
        trial: Trial,
        folds: Sequence[Fold],
        key: str,
        on_step: OnStep,
        problems: list[str],
    ) -> TrialRow | None:
        """Return a trial's row, or None where it failed, which is told in `problems`."""
        try:
            return self._tried(talk, trial, folds, key, on_step)
        except EngineFailed as error:
            words = TrialRow(key, dict(trial.params), (), 0, 0, 0, 0).words
            problems.append(f"{words}: {error}")
            return None

    def _tried(
        self, talk: EngineTalk, trial: Trial, folds: Sequence[Fold], key: str, on_step: OnStep
    ) -> TrialRow:
        parameters: Parameters = dict(trial.params)
        settings = tuple({**dict(self.method), **dict(self.space.settings(parameters))}.items())
        ids, seconds = self.opened.classes.ids, 0.0
        found: list[dict[int, Overlap]] = []
        means: list[float] = []
        is_given_up = False
        words = TrialRow(key, parameters, (), 0, 0, 0, 0).words
        for number, fold in enumerate(folds):
            title = f"Trial {trial.number + 1}, fold {number + 1}: {words}"
            network = FreshNetwork(talk, self.opened, self.goal, settings)
            told = network.measured(fold.records, lambda each: on_step(title, each), fold.purposes)  # noqa: B023
            found += told.overlaps
            seconds += told.figures.seconds
            means.append(mean_dice(found, ids)[0])
            trial.report(means[-1], number)
            if number + 1 < len(folds) and self.sampling is not Sampling.GRID:
                is_given_up = trial.should_prune()
                if is_given_up:
                    break
        return TrialRow(key, parameters, tuple(means), *mean_dice(found, ids), seconds, is_given_up)


def has_optuna() -> bool:
    """Tell whether the package is there, without importing it."""
    return importlib.util.find_spec("optuna") is not None


def _tell(study: Study, trial: Trial, row: TrialRow | None) -> None:
    """Tell what came of a trial; None: it failed."""
    from optuna.trial import TrialState

    if row is None:
        study.tell(trial, state=TrialState.FAIL)
    elif row.is_given_up:
        study.tell(trial, state=TrialState.PRUNED)
    else:
        study.tell(trial, row.dice)


def apply(opened: OpenedProject, settings: MethodChanges) -> None:
    """Let the project's network learn so from now on. Raises EngineFailed."""
    with EngineTalk(warms_up=True) as talk:
        open_in_engine(talk, opened, settings)
        talk.save(str(opened.info.checkpoint))
