"""Kept versions, and two of them compared, in words."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale

from segstudio.document.label_class import ClassTable
from segstudio.ui.translation import display_words, translate
from segstudio.worker.messages import KeptVersion
from segstudio.workspace.plural import counted
from segstudio.workspace.version_comparison import Compared

_MIB = 2**20


def title_words(version: KeptVersion) -> str:
    """Return its number."""
    return translate("Versions", "Version {n}").format(n=version.version)


def date_words(version: KeptVersion) -> str:
    """Return when it was published, as this country writes it."""
    moment = QDateTime.fromSecsSinceEpoch(int(version.created_s))
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)


def dice_words(version: KeptVersion) -> str:
    """Return its held-out Dice with the interval; a dash where it was not measured."""
    if version.dice is None:
        return translate("Versions", "Dice –")
    dice = translate("Versions", "Dice {dice}").format(dice=f"{version.dice:.3f}")
    if version.interval is None:
        return dice
    low, high = version.interval
    return f"{dice} ({low:.2f}–{high:.2f})"


def work_words(version: KeptVersion) -> str:
    """Return what it has seen, and its size."""
    strokes = display_words(counted(version.strokes, "stroke"))
    return f"{strokes} · {version.size_bytes / _MIB:.1f} MB"


def note_words(version: KeptVersion) -> str:
    """Return what was noted, or of which version it is a copy, or what it began with, or ""."""
    if version.note or version.restored is None:
        return version.note or start_words(version)
    return translate("Versions", "Version {n} again").format(n=version.restored)


def start_words(version: KeptVersion) -> str:
    """Return what its network began with; "" where that is as usual."""
    words = translate("Versions", "began with “{name}”")
    return words.format(name=version.start) if version.start else ""


def full_words(version: KeptVersion) -> str:
    """Return all of it, for those who hear the list, and for the tooltip."""
    steps = display_words(counted(version.step, "step"))
    pinned = translate("Versions", "pinned") if version.is_pinned else ""
    parts = (
        title_words(version),
        pinned,
        date_words(version),
        dice_words(version),
        work_words(version),
        steps,
        start_words(version),
        note_words(version),
    )
    return ", ".join(dict.fromkeys(part for part in parts if part))


def difference_words(found: Compared) -> str:
    """Return how much of the image differs."""
    return translate("Versions", "Versions {a} and {b} differ in {share} % of this image.").format(
        a=found.first, b=found.second, share=f"{100 * found.differing_share:.2f}"
    )


def figure_rows(
    found: Compared, one: KeptVersion | None, other: KeptVersion | None, classes: ClassTable
) -> list[tuple[str, str, str]]:
    """Return (what, first, second) of each figure; one, other: None where it is kept no more."""
    rows = [(translate("Versions", "Version"), str(found.first), str(found.second))]
    if one is not None and other is not None:
        dice, strokes, sureness = (
            translate("Versions", "Held-out Dice"),
            translate("Versions", "Strokes"),
            translate("Versions", "Calibration error"),
        )
        rows.append((dice, _number(one.dice), _number(other.dice)))
        rows.append((strokes, f"{one.strokes:,}", f"{other.strokes:,}"))
        rows.append((sureness, _percent(one.error), _percent(other.error)))
    if found.shares:
        rows.append((translate("Versions", "Predicted, of this image:"), "", ""))
    for each in classes:
        if each.id in found.shares:
            first, second = found.shares[each.id]
            rows.append((each.name, _percent(first), _percent(second)))
    return rows


def verdict_words(one: KeptVersion | None, other: KeptVersion | None) -> str:
    """Return whether the held-out figures tell the two apart; "" where they were not measured."""
    if one is None or other is None or one.interval is None or other.interval is None:
        return ""
    apart = one.interval[1] < other.interval[0] or other.interval[1] < one.interval[0]
    if apart:
        return translate("Versions", "The intervals of their Dice lie apart.")
    return translate("Versions", "The intervals of their Dice overlap: it may be chance.")


def _number(dice: float | None) -> str:
    return "–" if dice is None else f"{dice:.3f}"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"
