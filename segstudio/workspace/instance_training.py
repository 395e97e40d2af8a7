"""Training Mask R-CNN from the open project, as a job of the window."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.worker.messages import InstancesStepped
from segstudio.workspace.headless.engine_talk import EngineTalk, TalkCancelled
from segstudio.workspace.instance_run import (
    InstanceOrder,
    InstanceReport,
    instance_folder,
    train_instances,
)
from segstudio.workspace.instance_truth import InstanceTruth
from segstudio.workspace.job import Ticket
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.network_desk import NICENESS
from segstudio.workspace.notice import Notice
from segstudio.workspace.plural import counted
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.sitting_parts import SittingParts

CANCELLED = "Cancelled. The network for objects is the one that there was."


class InstanceTraining:
    """Has an engine of its own. Live training rests meanwhile: two would slow each other."""

    def __init__(self, parts: SittingParts, loop: LiveLoop, done: Callable[[], None]) -> None:
        """done: called when there is another network."""
        self._parts = parts
        self._loop = loop
        self._done = done
        self._ticket: Ticket | None = None
        self.last: InstancesStepped | None = None
        """How far it is; None before its first step."""

    @property
    def is_running(self) -> bool:
        """True while it is under way, reading included."""
        return self._ticket is not None

    def start(self, backbone: str, side_px: int, seconds: float) -> None:
        """Train anew; what cannot be is said in a sentence before anything starts."""
        parts, store, project = self._parts, self._parts.desk.store, self._parts.desk.project
        if store is None or project is None or self.is_running:
            return
        folder = instance_folder(project.folder)
        order = InstanceOrder(folder, backbone, side_px, seconds)
        truth = InstanceTruth(store, parts.classes.table, parts.background.disk.call)
        whole_s = max(1, round(seconds))
        ticket = self._ticket = parts.board.open("Training Mask R-CNN", whole_s)

        def on_step(step: InstancesStepped) -> None:
            parts.background.post(lambda: self._note(ticket, step, whole_s))

        def task() -> InstanceReport:
            with EngineTalk(lambda: ticket.is_cancelled, NICENESS, warms_up=True) as talk:
                return train_instances(talk, order, truth, lambda done, of: None, on_step)

        self._run(ticket, truth, task)

    def _run(
        self, ticket: Ticket, truth: InstanceTruth, task: Callable[[], InstanceReport]
    ) -> None:
        parts, store, was_live = self._parts, truth.store, self._loop.status.is_live
        if was_live:
            self._loop.set_live(False)

        def end() -> None:
            self._ticket = self.last = None
            parts.board.close(ticket.job_id)
            if was_live and parts.desk.store is store:
                self._loop.set_live(True)
            parts.events.instances_changed.emit()

        def done(report: InstanceReport) -> None:
            end()
            self._done()
            parts.events.notice.emit(Notice(_words(report, truth)))

        def failed(error: Exception) -> None:
            end()
            if isinstance(error, TalkCancelled):
                parts.tell(CANCELLED)
            else:
                parts.events.notice.emit(Notice.of_error(error))

        parts.background.networks.run(task, done, failed)
        parts.events.instances_changed.emit()

    def cancel(self) -> None:
        """Have enough of it; the network that there was stays."""
        if self._ticket is not None:
            self._ticket.cancelled.set()

    def _note(self, ticket: Ticket, step: InstancesStepped, whole_s: int) -> None:
        """Tell how far it is. The time was given: what it took to begin foretells nothing."""
        if ticket is self._ticket:
            done_s = round(step.share * whole_s)
            self._parts.board.update(ticket.job_id, done_s, whole_s, whole_s - done_s)
            self.last = step
            self._parts.events.instances_changed.emit()


def _words(report: InstanceReport, truth: InstanceTruth) -> Sentences:
    first, last = report.losses[0], report.losses[-1]
    objects, images = counted(report.instances, "object"), counted(report.images, "image")
    said = [
        f"Learned from {objects} in {images}, {counted(report.steps, 'step')}: "
        f"loss {first:.3f} at first, {last:.3f} at last."
    ]
    if truth.synthetic:
        said.append(f"Synthetic images among them: {truth.synthetic}.")
    if truth.left_out:
        said.append(
            f"Images left out, as they are neither reviewed nor labelled in full: {truth.left_out}."
        )
    return Sentences(*said, *report.problems)
