"""The rules of a project, as they are kept with its settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.registry import read_rule
from segstudio.document.rules.rule import Rule, RuleError
from segstudio.document.rules.rule_text import rules_text, untrained_words, why_untrained
from segstudio.storage.project_store import ProjectStore

Settings = tuple[tuple[str, str | int | float], ...]
_KEY, _HELD_KEY = "rules", "rules_hold_accepted"
MAX_RULES = 1000
RULES_SETTING = "rules"
"""Of a learner: what `rules_text` makes."""


class NoRules(ValueError):
    """There is no rule to hold anything to, or to learn from; the text says what to do."""


class NoSuchRule(ValueError):
    """There is no rule of that number; the text says so."""


@dataclass(frozen=True)
class StoredRule:
    """One rule as it is stored. rule: None where it cannot be used; problem: why not."""

    said: Any
    rule: Rule | None
    problem: str = ""


def stored_rules(store: ProjectStore, table: ClassTable) -> list[StoredRule]:
    """Return the rules in their order, those that cannot be used, too; on the disk lane only."""
    found = store.setting(_KEY, [])
    return read_rules(found[:MAX_RULES] if isinstance(found, list) else [found], table)


def read_rules(entries: Sequence[object], table: ClassTable) -> list[StoredRule]:
    """Return rules from what is stored of them."""
    return [_read(number, said, table) for number, said in enumerate(entries, 1)]


def store_rules(store: ProjectStore, rules: Sequence[StoredRule]) -> None:
    """Store the rules anew; what could not be read stays as it is."""
    store.set_setting(_KEY, [each.said for each in rules])


def are_accepted_held(store: ProjectStore) -> bool:
    """Tell whether what a person accepts in the window is held to the rules."""
    return store.setting(_HELD_KEY, False) is True


def hold_accepted(store: ProjectStore, is_on: bool) -> None:
    """Hold what a person accepts in the window to the rules from now on, or do not."""
    store.set_setting(_HELD_KEY, is_on)


def added(rules: Sequence[StoredRule], rule: Rule) -> list[StoredRule]:
    """Return the rules with one more at the end. Raises RuleError where it is there already."""
    if any(each.rule == rule for each in rules):
        raise RuleError("That rule is there already.")
    if len(rules) >= MAX_RULES:
        raise RuleError(f"A project has {MAX_RULES:,} rules at most.")
    return [*rules, StoredRule(rule.as_json(), rule)]


def without(rules: Sequence[StoredRule], number: int) -> list[StoredRule]:
    """Return the rules without one, counted from 1. Raises NoSuchRule."""
    if not 1 <= number <= len(rules):
        raise NoSuchRule(f"There is no rule {number:,}; “--list” shows their numbers.")
    return [each for place, each in enumerate(rules, 1) if place != number]


def usable(rules: Sequence[StoredRule]) -> list[Rule]:
    """Return those that can be used."""
    return [each.rule for each in rules if each.rule is not None]


def with_rules(method: Settings, store: ProjectStore, table: ClassTable) -> Settings:
    """Return settings, (name, value) each, with the project's rules where those have a weight.

    On the disk lane only. Raises NoRules where a network cannot learn from any.
    """
    if not dict(method).get("rules_weight"):
        return method
    rules = usable(stored_rules(store, table))
    if not any(not why_untrained(each) for each in rules):
        why = " ".join(untrained_words(rules, table)) or "The project has no rules."
        raise NoRules(
            f"There is nothing that “--rules-weight” could weigh. {why} Add a rule, such as "
            "segstudio rules PROJECT --add “CLASS area >= 30”, or give “--rules-weight 0”."
        )
    return (*method, (RULES_SETTING, rules_text(rules)))


def told(rules: Sequence[Rule], table: ClassTable) -> list[dict[str, Any]]:
    """Return the rules for a card that is read elsewhere: in words, too."""
    return [{"rule": each.words(table), **each.as_json()} for each in rules]


def _read(number: int, said: object, table: ClassTable) -> StoredRule:
    try:
        return StoredRule(said, read_rule(said, table))
    except RuleError as error:
        return StoredRule(said, None, f"Rule {number} is left out. {error}")
