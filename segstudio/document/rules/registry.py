"""All kinds of rules, and how one is read: as a person writes it, or as it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.apart_rule import ApartRule
from segstudio.document.rules.area_rule import AreaRule
from segstudio.document.rules.holes_rule import HolesRule
from segstudio.document.rules.inside_rule import InsideRule
from segstudio.document.rules.largest_rule import LargestRule
from segstudio.document.rules.number_rule import NumberRule
from segstudio.document.rules.roundness_rule import RoundnessRule
from segstudio.document.rules.rule import Rule, RuleError
from segstudio.document.rules.touches_rule import TouchesRule

KINDS: dict[str, type[Rule]] = {
    each.kind: each
    for each in (
        AreaRule,
        NumberRule,
        LargestRule,
        RoundnessRule,
        InsideRule,
        TouchesRule,
        ApartRule,
        HolesRule,
    )
}


def parse_rule(text: str, table: ClassTable) -> Rule:
    """Return the rule that is written, such as “cell area >= 30”. Raises RuleError."""
    said = " ".join(text.split())
    for each in sorted(table, key=lambda each: -len(each.name)):
        name = " ".join(each.name.split())
        if said.casefold().startswith(name.casefold() + " "):
            return _parsed(said[len(name) + 1 :], each.id, text, table)
    names = ", ".join(f"“{each.name}”" for each in table)
    raise RuleError(f"“{text}” does not begin with a class of the project: {names}.")


def read_rule(said: object, table: ClassTable) -> Rule:
    """Return the rule that `Rule.as_json` made, trusting nothing. Raises RuleError."""
    if not isinstance(said, Mapping):
        raise RuleError("It is not stored as a rule is.")
    kind = KINDS.get(str(said.get("kind")))
    if kind is None:
        raise RuleError(f"This version of SegStudio does not know the kind “{said.get('kind')}”.")
    class_id = said.get("class")
    if type(class_id) is not int or table.get(class_id) is None:
        raise RuleError(f"Its class ({class_id}) is not in the project.")
    return kind.read(class_id, _plain(said), table)


def _parsed(tail: str, class_id: int, text: str, table: ClassTable) -> Rule:
    for kind in KINDS.values():
        found = kind.pattern.fullmatch(tail)
        if found is not None:
            try:
                return kind.read(class_id, found.groupdict(), table)
            except RuleError as error:
                raise RuleError(f"“{text}” is no rule: {error}") from error
    examples = "; ".join(each.example for each in KINDS.values())
    raise RuleError(f"“{text}” is no rule. Behind the class stands one of: {examples}.")


def _plain(said: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the fields with values that can be one: text of a person's length, or a number."""
    return {
        str(key): value
        for key, value in said.items()
        if (isinstance(value, str) and len(value) < 1000) or isinstance(value, int | float)
    }
