"""How layers look is remembered, and nothing that a settings file may hold breaks it."""

from dataclasses import replace

import pytest

from segstudio.workspace.layers import ColorBy, Layers
from segstudio.workspace.settings import AppSettings


@pytest.fixture
def settings(tmp_path):
    return AppSettings(tmp_path / "settings.json")


def test_looks_are_remembered_and_comparing_is_not(settings, tmp_path):
    layers = Layers().with_style("prediction", opacity=0.8, is_outline=True, is_visible=False)
    layers = replace(layers, prediction_by=ColorBy.CONFIDENCE, is_by_object=True)
    replace(layers, is_difference=True, is_peeking=True).remember(settings)
    settings.flush()
    assert Layers.remembered(AppSettings(tmp_path / "settings.json")) == layers


@pytest.mark.parametrize(
    "stored",
    [
        None,
        3,
        [],
        {"annotation": 3, "color_by": [], "is_by_object": "yes"},
        {"annotation": {"opacity": 7.0, "is_visible": "no", "is_outline": 1}},
        {"annotation": {"opacity": float("nan")}, "color_by": "nothing"},
    ],
)
def test_what_makes_no_sense_is_left_out(settings, stored):
    settings.set("layers", stored)
    assert Layers.remembered(settings) == Layers()
