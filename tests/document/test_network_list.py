"""Networks in a line."""

import pytest

from segstudio.document.network_choice import NetworkChoice, NetworkUnknown
from segstudio.document.network_list import networks_of


def test_each_width_is_a_network_and_none_comes_twice():
    assert networks_of("quick, classic:width=8/16:depth=3, quick,") == [
        NetworkChoice(),
        NetworkChoice("classic", width=8, depth=3),
        NetworkChoice("classic", width=16, depth=3),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (" , ", "Name a network, or several; there are quick, photo"),
        ("huge", "There is no network “huge”"),
        ("classic:wide", "must be like width=16"),
        ("quick:width=8", "cannot be chosen"),
        ("classic:width=0", "“0” is not a number for the width"),
    ],
)
def test_what_cannot_be_is_said(text, words):
    with pytest.raises(NetworkUnknown, match=words):
        networks_of(text)


def test_the_same_network_is_compared_with_and_without_a_preparation() -> None:
    found = networks_of("quick:preparation=none/clahe=3")
    assert found == [NetworkChoice(), NetworkChoice(preparation="clahe=3")]
