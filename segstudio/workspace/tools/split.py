"""Split: parts objects that touch, by a gap one pixel wide where they are narrow."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.drawing import Stencil, connected
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.workspace.finding.splitting import gaps
from segstudio.workspace.tools.finding_tool import FindingTool, Pieces
from segstudio.workspace.tools.option import NumberOption
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo

DEPTH = NumberOption(
    "split-depth",
    "Narrower by",
    1,
    "How much narrower (in radius) the neck between two parts is than they are; "
    "dragging right or up makes it more, and fewer cuts",
    0.5,
    50,
    0.5,
    1,
    " px",
)
REACH_PX = 600
"""Of an area that is larger, so much around the pointer is looked at."""
_DRAG_PX = 8.0
"""So many screen pixels of a drag change the depth by one step."""


@dataclass(frozen=True, slots=True)
class _Grip:
    """Where it was pressed. area: what hangs together there, not 0 inside, and where it is."""

    start: PointerEvent
    base: float
    region: Region
    area: Stencil


class Split(FindingTool):
    """The cuts are shown while the button is down, and made when it is let go."""

    info = ToolInfo(
        "split",
        "Split",
        "Shift+K",
        "split",
        "Press on touching objects: show the cuts · Drag: fewer or more · Let go: cut · Esc: leave",
        ToolGroup.OBJECT,
        (DEPTH,),
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._grip: _Grip | None = None
        self._depth = 0.0
        self._is_erasing = True

    @property
    def is_active(self) -> bool:
        """True while the button is down."""
        return self._grip is not None

    def press(self, event: PointerEvent) -> None:
        """Look where the area under the pointer can be parted."""
        mask, pixel = self.surface.mask, event.pixel
        if event.button is not Button.PRIMARY or self._grip is not None:
            return
        if not mask.whole.contains(*pixel) or not mask.class_ids[pixel]:
            return
        around = Region(*pixel, 1, 1).grown(REACH_PX).intersect(mask.whole)
        seed = pixel[0] - around.row, pixel[1] - around.column
        part, area = connected(mask.class_ids[around.slices].copy(), seed)
        region = Region(around.row + part.row, around.column + part.column, part.height, part.width)
        self._depth = self.surface.option(DEPTH)
        self._grip = _Grip(event, self._depth, region, area)
        self._look()

    def move(self, event: PointerEvent) -> None:
        """Make fewer cuts, or more."""
        if self._grip is None:
            return
        depth = _dragged(self._grip, event)
        if depth != self._depth:
            self._depth = depth
            self._look()

    def release(self, event: PointerEvent) -> None:
        """Make the cuts; how deep they are stays for the next time."""
        grip = self._grip
        if grip is None:
            return
        depth = _dragged(grip, event)

        def find() -> Pieces:
            yield grip.region, gaps(grip.area, depth)

        self._paint(find)
        self.surface.set_option(DEPTH, depth)

    def cancel(self) -> None:
        """Cut nothing."""
        self._grip = None
        super().cancel()

    def _look(self) -> None:
        grip, depth = self._grip, self._depth
        if grip is not None:
            self._search(lambda: Selection(grip.region, gaps(grip.area, depth)))


def _dragged(grip: _Grip, event: PointerEvent) -> float:
    """Return the depth after a drag to the event: right and up is more."""
    right, up = event.column - grip.start.column, grip.start.row - event.row
    return DEPTH.cleaned(grip.base + DEPTH.step * round((right + up) * grip.start.zoom / _DRAG_PX))
