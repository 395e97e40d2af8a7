"""Figures and their intervals in words."""

from __future__ import annotations

from segstudio.ui.translation import QT_TRANSLATE_NOOP, translate

_UNITS = ("_px", "_um", "_um2")
NOTHING = "–"

TITLES = {
    "dice": QT_TRANSLATE_NOOP("Figures", "Dice"),
    "iou": QT_TRANSLATE_NOOP("Figures", "IoU"),
    "precision": QT_TRANSLATE_NOOP("Figures", "Precision"),
    "recall": QT_TRANSLATE_NOOP("Figures", "Recall"),
    "boundary_f1": QT_TRANSLATE_NOOP("Figures", "Boundary F1"),
    "hausdorff95_px": QT_TRANSLATE_NOOP("Figures", "HD95 px"),
    "hausdorff95_um": QT_TRANSLATE_NOOP("Figures", "HD95 µm"),
    "area_error_px": QT_TRANSLATE_NOOP("Figures", "Area off px"),
    "area_error_um2": QT_TRANSLATE_NOOP("Figures", "Area off µm²"),
    "ece": QT_TRANSLATE_NOOP("Figures", "ECE"),
}
MEANINGS = {
    "dice": QT_TRANSLATE_NOOP("Figures", "Overlap of truth and prediction, 0 to 1"),
    "iou": QT_TRANSLATE_NOOP("Figures", "Overlap divided by union, 0 to 1"),
    "precision": QT_TRANSLATE_NOOP("Figures", "Share of what was said that is true"),
    "recall": QT_TRANSLATE_NOOP("Figures", "Share of what is true that was said"),
    "boundary_f1": QT_TRANSLATE_NOOP("Figures", "Share of outlines within 2 pixels of each other"),
    "hausdorff95_px": QT_TRANSLATE_NOOP("Figures", "How far outlines are apart, but the worst 5 %"),
    "hausdorff95_um": QT_TRANSLATE_NOOP("Figures", "How far outlines are apart, but the worst 5 %"),
    "area_error_px": QT_TRANSLATE_NOOP("Figures", "Mean absolute error of the area"),
    "area_error_um2": QT_TRANSLATE_NOOP("Figures", "Mean absolute error of the area"),
    "ece": QT_TRANSLATE_NOOP("Figures", "How far confidence is from being right so often"),
}


def title(figure: str) -> str:
    """Return the name of a figure, such as “Dice”."""
    return translate("Figures", TITLES[figure])


def meaning(figure: str) -> str:
    """Return what a figure tells, in a few words."""
    return translate("Figures", MEANINGS[figure])


def number(figure: str, value: float | None) -> str:
    """Return a share with three places, a length or area with four digits, or a dash."""
    if value is None:
        return NOTHING
    return f"{value:,.4g}" if figure.endswith(_UNITS) else f"{value:.3f}"


def interval(figure: str, ends: tuple[float, float] | None) -> str:
    """Return such as “0.812–0.903”, or nothing."""
    return "" if ends is None else f"{number(figure, ends[0])}–{number(figure, ends[1])}"
