"""Rows of the leaderboard: a network each, the best first."""

from __future__ import annotations

from collections.abc import Sequence

from segstudio.document.network_choice import NetworkChoice, NetworkUnknown
from segstudio.ui.figures.text_table import Cell
from segstudio.ui.translation import translate
from segstudio.workspace.leaderboard import LeaderboardRow


def leaderboard_cells(rows: Sequence[LeaderboardRow]) -> tuple[list[Cell], list[list[Cell]]]:
    """Return titles and rows."""
    titles = [
        Cell(translate("Networks", "Network")),
        Cell(
            translate("Networks", "Dice"),
            translate("Networks", "Mean over all classes but the first"),
        ),
        Cell(
            translate("Networks", "95 % interval"),
            translate("Networks", "95 % of the means of as many images, drawn again and again"),
        ),
        Cell(translate("Networks", "Images")),
        Cell(translate("Networks", "Steps/s"), translate("Networks", "Steps of training a second")),
        Cell(
            translate("Networks", "Mpx/s"),
            translate("Networks", "Predicted megapixels a second, reading counts"),
        ),
        Cell(translate("Networks", "Memory"), translate("Networks", "Of the engine, at the end")),
        Cell(translate("Networks", "Size"), translate("Networks", "Of the network's file")),
        Cell(translate("Networks", "Device")),
    ]
    return titles, [_cells(each) for each in rows]


def dice_cells(dice: float, low: float, high: float) -> list[Cell]:
    """Return a Dice, and where 95 % of its draws lie; below 0: not known."""
    sure = "–" if low < 0 else f"{low:.3f}–{high:.3f}"
    return [Cell("–" if dice < 0 else f"{dice:.3f}", is_strong=True), Cell(sure)]


def _cells(found: LeaderboardRow) -> list[Cell]:
    return [
        Cell(_name(found), found.words),
        *dice_cells(found.dice, found.low, found.high),
        Cell(str(found.images)),
        Cell(f"{found.steps_per_s:.1f}"),
        Cell(f"{found.mpx_per_s:.2f}"),
        Cell(f"{found.memory_bytes / 2**20:,.0f} MB"),
        Cell(f"{found.size_bytes / 2**20:.2f} MB"),
        Cell(found.device, is_text=True),
    ]


def _name(found: LeaderboardRow) -> str:
    try:
        return NetworkChoice.from_settings(found.settings).brief if found.settings else found.words
    except NetworkUnknown:
        return found.words
