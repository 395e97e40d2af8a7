"""A search as it is written, and out of a project's settings."""

from dataclasses import asdict

import pytest

from segstudio.document.network_choice import NetworkChoice
from segstudio.document.training_method import MethodUnknown
from segstudio.workspace.tuning.search_space import SearchSpace
from segstudio.workspace.tuning.tuning_order import TuningOrder


def test_it_says_what_is_tried():
    order = TuningOrder("quick, plain", "1e-4..1e-2", "64, 128", "dice", "usual / none")
    networks = NetworkChoice(), NetworkChoice("plain")
    lists = (64, 128), ("dice",), ("usual", "none")
    assert order.space() == SearchSpace(networks, (), (1e-4, 1e-2), *lists)
    with pytest.raises(MethodUnknown):
        TuningOrder(losses="none").space()


def test_what_a_setting_cannot_be_is_as_usual():
    order = TuningOrder("photo", folds=5, minutes=7)
    assert TuningOrder.from_setting({**asdict(order), "method": {}}) == order
    assert TuningOrder.from_setting({"folds": "5", "minutes": 7}) == TuningOrder(minutes=7)
    for value in (None, 3, ["quick"]):
        assert TuningOrder.from_setting(value) == TuningOrder()
