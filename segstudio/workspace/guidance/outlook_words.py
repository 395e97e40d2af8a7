"""What more work would bring, as a sentence; the window shows it in the person's language."""

from __future__ import annotations

from segstudio.workspace.guidance.outlook import AHEAD, IN_10, Outlook

_HARDLY = 0.005


def outlook_words(view: Outlook) -> str:
    """Return what AHEAD more images would bring, or after how many that can be said."""
    if view.needed == 1:
        return "Too early to tell what more would bring: review one more image."
    if view.needed:
        return f"Too early to tell what more would bring: review {view.needed} more images."
    if view.high < _HARDLY:
        return f"Correcting {AHEAD} more images would hardly add anything: less than 0.5 %."
    return (
        f"Correcting {AHEAD} more images would add about {percent(view.gain)} of right pixels "
        f"({percent(view.low)} to {percent(view.high)} in {IN_10} of 10 cases)."
    )


def percent(share: float) -> str:
    """Return a share in percent, with a decimal where that tells something: "1.2 %"."""
    value = 100 * share
    return f"{value:.1f} %" if 0 < value < 10 else f"{value:.0f} %"
