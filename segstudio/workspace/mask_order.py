"""What a person asks of a mask: which operation, on which class, how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from segstudio.document.change_terms import ChangeTerms
from segstudio.document.label_class import UNLABELLED
from segstudio.document.map_operation import Kind, MapOperation
from segstudio.document.region import Region

TITLES = {
    Kind.FILL_HOLES: "Fill holes",
    Kind.REMOVE_SMALL: "Remove small objects",
    Kind.SMOOTH: "Smooth",
    Kind.GROW: "Grow",
    Kind.SHRINK: "Shrink",
    Kind.OPEN: "Open",
    Kind.CLOSE: "Close",
    Kind.REPLACE: "Replace class",
    Kind.MERGE: "Merge with neighbour",
    Kind.SPLIT: "Split at necks",
    Kind.MIRROR_ACROSS: "Mirror left to right",
    Kind.MIRROR_DOWN: "Mirror top to bottom",
}
"""Names of the undo steps."""


class Scope(Enum):
    """How far an operation reaches."""

    REGION = "region"
    """The connected region at a pixel, whatever its class."""
    VIEW = "view"
    IMAGE = "image"
    ALL_IMAGES = "all-images"


@dataclass(frozen=True, slots=True)
class MaskOrder:
    """One order. view: the pixels in view. pixel: (row, column) in the region meant, or None.

    With Scope.REGION the class is that of the region, whatever `terms` name.
    """

    operation: MapOperation
    terms: ChangeTerms
    scope: Scope
    view: Region | None = None
    pixel: tuple[int, int] | None = None

    @property
    def title(self) -> str:
        """Name of the undo step."""
        if self.operation.kind is Kind.REPLACE and self.terms.replacement_id == UNLABELLED:
            return "Erase"
        return TITLES[self.operation.kind]
