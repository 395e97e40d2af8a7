"""When to stop, in words."""

from __future__ import annotations

from collections.abc import Sequence

from segstudio.document.survey import ClassDice
from segstudio.ui.translation import translate
from segstudio.workspace.guidance.outlook import IN_10, LATELY, Expected
from segstudio.workspace.guidance.outlook_words import percent

_LAST = 6


def dice_words(found: ClassDice | None) -> str:
    """Return a held-out Dice with its interval, such as "0.81 (0.74–0.86)"."""
    if found is None:
        return "–"
    if found.cells < 2:
        return translate("Stopping", "{dice} (one place)").format(dice=f"{found.dice:.2f}")
    return f"{found.dice:.2f} ({found.low:.2f}–{found.high:.2f})"


def expected_words(found: Expected | None) -> str:
    """Return where the Dice on images nobody has looked at is to be expected: "0.55–0.85"."""
    return "–" if found is None else f"{found.low:.2f}–{found.high:.2f}"


def expected_tip(found: Expected | None) -> str:
    """Return the Dice that is expected, and how sure that is; "" where nothing is known."""
    if found is None:
        return ""
    return translate(
        "Stopping", "About {dice}; between {low} and {high} in {count} of 10 cases"
    ).format(
        dice=f"{found.dice:.2f}", low=f"{found.low:.2f}", high=f"{found.high:.2f}", count=IN_10
    )


def unseen_words(count: int, reviewed: int) -> str:
    """Return what the expected figures rest on: images nobody has looked at, and reviewed ones."""
    if not count:
        return translate("Stopping", "No image that nobody has looked at was ranked yet.")
    if not reviewed:
        return translate(
            "Stopping",
            "Unseen: expected from the confidence alone, less what it usually says too much. "
            "Images: {count}.",
        ).format(count=f"{count:,}")
    return translate(
        "Stopping",
        "Unseen: expected from the confidence and from how right the last reviewed images "
        "({reviewed}) were before. Images: {count}.",
    ).format(count=f"{count:,}", reviewed=min(reviewed, LATELY))


def corrected_words(shares: Sequence[float]) -> str:
    """Return how much of each of the last images was corrected."""
    last = ", ".join(unbroken(percent(each)) for each in shares[-_LAST:])
    if not last:
        return translate("Stopping", "Corrected in the last reviewed images: none yet.")
    return translate("Stopping", "Corrected in the last reviewed images: {shares}.").format(
        shares=last
    )


def unbroken(words: str) -> str:
    """Return words whose numbers stay in one line with their “%”."""
    return words.replace(" %", "\u00a0%")
