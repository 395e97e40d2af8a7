"""Layouts and forms: each draws something, all are reached."""

import numpy as np
import pytest

from segstudio.engine.starter.domain import random_domain
from segstudio.engine.starter.layout import Layout
from segstudio.engine.starter.layouts import LAYOUTS, draw
from segstudio.engine.starter.shapes import FORMS, POINTS, outlines

PLAIN = Layout(
    name="scatter",
    form="ellipse",
    radius_px=10.0,
    coverage=0.3,
    placement="uniform",
    wobble=0.5,
    aspect=1.5,
    angle=0.6,
    turn=4.0,
    size_spread=0.2,
    gap=False,
)


def with_name(name, **changes):
    return Layout(**{**vars(PLAIN), "name": name, **changes})


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_draws_objects_and_leaves_room(name, rng):
    drawn = [draw(with_name(name), 128, None, rng) for _ in range(5)]
    shares = [np.count_nonzero(index) / index.size for index in drawn]
    assert {index.dtype for index in drawn} == {np.dtype(np.int16)}
    assert 0.02 < np.mean(shares) < 0.95
    assert max(shares) < 1


@pytest.mark.parametrize("name", LAYOUTS)
def test_objects_stay_inside_a_parent(name, rng):
    parent = np.zeros((128, 128), np.int16)
    parent[20:70, 30:90] = 1
    index = draw(with_name(name), 128, parent, rng)
    assert not index[parent == 0].any()


@pytest.mark.parametrize("placement", ["uniform", "clustered", "apart", "rows"])
def test_every_placement_covers_some_of_the_image(placement, rng):
    index = draw(with_name("scatter", placement=placement), 128, None, rng)
    assert 0.03 < np.count_nonzero(index) / index.size < 0.9


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_about_of_unit_radius(form, rng):
    outline = outlines(form, 20, 0.5, 1.5, rng)
    assert outline.shape[0] == 20
    assert outline.shape[2:] == (POINTS, 2)
    reach = np.linalg.norm(outline, axis=-1).max((1, 2))
    assert 0.5 < np.median(reach) < 2.5


def test_domains_reach_every_layout_and_form(rng):
    domains = [random_domain(160, rng) for _ in range(400)]
    layers = [layer for domain in domains for layer in domain.layers]
    assert {layer.layout.name for layer in layers} == set(LAYOUTS)
    assert {layer.layout.form for layer in layers} == set(FORMS)


def test_a_gap_keeps_touching_objects_apart(rng):
    index = draw(with_name("cells", coverage=1.0, gap=True), 128, None, rng)
    both = (index[:, 1:] > 0) & (index[:, :-1] > 0)
    assert not (both & (index[:, 1:] != index[:, :-1])).any()
