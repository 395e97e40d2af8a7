"""Rows of what a network stands: a disturbance each, its strengths beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from segstudio.document.label_class import PALETTE
from segstudio.ui.figures.text_table import Cell
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.robustness.disturbance import DISTURBANCES, STRENGTHS
from segstudio.workspace.robustness.robustness_row import UNDISTURBED, RobustnessRow, kept_share

COLORS = dict(zip(DISTURBANCES, PALETTE[1:], strict=False))
"""Of each disturbance, in the table and in the chart."""


def robustness_cells(rows: Sequence[RobustnessRow]) -> tuple[list[Cell], list[list[Cell]]]:
    """Return titles and rows; none where nothing was measured."""
    titles = [
        Cell(translate("Robustness", "Disturbance")),
        Cell(
            translate("Robustness", "None"), translate("Robustness", "Dice of undisturbed images")
        ),
        *(Cell(str(each), translate("Robustness", "Dice at this strength")) for each in STRENGTHS),
        Cell(
            translate("Robustness", "Kept"),
            translate("Robustness", "Mean of the five by the Dice of undisturbed images"),
        ),
    ]
    return titles, [_cells(name, rows) for name in DISTURBANCES] if rows else []


def dice_of(rows: Sequence[RobustnessRow], name: str) -> list[float]:
    """Return the Dice of undisturbed images, then of each strength; below 0: not known."""
    return [each.dice for each in rows if each.disturbance in (UNDISTURBED, name)]


def _cells(name: str, rows: Sequence[RobustnessRow]) -> list[Cell]:
    share = kept_share(rows, name)
    found = [each for each in rows if each.disturbance in (UNDISTURBED, name)]
    return [
        Cell(display_words(DISTURBANCES[name].title), color=COLORS[name]),
        *(_dice(name, each) for each in found),
        Cell("–" if share is None else f"{100 * share:.0f} %", is_strong=True),
    ]


def _dice(name: str, found: RobustnessRow) -> Cell:
    if found.dice < 0:
        return Cell("–")
    told = []
    if found.strength:
        kind = DISTURBANCES[name]
        told.append(f"{kind.amounts[found.strength - 1]:g} {display_words(kind.unit)}")
    if found.low >= 0:
        told.append(
            translate("Robustness", "95 % of draws of the images: {low} to {high}").format(
                low=f"{found.low:.3f}", high=f"{found.high:.3f}"
            )
        )
    return Cell(f"{found.dice:.3f}", ". ".join(told))
