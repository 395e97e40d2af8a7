"""What is accepted becomes objects where its class has some, unless that is turned off."""

import cv2
import numpy as np
import pytest

from segstudio.storage.prediction_file import prediction_path, save_prediction

from .conftest import write_images

DISCS = ((80, 80), (80, 240), (220, 160))


@pytest.fixture
def predicted(opened):
    """Three discs of class 2 on background are predicted; an object 1 is drawn elsewhere."""
    opened.toolbox.set_radius(4)
    opened.objects.start_new()
    opened.drag((300, 20), (300, 40))
    opened.objects.set_drawing(False)
    opened.predict(1)
    class_ids = opened.image.prediction.class_ids
    for row, column in DISCS:
        cv2.circle(class_ids, (column, row), 30, 2, -1)
    return opened


def numbers(sitting):
    return [int(sitting.image.mask.objects[place]) for place in DISCS]


def test_each_region_of_a_class_with_objects_becomes_one(predicted, tmp_path):
    predicted.acceptance.accept_image()
    predicted.settle()
    mask = predicted.image.mask
    assert sorted(numbers(predicted)) == [2, 3, 4]
    np.testing.assert_array_equal(mask.objects != 0, mask.class_ids == 2)
    stored = predicted.stored_mask(predicted.image.id)
    np.testing.assert_array_equal(stored.objects, mask.objects)
    predicted.exchange.export_masks(tmp_path / "out")
    predicted.pump_until(lambda: any("Exported" in text for text in predicted.texts))
    written = cv2.imread(str(tmp_path / "out" / "a_objects.png"), cv2.IMREAD_UNCHANGED)
    np.testing.assert_array_equal(written, mask.objects)
    predicted.editing.undo()
    predicted.settle()
    assert set(np.unique(mask.objects)) == {0, 1}


@pytest.mark.parametrize("way", ["region", "class", "sure", "own"])
def test_every_way_to_accept(predicted, way):
    acceptance = predicted.acceptance
    if way == "region":
        acceptance.accept_region(*DISCS[0])
    elif way == "own":
        acceptance.own_region(*DISCS[0])
    elif way == "class":
        acceptance.accept_class(2)
    else:
        acceptance.accept_sure(0, 2)
    predicted.settle()
    assert numbers(predicted)[0] >= 2
    assert not predicted.image.mask.objects[10, 10]


def test_the_rest_of_an_object_that_was_drawn_joins_it(predicted):
    predicted.objects.start_new()
    predicted.click(80, 80)
    predicted.objects.set_drawing(False)
    drawn = int(predicted.image.mask.objects[80, 80])
    predicted.acceptance.accept_region(80, 100)
    predicted.settle()
    assert predicted.image.mask.objects[80, 105] == drawn == 2


def test_the_accept_brush_goes_on_with_what_it_began(predicted):
    predicted.toolbox.choose("accept-brush")
    predicted.drag((80, 60), (80, 80))
    predicted.drag((86, 60), (86, 80))
    predicted.drag((80, 240), (80, 250))
    mask = predicted.image.mask
    assert mask.objects[80, 60] == mask.objects[88, 60] == 2
    assert mask.objects[80, 240] == 3
    predicted.editing.undo()
    predicted.settle()
    assert not mask.objects[80, 240]
    predicted.drag((80, 240), (80, 250), is_ctrl=True)
    assert not mask.class_ids[80, 240]


def test_without_objects_or_turned_off_nothing_is_numbered(predicted, make_sitting):
    predicted.objects.accepted.set_on(False)
    predicted.acceptance.accept_image()
    predicted.settle()
    assert numbers(predicted) == [0, 0, 0]
    predicted.session.settings.flush()
    assert not make_sitting().objects.accepted.is_on


def test_a_class_without_objects_stays_so_unless_they_are_drawn(opened):
    opened.predict(2)
    opened.acceptance.accept_region(10, 10)
    opened.settle()
    assert not opened.image.mask.holds_objects
    opened.editing.undo()
    opened.objects.set_drawing(True)
    opened.acceptance.accept_region(10, 10)
    opened.settle()
    assert (opened.image.mask.objects == 1).all()


def test_more_regions_than_numbers_are_accepted_without(sitting, tmp_path):
    sitting.open(write_images(tmp_path / "large", ["a.png"], (400, 400)))
    sitting.predict(1)
    sitting.image.prediction.class_ids[np.indices((400, 400)).sum(axis=0) % 2 == 0] = 2
    sitting.objects.set_drawing(True)
    sitting.acceptance.accept_image()
    sitting.settle()
    assert sitting.image.mask.class_ids.all()
    assert not sitting.image.mask.holds_objects
    assert sitting.texts[-1].startswith("Accepted, but without object numbers. An image holds")


def test_predictions_of_many_images_become_objects_where_some_are_drawn(predicted):
    whole, first = predicted.image.prediction, predicted.image.id
    others = [record.id for record in predicted.images if record.id != first]
    for image_id in (first, others[0]):
        save_prediction(prediction_path(predicted.project.predictions, image_id), whole)
    predicted.review.batch.accept([first, *others])
    predicted.pump_until(lambda: any("Accepted" in text for text in predicted.texts))
    predicted.settle()
    assert sorted(numbers(predicted)) == [2, 3, 4]
    assert not predicted.stored_mask(others[0]).holds_objects
    predicted.editing.undo()
    predicted.settle()
    assert numbers(predicted) == [0, 0, 0]
