"""A choice is whole and can be trusted: filled in, within bounds, refused with what can be."""

import pytest

from segstudio.document.network_choice import NETWORKS, NetworkChoice, NetworkUnknown


@pytest.mark.parametrize("name", NETWORKS)
def test_what_is_usual_is_within_bounds(name) -> None:
    choice, kind = NetworkChoice(name), NETWORKS[name]
    for option, value in choice.options.items():
        usual = getattr(kind, option)
        assert value == (usual if isinstance(usual, str) else usual.usual)
    assert kind.words and kind.source


def test_a_preparation_is_told_and_makes_another_network() -> None:
    choice = NetworkChoice("quick", preparation="denoise+clahe=3")
    assert choice.words == "quick (preparation denoise+clahe=3)" == choice.brief
    assert not choice.has_weights_of(NetworkChoice("quick"))
    assert NetworkChoice.from_settings(choice.settings) == choice


def test_options_are_filled_in_and_told() -> None:
    choice = NetworkChoice("classic", width=16)
    assert choice.options == {"width": 16, "depth": 4, "activation": "relu", "dropout": 0.0}
    assert choice.words == "classic (width 16, depth 4, activation relu, dropout 0.0)"
    assert choice == NetworkChoice("classic", 16, 4, "relu", 0.0)
    assert NetworkChoice().words == "quick"


def test_a_choice_comes_back_from_its_settings() -> None:
    choice = NetworkChoice("classic", width=16, activation="gelu", dropout=0.5)
    fields = choice.settings
    assert NetworkChoice.from_fields({"name": fields.pop("network"), **fields}) == choice


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": "huge"}, "There is no network “huge”; there are quick, "),
        ({"name": "classic", "width": 5000}, "width of “classic” must lie between 4 and 128"),
        ({"name": "classic", "depth": -1}, "depth of “classic” must lie between 1 and 6"),
        ({"name": "classic", "dropout": float("nan")}, "dropout of “classic” must lie between"),
        ({"name": "classic", "activation": "cosine"}, "no activation “cosine”; there are relu, "),
        ({"width": 32}, "width of the network “quick” cannot be chosen"),
        ({"activation": "relu"}, "activation of the network “quick” cannot be chosen"),
        ({"name": 3}, "“name” is 3"),
        ({"name": "classic", "width": "9"}, "“width” is '9'"),
        ({"name": "classic", "width": True}, "“width” is True"),
    ],
)
def test_what_cannot_be_is_refused(fields, sentence) -> None:
    with pytest.raises(NetworkUnknown, match=sentence):
        NetworkChoice.from_fields(fields)


def test_in_brief_only_what_is_not_usual_is_told():
    assert NetworkChoice("classic").brief == "classic"
    assert NetworkChoice("classic", width=8, dropout=0.5).brief == "classic (width 8, dropout 0.5)"
    assert NetworkChoice().brief == "quick"


def test_weights_fit_the_same_network_whatever_its_dropout():
    some = NetworkChoice("classic", width=8, dropout=0.5)
    assert some.has_weights_of(NetworkChoice("classic", width=8))
    assert not some.has_weights_of(NetworkChoice("classic", width=16, dropout=0.5))
    for one, other in ((some, NetworkChoice()), (NetworkChoice(), some)):
        assert not one.has_weights_of(other)
