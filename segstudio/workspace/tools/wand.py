"""Magic wand: takes what has a colour like that of the pixel clicked; dragging takes more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from segstudio.document.selection import Selection
from segstudio.workspace.finding.scene import Scene
from segstudio.workspace.finding.similar import (
    Color,
    connected_by_steps,
    connected_like,
    like,
    refined,
    without_small_holes,
)
from segstudio.workspace.tools.finding_tool import FindingTool, Pieces, erases
from segstudio.workspace.tools.option import ChoiceOption, NumberOption
from segstudio.workspace.tools.pointer import Button, PointerEvent
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.tool import ToolGroup, ToolInfo

TOLERANCE = NumberOption(
    "wand-tolerance",
    "Tolerance",
    24,
    "How much a colour may differ, in steps of the 256 on screen; dragging right or up is more",
    maximum=255,
)
TAKES = ChoiceOption(
    "wand-takes",
    "Takes",
    "connected",
    "Connected: what touches the click. Gradual: colours may change slowly on the way. "
    "In view: like colours anywhere in view",
    (("connected", "Connected"), ("gradual", "Gradual"), ("in-view", "In view")),
)
HOLES = NumberOption(
    "wand-holes",
    "Fill holes",
    20,
    "Holes of up to so many pixels are filled",
    0,
    9999,
    10,
    0,
    " px",
)
Searching = Callable[[], Selection]
_DRAG_PX = 4.0
"""So many screen pixels of a drag change the tolerance by one."""


@dataclass(frozen=True, slots=True)
class _Grip:
    """Where the wand was pressed. base: the tolerance there."""

    scene: Scene
    cell: tuple[int, int]
    start: PointerEvent
    base: float


class Wand(FindingTool):
    """The click is the seed; the tolerance grows and shrinks live with the drag."""

    info = ToolInfo(
        "wand",
        "Magic wand",
        "W",
        "wand",
        "Click: take like colours · Drag: more or less · Ctrl or right button: erase · Esc: leave",
        ToolGroup.IMAGE,
        (TOLERANCE, TAKES, HOLES),
    )

    def __init__(self, surface: Surface) -> None:
        super().__init__(surface)
        self._grip: _Grip | None = None
        self._tolerance = 0.0
        self._scene: Scene | None = None

    @property
    def is_active(self) -> bool:
        """True while the button is down."""
        return self._grip is not None

    def press(self, event: PointerEvent) -> None:
        """Take what is like the pixel under the pointer."""
        if event.button is Button.NONE or self._grip is not None:
            return
        scene = self.surface.sight.scene()
        cell = None if scene is None else scene.cell(event.point)
        if scene is None or cell is None or not self.surface.mask.whole.contains(*event.point):
            return
        self._is_erasing = erases(event)
        self._tolerance = self.surface.option(TOLERANCE)
        self._grip = _Grip(scene, cell, event, self._tolerance)
        self._look()

    def move(self, event: PointerEvent) -> None:
        """Take more or less; with no button down, only make the view's pixels ready."""
        if self._grip is None:
            self._make_ready()
            return
        tolerance = _dragged(self._grip, event)
        if tolerance != self._tolerance:
            self._tolerance = tolerance
            self._look()

    def release(self, event: PointerEvent) -> None:
        """Paint it; the tolerance stays for the next click."""
        grip = self._grip
        if grip is None:
            return
        tolerance = _dragged(grip, event)
        search, scene = self._searching(grip, tolerance), grip.scene

        is_gradual = self.surface.option(TAKES) == "gradual"  # no one colour says what belongs

        def find() -> Pieces:
            found = search()
            if is_gradual:
                return found.pieces(scene.image.whole)
            return refined(found, scene.image, _color(scene, grip.cell), tolerance)

        self._paint(find)
        self.surface.set_option(TOLERANCE, tolerance)

    def cancel(self) -> None:
        """Forget the seed."""
        self._grip = self._scene = None
        super().cancel()

    def _look(self) -> None:
        if self._grip is not None:
            self._search(self._searching(self._grip, self._tolerance))

    def _searching(self, grip: _Grip, tolerance: float) -> Searching:
        takes, holes_px = self.surface.option(TAKES), self.surface.option(HOLES)
        scene, cell = grip.scene, grip.cell

        def search() -> Selection:
            pixels = scene.pixels
            if takes == "connected":
                stencil = connected_like(pixels, cell, tolerance)
            elif takes == "gradual":
                stencil = connected_by_steps(pixels, cell, tolerance / 8)
            else:
                stencil = like(pixels, _color(scene, cell), tolerance)
            return scene.selection(without_small_holes(stencil, holes_px / scene.step**2))

        return search

    def _make_ready(self) -> None:
        scene = self.surface.sight.scene()
        if scene is not None and scene is not self._scene:
            self._scene = scene
            self.surface.sight.prepare(lambda: scene.pixels)


def _color(scene: Scene, cell: tuple[int, int]) -> Color:
    return np.atleast_1d(scene.pixels[cell]).astype(np.float64)


def _dragged(grip: _Grip, event: PointerEvent) -> float:
    """Return the tolerance after a drag to the event: right and up is more."""
    right, up = event.column - grip.start.column, grip.start.row - event.row
    steps = round((right + up) * grip.start.zoom / _DRAG_PX)
    return TOLERANCE.cleaned(grip.base + steps)
