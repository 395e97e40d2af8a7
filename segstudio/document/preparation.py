"""What is done to whole images before a network sees them: steps by name, in an order."""

from __future__ import annotations

import math
from collections.abc import Mapping

from segstudio.document.training_method import MethodUnknown, Number

NONE = "none"
STEPS: Mapping[str, Number] = {
    "median": Number(3, 5, 3, "each value becomes the middle one of 3 × 3 or 5 × 5", is_whole=True),
    "denoise": Number(0.01, 1, 0.1, "smooths what differs by less than this share of the range"),
    "background": Number(1, 5000, 50, "takes away what is wider than about so many pixels"),
    "illumination": Number(1, 5000, 100, "divides by the light of so many pixels around"),
    "clahe": Number(0.1, 40, 2, "local contrast up to this limit"),
    "normalise": Number(0.05, 0.5, 0.2, "each channel gets the same mean, and this deviation"),
}
"""By name: the number's range, what it is where none is written, and what it does."""
MAX_STEPS = 6
_FRAMES = "frames="
WORDS = f"{NONE}, or steps in their order, as “denoise+clahe=3”, of {', '.join(STEPS)}"


def preparation_steps(text: str) -> tuple[tuple[str, float], ...]:
    """Return (name, number) of each step of “denoise+clahe=3”; () for “none”.

    A name without a number has its usual one. Raises MethodUnknown.
    """
    if text.strip() == NONE:
        return ()
    terms = text.split("+")
    if len(terms) > MAX_STEPS:
        raise MethodUnknown(f"{len(terms)} steps of preparation are too many: {MAX_STEPS} at most.")
    return tuple(map(_step, terms))


def with_frames(text: str, frames: int) -> str:
    """Return the text of a preparation after which so many images in order are put together."""
    return text if frames == 1 else f"{_FRAMES}{frames}+{text}"


def without_frames(text: str) -> tuple[str, int]:
    """Return the text and the frames that `with_frames` was given."""
    if not text.startswith(_FRAMES):
        return text, 1
    frames, _, steps = text.removeprefix(_FRAMES).partition("+")
    return steps, int(frames)


def _step(term: str) -> tuple[str, float]:
    name, sign, written = (each.strip() for each in term.partition("="))
    number = STEPS.get(name)
    if number is None:
        raise MethodUnknown(
            f"There is no preparation “{name}”; there are {NONE} alone, and {', '.join(STEPS)}."
        )
    try:
        value = float(written) if sign else number.usual
    except ValueError:
        value = math.nan
    if not number.low <= value <= number.high or (number.is_whole and value % 2 != 1):
        raise MethodUnknown(
            f"“{name}={written}” cannot be: {number.words}; a number from {number.low:g} to "
            f"{number.high:g}, usually {number.usual:g}."
        )
    return name, value
