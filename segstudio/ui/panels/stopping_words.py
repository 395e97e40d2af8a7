"""When to stop, in words."""

from __future__ import annotations

from collections.abc import Sequence

from segstudio.document.survey import ClassDice
from segstudio.ui.translation import translate
from segstudio.workspace.guidance.outlook import AHEAD, FEWEST_LATELY, LATELY, Outlook

_LAST = 6


def dice_words(found: ClassDice | None) -> str:
    """Return a held-out Dice with its interval, such as "0.81 (0.74–0.86)"."""
    if found is None:
        return "–"
    if found.cells < 2:
        return translate("Stopping", "{dice} (one place)").format(dice=f"{found.dice:.2f}")
    return f"{found.dice:.2f} ({found.low:.2f}–{found.high:.2f})"


def expected_words(dice: float | None) -> str:
    """Return the Dice that is expected on images nobody has looked at."""
    return "–" if dice is None else f"≈ {dice:.2f}"


def unseen_words(count: int, reviewed: int) -> str:
    """Return what the expected figures rest on: images nobody has looked at, and reviewed ones."""
    if not count:
        return translate("Stopping", "No image that nobody has looked at was ranked yet.")
    if reviewed < FEWEST_LATELY:
        return translate(
            "Stopping",
            "Unseen: expected from the confidence alone, which says too much. Images: {count}.",
        ).format(count=f"{count:,}")
    return translate(
        "Stopping",
        "Unseen: expected from the confidence and from how right the last {reviewed} reviewed "
        "images were before. Images: {count}.",
    ).format(count=f"{count:,}", reviewed=min(reviewed, LATELY))


def corrected_words(shares: Sequence[float]) -> str:
    """Return how much of each of the last images was corrected."""
    last = ", ".join(_percent(each) for each in shares[-_LAST:])
    if not last:
        return translate("Stopping", "Corrected in the last reviewed images: none yet.")
    return translate("Stopping", "Corrected in the last reviewed images: {shares}.").format(
        shares=last
    )


def outlook_words(view: Outlook) -> str:
    """Return what more images would bring, or why nothing can be said."""
    if view.needed == 1:
        return translate(
            "Stopping", "What more would bring can be said after one more reviewed image."
        )
    if view.needed:
        return translate(
            "Stopping", "What more would bring can be said after {count} more reviewed images."
        ).format(count=view.needed)
    if not view.is_falling:
        return translate(
            "Stopping",
            "The last images needed as much correction as those before ({level}): it cannot be "
            "seen that {count} more would change that.",
        ).format(level=_percent(view.level), count=AHEAD)
    return translate(
        "Stopping", "Correcting {count} more images would add about {gain} of right pixels."
    ).format(count=AHEAD, gain=_percent(view.gain))


def _percent(share: float) -> str:
    percent = 100 * share
    return f"{percent:.1f} %" if percent < 10 else f"{percent:.0f} %"
