"""Figures of a network under one disturbance at one strength, and the table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from segstudio.workspace.robustness.disturbance import DISTURBANCES, STRENGTHS

UNDISTURBED = "none"
MOST_ROWS = 1000
_KINDS = {"str": (str,), "int": (int,), "float": (int, float)}


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


def rows_from_json(said: object) -> list[RobustnessRow]:
    """Return rows that were stored as dictionaries, trusting nothing; [] where any makes no sense.

    A row of a disturbance that there is no more makes none.
    """
    if not isinstance(said, list) or len(said) > MOST_ROWS:
        return []
    places = {(UNDISTURBED, 0), *((name, each) for name in DISTURBANCES for each in STRENGTHS)}
    rows = [_row(each) for each in said]
    found = [each for each in rows if each is not None]
    is_whole = {(each.disturbance, each.strength) for each in found} == places
    return found if is_whole and len(found) == len(said) == len(places) else []


def _row(said: object) -> RobustnessRow | None:
    names = {each.name: _KINDS[str(each.type)] for each in fields(RobustnessRow)}
    if not isinstance(said, dict) or said.keys() != names.keys():
        return None
    if any(type(said[name]) not in kinds for name, kinds in names.items()):
        return None
    return RobustnessRow(**said)


def csv_lines(rows: Sequence[RobustnessRow]) -> list[list[str]]:
    """Return a header and a line of each row."""
    names = [each.name for each in fields(RobustnessRow)]
    return [names, *([str(getattr(row, name)) for name in names] for row in rows)]
