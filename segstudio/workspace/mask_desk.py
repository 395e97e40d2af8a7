"""What can be done to masks beside drawing: operations, clipboard, neighbour copies, rules."""

from __future__ import annotations

from segstudio.workspace.image_painter import ImagePainter
from segstudio.workspace.mask_operations import MaskOperations
from segstudio.workspace.neighbour_copy import NeighbourCopy
from segstudio.workspace.region_clipboard import RegionClipboard
from segstudio.workspace.rule_desk import RuleDesk
from segstudio.workspace.saver import Saver
from segstudio.workspace.sitting_parts import SittingParts
from segstudio.workspace.sure_pixels import SurePixels


class MaskDesk:
    """Holds them for a session; `sure` looks at what could be accepted."""

    def __init__(self, painter: ImagePainter, parts: SittingParts, saver: Saver) -> None:
        self.operations = MaskOperations(painter, parts)
        self.clipboard = RegionClipboard(parts)
        self.sure = SurePixels(parts)
        self.neighbours = NeighbourCopy(parts)
        self.rules = RuleDesk(parts, saver)
