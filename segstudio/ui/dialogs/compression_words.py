"""What is said of ways to make a network smaller, and the table of what they cost."""

from __future__ import annotations

from collections.abc import Sequence

from segstudio.document.compression import CHANNELS, DISTIL, INT8_DYNAMIC, INT8_STATIC, PRUNE
from segstudio.ui.figures.leaderboard_cells import dice_cells
from segstudio.ui.figures.text_table import Cell
from segstudio.ui.translation import QT_TRANSLATE_NOOP, display_words, translate
from segstudio.workspace.compression_run import CompressionRow

TITLES = {
    PRUNE: QT_TRANSLATE_NOOP("Smaller", "Prune weights"),
    CHANNELS: QT_TRANSLATE_NOOP("Smaller", "Prune channels"),
    DISTIL: QT_TRANSLATE_NOOP("Smaller", "Distil into the quick network"),
    INT8_STATIC: QT_TRANSLATE_NOOP("Smaller", "8-bit integers, measured once (ONNX)"),
    INT8_DYNAMIC: QT_TRANSLATE_NOOP("Smaller", "8-bit integers, measured at each run (ONNX)"),
}
"""In the order in which they are offered."""
_ABOUT = {
    PRUNE: QT_TRANSLATE_NOOP(
        "Smaller",
        "The smallest weights of each layer become 0, and the others learn on. Smaller where files "
        "are packed, such as in a ZIP; no quicker.",
    ),
    CHANNELS: QT_TRANSLATE_NOOP(
        "Smaller",
        "The filters with the smallest weights go, and what is left learns on. Smaller and quicker "
        "everywhere.",
    ),
    DISTIL: QT_TRANSLATE_NOOP(
        "Smaller",
        "A new quick network learns what this one says of every pixel, on images without labels, "
        "too.",
    ),
    INT8_STATIC: QT_TRANSLATE_NOOP(
        "Smaller",
        "Weights and features of 8 bits, for other programs: about a quarter of the size. How "
        "large features become is measured on this project's images.",
    ),
    INT8_DYNAMIC: QT_TRANSLATE_NOOP(
        "Smaller",
        "Weights of 8 bits, for other programs: about a quarter of the size. How large features "
        "become is found at each run.",
    ),
}


def about_words(method: str) -> str:
    """Return what a method does, and what it is for."""
    return translate("Smaller", _ABOUT[method])


def compression_cells(rows: Sequence[CompressionRow]) -> tuple[list[Cell], list[list[Cell]]]:
    """Return titles and rows: the network before, what is between, and after."""
    titles = [
        Cell(""),
        Cell(translate("Smaller", "Network"), is_text=True),
        Cell(translate("Smaller", "Dice"), translate("Smaller", "Mean over classes but the first")),
        Cell(
            translate("Smaller", "95 %"),
            translate("Smaller", "Where 95 % of draws of the images lie"),
        ),
        Cell(translate("Smaller", "Size")),
        Cell(translate("Smaller", "Packed"), translate("Smaller", "As a ZIP holds it")),
        Cell(
            translate("Smaller", "Mpx/s"),
            translate("Smaller", "Megapixels predicted a second, from memory"),
        ),
    ]
    return titles, [_cells(row, number, len(rows)) for number, row in enumerate(rows)]


def _cells(row: CompressionRow, number: int, count: int) -> list[Cell]:
    when = translate("Smaller", "after") if number == count - 1 else ""
    size = row.size
    return [
        Cell(translate("Smaller", "before") if not number else when),
        Cell(display_words(size.words), is_text=True),
        *dice_cells(row.dice, row.low, row.high),
        Cell(f"{size.size_bytes / 2**20:.2f} MB"),
        Cell(f"{size.packed_bytes / 2**20:.2f} MB"),
        Cell(f"{size.mpx_per_s:.2f}"),
    ]
