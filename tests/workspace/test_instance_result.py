"""Instances as a prediction of each pixel."""

import numpy as np

from segstudio.document.found_instance import FoundInstance, parted
from segstudio.workspace.instance_result import prediction_of

SHAPE = (20, 30)


def square(class_id, score, row, column, side=6):
    return FoundInstance(class_id, score, row, column, np.ones((side, side), np.uint8))


def test_shared_pixels_belong_to_the_surest_and_what_was_found_twice_goes():
    found = [
        square(2, 0.9, 2, 2),
        square(2, 0.8, 3, 3),
        square(3, 0.7, 2, 6),
        square(2, 0.2, 12, 2),
    ]
    kept = parted(found, SHAPE, 0.5)
    assert [(each.class_id, int(each.stencil.sum())) for each in kept] == [(2, 36), (3, 24)]


def test_background_is_less_sure_where_one_was_doubtful():
    found = [square(300, 0.8, 2, 2), square(2, 0.4, 12, 20)]
    prediction = prediction_of(parted(found, SHAPE, 0.5), found, SHAPE, 1, 7)
    assert (prediction.class_ids[4, 4], prediction.confidence[4, 4]) == (300, 204)
    assert (prediction.class_ids[14, 22], prediction.confidence[14, 22]) == (1, 153)
    assert (prediction.class_ids[0, 0], prediction.confidence[0, 0]) == (1, 255)
    assert (prediction.covered_share, prediction.newest_version) == (1, 7)
