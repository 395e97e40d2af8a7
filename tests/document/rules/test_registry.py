"""A rule is read as it was written, and what is no rule is told in a sentence."""

import json

import pytest

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.registry import parse_rule, read_rule
from segstudio.document.rules.rule import RuleError

TABLE = ClassTable().added("background").added("cell").added("cell wall")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("cell area >= 30", "cell area >= 30 px"),
        ("cell area at most 1.5mm2", "cell area <= 1.5 mm²"),
        ("  Cell   Wall area ≥ 3 um2", "cell wall area >= 3 µm²"),
        ("cell number <= 2", "cell number <= 2"),
        ("cell largest only", "cell largest only"),
        ("cell roundness >= 0.6", "cell roundness >= 0.6"),
        ("cell inside Cell Wall", "cell inside cell wall"),
        ("cell wall touches cell", "cell wall touches cell"),
        ("cell never next to cell wall", "cell never next to cell wall"),
        ("cell fill holes", "cell fill holes"),
        ("cell fill holes <= 50", "cell fill holes <= 50 px"),
    ],
)
def test_written_stored_and_read_again(text, words):
    rule = parse_rule(text, TABLE)
    assert rule.words(TABLE) == words
    assert parse_rule(words, TABLE) == rule
    assert read_rule(json.loads(json.dumps(rule.as_json())), TABLE) == rule


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "does not begin with a class"),
        ("dog area >= 3", "does not begin with a class of the project: “background”, “cell”"),
        ("cell", "does not begin with a class"),
        ("cell area > 3", "Behind the class stands one of: area >= 30"),
        ("cell area >= 3 inch", "“inch” is no unit here"),
        ("cell area >= -3", "Behind the class stands one of"),
        ("cell number <= 1.5", "is a whole one, not 1.5"),
        ("cell inside cell", "two different classes"),
        ("cell inside dog", "There is no class “dog”"),
        ("cell fill holes >= 3", "write <="),
        ("background fill holes", "the first class has none"),
        ("cell area >= " + "9" * 400, "is not a number from 0 on"),
    ],
)
def test_what_is_no_rule(text, sentence):
    with pytest.raises(RuleError, match=sentence):
        parse_rule(text, TABLE)


@pytest.mark.parametrize(
    "said",
    [
        None,
        [],
        "cell area >= 3",
        {},
        {"kind": "magic", "class": 2},
        {"kind": ["area"], "class": 2},
        {"kind": "area", "class": 9, "sign": ">=", "value": 3},
        {"kind": "area", "class": True, "sign": ">=", "value": 3},
        {"kind": "area", "class": 2, "sign": ">", "value": 3},
        {"kind": "area", "class": 2, "sign": ">=", "value": float("nan")},
        {"kind": "area", "class": 2, "sign": ">=", "value": True},
        {"kind": "area", "class": 2, "sign": ">=", "value": None},
        {"kind": "area", "class": 2, "sign": [">="], "value": 3},
        {"kind": "area", "class": 2, "sign": ">=", "value": 3, "unit": 7},
        {"kind": "inside", "class": 2},
        {"kind": "inside", "class": 2, "other": 2},
        {"kind": "inside", "class": 2, "other": 9},
        {"kind": "inside", "class": 2, "other": True},
    ],
)
def test_what_is_stored_is_not_trusted(said):
    with pytest.raises(RuleError):
        read_rule(said, TABLE)
