"""What will come of another way of learning, in words, before it starts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from segstudio.document.label_class import ClassTable
from segstudio.document.method_fit import unused_words
from segstudio.document.network_choice import NETWORKS, NetworkChoice
from segstudio.document.rules.rule import Rule
from segstudio.document.rules.rule_text import untrained_words
from segstudio.document.training_method import starts_otherwise
from segstudio.ui.translation import display_words, translate

MANY_PX = 500_000
"""Labelled pixels that a network which knows nothing should have."""
HEAVY = 4_000_000
"""Weights from which a network is slow without a GPU."""

Settings = Mapping[str, str | int | float]


def changes(settings: Settings, now: Settings) -> dict[str, str | int | float]:
    """Return what of `settings` is another than it is now."""
    return {name: value for name, value in settings.items() if now.get(name) != value}


def outcome_words(settings: Settings, now: Settings, weights: int, is_anew: bool = False) -> str:
    """Return what will happen. weights: of the new network, 0 where they are not known.

    is_anew: it starts anew in any case.
    """
    if not changes(settings, now) and not is_anew:
        return translate("Method", "This is how it learns now.")
    choice, before = map(NetworkChoice.from_settings, (settings, now))
    if not is_anew and choice.has_weights_of(before) and not starts_otherwise(settings, now):
        return translate(
            "Method", "The network goes on from what it knows; only how it learns changes."
        )
    told = translate(
        "Method",
        "Starts anew from your strokes. What is on screen stays until the new network has learned; "
        "the versions so far stay, to be gone back to.",
    )
    if weights:
        size = translate("Method", "The new one has {count} weights.")
        told += " " + size.format(count=f"{weights:,}")
    return told


def doubt_words(settings: Settings, weights: int, device: str, drawn_px: int) -> str:
    """Return what hardware or labels will not serve well; "" where it is fine.

    device: of the engine, "" where it is not known. drawn_px: labelled in the project.
    """
    kind = NETWORKS[str(settings["network"])]
    if unused := unused_words(settings):
        return display_words(unused)
    if device == "cpu" and weights > HEAVY:
        return translate(
            "Method",
            "There is no GPU here: so large a network takes seconds for each step. Choose fewer "
            "channels, such as 16.",
        )
    if kind.needs == "many labels" and drawn_px < MANY_PX:
        told = translate("Method", "It needs many labels: {count} pixels are labelled so far.")
        return told.format(count=f"{drawn_px:,}")
    return ""


def rule_words(settings: Settings, rules: Sequence[Rule], table: ClassTable) -> str:
    """Return which of the project's rules are not learned from, and why; "" where all is fine."""
    if not settings["rules_weight"]:
        return ""
    untaught = [display_words(each) for each in untrained_words(rules, table)]
    if len(untaught) == len(rules):
        told = translate("Method", "The project has no rules to learn from: see Mask ▸ Rules.")
        return " ".join([told, *untaught])
    return " ".join(untaught)


def slow_words(choices: Sequence[NetworkChoice], device: str) -> str:
    """Return which networks are as large as published where there is no GPU; "" for none."""
    large = [
        each.name
        for each in choices
        if NETWORKS[each.name].parameters > HEAVY and each == NetworkChoice(each.name)
    ]
    if device != "cpu" or not large:
        return ""
    told = translate(
        "Networks",
        "There is no GPU here: {names} will take seconds for each step. Make it smaller, such as "
        "{name}:width=16:depth=3.",
    )
    return told.format(names=", ".join(large), name=large[0])
