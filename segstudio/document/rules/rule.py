"""What every rule is: something that the regions of one class keep to, or are given away."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.document.rules.mask_region import MaskRegion


class RuleError(ValueError):
    """A rule that cannot be; the text says why, in a sentence."""


@dataclass(frozen=True, eq=False)
class Ground:
    """What a rule is held against. class_ids: (height, width). background_id: the first class.

    pixel_um2: area of a pixel in µm²; None where it is not known.
    """

    class_ids: MaskArray
    background_id: int
    pixel_um2: float | None = None


@dataclass(frozen=True)
class Rule(ABC):
    """One rule for a class. kind: its name on disk. pattern: what is written behind the class."""

    class_id: int

    kind: ClassVar[str]
    pattern: ClassVar[re.Pattern[str]]
    example: ClassVar[str]

    @classmethod
    @abstractmethod
    def read(cls, class_id: int, said: Mapping[str, Any], table: ClassTable) -> Self:
        """Return the rule that `stored` made, or the groups of `pattern`. Raises RuleError."""

    @abstractmethod
    def stored(self) -> dict[str, Any]:
        """Return what JSON keeps of it besides kind and class."""

    @abstractmethod
    def tail(self, table: ClassTable) -> str:
        """Return what is written behind the class; `pattern` matches it."""

    @abstractmethod
    def broken(self, regions: Sequence[MaskRegion], ground: Ground) -> list[MaskRegion]:
        """Return those of the regions (of `searched`) that do not keep to it."""

    @property
    def needs_pixel_size(self) -> bool:
        """True where it is told in lengths of the world."""
        return False

    def searched(self, background_id: int) -> tuple[int, ...]:
        """Return the classes that the regions in question are made of."""
        return (self.class_id,)

    def replacement(self, region: MaskRegion, ground: Ground) -> int:
        """Return the class that a region which breaks it is given to: the one around it."""
        return region.surrounding(ground.background_id)

    def missing(self, regions: Sequence[MaskRegion]) -> int:
        """Return how many regions there are too few: no rule can draw one."""
        return 0

    def words(self, table: ClassTable) -> str:
        """Return the rule as a person writes it."""
        return f"{name_of(self.class_id, table)} {self.tail(table)}"

    def as_json(self) -> dict[str, Any]:
        """Return what is stored of it."""
        return {"kind": self.kind, "class": self.class_id, **self.stored()}


def name_of(class_id: int, table: ClassTable) -> str:
    """Return the name of a class."""
    found = table.get(class_id)
    return f"class {class_id}" if found is None else found.name
