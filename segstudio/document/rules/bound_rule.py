"""Rules that hold a figure of a class to a bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.bound import Bound
from segstudio.document.rules.rule import Rule


@dataclass(frozen=True)
class BoundRule(Rule):
    """word: of the figure. units: that the bound can have."""

    bound: Bound

    word: ClassVar[str]
    units: ClassVar[Sequence[str]] = ("",)

    @classmethod
    def read(cls, class_id: int, said: Mapping[str, Any], table: ClassTable) -> Self:
        """Return the rule. Raises RuleError."""
        return cls(class_id, Bound.read(said, cls.units))

    @property
    def needs_pixel_size(self) -> bool:
        """True where the bound is told in µm² or mm²."""
        return self.bound.is_of_world

    def stored(self) -> dict[str, Any]:
        """Return the bound."""
        return self.bound.stored()

    def tail(self, table: ClassTable) -> str:
        """Return such as “area >= 30 px”."""
        return f"{self.word} {self.bound}"
