"""Figures of a network under one disturbance at one strength, and the table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

UNDISTURBED = "none"


@dataclass(frozen=True, slots=True)
class RobustnessRow:
    """disturbance: a name of DISTURBANCES, or UNDISTURBED with the strength 0. amount: in words.

    dice: mean over classes but the background, 0 … 1, low … high: where 95 % of draws of the images
    lie; -1 where nothing could be compared. images: that were measured. version: of the network.
    """

    disturbance: str
    strength: int
    amount: str
    dice: float
    low: float
    high: float
    images: int
    version: int


def kept_share(rows: Sequence[RobustnessRow], disturbance: str) -> float | None:
    """Return the mean Dice over the strengths of a disturbance by that of undisturbed images.

    None where there is no Dice above 0 to compare with, or a strength has none.
    """
    clean = next((each.dice for each in rows if each.disturbance == UNDISTURBED), -1.0)
    found = [each.dice for each in rows if each.disturbance == disturbance]
    if clean <= 0 or not found or min(found) < 0:
        return None
    return sum(found) / len(found) / clean


def csv_lines(rows: Sequence[RobustnessRow]) -> list[list[str]]:
    """Return a header and a line of each row."""
    names = [each.name for each in fields(RobustnessRow)]
    return [names, *([str(getattr(row, name)) for name in names] for row in rows)]
