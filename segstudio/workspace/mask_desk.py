"""What can be done to masks beside drawing: operations, the clipboard, copies from neighbours."""

from __future__ import annotations

from segstudio.workspace.background import Background
from segstudio.workspace.class_editing import ClassEditing
from segstudio.workspace.editing import Editing
from segstudio.workspace.events import Events
from segstudio.workspace.job import JobBoard
from segstudio.workspace.mask_operations import MaskOperations
from segstudio.workspace.neighbour_copy import NeighbourCopy
from segstudio.workspace.project_desk import ProjectDesk
from segstudio.workspace.region_clipboard import RegionClipboard
from segstudio.workspace.sure_pixels import SurePixels


class MaskDesk:
    """Holds them for a session; `sure` looks at what could be accepted."""

    def __init__(
        self,
        background: Background,
        events: Events,
        board: JobBoard,
        desk: ProjectDesk,
        editing: Editing,
        classes: ClassEditing,
    ) -> None:
        self.operations = MaskOperations(background, events, board, desk, editing, classes)
        self.clipboard = RegionClipboard(background, events, editing, classes)
        self.sure = SurePixels(background, editing, classes)
        self.neighbours = NeighbourCopy(background, events, desk, editing, classes)
