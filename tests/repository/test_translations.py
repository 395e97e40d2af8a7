"""Translations fit their texts; what has none yet is listed by packaging/translate.py --check."""

import ast
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
HOLE = re.compile(r"\{[^}]*\}")


@pytest.fixture(params=sorted(FOLDER.glob("*.ts")), ids=lambda path: path.stem)
def messages(request):
    found = ET.parse(request.param).getroot().iter("message")  # noqa: S314
    pairs = [(each.findtext("source"), each.findtext("translation")) for each in found]
    return [(source, translation) for source, translation in pairs if translation]


def test_each_hole_of_a_text_is_filled_in_its_translation(messages):
    assert len(messages) > 500
    plural = "{0} image{1} could not be read and had to be left out."  # {1} is the English "s"
    wrong = [
        source
        for source, translation in messages
        if sorted(HOLE.findall(source)) != sorted(HOLE.findall(translation)) and source != plural
    ]
    assert wrong == []


def test_what_the_engine_refuses_or_warns_of_is_translated(messages):
    translated = {source for source, _ in messages}
    said = {
        text
        for path in sorted((ROOT / "segstudio" / "engine").rglob("*.py"))
        if "starter" not in path.parts
        for text in sentences(ast.parse(path.read_text("utf-8")))
    }
    assert len(said) > 70
    assert "Training needs strokes of at least two classes; draw some of another class too." in said
    assert said - translated == set(), "run packaging/translate.py, and translate"


def sentences(node, is_raised=False):
    """Yield texts of code that are raised, or that end as sentences do; of f-strings, templates."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return  # a docstring
    text = template(node)
    if text is not None:
        if text.count(" ") > 1 and (is_raised or re.search(r"[a-z] .*[a-z)”}][.!]$", text)):
            yield text
        return
    for each in ast.iter_child_nodes(node):
        yield from sentences(each, is_raised or isinstance(node, ast.Raise))


def template(node):
    """Return a text, with numbered holes where it is an f-string; None for other nodes."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    holes = iter(range(99))
    return "".join(
        each.value if isinstance(each, ast.Constant) else f"{{{next(holes)}}}"
        for each in node.values
    )


def test_menus_keep_a_letter_to_press(messages):
    titles = [(s, t) for s, t in messages if re.fullmatch(r"\w*&\w+", s)]
    assert titles
    assert [t for _, t in titles if not re.search(r"&\w", t)] == []


def test_what_ships_is_compiled(messages):
    for path in FOLDER.glob("*.ts"):
        assert path.with_suffix(".qm").stat().st_size > 1000
    assert (FOLDER / "workspace.txt").read_text("utf-8").count("\n") > 50
