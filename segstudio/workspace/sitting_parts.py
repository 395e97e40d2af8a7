"""The parts of a sitting that whatever works on masks beside drawing goes through."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.workspace.accepted_objects import AcceptedObjects
from segstudio.workspace.background import Background
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.job import JobBoard
from segstudio.workspace.notice import Notice
from segstudio.workspace.project_desk import ProjectDesk


@dataclass(frozen=True, slots=True)
class SittingParts:
    """board: where long work is shown. desk: the project's file. editing: the open image.

    accepted: makes objects of what is accepted.
    """

    background: Background
    events: Events
    board: JobBoard
    desk: ProjectDesk
    editing: Editing
    classes: ClassEditing
    accepted: AcceptedObjects

    def tell(self, text: str, is_error: bool = False) -> None:
        """Say something to the person."""
        self.events.notice.emit(Notice(text, is_error=is_error))
