"""Predictions become annotation, marked with their version; a person's pixels always win."""

import numpy as np
import pytest

from segstudio.document.region import Region
from segstudio.document.verdict import MAX_ORIGIN


@pytest.fixture
def predicted(opened):
    """A stroke of class 2 over a prediction: class 1 left, 2 right, by two versions."""
    opened.drag((50, 50), (50, 350))
    opened.predict(1, version=3)
    image = opened.image
    image.prediction.class_ids[:, 300:] = 2
    for tile in Region(256, 0, 64, 400).tiles():
        image.prediction.versions[tile] = 4
    return opened


def human(sitting):
    mask = sitting.image.mask
    return (mask.class_ids != 0) & (mask.origins == 0)


def test_accepting_the_image(predicted):
    drawn = human(predicted)
    predicted.acceptance.accept_image()
    predicted.settle()
    mask = predicted.image.mask
    np.testing.assert_array_equal(human(predicted), drawn)
    assert (mask.class_ids[drawn] == 2).all()
    np.testing.assert_array_equal(
        mask.class_ids[~drawn], predicted.image.prediction.class_ids[~drawn]
    )
    assert mask.origins[100, 10] == 3
    assert mask.origins[300, 10] == 4
    assert predicted.editing.undo_name == "Accept prediction"
    stored = predicted.stored_mask(predicted.image.id)
    np.testing.assert_array_equal(stored.origins, mask.origins)
    predicted.editing.undo()
    predicted.settle()
    assert not mask.origins.any()
    np.testing.assert_array_equal(mask.class_ids != 0, drawn)


def test_accepting_a_class(predicted):
    predicted.acceptance.accept_class(1)
    predicted.settle()
    accepted = predicted.image.mask.origins != 0
    assert accepted[10, 10]
    assert not accepted[:, 300:].any()


def test_accepting_a_region(predicted):
    predicted.image.prediction.class_ids[100:110, 100:110] = 2
    predicted.acceptance.accept_region(105, 105)
    predicted.settle()
    accepted = np.argwhere(predicted.image.mask.origins)
    assert accepted.min(axis=0).tolist() == [100, 100]
    assert accepted.max(axis=0).tolist() == [109, 109]
    assert len(accepted) == 100


@pytest.mark.parametrize("place", [(-1, 0), (0, 400), (320, 0)])
def test_accepting_outside(predicted, place):
    predicted.acceptance.accept_region(*place)
    predicted.settle()
    assert not predicted.image.mask.origins.any()


def test_accepting_where_nothing_is_predicted(opened):
    opened.acceptance.accept_image()
    opened.acceptance.accept_region(5, 5)
    opened.settle()
    assert opened.counts() == {}
    assert opened.editing.undo_name is None


def test_a_newer_prediction_takes_the_place_of_an_accepted_one(predicted):
    predicted.acceptance.accept_image()
    predicted.settle()
    predicted.predict(2, version=9)
    predicted.acceptance.accept_image()
    predicted.settle()
    mask = predicted.image.mask
    assert predicted.counts() == {2: 320 * 400}
    assert mask.origins[10, 10] == 9


def test_drawing_over_what_was_accepted_makes_it_a_persons(predicted):
    predicted.acceptance.accept_image()
    predicted.settle()
    predicted.drag((200, 50), (200, 90))
    assert predicted.image.mask.origins[200, 70] == 0
    predicted.predict(1, version=20)
    predicted.acceptance.accept_image()
    predicted.settle()
    assert predicted.image.mask.class_ids[200, 70] == 2


def test_locked_classes_are_spared(predicted):
    predicted.acceptance.accept_image()
    predicted.settle()
    predicted.class_editing.set_locked(2, True)
    predicted.predict(1, version=9)
    predicted.acceptance.accept_image()
    predicted.settle()
    assert predicted.image.mask.class_ids[10, 350] == 2


def test_a_class_that_was_deleted_is_not_accepted(predicted):
    predicted.class_editing.delete(2, 0)
    predicted.settle()
    predicted.acceptance.accept_image()
    predicted.settle()
    assert predicted.classes.ids == (1,)
    assert set(predicted.counts()) == {1}


def test_versions_beyond_16_bits(opened):
    opened.predict(1, version=MAX_ORIGIN + 5)
    opened.acceptance.accept_image()
    opened.settle()
    assert (opened.image.mask.origins == MAX_ORIGIN).all()


def test_accepting_and_going_on(predicted):
    first = predicted.image.id
    predicted.accept_and_next()
    predicted.pump_until(lambda: predicted.image.record.name == "b.png")
    predicted.settle()
    assert predicted.images.record(first).status == "reviewed"
    assert predicted.stored_mask(first).origins.any()
    assert predicted.counts() == {}


def test_a_part_is_accepted_and_told_and_the_image_stays(opened):
    first = opened.image.id
    opened.predict(2, region=Region(0, 0, 256, 256))
    opened.accept_and_next()
    opened.settle()
    assert opened.counts() == {2: 256 * 256}
    assert "25%" in opened.texts[-1]
    assert opened.image.id == first
    assert opened.images.record(first).status == "in_progress"


def test_accepting_where_it_is_sure(predicted):
    image = predicted.image
    image.prediction.confidence[...] = 100
    image.prediction.confidence[100:140, 10:30] = 204
    image.prediction.confidence[140:141, 10:30] = 203
    predicted.acceptance.accept_sure(0.8)
    predicted.settle()
    accepted = np.argwhere(image.mask.origins)
    assert (accepted.min(axis=0).tolist(), accepted.max(axis=0).tolist()) == (
        [100, 10],
        [139, 29],
    )
    predicted.acceptance.accept_sure(0.0, 2)
    predicted.settle()
    accepted = image.mask.origins != 0
    assert accepted[:, 300:][~human(predicted)[:, 300:]].all()
    assert not accepted[200:, :300].any()


def test_rejecting_a_region_makes_it_a_persons_background(predicted):
    drawn = human(predicted)
    predicted.acceptance.reject_region(200, 350)
    predicted.settle()
    mask = predicted.image.mask
    assert (mask.class_ids[:, 300:][~drawn[:, 300:]] == 1).all()
    assert (mask.class_ids[drawn] == 2).all()
    assert not mask.origins.any()
    assert not mask.class_ids[:, :300][~drawn[:, :300]].any()
    predicted.editing.undo()
    predicted.settle()
    np.testing.assert_array_equal(mask.class_ids != 0, drawn)


def test_rejected_background_becomes_the_other_class_or_the_active_one(predicted):
    predicted.acceptance.reject_region(200, 10)
    predicted.settle()
    assert predicted.image.mask.class_ids[200, 10] == 2
    predicted.editing.undo()
    predicted.settle()
    third = predicted.class_editing.add("third")
    predicted.acceptance.reject_region(200, 10)
    predicted.settle()
    assert predicted.image.mask.class_ids[200, 10] == third
    predicted.editing.undo()
    predicted.choose_class(1)
    predicted.acceptance.reject_region(200, 10)
    predicted.settle()
    assert predicted.image.mask.class_ids[200, 10] == 0
    assert "Choose the class" in predicted.texts[-1]


def test_rejecting_a_class_spares_people_and_locks(predicted):
    predicted.acceptance.accept_image()
    predicted.settle()
    drawn = human(predicted)
    predicted.acceptance.reject_class(2)
    predicted.settle()
    mask = predicted.image.mask
    np.testing.assert_array_equal(mask.class_ids == 2, drawn & (mask.class_ids == 2))
    assert (mask.class_ids[:, 300:] != 0).all()
    predicted.class_editing.set_locked(1, True)
    before = mask.class_ids.copy()
    predicted.acceptance.reject_class(1)
    predicted.settle()
    np.testing.assert_array_equal(mask.class_ids, before)


def test_a_region_taken_as_drawn_is_a_persons(predicted):
    predicted.acceptance.own_region(200, 350)
    predicted.settle()
    mask = predicted.image.mask
    assert mask.class_ids[200, 350] == 2
    assert not mask.origins.any()
    predicted.acceptance.accept_image()
    predicted.settle()
    predicted.predict(2, version=9)
    predicted.acceptance.own_region(200, 10)
    predicted.settle()
    assert mask.class_ids[200, 10] == 1
    assert not mask.origins.any()


def test_without_an_image(sitting):
    sitting.acceptance.accept_image()
    sitting.acceptance.accept_region(1, 1)
    sitting.acceptance.accept_sure(0.5)
    sitting.acceptance.reject_region(1, 1)
    sitting.acceptance.own_region(1, 1)
    sitting.accept_and_next()
    assert sitting.notices == []
