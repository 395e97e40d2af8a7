"""Contradictions in a sitting: listed, kept for good, changed, forgotten when drawn anew."""

import numpy as np
import pytest

from segstudio.document.region import Region, TileIndex
from segstudio.document.survey import Contradiction
from segstudio.worker.messages import LabelsCompared
from segstudio.workspace.guidance.doubt import Doubts
from segstudio.workspace.guidance.doubt_desk import NONE_LEFT

PLACE = Region(50, 60, 20, 20)


def doubt(image_id=1, region=PLACE, drawn=1, said=2, confidence=0.95, held_out=False):
    stencil = np.ones((region.height, region.width), bool)
    return Contradiction(image_id, region, stencil, drawn, said, confidence, held_out)


def found(*doubts):
    places = {(each.image_id, next(each.region.tiles())) for each in doubts}
    return LabelsCompared(1, tuple(places), doubts)


def test_what_training_never_saw_comes_first_then_the_largest():
    small, large = doubt(), doubt(region=Region(0, 0, 40, 40))
    unseen = doubt(region=Region(200, 200, 10, 10), held_out=True)
    doubts = Doubts()
    doubts.note(found(small, large, unseen))
    assert doubts.listed() == [unseen, large, small]
    doubts.note(LabelsCompared(2, ((1, TileIndex(0, 0)),), (small,)))
    assert doubts.listed() == [small]


def test_a_kept_place_does_not_come_again_unless_it_is_drawn_anew():
    doubts = Doubts()
    doubts.note(found(doubt()))
    kept = doubts.keep(doubt())
    assert doubts.listed() == []
    alike = doubt(region=Region(52, 62, 16, 16))
    doubts.note(found(alike))
    assert doubts.listed() == []
    other_class = doubt(said=3)
    doubts.note(found(other_class))
    assert doubts.listed() == [other_class]
    again = Doubts([kept])
    again.note(found(alike))
    assert again.listed() == []
    assert again.note_drawn(1, [Region(0, 0, 10, 10)]) == []
    assert again.note_drawn(1, [Region(55, 65, 3, 3)]) == [PLACE]
    again.note(found(alike))
    assert again.listed() == [alike]


@pytest.fixture
def judged(opened):
    """A sitting with class 1 drawn at a place that the network calls class 2."""
    opened.choose_class(1)
    opened.drag((55, 50), (55, 120))
    opened.settle()
    opened.guide.doubts.take(found(doubt()))
    return opened


def test_keeping_is_remembered_with_the_project(judged):
    desk = judged.guide.doubts
    assert len(desk.listed) == 1
    desk.show(desk.listed[0])
    desk.keep()
    assert desk.listed == []
    judged.settle()
    assert [each.region for each in judged.desk.store.guidance.kept_places()] == [PLACE]
    folder = judged.project.folder
    judged.close_project()
    judged.settle()
    judged.open(folder)
    judged.wait_for_image()
    judged.settle()
    judged.guide.doubts.take(found(doubt()))
    assert judged.guide.doubts.listed == []
    judged.drag((55, 65), (60, 70))
    judged.settle()
    assert judged.desk.store.guidance.kept_places() == []


def test_changing_draws_the_networks_class_where_the_other_was_and_is_undone(judged):
    desk, mask = judged.guide.doubts, judged.image.mask
    before = mask.class_ids.copy()
    desk.show(desk.listed[0])
    desk.change()
    judged.settle()
    inside = before[PLACE.slices]
    assert (inside == 1).any()
    assert (mask.class_ids[PLACE.slices][inside == 1] == 2).all()
    assert (mask.class_ids[PLACE.slices][inside == 0] == 0).all()
    assert mask.origins[PLACE.slices].max() == 0
    assert desk.listed == []
    judged.editing.undo()
    judged.settle()
    np.testing.assert_array_equal(mask.class_ids, before)


def test_a_key_leads_to_a_place_that_is_not_on_the_canvas_before_it_judges(judged):
    desk, second = judged.guide.doubts, judged.images[1].id
    desk.keep()
    assert desk.chosen is desk.listed[0]
    desk.take(
        LabelsCompared(2, ((1, TileIndex(0, 0)), (second, TileIndex(0, 0))), (doubt(second),))
    )
    desk.keep()
    judged.wait_for_image()
    assert judged.image.id == second
    assert len(desk.listed) == 1
    desk.keep()
    assert desk.listed == []
    desk.keep()
    assert NONE_LEFT in judged.texts


def test_places_of_images_and_classes_that_are_gone_are_not_listed(judged):
    second = judged.images[1].id
    judged.guide.doubts.take(found(doubt(second, said=77), doubt(999)))
    assert [each.image_id for each in judged.guide.doubts.listed] == [1]
