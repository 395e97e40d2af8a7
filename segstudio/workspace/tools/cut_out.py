"""Cut out: a box around an object, which its colours then part from the ground; strokes refine."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.drawing import Point
from segstudio.document.region import Region
from segstudio.document.selection import Selection
from segstudio.workspace.finding.grab_cut import GROUND, OBJECT, cut_out
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.tools.finding_tool import FindingTool, Pieces, erases
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.preview import Cursor, Preview
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo

LIMIT_PX = 120_000
"""Cells that are looked at: some 0.5 s. A larger box is looked at more coarsely."""
_AROUND = 0.25
"""So much of the box's sides is looked at around it, to learn the ground from."""
_LEAST_PX = 4.0
_STROKE_PX = 5.0
"""Half the width of a refining stroke, in screen pixels."""


@dataclass(slots=True)
class _Cut:
    """A box in the making. marks: what strokes say of each cell of the scene."""

    scene: Scene
    box: Region
    marks: npt.NDArray[np.uint8] = field(init=False)
    earlier: list[npt.NDArray[np.uint8]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.marks = np.zeros(self.scene.shape, np.uint8)


class CutOut(FindingTool):
    """Drag a box; then mark what it missed (drag) or took wrongly (Ctrl+drag); Enter paints it."""

    info = ToolInfo(
        "cut-out",
        "Cut out",
        "K",
        "cut-out",
        "Drag: box · then drag: object here, Ctrl+drag: not here · Backspace: last mark · "
        "Enter or double click: paint · Esc: leave",
        ToolGroup.IMAGE,
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._start: Point | None = None
        self._end: Point | None = None
        self._cut: _Cut | None = None
        self._last: Point | None = None
        self._mark = OBJECT

    @property
    def is_active(self) -> bool:
        """True from the box on."""
        return self._start is not None or self._cut is not None

    @property
    def has_steps(self) -> bool:
        """True while a stroke, or the box, can be taken back."""
        return self._cut is not None

    def press(self, event: PointerEvent) -> None:
        """Start a box, or a refining stroke in it."""
        if event.button is Button.NONE or self._start is not None or self._last is not None:
            return
        if self._cut is None:
            self._is_erasing = erases(event)
            self._start = self._end = event.point
        elif event.is_double:
            self.finish()
        else:
            self._mark = GROUND if erases(event) else OBJECT
            self._cut.earlier.append(self._cut.marks.copy())
            self._last = event.point
            self._draw(event)

    def move(self, event: PointerEvent) -> None:
        """Go on with the box or the stroke."""
        if self._start is not None:
            self._end = event.point
        elif self._last is not None:
            self._draw(event)

    def release(self, event: PointerEvent) -> None:
        """Look for the object."""
        if self._start is not None:
            self._cut = self._begun(self._start, event)
            self._start = self._end = None
        self._last = None
        self._look()

    def finish(self) -> bool:
        """Enter: paint what the veil shows, or will show."""
        cut = self._cut
        if cut is None:
            return False
        found, marks = self._found, cut.marks
        is_current = self._last is None and found is not None and not self._is_late

        def find() -> Pieces:
            selection = found if is_current and found is not None else _searched(cut, marks)
            return selection.pieces(cut.scene.image.whole)

        self._paint(find)
        return True

    def step_back(self) -> bool:
        """Backspace: forget the last stroke, or the box."""
        if self._cut is None:
            return False
        if self._cut.earlier:
            self._cut.marks = self._cut.earlier.pop()
            self._look()
        else:
            self.cancel()
        return True

    def undo(self) -> bool:
        """Forget the last stroke, or the box."""
        return self.step_back()

    def settle(self) -> None:
        """Keep what was refined by hand; a box alone is quickly drawn again."""
        if self._cut is None or not self._cut.earlier or not self.finish():
            self.cancel()

    def cancel(self) -> None:
        """Forget the box and its strokes."""
        self._start = self._end = self._cut = self._last = None
        self._is_late = False
        super().cancel()

    def preview(self, is_ctrl: bool = False) -> Preview:
        """The box while it is drawn, then the object."""
        points: tuple[Point, ...] = ()
        if self._start is not None and self._end is not None:
            (top, left), (bottom, right) = self._start, self._end
            points = ((top, left), (top, right), (bottom, right), (bottom, left))
        elif self._cut is not None:
            points = _corners(self._cut)
        return Preview(
            Cursor.CROSS,
            is_erasing=self._shows_erasing(is_ctrl),
            color=self.surface.class_color,
            points=points,
            is_closed=True,
            has_handles=False,
            selection=self._veil,
        )

    _is_late = False

    def _take(self, found: Selection | None) -> None:
        self._is_late = False
        super()._take(found)

    def _begun(self, start: Point, event: PointerEvent) -> _Cut | None:
        if max(abs(start[0] - event.row), abs(start[1] - event.column)) * event.zoom < _LEAST_PX:
            return None
        (top, bottom), (left, right) = (
            sorted((int(one // 1), int(other // 1)))
            for one, other in zip(start, event.point, strict=True)
        )
        box = Region(top, left, bottom + 1 - top, right + 1 - left)
        box = box.intersect(self.surface.mask.whole)
        if box.is_empty:
            return None
        around = box.grown(max(4, round(_AROUND * max(box.height, box.width))))
        scene = self.surface.sight.scene(around, LIMIT_PX)
        return None if scene is None else _Cut(scene, _in_cells(scene, box))

    def _draw(self, event: PointerEvent) -> None:
        cut, last = self._cut, self._last
        if cut is None or last is None:
            return
        scene = cut.scene
        width = max(1, round(2 * _STROKE_PX / (event.zoom * scene.step)))
        ends = [
            (
                int((x - scene.region.column) // scene.step),
                int((y - scene.region.row) // scene.step),
            )
            for y, x in (last, event.point)
        ]
        cv2.line(cut.marks, ends[0], ends[1], self._mark, width)
        self._last = event.point
        self._look()

    def _look(self) -> None:
        cut = self._cut
        if cut is not None:
            marks = cut.marks.copy()
            self._is_late = True
            self._search(lambda: _searched(cut, marks))


def _searched(cut: _Cut, marks: npt.NDArray[np.uint8]) -> Selection:
    return cut.scene.selection(cut_out(cut.scene.pixels, cut.box, marks))


def _in_cells(scene: Scene, box: Region) -> Region:
    row, column = (
        (box.row - scene.region.row) // scene.step,
        (box.column - scene.region.column) // scene.step,
    )
    row_end = -(-(box.row_end - scene.region.row) // scene.step)
    column_end = -(-(box.column_end - scene.region.column) // scene.step)
    return Region(row, column, row_end - row, column_end - column)


def _corners(cut: _Cut) -> tuple[Point, ...]:
    region, step, box = cut.scene.region, cut.scene.step, cut.box
    rows = region.row + box.row * step, region.row + box.row_end * step
    columns = region.column + box.column * step, region.column + box.column_end * step
    return tuple((float(rows[i]), float(columns[j])) for i, j in ((0, 0), (0, 1), (1, 1), (1, 0)))
