"""Mask R-CNN for the open project: trained, asked about the open image, and its word judged."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from segstudio.document.found_acceptance import accept_instances
from segstudio.document.found_instance import FoundInstance
from segstudio.document.instance_card import CARD_NAME, MAX_CARD_BYTES, InstanceCard
from segstudio.document.instance_choice import USUAL_SCORE
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.object_numbers import TooManyObjects
from segstudio.document.verdict import MAX_ORIGIN
from segstudio.worker import messages as m
from segstudio.workspace.found_preview import (
    FoundKey,
    FoundPreview,
    found_preview,
    key_of,
)
from segstudio.workspace.image_painter import ImagePainter
from segstudio.workspace.instance_batch import InstanceBatch
from segstudio.workspace.instance_run import instance_folder
from segstudio.workspace.instance_training import InstanceTraining
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.newest_task import NewestTask
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.plural import counted
from segstudio.workspace.sitting_parts import SittingParts

NO_TORCHVISION = (
    "Finding objects needs torchvision of the same build as torch, which is not installed. Install "
    "it with “pip install torchvision”, and start again."
)
ALL_THERE = "What was found is there already: nothing was accepted."


class InstanceDesk:
    """What is found belongs to the image on the canvas, and is gone with it.

    `Events.instances_changed` tells of a network, of training, and of what is found or shown.
    """

    def __init__(
        self,
        parts: SittingParts,
        loop: LiveLoop,
        painter: ImagePainter,
        before: Callable[[], None],
    ) -> None:
        """before: called before an edit, as the file must know a version before pixels name it."""
        self._parts = parts
        self._loop = loop
        self._before = before
        self._newest = NewestTask(parts.background.tools)
        self._image: OpenImage | None = None
        self._job_id: int | None = None
        self._left_ids: set[int] = set()
        """Jobs that nobody waits for any more; the engine still tells of their end."""
        self._found: tuple[FoundInstance, ...] = ()
        self._accepted: frozenset[FoundKey] = frozenset()
        self.training = InstanceTraining(parts, loop, self.read_card)
        self.batch = InstanceBatch(parts, loop, painter, before)
        self.card: InstanceCard | None = None
        """Of the project's network for instances; None where there is none that can be used."""
        self.least_score = USUAL_SCORE
        """Less sure ones are not shown."""
        self.preview = FoundPreview()
        self.is_asked = False
        """Whether something was found, or looked for in vain, in the image on the canvas."""
        loop.on_other.append(self._note)
        parts.events.image_opened.connect(self.clear)
        parts.events.project_opened.connect(self.read_card)
        parts.events.project_closed.connect(self.clear)

    @property
    def problem(self) -> str:
        """Why nothing can be found or trained here, in a sentence; "" where it can."""
        return "" if _has_torchvision() else NO_TORCHVISION

    @property
    def is_finding(self) -> bool:
        """True while the engine looks at the image."""
        return self._job_id is not None

    @property
    def is_busy(self) -> bool:
        """True while the engine looks at this image, or at all of them."""
        return self.is_finding or self.batch.is_running

    def read_card(self) -> None:
        """Look which network there is."""
        project = self._parts.desk.project
        self.card = None
        if project is not None:
            path = instance_folder(project.folder) / CARD_NAME
            self._parts.background.tools.run(lambda: _read(path), self._take_card)

    def find(self) -> None:
        """Ask the engine for the instances in the image on the canvas; a job on the board."""
        image, project = self._parts.editing.image, self._parts.desk.project
        if image is None or project is None or self.is_busy:
            return
        if self.problem:
            self._parts.tell(self.problem, is_error=True)
            return
        self.clear()
        tickets: list[int] = []
        ticket = self._parts.board.open(
            "Finding objects", 1, on_cancel=lambda: self._loop.send(m.CancelJob(tickets[0]))
        )
        tickets.append(ticket.job_id)
        self._image, self._job_id = image, ticket.job_id
        folder = str(instance_folder(project.folder))
        images = ((image.id, str(image.record.path)),)
        self._loop.send(m.FindInstances(ticket.job_id, folder, images))
        self._parts.events.instances_changed.emit()

    def find_everywhere(self) -> None:
        """Find in all images that are still open, and accept what is sure enough, in one step."""
        if self.problem:
            self._parts.tell(self.problem, is_error=True)
        else:
            self.batch.find(self.least_score)

    def show_from(self, score: float) -> None:
        """Show only those of at least that score, 0.05 … 1."""
        if score != self.least_score:
            self.least_score = score
            self._look()

    def accept_at(self, row: int, column: int) -> bool:
        """Accept the instance at a pixel as an object; False where none is shown there."""
        found = self.preview.at(row, column)
        if found is not None:
            self._accept((found,), (found,), "Accept object", self._origin)
        return found is not None

    def own_at(self, row: int, column: int) -> bool:
        """Take the instance at a pixel as drawn, in the active class; False where none is shown."""
        found = self.preview.at(row, column)
        if found is not None:
            own = replace(found, class_id=self._parts.classes.active_id)
            self._accept((found,), (own,), "Take object as drawn", origin=0)
        return found is not None

    def accept_all(self) -> None:
        """Accept all that are shown, each as an object, in one edit."""
        shown = self.preview.shown
        if shown:
            self._accept(shown, shown, "Accept objects", self._origin)

    def reject_at(self, row: int, column: int) -> bool:
        """Show the instance at a pixel no more; False where none is shown there."""
        found = self.preview.at(row, column)
        if found is not None:
            rejected = key_of(found)
            self._found = tuple(each for each in self._found if key_of(each) != rejected)
            self._look()
        return found is not None

    def clear(self) -> None:
        """Forget what was found."""
        if self._job_id is not None:
            self._loop.send(m.CancelJob(self._job_id))
            self._parts.board.close(self._job_id)
            self._left_ids.add(self._job_id)
        self._image, self._job_id, self._found, self.is_asked = None, None, (), False
        self._accepted = frozenset()
        self._newest.forget()
        self.preview = FoundPreview()
        self._parts.events.instances_changed.emit()

    def _note(self, report: m.Report) -> bool:
        """Take what the engine tells; tell whether it was for this desk."""
        match report:
            case m.InstancesFound(job_id) if job_id == self._job_id:
                known = self._parts.classes.table.ids
                self._found = tuple(each for each in report.found if each.class_id in known)
                return True
            case m.JobFinished(job_id) if job_id == self._job_id:
                self._end(report)
                return True
            case m.InstancesFound(job_id) | m.JobFinished(job_id):
                return job_id in self._left_ids
            case _:
                return False

    def _end(self, end: m.JobFinished) -> None:
        self._parts.board.close(end.job_id)
        self._job_id, self.is_asked = None, end.problem is None and not end.is_cancelled
        if end.problem:
            self._parts.tell(end.problem, is_error=True)
        self._look()

    def _look(self) -> None:
        """Make the preview anew, off this thread."""
        image, found, score = self._image, self._found, self.least_score
        accepted = self._accepted
        if image is None or not found:
            self._newest.forget()
            self._take_preview(FoundPreview())
            return
        self._newest.run(
            lambda: found_preview(found, image.shape, score, accepted),
            self._take_preview,
            lambda _: self._take_preview(FoundPreview()),
        )

    def _take_preview(self, preview: FoundPreview) -> None:
        self.preview = preview
        self._parts.events.instances_changed.emit()

    def _take_card(self, card: InstanceCard | None) -> None:
        self.card = card
        self._parts.events.instances_changed.emit()

    @property
    def _origin(self) -> int:
        """The version that what is accepted is marked with."""
        return min(max(1, self._loop.status.version), MAX_ORIGIN)

    def _accept(
        self,
        chosen: Sequence[FoundInstance],
        meant: Sequence[FoundInstance],
        name: str,
        origin: int,
    ) -> None:
        """Make objects of what is meant by the chosen ones, which are not shown any more."""
        image = self._image
        if image is None or image is not self._parts.editing.image:
            return
        self._before()
        with_numbers, taken = self._parts.accepted.is_on, _Taken()

        def paint(editor: MaskEditor) -> None:
            try:
                taken.count = accept_instances(image.mask, editor, meant, origin, with_numbers)
            except TooManyObjects as error:
                taken.problem = str(error)

        def done() -> None:
            if taken.problem:
                self._parts.tell(taken.problem, is_error=True)
            elif not taken.count:
                self._parts.tell(ALL_THERE)
            elif len(chosen) > 1:
                self._parts.tell(f"Accepted {counted(taken.count, 'object')}.")

        self._parts.editing.run(name, paint, self._parts.classes.table.locked_ids)
        self._accepted |= {key_of(each) for each in chosen}
        self._look()
        self._parts.editing.when_free(done)


@cache
def _has_torchvision() -> bool:
    return importlib.util.find_spec("torchvision") is not None


@dataclass
class _Taken:
    count: int = 0
    problem: str = ""


def _read(path: Path) -> InstanceCard | None:
    try:
        if path.stat().st_size > MAX_CARD_BYTES:
            return None
        return InstanceCard.from_json(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
