"""What a search shall try, in lines that people write: “1e-4..1e-2”, “64, 128”, “dice, focal”."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

from segstudio.document.augmentation import augmentation
from segstudio.document.training_method import NUMBERS, MethodUnknown, loss_terms

T = TypeVar("T")


def rates_of(text: str) -> tuple[tuple[float, ...], tuple[float, float] | None]:
    """Return learning rates, or all of a span: (lowest, highest). Raises MethodUnknown."""
    low, dots, high = text.partition("..")
    if not dots:
        return _listed(text, _rate), None
    span = _rate(low), _rate(high)
    if span[0] >= span[1]:
        raise MethodUnknown(f"“{text}” must begin with the lower rate.")
    return (), span


def patches_of(text: str) -> tuple[int, ...]:
    """Return sides of patches in pixels. Raises MethodUnknown."""
    return _listed(text, _patch)


def losses_of(text: str) -> tuple[str, ...]:
    """Return losses, or sums of them. Raises MethodUnknown."""
    return _listed(text, _loss)


def augments_of(text: str) -> tuple[str, ...]:
    """Return what patches go through, each as `augmentation` takes it, “/” between them.

    Raises MethodUnknown.
    """
    return _listed(text, _augment, "/")


def _listed(text: str, read: Callable[[str], T], between: str = ",") -> tuple[T, ...]:
    parts = (each.strip() for each in text.split(between))
    return tuple(dict.fromkeys(read(each) for each in parts if each))


def _rate(text: str) -> float:
    return _number("learning_rate", text)


def _patch(text: str) -> int:
    return int(_number("patch_px", text))


def _loss(text: str) -> str:
    loss_terms(text)
    return text


def _augment(text: str) -> str:
    augmentation(text)
    return text


def _number(name: str, text: str) -> float:
    known = NUMBERS[name]
    try:
        value = float(int(text) if known.is_whole else float(text))
    except ValueError:
        value = math.nan
    if not known.low <= value <= known.high:
        raise MethodUnknown(
            f"“{text.strip()}” is not a number between {known.low:g} and {known.high:g}."
        )
    return value
