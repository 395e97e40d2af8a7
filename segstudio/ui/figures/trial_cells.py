"""Rows of the table of trials: what was tried, and how well it did; the best first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from segstudio.document.network_choice import NetworkChoice
from segstudio.ui.figures.leaderboard_cells import dice_cells
from segstudio.ui.figures.text_table import Cell
from segstudio.ui.translation import QT_TRANSLATE_NOOP, translate
from segstudio.workspace.tuning.trial_list import TrialRow

_TITLES: Mapping[str, str] = {
    "network": QT_TRANSLATE_NOOP("Networks", "Network"),
    "learning_rate": QT_TRANSLATE_NOOP("Networks", "Learning rate"),
    "patch_px": QT_TRANSLATE_NOOP("Networks", "Patch, px"),
    "loss": QT_TRANSLATE_NOOP("Networks", "Loss"),
    "augment": QT_TRANSLATE_NOOP("Networks", "Augmentation"),
}
"""Of each parameter."""


def ordered(rows: Sequence[TrialRow]) -> list[TrialRow]:
    """Return the best first, and last those that were given up."""
    return sorted(rows, key=lambda each: (each.is_given_up, -each.dice))


def trial_cells(
    rows: Sequence[TrialRow], networks: Mapping[str, NetworkChoice]
) -> tuple[list[Cell], list[list[Cell]]]:
    """Return titles and rows. networks: by what the trials call them."""
    names = [name for name in _TITLES if any(name in each.parameters for each in rows)]
    titles = [
        *(Cell(translate("Networks", _TITLES[name])) for name in names),
        Cell(
            translate("Networks", "Dice"),
            translate("Networks", "Of all images, each by a network that did not learn from it"),
        ),
        Cell(translate("Networks", "95 % interval")),
        Cell(translate("Networks", "Seconds"), translate("Networks", "Of training, in all folds")),
        Cell(""),
    ]
    return titles, [_cells(each, names, networks) for each in rows]


def _cells(
    found: TrialRow, names: Sequence[str], networks: Mapping[str, NetworkChoice]
) -> list[Cell]:
    ended = translate("Networks", "given up after fold {number}").format(number=len(found.folds))
    return [
        *(_parameter(found, name, networks) for name in names),
        *dice_cells(found.dice, found.low, found.high),
        Cell(f"{found.seconds:.0f}"),
        Cell(ended if found.is_given_up else "", is_text=True),
    ]


def _parameter(found: TrialRow, name: str, networks: Mapping[str, NetworkChoice]) -> Cell:
    value = found.parameters.get(name, "–")
    if name == "network" and str(value) in networks:
        return Cell(networks[str(value)].brief, str(value))
    if isinstance(value, float):
        return Cell(f"{value:.2g}", f"{value:g}")
    return Cell(str(value), is_text=name in ("loss", "augment"))
