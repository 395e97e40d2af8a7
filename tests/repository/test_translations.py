"""Translations fit their texts; what has none yet is listed by packaging/translate.py --check."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations"
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


def test_menus_keep_a_letter_to_press(messages):
    titles = [(s, t) for s, t in messages if re.fullmatch(r"\w*&\w+", s)]
    assert titles
    assert [t for _, t in titles if not re.search(r"&\w", t)] == []


def test_what_ships_is_compiled(messages):
    for path in FOLDER.glob("*.ts"):
        assert path.with_suffix(".qm").stat().st_size > 1000
    assert (FOLDER / "workspace.txt").read_text("utf-8").count("\n") > 50
