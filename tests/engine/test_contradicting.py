"""Places where the network is sure of something else than was drawn."""

import numpy as np

from segstudio.document.region import Region
from segstudio.engine.contradicting import contradictions

IDS = np.array([1, 2], np.uint16)


def found(labels, of_second, held_out=None):
    held_out = np.zeros(labels.shape, bool) if held_out is None else held_out
    probabilities = np.stack([1 - of_second, of_second]).astype(np.float32)
    region = Region(256, 512, *labels.shape)
    return list(contradictions(9, region, labels, probabilities, IDS, held_out))


def test_a_sure_place_is_found_with_its_pixels():
    labels = np.full((40, 60), 1, np.uint16)
    sure = np.full(labels.shape, 0.02)
    sure[10:20, 30:40] = 0.97
    (place,) = found(labels, sure)
    assert place.region == Region(266, 542, 10, 10)
    assert place.stencil.all()
    assert (place.image_id, place.drawn_id, place.said_id) == (9, 1, 2)
    assert abs(place.confidence - 0.97) < 1e-3
    assert place.size_px == 100
    assert not place.is_held_out


def test_thin_small_unsure_and_unlabelled_places_are_none():
    labels = np.full((40, 60), 1, np.uint16)
    sure = np.full(labels.shape, 0.02)
    sure[5:7, :] = 0.99
    sure[20:24, 20:24] = 0.99
    sure[30:40, 30:40] = 0.8
    assert found(labels, sure) == []
    labels[:] = 0
    assert found(labels, np.full(labels.shape, 0.99)) == []


def test_two_pairs_that_touch_are_two_places_and_held_out_ones_are_marked():
    labels = np.full((40, 60), 1, np.uint16)
    labels[:, 30:] = 2
    sure = np.where(labels == 1, 0.99, 0.01)
    held_out = np.zeros(labels.shape, bool)
    held_out[:, :28] = True
    places = found(labels, sure, held_out)
    assert [(each.drawn_id, each.said_id) for each in places] == [(1, 2), (2, 1)]
    assert [each.is_held_out for each in places] == [True, False]
