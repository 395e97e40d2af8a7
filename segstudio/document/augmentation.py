"""Ways of making more of few labels, by name: what a patch may go through before it is shown."""

from __future__ import annotations

import math
from collections.abc import Mapping

from segstudio.document.training_method import MethodUnknown, Number

USUAL, NONE = "usual", "none"
TORCHVISION = "torchvision"
"""Asks for the other steps by torchvision.transforms.v2 instead of SegStudio's own."""
MIXUP = "mixup"
AUGMENTATIONS: Mapping[str, Number] = {
    "flip": Number(0, 1, 0.5, "chance of each of two mirrorings"),
    "rotate": Number(0, 180, 15, "turned by so many degrees at most"),
    "scale": Number(0, 1, 0.25, "larger or smaller by this share at most"),
    "elastic": Number(0, 32, 4, "pulled about by so many pixels, smoothly"),
    "crop": Number(0, 0.9, 0.3, "a part is enlarged whose sides lack this share at most"),
    "brightness": Number(0, 1, 0.1, "lighter or darker by this share of the image's range"),
    "contrast": Number(0, 1, 0.25, "more or less contrast by this share at most"),
    "gamma": Number(0, 2, 0.3, "exponent from e^-x to e^x"),
    "noise": Number(0, 1, 0.05, "deviation of noise at most, as a share of the image's range"),
    "blur": Number(0, 10, 1, "blurred with a Gaussian of so many pixels at most"),
    "jpeg": Number(1, 95, 30, "what JPEG of this quality, or a better one, leaves"),
    "cutout": Number(0, 0.9, 0.2, "a square of this share of the patch is hidden"),
    MIXUP: Number(0, 0.5, 0.3, "another patch shines through with this share at most"),
}
"""By name: the number's range, what it is where none is written, and what it does."""

WORDS = (
    f"{USUAL}, {NONE}, or what is done to patches, as “rotate=15,blur=1” or “{USUAL},noise=0.1”, "
    f"of {', '.join(AUGMENTATIONS)}; with “{TORCHVISION}” beside them by torchvision.transforms.v2"
)


def augmentation(text: str) -> dict[str, float]:
    """Return the number by name of what “usual,rotate=15,flip” asks for, in its order.

    A name without a number has its usual one; “usual” and “torchvision” are among them, with 1,
    where they are asked for; “none” is nothing. Raises MethodUnknown.
    """
    if text.strip() == NONE:
        return {}
    found: dict[str, float] = {}
    for term in text.split(","):
        name, sign, written = (each.strip() for each in term.partition("="))
        if name in found:
            raise MethodUnknown(f"“{name}” is written twice in “{text}”; leave one out.")
        is_bare = name in (USUAL, TORCHVISION) and not sign
        found[name] = 1.0 if is_bare else _strength(name, sign, written)
    if TORCHVISION in found and not _steps_of(found):
        raise MethodUnknown(
            f"“{TORCHVISION}” does nothing by itself: write steps beside it, as in "
            f"“{TORCHVISION},rotate=15”. “{USUAL}” and “{MIXUP}” are always SegStudio's own."
        )
    return found


def can_be_by_torchvision(text: str) -> bool:
    """Tell whether a text has steps that torchvision.transforms.v2 could do; False for a wrong one.

    text: with TORCHVISION or without.
    """
    try:
        return bool(_steps_of(augmentation(_without_torchvision(text))))
    except MethodUnknown:
        return False


def is_by_torchvision(text: str) -> bool:
    """Tell whether TORCHVISION is written among the terms of a text."""
    return TORCHVISION in (term.strip() for term in text.split(","))


def by_torchvision(text: str, is_asked: bool) -> str:
    """Return a text with TORCHVISION before its terms, or without; the terms stay as written."""
    bare = _without_torchvision(text)
    return f"{TORCHVISION},{bare}" if is_asked else bare


def _without_torchvision(text: str) -> str:
    return ",".join(term for term in text.split(",") if term.strip() != TORCHVISION).strip()


def _steps_of(terms: Mapping[str, float]) -> set[str]:
    """Return the names of those that are SegStudio's own or torchvision's, as is asked for."""
    return set(terms) - {USUAL, TORCHVISION, MIXUP}


def _strength(name: str, sign: str, written: str) -> float:
    if name in (USUAL, TORCHVISION):
        raise MethodUnknown(f"“{name}={written}” cannot be: “{name}” has no number.")
    number = AUGMENTATIONS.get(name)
    if number is None:
        raise MethodUnknown(
            f"There is no augmentation “{name}”; there are {USUAL}, {NONE} alone, and "
            f"{', '.join(AUGMENTATIONS)}, with {TORCHVISION} or without."
        )
    try:
        value = float(written) if sign else number.usual
    except ValueError:
        value = math.nan
    if not number.low <= value <= number.high:
        raise MethodUnknown(
            f"“{name}={written}” cannot be: {number.words}; a number from {number.low:g} to "
            f"{number.high:g}, usually {number.usual:g}."
        )
    return value
