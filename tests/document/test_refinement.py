"""Parameters of the refinement: as written, as stored, and what cannot be."""

import pytest

from segstudio.document.refinement import NUMBERS, Refinement, RefinementUnknown


def test_what_is_written_is_read_again():
    refinement = Refinement.parsed(" appearance = 5, position=60 ,iterations=3")
    assert (refinement.appearance, refinement.position, refinement.iterations) == (5, 60, 3)
    assert refinement.color == NUMBERS["color"].usual
    assert Refinement.parsed(refinement.words) == refinement
    assert Refinement.from_json(refinement.as_json()) == refinement
    assert Refinement.parsed("") == Refinement()


def test_usual_values_are_those_of_the_table():
    assert Refinement().as_json() == {name: each.usual for name, each in NUMBERS.items()}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("colour=3", "There is no parameter “colour”"),
        ("position=0", "“position” must lie between 1 and 200"),
        ("appearance=nan", "must lie between"),
        ("appearance=x", "must lie between"),
        ("iterations=2.5", "must be a whole number"),
        ("iterations=1000", "must lie between 1 and 20"),
    ],
)
def test_what_cannot_be_is_said(text, words):
    with pytest.raises(RefinementUnknown, match=words):
        Refinement.parsed(text)


@pytest.mark.parametrize("said", [None, [], {"position": "3"}, {"color": True}, {"width": None}])
def test_what_is_stored_is_not_trusted(said):
    with pytest.raises(RefinementUnknown):
        Refinement.from_json(said)


def test_the_reach_is_bounded():
    assert Refinement(position=10, width=1, iterations=1).reach_px == 20
    assert Refinement(position=200).reach_px == 128
    assert Refinement(appearance=0, width=1, iterations=5).reach_px == 15
    assert Refinement(appearance=0, smoothness=0).reach_px == 0
