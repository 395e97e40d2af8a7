"""Training a project for some seconds, going on from its checkpoint and saving it again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from segstudio.document.mask import Mask
from segstudio.document.rules.rule_text import untrained_words
from segstudio.document.training_method import learns_unlabelled
from segstudio.storage.training_record import CurvePoint
from segstudio.worker.messages import (
    AddImage,
    EngineState,
    OpenProject,
    RecordTraining,
    Report,
    SaveCheckpoint,
    SetLive,
    SetPurposes,
    StateChanged,
    Stepped,
    TrainOnce,
    VersionPublished,
)
from segstudio.workspace.annotation_message import annotate_messages, labelled_regions
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.saved_method import saved_method
from segstudio.workspace.label_check import check_labels
from segstudio.workspace.labelled_project import LabelledProject
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.project_rules import stored_rules, usable, with_rules
from segstudio.workspace.purpose import purposes_of

SAVE_EVERY_S = 30.0
"""Seconds between two checkpoints: the most that is lost where the engine or the power fails."""


WHOLE_SHARE = 0.5
"""Of an image is labelled where its mask counts as whole."""
NOTHING_LEARNED = (
    "Training ended before a label counted, while the new network was filling in images: nothing "
    "is kept. Give it more time, or fewer masked images (“--masked-images”)."
)
NOTHING_WHOLE = (
    "An adversary learns from whole masks, and no training image has one: strokes show no outline. "
    "Label most of an image, import masks, or leave it out with “--adversarial 0”."
)
MethodChanges = tuple[tuple[str, str | int | float], ...]
"""(name, value) of settings, as OpenProject takes them."""

LEFT_KEY = "training_left"
"""Setting of a project: what is left of training by the command line; None once it is done."""


@dataclass(frozen=True, slots=True)
class TrainingGoal:
    """How long to train: seconds in steps, or a number of steps, whichever ends first; 0: any."""

    seconds: float = 0.0
    steps: int = 0

    def is_reached(self, figures: TrainingFigures) -> bool:
        """Tell whether it was reached; the engine counts the steps itself."""
        return bool(self.seconds) and figures.seconds >= self.seconds

    def left(self, figures: TrainingFigures) -> dict[str, float]:
        """Return what is left of it, for `interrupted_goal`."""
        seconds = max(0.0, self.seconds - figures.seconds)
        return {"seconds": seconds, "steps": max(0, self.steps - figures.steps)}


@dataclass
class TrainingFigures:
    """What came of training. seconds: spent in steps. dice: held out, None until measured.

    first_step: the first that was told, None before it. ended: why it rests before its time.
    """

    step: int = 0
    version: int = 0
    seconds: float = 0.0
    first_step: int | None = None
    loss: float | None = None
    dice: float | None = None
    ended: str = ""
    curve: list[CurvePoint] = field(default_factory=list)

    @property
    def steps(self) -> int:
        """Steps made so far, as far as is known."""
        return 0 if self.first_step is None else self.step - self.first_step + 1

    def note(self, report: Report) -> bool:
        """Take what the engine tells of its training; return whether it was that."""
        if not isinstance(report, Stepped | VersionPublished):
            return False
        self.step, self.version = report.step, max(report.version, self.version)
        self.first_step = report.step if self.first_step is None else self.first_step
        self.dice = self.dice if report.dice is None else report.dice
        if isinstance(report, Stepped):
            self.seconds, self.loss = report.seconds, report.loss
            self.curve.append(CurvePoint(report.step, report.loss, report.dice, report.seconds))
        return True


OnStep = Callable[[TrainingFigures], None]


def train_project(
    talk: EngineTalk,
    opened: OpenedProject,
    goal: TrainingGoal,
    on_step: OnStep,
    recording: str | None = None,
    settings: MethodChanges = (),
) -> TrainingFigures:
    """Train `opened` up to `goal`; save the network and the curves in the project.

    They are saved on Ctrl+C too, and what is left of the goal is noted: see `interrupted_goal`.
    recording: folder for TensorBoard files. settings: see OpenProject. Raises NothingToTrain and
    NoRules before anything is started, EngineFailed, StorageError.
    """
    check_labels(opened.classes, opened.counts)
    figures = TrainingFigures()
    method = {**saved_method(opened.info.checkpoint), **dict(settings)}
    open_in_engine(talk, opened, _taught(opened, settings, method))
    talk.send(RecordTraining(recording))
    send_annotations(talk, opened, settings=method)

    def note_left() -> None:
        opened.store.set_setting(LEFT_KEY, goal.left(figures))

    def tell(told: TrainingFigures) -> None:
        if told.step == told.first_step:  # of what was refused nothing is left to do
            note_left()
        on_step(told)

    try:
        checkpoint = str(opened.info.checkpoint)
        train_until(talk, goal, figures, tell, checkpoint, on_saved=note_left)
    except KeyboardInterrupt:
        if figures.step:
            rest(talk, figures)
            _save(talk, opened, figures)
            note_left()
        raise
    if not figures.version:
        raise EngineFailed(NOTHING_LEARNED)
    _save(talk, opened, figures)
    opened.store.set_setting(LEFT_KEY, None)
    return figures


def _taught(
    opened: OpenedProject, settings: MethodChanges, method: Mapping[str, str | int | float]
) -> MethodChanges:
    """Return settings with the project's rules, where the network learns from them. See train."""
    if weight := method.get("rules_weight"):
        return with_rules((*settings, ("rules_weight", weight)), opened.store, opened.classes)
    return settings


def interrupted_goal(opened: OpenedProject) -> TrainingGoal | None:
    """Return what is left of training that was interrupted; None where none was."""
    match opened.store.setting(LEFT_KEY):
        case {"seconds": int() | float() as seconds, "steps": int(steps)} if seconds or steps:
            return TrainingGoal(float(seconds), steps)
    return None


def untaught_rules(opened: OpenedProject) -> list[str]:
    """Return a sentence for each rule of the project that its network did not learn from."""
    rules = usable(stored_rules(opened.store, opened.classes))
    return untrained_words(rules, opened.classes)


def open_in_engine(talk: EngineTalk, opened: OpenedProject, settings: MethodChanges = ()) -> None:
    """Let the engine go on from the project's checkpoint, where it has one. Raises EngineFailed."""
    talk.wait_ready()
    checkpoint = opened.info.checkpoint
    path = str(checkpoint) if checkpoint.exists() else None
    newest = opened.newest_version
    talk.send(OpenProject(opened.classes.ids, path, newest_version=newest, settings=settings))


def send_annotations(
    talk: EngineTalk,
    opened: LabelledProject,
    purposes: SetPurposes | None = None,
    settings: Mapping[str, object] = MappingProxyType({}),
) -> None:
    """Send all that is drawn in the project, but for excluded and test images.

    purposes: what images are for, where that is not as the project says. settings: how it learns by
    name: images without a label are sent where they are learned from. Raises StorageError, and
    EngineFailed where it cannot learn so from what is drawn.
    """
    purposes = purposes or purposes_of(opened.images)
    talk.send(purposes)
    has_whole = False
    if learns_unlabelled(settings):
        for record in opened.images:
            if record.id not in purposes.withheld_ids | purposes.held_out_ids:
                talk.send(AddImage(record.id, record.location))
    for record in opened.store.annotated_images():
        if record.shape is None or record.id in purposes.withheld_ids:
            continue
        mask, _ = opened.store.load_mask(record.id, record.shape)
        is_for_training = record.id not in purposes.held_out_ids
        has_whole |= is_for_training and _is_whole(mask)
        talk.send(AddImage(record.id, record.location))
        for message in annotate_messages(record.id, mask, labelled_regions(mask), opened.classes):
            talk.send(message)
    if settings.get("adversarial") and not has_whole:
        raise EngineFailed(NOTHING_WHOLE)


def train_until(
    talk: EngineTalk,
    goal: TrainingGoal,
    figures: TrainingFigures,
    on_step: OnStep,
    checkpoint: str | None = None,
    on_saved: Callable[[], None] = lambda: None,
) -> None:
    """Train until the goal is reached since the project was opened; then publish.

    checkpoint: folder to save to now and then; on_saved: called each time. Raises EngineFailed.
    """
    if goal.is_reached(figures):
        return
    saved_at = time.monotonic()
    talk.send(TrainOnce(0.0, goal.steps) if goal.steps else SetLive(True))
    while not goal.is_reached(figures):
        report = talk.next_report()
        if isinstance(report, StateChanged):
            if report.state is EngineState.WAITING_FOR_LABELS:
                raise EngineFailed(_without_labels(talk))
            if report.state is EngineState.IDLE and figures.step:
                is_early = figures.steps < goal.steps or not goal.steps
                figures.ended = report.reason if is_early else ""
                return
        if figures.note(report):
            on_step(figures)
        if checkpoint is not None and time.monotonic() - saved_at > SAVE_EVERY_S:
            saved_at = time.monotonic()
            talk.send(SaveCheckpoint(checkpoint))
            on_saved()
    rest(talk, figures)


def rest(talk: EngineTalk, figures: TrainingFigures) -> None:
    """Stop training and wait until what was learned is published. Raises EngineFailed."""
    talk.send(SetLive(False))
    while True:
        report = talk.next_report()
        figures.note(report)
        if isinstance(report, StateChanged) and report.state is EngineState.IDLE:
            return


def _is_whole(mask: Mask) -> bool:
    labelled_px = int(sum(mask.counts.values()))
    return labelled_px >= WHOLE_SHARE * mask.shape[0] * mask.shape[1]


def _without_labels(talk: EngineTalk) -> str:
    sentence = "There are labels of fewer than two classes on images that can be read."
    reasons = list(talk.failed_images.values())
    return f"{sentence} {reasons[0]}" if reasons else sentence


def _save(talk: EngineTalk, opened: OpenedProject, figures: TrainingFigures) -> None:
    if not figures.version:
        return
    talk.save(str(opened.info.checkpoint))
    opened.store.add_curve_points(figures.curve)
    opened.store.add_version(figures.version, figures.step, figures.dice)
