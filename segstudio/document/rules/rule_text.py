"""Rules as one text, as a network keeps them, and which of them a network can learn from."""

from __future__ import annotations

import json
from collections.abc import Sequence

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.apart_rule import ApartRule
from segstudio.document.rules.area_rule import AreaRule
from segstudio.document.rules.bound import LEAST
from segstudio.document.rules.holes_rule import HolesRule
from segstudio.document.rules.inside_rule import InsideRule
from segstudio.document.rules.largest_rule import LargestRule
from segstudio.document.rules.number_rule import NumberRule
from segstudio.document.rules.registry import read_rule
from segstudio.document.rules.rule import Rule, RuleError
from segstudio.document.rules.touches_rule import TouchesRule
from segstudio.document.training_method import MethodUnknown

MOST_CHARACTERS = 1_000_000
MOST_RULES = 1000
_TRAINED = (AreaRule, NumberRule, LargestRule, HolesRule, InsideRule, TouchesRule, ApartRule)
_TOO_FEW = "that there are too few cannot be seen in a patch of an image"
_OF_WORLD = "a patch does not know how large its pixels are; write it in px"
_NO_GRADIENT = "how round an outline is cannot be told by degrees here"


def rules_text(rules: Sequence[Rule]) -> str:
    """Return what `checked_rules_text` takes: JSON on one line, "" for none."""
    return json.dumps([each.as_json() for each in rules]) if rules else ""


def checked_rules_text(text: str) -> list[object]:
    """Return what is stored of each rule. Raises MethodUnknown."""
    if not text:
        return []
    try:
        found = json.loads(text) if len(text) <= MOST_CHARACTERS else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or len(found) > MOST_RULES:
        raise MethodUnknown("“rules” must be the text that a project's rules are stored as.")
    return found


def rules_of(text: str, class_ids: Sequence[int]) -> list[Rule]:
    """Return the rules of a text that are of these classes; the others are left out.

    class_ids: the background first. Raises MethodUnknown where the text is none.
    """
    table, found = ClassTable(), []
    for class_id in class_ids:
        table = table.added(f"class {class_id}", class_id=class_id)
    for said in checked_rules_text(text):
        try:
            found.append(read_rule(said, table))
        except RuleError:  # its class has gone, or another version knows it
            continue
    return found


def why_untrained(rule: Rule) -> str:
    """Return why no network can learn from a rule, as the end of a sentence; "" where one can."""
    if not isinstance(rule, _TRAINED):
        return _NO_GRADIENT
    if rule.needs_pixel_size:
        return _OF_WORLD
    if isinstance(rule, NumberRule) and rule.bound.sign == LEAST:
        return _TOO_FEW
    return ""


def untrained_words(rules: Sequence[Rule], table: ClassTable) -> list[str]:
    """Return a sentence for each rule that no network can learn from."""
    told = [(each.words(table), why_untrained(each)) for each in rules]
    return [f"Rule “{words}” is not learned from: {why}." for words, why in told if why]
