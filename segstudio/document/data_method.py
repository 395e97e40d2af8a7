"""How a network is given its data: settings that are texts, by name, each with its check."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from segstudio.document.augmentation import USUAL, WORDS, augmentation
from segstudio.document.label_class import ClassTable
from segstudio.document.training_method import MAX_WEIGHT, MethodUnknown

SAMPLINGS: Mapping[str, str] = {
    "balanced": "each class as often",
    "root": "a class by the root of its labelled pixels",
    "pixels": "a class by its labelled pixels",
}
CLASS_WEIGHTS: Mapping[str, str] = {
    "loss": "as the loss has them",
    "root": "1 / √pixels of the batch",
    "inverse": "1 / pixels of the batch",
    "effective": "1 / effective number of pixels of the batch",
}


@dataclass(frozen=True, slots=True)
class TextSetting:
    """A setting that is a text. check: raises MethodUnknown. words: what it is."""

    usual: str
    check: Callable[[str], object]
    words: str


def checked_sampling(name: str) -> str:
    """Return `name`. Raises MethodUnknown."""
    return _checked("sampling", name, SAMPLINGS)


def class_weights(text: str) -> str | dict[int, float]:
    """Return the name of a rule, or the weight by class id of “2=5,3=0.5”.

    Raises MethodUnknown.
    """
    if "=" not in text:
        return _checked("rule for class weights", text, CLASS_WEIGHTS)
    found: dict[int, float] = {}
    for class_id, weight in map(_class_weight, text.split(",")):
        if class_id in found:
            raise MethodUnknown(f"Class {class_id} has two weights in “{text}”; leave one out.")
        found[class_id] = weight
    return found


def check_weighed(text: str, table: ClassTable) -> None:
    """Raise MethodUnknown where `class_weights` names a class that is not in the table."""
    found = class_weights(text)
    for class_id in found if isinstance(found, dict) else ():
        if table.get(class_id) is None:
            names = ", ".join(f"{each.id} {each.name}" for each in table)
            raise MethodUnknown(f"This project has no class {class_id}; it has {names}.")


def _class_weight(term: str) -> tuple[int, float]:
    name, _, number = term.partition("=")
    try:
        class_id, weight = int(name), float(number)
    except ValueError:
        class_id, weight = 0, math.nan
    if not (1 <= class_id <= 65_535 and 0 < weight <= MAX_WEIGHT):
        raise MethodUnknown(
            f"“{term.strip()}” is no weight of a class: it must be the class's number and a number "
            f"above 0 and at most {MAX_WEIGHT:g}, as in “2=5,3=0.5”."
        )
    return class_id, weight


def _checked(kind: str, name: str, known: Mapping[str, str]) -> str:
    if name not in known:
        raise MethodUnknown(f"There is no {kind} “{name}”; there are {', '.join(known)}.")
    return name


TEXTS: Mapping[str, TextSetting] = {
    "sampling": TextSetting(
        "balanced",
        checked_sampling,
        f"how often patches are drawn around a class: {', '.join(SAMPLINGS)}",
    ),
    "class_weights": TextSetting(
        "loss",
        class_weights,
        f"{', '.join(CLASS_WEIGHTS)}, or weights by the class's number, as “2=5,3=0.5”",
    ),
    "augment": TextSetting(USUAL, augmentation, WORDS),
}
