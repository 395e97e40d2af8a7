"""What all tools have in common. A tool at rest does nothing and holds nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar

from segstudio.workspace.tools.option import ToolOption
from segstudio.workspace.tools.pointer import PointerEvent
from segstudio.workspace.tools.preview import Preview
from segstudio.workspace.tools.surface import Surface


class ToolGroup(Enum):
    """Related tools that share one button of the toolbar; the value is its name on screen."""

    SHAPE = "Shapes"
    IMAGE = "By the image"
    PREDICTION = "By the prediction"
    OBJECT = "Objects"


@dataclass(frozen=True, slots=True)
class ToolInfo:
    """How a tool is offered.

    shortcut: as written on a menu. hint: the keys that work with it. group: the button that it
    shares with others; None for one of its own. options: what can be set about it (see
    `ToolOption`), in the order shown. has_brush_size: the brush's size means something to it.
    """

    id: str
    title: str
    shortcut: str
    icon_name: str
    hint: str
    group: ToolGroup | None = None
    options: tuple[ToolOption[Any], ...] = ()
    has_brush_size: bool = False


class Tool:
    """Base of all tools: ignores everything. Events come in order: press, moves, release."""

    info: ClassVar[ToolInfo]

    def __init__(self, surface: Surface) -> None:
        self.surface = surface

    @property
    def is_active(self) -> bool:
        """True from the first event of an edit in the making until it is committed or cancelled."""
        return False

    @property
    def has_steps(self) -> bool:
        """True while `undo` has a step of what is in the making to take back."""
        return False

    def press(self, event: PointerEvent) -> None:
        """A button went down over the canvas."""

    def move(self, event: PointerEvent) -> None:
        """The pointer moved, with or without a button."""

    def release(self, event: PointerEvent) -> None:
        """The button went up."""

    def look_again(self) -> None:
        """Another part of the image is in view, or it is shown in another way."""

    def finish(self) -> bool:
        """Enter: commit what is in the making. Returns False where there is nothing."""
        return False

    def step_back(self) -> bool:
        """Backspace: take back the last part of what is in the making. Returns False if nothing."""
        return False

    def undo(self) -> bool:
        """Ctrl+Z: take back the last step of what is in the making. Returns False if nothing."""
        return self.step_back()

    def settle(self) -> None:
        """Another tool or image comes in mid-edit: keep what is drawn, and rest."""
        self.cancel()

    def options_in_use(self) -> tuple[ToolOption[Any], ...]:
        """Return the options that mean something now: all, unless one rules out others."""
        return self.info.options

    def options_changed(self) -> None:
        """An option was changed while this tool is in hand: show what is in the making anew."""

    def cancel(self) -> None:
        """Esc: put everything back and rest."""

    def preview(self, is_ctrl: bool = False) -> Preview:
        """Return what to draw over the image now; is_ctrl: the erase key is held."""
        return Preview()


def grouped(tools: tuple[ToolInfo, ...]) -> tuple[tuple[ToolInfo, ...], ...]:
    """Return the tools button by button: those of a group together, where its first one stands."""
    buttons: dict[object, list[ToolInfo]] = {}
    for tool in tools:
        buttons.setdefault(tool.group or tool.id, []).append(tool)
    return tuple(tuple(each) for each in buttons.values())
