"""The tools there are, which one is in hand, and the size of the brush."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from segstudio.workspace.events import Events
from segstudio.workspace.tools.accept_brush import AcceptBrush
from segstudio.workspace.tools.brush import Brush, Eraser
from segstudio.workspace.tools.brush_options import RADIUS
from segstudio.workspace.tools.cut_out import CutOut
from segstudio.workspace.tools.ellipse import Ellipse
from segstudio.workspace.tools.fill import Fill
from segstudio.workspace.tools.lasso import Lasso
from segstudio.workspace.tools.objects import Objects
from segstudio.workspace.tools.option import OptionValues, ToolOption
from segstudio.workspace.tools.pan import Pan
from segstudio.workspace.tools.pick import Pick
from segstudio.workspace.tools.polygon import Polygon
from segstudio.workspace.tools.preview import Preview
from segstudio.workspace.tools.rectangle import Rectangle
from segstudio.workspace.tools.reject_brush import RejectBrush
from segstudio.workspace.tools.rest_box import RestBox
from segstudio.workspace.tools.scissors import Scissors
from segstudio.workspace.tools.smart_brush import SmartBrush
from segstudio.workspace.tools.split import Split
from segstudio.workspace.tools.superpixel_brush import SuperpixelBrush
from segstudio.workspace.tools.surface import Surface
from segstudio.workspace.tools.threshold import ThresholdTool
from segstudio.workspace.tools.tool import Tool, ToolInfo
from segstudio.workspace.tools.wand import Wand

TOOLS: tuple[type[Tool], ...] = (
    Brush,
    Eraser,
    Fill,
    Polygon,
    Lasso,
    Rectangle,
    Ellipse,
    Wand,
    SmartBrush,
    CutOut,
    Scissors,
    ThresholdTool,
    SuperpixelBrush,
    Objects,
    Split,
    AcceptBrush,
    RejectBrush,
    RestBox,
    Pick,
    Pan,
)
"""Every tool, in the toolbar's order; those of a group share a button (see `ToolInfo.group`).

A new tool is one file and one entry here.
"""

T = TypeVar("T")
InOrder = Callable[[Callable[[], None]], None]


def _at_once(action: Callable[[], None]) -> None:
    action()


class Toolbox:
    """Chooses the active tool and keeps what outlives it: the radius and the options."""

    def __init__(
        self,
        surface: Surface,
        events: Events,
        in_order: InOrder = _at_once,
        options: OptionValues | None = None,
    ) -> None:
        """in_order: does a change now, or once the pointer events before it have been handled."""
        self._surface = surface
        self._events = events
        self._in_order = in_order
        self._options = options or OptionValues()
        self._tools: dict[str, Tool] = {each.info.id: each(surface) for each in TOOLS}
        self._active_id = TOOLS[0].info.id
        self.is_ctrl = False

    @property
    def tools(self) -> tuple[ToolInfo, ...]:
        """How each tool is offered."""
        return tuple(each.info for each in TOOLS)

    @property
    def active_id(self) -> str:
        """Id of the tool in hand."""
        return self._active_id

    @property
    def active(self) -> Tool:
        """The tool in hand."""
        return self._tools[self._active_id]

    @property
    def radius_px(self) -> float:
        """Radius of the brush in image pixels."""
        return self._options.get(RADIUS)

    def option(self, option: ToolOption[T]) -> T:
        """Return what is set for an option."""
        return self._options.get(option)

    def set_option(self, option: ToolOption[Any], value: object) -> None:
        """Set an option, as near as its limits allow."""
        self._in_order(lambda: self._set_option(option, value))

    def choose(self, tool_id: str) -> None:
        """Take another tool in hand; what the old one was drawing is kept. Raises KeyError."""
        chosen = self._tools[tool_id]
        self._in_order(lambda: self._choose(chosen))

    def settle(self) -> None:
        """Let every tool rest, keeping what was drawn: no line starts on another image."""
        for tool in self._tools.values():
            tool.settle()

    def set_radius(self, radius_px: float) -> None:
        """Set the brush's radius, within the limits of `RADIUS`, and remember it."""
        self._in_order(lambda: self._set_radius(radius_px))

    def step_radius(self, steps: int) -> None:
        """Make the brush larger (steps > 0) or smaller: a tenth a step, half a pixel at least."""
        radius_px = self.radius_px
        for _ in range(abs(steps)):
            change_px = max(0.5, radius_px * 0.1)
            radius_px += change_px if steps > 0 else -change_px
        self.set_radius(round(radius_px * 2) / 2)

    def _choose(self, chosen: Tool) -> None:
        if chosen is not self.active:
            self.active.settle()
            self._active_id = chosen.info.id
        self._events.tool_changed.emit()
        self._events.preview_changed.emit()

    def _set_radius(self, radius_px: float) -> None:
        self._options.set(RADIUS, radius_px)
        self._events.tool_changed.emit()
        self._events.preview_changed.emit()

    def _set_option(self, option: ToolOption[Any], value: object) -> None:
        if self._options.set(option, value):
            if self._surface.has_image:
                self.active.options_changed()
            self._events.tool_changed.emit()
            self._events.preview_changed.emit()

    def preview(self) -> Preview:
        """Return what the active tool shows over the image."""
        return self.active.preview(self.is_ctrl)

    def hint(self) -> str:
        """Return the keys that work now."""
        return self.active.info.hint
