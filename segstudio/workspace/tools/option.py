"""Options of tools as typed values: a tool declares them, the window shows them, no widget here."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class ToolOption(Generic[T]):
    """One thing that a person can set about a tool.

    Declare it once, at the top of the tool's file, name it in `ToolInfo.options`, and read it with
    `self.surface.option(…)`; everything else (the strip below the toolbar, remembering it between
    sittings) happens by itself:

        TOLERANCE = NumberOption("wand-tolerance", "Tolerance", 16, maximum=255, tip="How …")

        class Wand(Tool):
            info = ToolInfo("wand", …, options=(TOLERANCE,))

            def press(self, event: PointerEvent) -> None:
                tolerance = self.surface.option(TOLERANCE)  # a float
                …

    Tools that name the same option share its value. A tool that shows something in the making can
    follow a change at once (`Tool.options_changed`); options that mean nothing beside the value of
    another one are hidden (`Tool.options_in_use`).

    id: unique in the program, and stable: settings hold it. title: on screen, one or two words.
    default: the value until a person changes it. tip: a sentence that says more.
    """

    id: str
    title: str
    default: T
    tip: str = ""

    @abstractmethod
    def cleaned(self, value: object) -> T:
        """Return an allowed value as near as possible to one from settings or a widget."""


@dataclass(frozen=True)
class SwitchOption(ToolOption[bool]):
    """On or off."""

    def cleaned(self, value: object) -> bool:
        """Return the value, or the default where it is neither True nor False."""
        return value if isinstance(value, bool) else self.default


@dataclass(frozen=True)
class NumberOption(ToolOption[float]):
    """A number from `minimum` to `maximum`.

    step: of the arrows and the wheel. decimals: shown, and kept, after the point; 0 for whole
    numbers. unit: shown after the number (" px", " %"), with its space.
    """

    minimum: float = 0.0
    maximum: float = 100.0
    step: float = 1.0
    decimals: int = 0
    unit: str = ""

    def cleaned(self, value: object) -> float:
        """Return the value within the limits, or the default where it is no number."""
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
            return self.default
        return min(max(round(float(value), self.decimals), self.minimum), self.maximum)


@dataclass(frozen=True)
class ChoiceOption(ToolOption[str]):
    """One of a few: `choices` are (value, title on screen) in the order shown."""

    choices: tuple[tuple[str, str], ...] = ()

    def cleaned(self, value: object) -> str:
        """Return the value, or the default where it is none of the choices."""
        found = [each for each, _ in self.choices if each == value]
        return found[0] if found else self.default


class OptionValues:
    """What is set, for all tools together; what was never touched has its default."""

    def __init__(
        self, stored: object = None, keep: Callable[[dict[str, Any]], None] = lambda _: None
    ) -> None:
        """stored: {option id: value} as remembered, not trusted. keep: remembers such values."""
        self._values: dict[str, Any] = dict(stored) if isinstance(stored, dict) else {}
        self._keep = keep

    def get(self, option: ToolOption[T]) -> T:
        """Return an allowed value of the option."""
        return option.cleaned(self._values.get(option.id, option.default))

    def set(self, option: ToolOption[T], value: object) -> bool:
        """Set and remember a value; return whether that changed anything."""
        before, after = self.get(option), option.cleaned(value)
        if before == after:
            return False
        self._values[option.id] = after
        self._keep(dict(self._values))
        return True
