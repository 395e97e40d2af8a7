"""Losses, optimisers and schedules that a project's network can be trained with, by name."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

LOSSES: Mapping[str, str] = {
    "balanced": "cross-entropy with classes weighted by 1 / √pixels, and a share of Dice",
    "ce": "cross-entropy, each pixel alike",
    "weighted-ce": "cross-entropy, each class alike",
    "focal": "cross-entropy that leaves out what is easy",
    "bce": "binary cross-entropy, each class against the rest",
    "dice": "soft Dice: overlap, each class alike",
    "tversky": "overlap in which a missed pixel costs more than a wrong one",
    "lovasz": "Lovász-softmax: intersection over union itself",
    "border-ce": "cross-entropy that weighs pixels near borders more",
    "mse": "mean squared error of the probabilities",
    "mae": "mean absolute error of the probabilities",
}
OPTIMIZERS: Mapping[str, str] = {
    "adamw": "Adam with decoupled weight decay",
    "adam": "Adam",
    "sgd": "gradient descent with momentum",
    "nesterov": "gradient descent with Nesterov's momentum",
    "rmsprop": "RMSprop",
}
SCHEDULES: Mapping[str, str] = {
    "strokes": "high after new strokes, then 1 / (1 + n), by how much is labelled",
    "constant": "the same rate always",
    "cosine": "down to 0 along half a wave",
    "one-cycle": "up to the rate, then down to almost 0",
    "step": "a tenth after each third of its steps",
    "plateau": "half whenever the loss has stopped falling",
}
DEFAULT_LOSS, DEFAULT_OPTIMIZER, DEFAULT_SCHEDULE = "balanced", "adamw", "strokes"
USUAL_NUMBERS: Mapping[str, Mapping[str, float]] = {
    "adamw": {"learning_rate": 1e-3, "weight_decay": 1e-2},
    "adam": {"learning_rate": 1e-3, "weight_decay": 0.0},
    "sgd": {"learning_rate": 1e-2, "weight_decay": 1e-4},
    "nesterov": {"learning_rate": 1e-2, "weight_decay": 1e-4},
    "rmsprop": {"learning_rate": 1e-4, "weight_decay": 0.0},
}
"""What goes with an optimiser where nothing else is asked for."""


@dataclass(frozen=True, slots=True)
class Number:
    """What a number may be, low … high, where nothing is asked for, and what it is in words."""

    low: float
    high: float
    usual: float
    words: str
    is_whole: bool = False


NUMBERS: Mapping[str, Number] = {
    "learning_rate": Number(1e-7, 1.0, 1e-3, "the highest learning rate"),
    "weight_decay": Number(0.0, 1.0, 1e-2, "how much the weights are drawn to 0"),
    "momentum": Number(0.0, 0.999, 0.9, "of sgd and nesterov"),
    "schedule_steps": Number(10, 10**9, 1000, "steps of cosine, one-cycle and step", is_whole=True),
    "max_gradient": Number(0.0, 1e6, 1.0, "norm that longer gradients are clipped to; 0: none is"),
    "accumulate": Number(1, 1024, 1, "batches whose gradients make one step", is_whole=True),
    "patch_px": Number(16, 1024, 128, "side of a patch, in pixels", is_whole=True),
    "batch": Number(1, 256, 4, "patches in a step", is_whole=True),
    "gradient_checkpointing": Number(
        0, 1, 0, "1: larger networks take less memory and more time", is_whole=True
    ),
    "mixed_precision": Number(
        0, 1, 1, "0: float32 even where half precision is quicker", is_whole=True
    ),
    "patience": Number(
        0,
        10**9,
        0,
        "steps without a better held-out Dice that end training; 0: none",
        is_whole=True,
    ),
    "pseudo_labels": Number(
        0.0, 1.0, 0.0, "confidence that makes a prediction a label, such as 0.95; 0: none does"
    ),
    "mean_teacher": Number(
        0.0, 100.0, 0.0, "weight of agreement with a mean teacher, such as 0.1; 0: none"
    ),
    "masked_images": Number(
        0,
        10**9,
        0,
        "steps of filling in hidden parts of images before labels count, such as 500; 0: none",
        is_whole=True,
    ),
    "adversarial": Number(
        0.0, 10.0, 0.0, "weight of an adversary, where masks are whole, such as 0.01; 0: none"
    ),
    "adversarial_warm_up": Number(
        0, 10**9, 200, "steps until the adversary has its whole weight", is_whole=True
    ),
    "rules_weight": Number(
        0.0, 100.0, 0.0, "weight of what breaks the project's rules, such as 1; 0: none"
    ),
    "mirrored_border": Number(
        0,
        1,
        0,
        "1: images are predicted as if they went on beyond their border, mirrored",
        is_whole=True,
    ),
    "turns": Number(
        1,
        8,
        1,
        "mirrored and turned copies of an image that are predicted and averaged, 1 to 8",
        is_whole=True,
    ),
}
EXTRAS = frozenset(
    (
        "gradient_checkpointing",
        "mixed_precision",
        "patience",
        "pseudo_labels",
        "mean_teacher",
        "masked_images",
        "adversarial",
        "adversarial_warm_up",
        "rules_weight",
        "mirrored_border",
        "turns",
    )
)
"""Those of `NUMBERS` that are of no use unless they are asked for."""
MAX_TERMS = 8
MAX_WEIGHT = 100.0


def learns_unlabelled(settings: Mapping[str, object]) -> bool:
    """Tell whether images without any label are learned from, too. settings: by name."""
    return any(settings.get(name) for name in ("pseudo_labels", "mean_teacher", "masked_images"))


def starts_otherwise(settings: Mapping[str, object], before: Mapping[str, object]) -> bool:
    """Tell whether a new network is asked for by another start alone. Both are settings by name."""
    for name in ("masked_images", "weights"):
        asked = settings.get(name)
        if asked and asked != before.get(name):
            return True
    return False


class MethodUnknown(ValueError):
    """A name or a sum that cannot be understood; the text lists what can be."""


def checked_optimizer(name: str) -> str:
    """Return `name`. Raises MethodUnknown."""
    return _checked("optimiser", name, OPTIMIZERS)


def checked_schedule(name: str) -> str:
    """Return `name`. Raises MethodUnknown."""
    return _checked("schedule", name, SCHEDULES)


def loss_terms(text: str) -> tuple[tuple[float, str], ...]:
    """Return (weight, name) of each loss in a sum such as “0.8*focal + 0.2*dice”.

    A weight is a number above 0 and 1 where it is left out. Raises MethodUnknown.
    """
    terms = [term.strip() for term in text.split("+")]
    if len(terms) > MAX_TERMS:
        raise MethodUnknown(f"A sum of {len(terms)} losses is too long: {MAX_TERMS} at most.")
    return tuple(_term(term) for term in terms)


def _term(term: str) -> tuple[float, str]:
    before, star, after = term.partition("*")
    name = (after if star else before).strip()
    weight = _weight(before) if star else 1.0
    return weight, _checked("loss", name, LOSSES)


def _weight(text: str) -> float:
    try:
        weight = float(text)
    except ValueError:
        weight = math.nan
    if not 0 < weight <= MAX_WEIGHT:
        raise MethodUnknown(
            f"“{text.strip()}” is no weight of a loss: it must be a number above 0 and at most "
            f"{MAX_WEIGHT:g}, as in “0.8*focal+0.2*dice”."
        )
    return weight


def _checked(kind: str, name: str, known: Mapping[str, str]) -> str:
    if name not in known:
        raise MethodUnknown(f"There is no {kind} “{name}”; there are {', '.join(known)}.")
    return name
