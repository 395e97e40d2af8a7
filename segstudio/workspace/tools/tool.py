"""What all tools have in common. A tool at rest does nothing and holds nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from segstudio.workspace.tools.pointer import PointerEvent
from segstudio.workspace.tools.preview import Preview
from segstudio.workspace.tools.surface import Surface


@dataclass(frozen=True, slots=True)
class ToolInfo:
    """How a tool is offered: shortcut as written on a menu; hint: the keys that work with it."""

    id: str
    title: str
    shortcut: str
    icon_name: str
    hint: str


class Tool:
    """Base of all tools: ignores everything. Events come in order: press, moves, release."""

    info: ClassVar[ToolInfo]

    def __init__(self, surface: Surface) -> None:
        self.surface = surface

    @property
    def is_active(self) -> bool:
        """True from the first event of an edit in the making until it is committed or cancelled."""
        return False

    def press(self, event: PointerEvent) -> None:
        """A button went down over the canvas."""

    def move(self, event: PointerEvent) -> None:
        """The pointer moved, with or without a button."""

    def release(self, event: PointerEvent) -> None:
        """The button went up."""

    def look_again(self) -> None:
        """Another part of the image is in view."""

    def finish(self) -> bool:
        """Enter: commit what is in the making. Returns False where there is nothing."""
        return False

    def step_back(self) -> bool:
        """Backspace: take back the last part of what is in the making. Returns False if nothing."""
        return False

    def settle(self) -> None:
        """Another tool or image comes in mid-edit: keep what is drawn, and rest."""
        self.cancel()

    def cancel(self) -> None:
        """Esc: put everything back and rest."""

    def preview(self, is_ctrl: bool = False) -> Preview:
        """Return what to draw over the image now; is_ctrl: the erase key is held."""
        return Preview()
