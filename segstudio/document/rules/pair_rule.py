"""Rules for the regions of one class by where another class is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.rule import Rule, RuleError, name_of


@dataclass(frozen=True)
class PairRule(Rule):
    """word: that stands between the two classes."""

    other_id: int

    word: ClassVar[str]

    @classmethod
    def read(cls, class_id: int, said: Mapping[str, Any], table: ClassTable) -> Self:
        """Return the rule. Raises RuleError."""
        other = said.get("other")
        if isinstance(other, str):
            names = {each.name.casefold(): each.id for each in reversed(table.classes)}
            other_id = names.get(other.strip().casefold())
        else:
            other_id = other if type(other) is int and table.get(other) else None
        if other_id is None:
            raise RuleError(f"There is no class “{other}” in the project.")
        if other_id == class_id:
            raise RuleError("It needs two different classes.")
        return cls(class_id, other_id)

    def stored(self) -> dict[str, Any]:
        """Return the other class."""
        return {"other": self.other_id}

    def tail(self, table: ClassTable) -> str:
        """Return such as “inside cell”."""
        return f"{self.word} {name_of(self.other_id, table)}"
