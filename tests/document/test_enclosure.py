"""What a stroke encloses, held against a plain fill of its pixels."""

import itertools

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.document import enclosure
from segstudio.document.drawing import capsule, swept_square
from segstudio.document.enclosure import StrokePath
from segstudio.document.region import Region

WHOLE = Region(0, 0, 120, 160)


def ring(radius_px, share=1.0, middle=(60, 80), number=60):
    turns = np.linspace(0, 2 * np.pi * share, number)
    return [(middle[0] + radius_px * np.sin(t), middle[1] + radius_px * np.cos(t)) for t in turns]


def enclosed(points, radius_px, reach_px=0.0, stamp=capsule):
    path = StrokePath(stamp)
    for point in points:
        path.add(point, radius_px)
    pixels = np.zeros((WHOLE.height, WHOLE.width), bool)
    found = path.enclosed(points[-1], reach_px)
    for region, stencil in found.pieces(WHOLE) if found is not None else ():
        pixels[region.slices] |= stencil != 0
    return pixels


@pytest.mark.parametrize("stamp", [capsule, swept_square])
@pytest.mark.parametrize("radius_px", [0.5, 1, 4, 9])
def test_a_ring_encloses_its_inside(stamp, radius_px):
    found = enclosed(ring(40), radius_px, stamp=stamp)
    rows, columns = np.indices(found.shape) + 0.5
    away = np.hypot(rows - 60, columns - 80)
    reach = radius_px * (1 if stamp is capsule else 1.5)
    assert found[away < 40 - reach - 1.5].all()
    assert not found[away > 40 + 1].any()


def test_an_open_arc_encloses_nothing_unless_its_ends_are_near():
    arc = ring(40, share=0.9)
    assert not enclosed(arc, 3).any()
    assert enclosed(arc, 3, reach_px=30)[60, 80]


def test_a_loop_in_a_longer_line_is_enclosed():
    line = [(10.0, 10.0), (20.0, 40.0), *ring(30), (110.0, 150.0)]
    found = enclosed(line, 2)
    assert found[60, 80]
    assert not found[15, 60]


def test_a_dot_and_a_line_enclose_nothing():
    assert not enclosed([(60, 80)], 9).any()
    assert not enclosed([(10, 10), (60, 80)], 5, reach_px=5).any()


def test_a_ring_that_leaves_the_image_is_filled_inside_it():
    found = enclosed(ring(40, middle=(0, 80)), 2)
    assert found[5, 80]
    assert not found[50, 80]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(5, 115), st.floats(5, 155)), min_size=2, max_size=8))
def test_any_scribble_against_a_plain_fill(points):
    cells = np.zeros((WHOLE.height, WHOLE.width), np.uint8)
    for start, end in itertools.pairwise(points):
        region, stencil = capsule(start, end, 2.0)
        cells[region.slices] |= stencil
    cv2.floodFill(cells, None, (0, 0), 2)
    found = enclosed(points, 2.0, reach_px=-4.0)
    np.testing.assert_array_equal(found[cells != 1], (cells == 0)[cells != 1])


def test_a_large_ring_is_looked_at_coarsely(monkeypatch):
    fine = enclosed(ring(40), 6)
    monkeypatch.setattr(enclosure, "LIMIT_PX", 1 << 10)
    coarse = enclosed(ring(40), 6)
    rows, columns = np.indices(fine.shape) + 0.5
    away = np.hypot(rows - 60, columns - 80)
    assert coarse[away < 34].all()
    assert not coarse[away > 46].any()
