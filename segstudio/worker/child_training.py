"""Training in the engine's process: one step at a time, and a new version when it is due."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from segstudio.engine.errors import EngineError, NothingPublished, NothingToLearn
from segstudio.engine.learner import Learner
from segstudio.engine.outcome import TrainingStep
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.version_gate import Judgement
from segstudio.engine.version_shelf import KeptVersion as Kept
from segstudio.worker.child_network import import_network
from segstudio.worker.messages import (
    CheckMethod,
    DeleteVersion,
    ImportNetwork,
    KeptVersion,
    MarkVersion,
    MethodChanged,
    MethodChecked,
    Report,
    RollBack,
    SetLive,
    SetMethod,
    Stepped,
    TrainOnce,
    VersionPublished,
    VersionsKept,
    VersionWithheld,
)
from segstudio.worker.patience import Patience
from segstudio.worker.revision_ledger import RevisionLedger
from segstudio.worker.schedule import PublishSchedule
from segstudio.worker.version_messages import VersionRequest

Check = Callable[[LearnerSettings], None]
_log = logging.getLogger(__name__)

_TELL_S = 0.2
"""Steps are told no more often."""
_ENOUGH = (
    "Training stopped early: in {steps} steps the held-out Dice was never better. It goes on with "
    "the next stroke, or when it is started again."
)


class Training:
    """Whether to train, what hinders it, and what it has led to."""

    def __init__(self, learner: Learner, report: Callable[[Report], None], check: Check) -> None:
        """check: raises EngineError where the images are not for a network."""
        self._learner = learner
        self._check = check
        self._report = report
        self._steps: Iterator[TrainingStep] | None = None
        self._is_published = learner.version > 0
        self.schedule = PublishSchedule(has_version=learner.version > 0)
        self.ledger = RevisionLedger()
        self.is_live = False
        self.once_s = 0.0
        """Seconds of training that were asked for beside live training."""
        self.once_steps = 0
        """The same in steps."""
        self.missing: tuple[int, ...] | None = None
        """Classes without a label, where there are too few to learn from."""
        self.problem: str | None = None
        """Why training failed; cleared by the next change of what it learns from."""
        self.enough = ""
        """Why it stopped early, or ""; cleared as `problem` is."""
        self._patience = Patience()
        self._dice: float | None = None
        self._told_at = 0.0
        self._seconds = 0.0

    @property
    def version(self) -> int:
        """The version that predictions come from; 0 before the first."""
        return self._learner.version if self._is_published else 0

    @property
    def is_wanted(self) -> bool:
        """True where the person wants training to go on."""
        return self.is_live or self.once_s > 0 or self.once_steps > 0

    @property
    def can_step(self) -> bool:
        """True where a step can and should be made."""
        is_hindered = self.missing is not None or self.problem is not None
        return self.is_wanted and not is_hindered and not self.enough

    def set_wish(self, request: SetLive | TrainOnce) -> None:
        """Take what the person wants: on and on, a while, or rest; a failure gets another try."""
        if isinstance(request, TrainOnce):
            self.once_s, self.once_steps = request.seconds, request.steps
        else:
            self.is_live = request.is_live
            self.once_s, self.once_steps = 0.0, 0
        self.note_change()

    def note_change(self, is_stroke: bool = False) -> None:
        """Labels, images or classes are others now: what hindered may do so no longer."""
        self.missing = None
        self.problem = None
        self.enough = ""
        self._patience.restart()
        if is_stroke:
            self.schedule.note_stroke()

    def change_classes(self, class_ids: tuple[int, ...]) -> None:
        """Learn these classes; what is shown follows at once. Raises EngineError."""
        self._steps = None
        self._learner.set_classes(class_ids)
        self.note_change(is_stroke=True)
        if self._is_published:
            self._publish()

    def change_versions(self, request: VersionRequest | ImportNetwork | SetMethod) -> None:
        """Go back to a kept version, note something of it, forget it, or take another network in.

        Or learn in another way from now on. Raises EngineError.
        """
        try:
            self._change(request)
        finally:
            self.tell_method(is_asked=isinstance(request, SetMethod))
        self.tell_versions()

    def _change(self, request: VersionRequest | ImportNetwork | SetMethod) -> None:
        match request:
            case RollBack(version):
                self._roll_back(version)
            case MarkVersion(version, note, is_pinned):
                self._learner.desk.shelf.mark(version, note, is_pinned)
            case DeleteVersion(version):
                self._learner.desk.delete(version)
            case ImportNetwork():
                self._take_in(request)
            case SetMethod(settings, is_anew):
                self._learn_so(dict(settings), is_anew)

    def check_method(self, request: CheckMethod) -> None:
        """Report whether it could learn so; nothing changes."""
        desk, parameters, problem = self._learner.desk, 0, ""
        try:
            self._check(settings := desk.settings.changed(dict(request.settings)))
            parameters = desk.weights_of(settings)
        except EngineError as error:
            problem = str(error)
        self._report(MethodChecked(request.settings, parameters, problem))

    def _learn_so(self, settings: Mapping[str, str | int | float], is_anew: bool) -> None:
        desk = self._learner.desk
        before = desk.settings
        desk.change_settings(before.changed(settings), is_anew)
        self.note_change()
        if is_anew or not desk.settings.goes_on_from(before):
            self._steps = self._dice = None
            self.schedule.note_published()
            self.schedule.note_stroke()

    def _take_in(self, request: ImportNetwork) -> None:
        outcome = import_network(self._learner, request)
        if outcome.problem is None:
            self._show_other(outcome.version, is_foreign=True)
        self._report(outcome)

    def _roll_back(self, version: int) -> None:
        self._show_other(self._learner.roll_back(version), restored=version)

    def _show_other(
        self, shown: int, restored: int | None = None, is_foreign: bool = False
    ) -> None:
        self._steps = self._dice = None
        self._is_published = True
        self.note_change()
        self.schedule.note_published()
        step = self._learner.step
        self._report(VersionPublished(shown, step, {}, None, restored, is_foreign))

    def tell_versions(self) -> None:
        """Report the versions that are kept."""
        self._report(VersionsKept(tuple(_told(each) for each in self._learner.desk.shelf)))

    def tell_method(self, is_asked: bool = False) -> None:
        """Report how the network learns."""
        settings = asdict(self._learner.desk.settings)
        self._report(MethodChanged(tuple(settings.items()), is_asked))

    def note_unpublished(self) -> None:
        """There is nothing to predict from any more, as when all its classes went."""
        self._is_published = False

    def step(self) -> bool:
        """Make one step, or note what hinders it; tell whether it was made."""
        started = time.monotonic()
        try:
            if self._steps is None:
                self._check(self._learner.desk.settings)
                self._steps = self._learner.train()
            step = next(self._steps)
        except NothingToLearn as error:
            self._steps, self.missing = None, error.missing
            return False
        except Exception as error:
            _log.error("A step of training failed.", exc_info=not isinstance(error, EngineError))
            self._steps = None
            self.problem = f"Training stopped: {error}"
            return False
        seconds = time.monotonic() - started
        self.once_s = max(0.0, self.once_s - seconds)
        self.once_steps = max(0, self.once_steps - 1)
        self._note(step, seconds)
        return True

    def publish_if_due(self, refresh_s: float, is_held: bool) -> bool:
        """Publish where it is due, or training rests with something new; tell whether.

        is_held: nothing new may come out now but what a stroke waits for.
        """
        schedule = self.schedule
        if not schedule.has_news:
            return False
        if self._learner.desk.is_starting:
            if not self.can_step:
                schedule.note_published()
            return False
        if is_held and not schedule.is_stroke_waiting:
            return False
        if self.can_step and not schedule.is_due(refresh_s):
            return False
        return self._publish()

    def _publish(self) -> bool:
        before = self._learner.version
        try:
            after = self._learner.publish()
        except NothingPublished:
            self.schedule.note_published()
            self.note_unpublished()
            return False
        found = self._learner.judgement
        self._dice = self._learner.held_out_dice
        self._look_whether_enough()
        if after == before:
            self._withhold(found)
            return False
        self.schedule.note_published()
        self._is_published = True
        step = self._learner.step
        revisions = self.ledger.learned(step)
        self._report(VersionPublished(after, step, revisions, self._learner.held_out_dice))
        self.tell_versions()
        return True

    def _look_whether_enough(self) -> None:
        steps = self._learner.desk.settings.patience
        if self._patience.is_over(self._learner.step, self._dice, steps):
            self.enough = _ENOUGH.format(steps=steps)

    def _withhold(self, found: Judgement | None) -> None:
        if self.can_step:
            self.schedule.note_withheld()
        else:
            self.schedule.note_published()
        if found is not None and found.dice is not None and found.best_dice is not None:
            self._report(VersionWithheld(self._learner.step, found.dice, found.best_dice))

    def _note(self, step: TrainingStep, seconds: float) -> None:
        self.schedule.note_step(step.loss)
        self._seconds += seconds
        now = time.monotonic()
        if now - self._told_at >= _TELL_S or self._dice is not None:
            self._told_at = now
            shown, rate = self.version, self._learner.desk.rate
            self._report(Stepped(step.step, step.loss, shown, self._dice, self._seconds, rate))
            self._dice = None


def _told(kept: Kept) -> KeptVersion:
    note, found = kept.note, kept.note.calibration
    return KeptVersion(
        note.number,
        note.step,
        note.created_s,
        note.strokes,
        note.dice,
        note.restored,
        None if found is None else found.raw_error,
        None if found is None else found.error,
        note.interval,
        note.text,
        note.is_pinned,
        kept.size_bytes,
        kept.choice.words,
        note.start,
    )
