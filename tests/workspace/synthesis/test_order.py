"""What the engine is asked for, and what is refused in a sentence before it starts."""

from __future__ import annotations

import shutil
from collections import namedtuple
from dataclasses import replace

import numpy as np
import pytest

from segstudio.storage.image_record import ImageStatus, Split
from segstudio.workspace.synthesis import order as order_module
from segstudio.workspace.synthesis.order import (
    NothingToMake,
    SynthesisOrder,
    checked_class,
    request_of,
)

RARE = 3


def request(opened, class_id=RARE, count=3):
    order = SynthesisOrder(class_id, count, 1.0)
    return request_of(1, order, opened.store, opened.classes, opened.info.folder)


def test_it_holds_the_real_pairs_and_new_masks_that_fit_in_them(opened):
    found = request(opened)
    assert [each.path for each in found.pairs] == [each.location for each in opened.images]
    assert len(found.masks) == 3
    for mask in found.masks:
        assert mask.shape == (130, 130)
        assert (mask == RARE).any() and set(np.unique(mask)) <= {1, 2, 3}


def test_only_reviewed_images_to_learn_from_are_taken(opened):
    first, second, third = (each.id for each in opened.images)
    opened.store.review.set_splits({first: Split.TEST, second: Split.HELD_OUT})
    assert [each.path for each in request(opened).pairs] == [opened.images[2].location]
    opened.store.set_status(third, ImageStatus.IN_PROGRESS)
    with pytest.raises(NothingToMake, match="no image that may be learned from is reviewed"):
        request(opened)


def test_what_there_is_nothing_of_is_refused(opened):
    with pytest.raises(NothingToMake, match="the background: there is enough of it"):
        request(opened, class_id=1)
    opened.store.set_classes(opened.classes.added("wasp"))
    opened = replace(opened, classes=opened.store.classes())
    with pytest.raises(NothingToMake, match="“wasp” is drawn on none of the 3 reviewed images"):
        request(opened, class_id=4)
    with pytest.raises(NothingToMake, match="no class “bee” in the project; there are “ground”"):
        checked_class("bee", opened.classes)
    assert checked_class(" Mite ", opened.classes) == RARE


def test_small_images_and_a_full_disk_are_refused(opened, monkeypatch):
    monkeypatch.setattr(order_module, "LEAST_SIDE_PX", 131)
    with pytest.raises(NothingToMake, match="only 130 px a side; a generator needs 131"):
        request(opened)
    monkeypatch.setattr(order_module, "LEAST_SIDE_PX", 128)
    usage = namedtuple("usage", "total used free")(1, 1, 10 * 2**20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(NothingToMake, match="with 256 to spare; 10 are free"):
        request(opened)
