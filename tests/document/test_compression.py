"""Ways to make a network smaller: which networks each can serve."""

import pytest

from segstudio.document.compression import METHODS, Compression, CompressionRefused
from segstudio.document.network_choice import NetworkChoice


def test_what_a_network_becomes():
    classic = NetworkChoice("classic", width=16, depth=2, activation="silu")
    assert Compression("prune").result(classic) == classic
    assert Compression("int8-static").result(NetworkChoice()) == NetworkChoice()
    narrow = Compression("channels", share=0.75).result(classic)
    assert narrow == NetworkChoice("classic", width=4, depth=2, activation="silu")
    assert Compression("distil").result(classic) == NetworkChoice()
    assert Compression("distil").result(NetworkChoice("pixels")) == NetworkChoice()


@pytest.mark.parametrize(
    ("method", "network", "sentence"),
    [
        ("channels", NetworkChoice(), "The channels of “quick” cannot be pruned, only those of cl"),
        ("channels", NetworkChoice("plain", width=4), "width 4 of “plain” leaves nothing"),
        ("distil", NetworkChoice(), "is the “quick” one already"),
        *(
            (each, NetworkChoice("convlstm"), "neither distilled")
            for each in ("distil", "channels")
        ),
        *((method, NetworkChoice("pixels"), "a forest of trees") for method in METHODS),
    ][:-1],
)
def test_networks_that_cannot_are_refused_in_a_sentence(method, network, sentence):
    with pytest.raises(CompressionRefused, match=sentence):
        Compression(method).result(network)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"method": "squeeze"}, "There is no method “squeeze”; there are prune"),
        ({"method": "prune", "share": 1.0}, "between 0.05 and 0.95, not 1"),
        ({"method": "prune", "share": float("nan")}, "between 0.05"),
        ({"method": "distil", "seconds": 0.0}, "How long may it learn"),
    ],
)
def test_orders_that_cannot_be(values, sentence):
    with pytest.raises(CompressionRefused, match=sentence):
        Compression(**values)
