"""The plan of the demo, and its person."""

import numpy as np

from segstudio.document.prediction import PredictedMask
from segstudio.document.region import TileIndex
from segstudio.workspace.headless.demo_person import DemoPerson
from segstudio.workspace.headless.demo_run import MOST_LOOKS, looks
from segstudio.workspace.headless.sample_set import SampleSet, spread
from segstudio.workspace.sample import STARTING_IMAGES, sample_folder


def test_the_person_looks_now_and_then_but_not_at_the_very_end():
    assert looks(2) == []
    assert looks(20) == [5, 10, 15]
    assert len(looks(60)) == 11
    assert len(looks(3600)) == MOST_LOOKS


def test_the_first_images_lie_evenly_among_all():
    assert spread((1, 3, 5, 7, 9, 11, 13, 15), 3) == (1, 7, 13, 3, 9, 15, 5, 11)
    assert spread((1,), 3) == (1,)
    assert sorted(spread(tuple(range(10)), 3)) == list(range(10))


def test_half_of_the_sample_is_never_drawn_on():
    sample = SampleSet.read(sample_folder())
    assert len(sample.unseen_ids) == len(sample.images) // 2
    assert not set(sample.unseen_ids) & set(sample.drawn_ids)


def test_the_person_draws_little_and_only_what_is_true():
    sample = SampleSet.read(sample_folder())
    person = DemoPerson(sample, seed=0)
    first = list(person.begin())
    assert [each.image_id for each in first] == list(sample.drawn_ids[:STARTING_IMAGES])
    assert 0 < person.strokes <= 2 * 2 * STARTING_IMAGES
    assert person.labelled_share < 0.1
    for each in first:
        truth = sample.truth(each.image_id)
        drawn = each.class_ids != 0
        assert np.array_equal(each.class_ids[drawn], truth[drawn])


def test_the_person_is_content_with_what_is_right():
    sample = SampleSet.read(sample_folder())
    person = DemoPerson(sample, seed=0)
    image_id = sample.drawn_ids[0]
    truth = sample.truth(image_id)
    right = PredictedMask(truth.shape)
    for tile in {TileIndex(row // 256, column // 256) for row, column in np.ndindex(truth.shape)}:
        pixels = truth[tile.region(truth.shape).slices]
        right.put(tile, 1, pixels, np.full(pixels.shape, 255, np.uint8))
    assert person.satisfaction(image_id, right) == 1
    assert not person.correct(image_id, right).class_ids.any()
    assert person.strokes == 0
