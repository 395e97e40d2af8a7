"""Orders on masks in a real session: each scope, locks, all images, cancelled and undone."""

import numpy as np
import pytest

from segstudio.document.change_terms import ChangeTerms
from segstudio.document.map_operation import Kind, MapOperation
from segstudio.document.region import Region
from segstudio.workspace.mask_order import TITLES, MaskOrder, Scope

from .conftest import write_images


def order(kind, scope, radius_px=3, area_px=0, class_id=2, replacement_id=0, **more):
    terms = ChangeTerms(class_id, replacement_id)
    return MaskOrder(MapOperation(kind, radius_px, area_px), terms, scope, **more)


def ring(sitting, row, column):
    """Draw a ring with a hole."""
    sitting.toolbox.set_radius(3)
    around = [(-12, -12), (-12, 12), (12, 12), (12, -12), (-12, -12)]
    sitting.drag(*[(row + r, column + c) for r, c in around])


def done(sitting, made):
    sitting.masks.operations.run(made)
    sitting.settle()


@pytest.fixture
def rings(opened):
    ring(opened, 60, 60)
    ring(opened, 60, 300)
    return opened


def test_every_operation_has_a_name():
    assert set(TITLES) == set(Kind)


def test_the_region_under_the_pointer(rings):
    done(rings, order(Kind.FILL_HOLES, Scope.REGION, pixel=(48, 60)))
    class_ids = rings.image.mask.class_ids
    assert class_ids[60, 60] == 2
    assert class_ids[60, 300] == 0
    assert rings.editing.undo_name == "Fill holes"
    rings.editing.undo()
    rings.settle()
    assert class_ids[60, 60] == 0
    rings.editing.redo()
    rings.settle()
    assert rings.stored_mask(rings.image.id).class_ids[60, 60] == 2


def test_the_view_and_the_image(rings):
    done(rings, order(Kind.FILL_HOLES, Scope.VIEW, view=Region(0, 200, 320, 200)))
    class_ids = rings.image.mask.class_ids
    assert (class_ids[60, 60], class_ids[60, 300]) == (0, 2)
    done(rings, order(Kind.FILL_HOLES, Scope.IMAGE))
    assert class_ids[60, 60] == 2


@pytest.mark.parametrize("pixel", [None, (200, 200), (-1, 5), (60, 60)])
def test_pointing_at_nothing_is_told(rings, pixel):
    before = rings.image.mask.class_ids.copy()
    done(rings, order(Kind.GROW, Scope.REGION, pixel=pixel))
    np.testing.assert_array_equal(rings.image.mask.class_ids, before)
    assert rings.texts == ["There is no drawn region under the pointer."]


def test_a_locked_class_stays(rings):
    rings.class_editing.set_locked(2, True)
    before = rings.counts()
    done(rings, order(Kind.GROW, Scope.IMAGE))
    assert rings.counts() == before
    assert "is locked" in rings.texts[-1]


def test_a_region_is_merged_with_what_it_lies_in(rings):
    done(rings, order(Kind.MERGE, Scope.REGION, pixel=(48, 60)))
    assert rings.texts == ["The region touches no other class."]
    mask = rings.image.mask
    rings.choose_class(1)
    rings.toolbox.set_radius(40)
    rings.class_editing.set_locked(2, True)
    rings.click(60, 60)
    rings.class_editing.set_locked(2, False)
    done(rings, order(Kind.MERGE, Scope.REGION, pixel=(48, 60)))
    assert mask.class_ids[48, 60] == 1
    assert mask.class_ids[48, 300] == 2


def undone(sitting):
    sitting.editing.undo()
    sitting.settle()


@pytest.fixture
def filled(rings):
    """The rings of two images, filled in all images while the second is open."""
    rings.show(1)
    ring(rings, 100, 100)
    done(rings, order(Kind.FILL_HOLES, Scope.ALL_IMAGES))
    rings.pump_until(lambda: rings.texts)
    return rings


def middles(sitting):
    """Return the class in the middle of a ring of each image, as it is on disk."""
    first, second = (record.id for record in list(sitting.images)[:2])
    places = ((first, (60, 60)), (second, (100, 100)))
    return [int(sitting.stored_mask(image_id).class_ids[place]) for image_id, place in places]


def test_all_images_are_one_step(filled):
    assert filled.texts == ["“Fill holes” changed 2 images."]
    assert filled.jobs.jobs == ()
    assert middles(filled) == [2, 2]
    assert filled.image.mask.class_ids[100, 100] == 2
    assert filled.editing.undo_name == "Fill holes"
    undone(filled)
    assert middles(filled) == [0, 0]
    assert filled.image.mask.class_ids[100, 100] == 0
    filled.editing.redo()
    filled.settle()
    assert middles(filled) == [2, 2]
    filled.show(0)
    assert filled.image.mask.class_ids[60, 60] == 2
    undone(filled)
    assert middles(filled) == [0, 0]
    stored = [filled.stored_mask(record.id).counts[2] for record in list(filled.images)[:2]]
    assert filled.class_editing.pixel_count_in_project(2) == sum(stored)


def test_it_is_undone_from_the_notice_whichever_image_is_open(filled):
    remedy = filled.notices[-1].remedy
    filled.show(2)
    remedy.apply()
    filled.settle()
    assert middles(filled) == [0, 0]


def test_it_is_one_step_after_closing_and_opening_again(filled, folder):
    filled.close_project()
    filled.pump_until(lambda: filled.project is None)
    filled.open(folder)
    filled.show(0)
    undone(filled)
    assert middles(filled) == [0, 0]


def test_a_jump_in_the_history_takes_all_images_along(filled):
    ring(filled, 200, 200)
    editing, history = filled.editing, filled.image.history
    after = filled.image.mask.class_ids.copy()
    editing.go_to(0)
    filled.settle()
    filled.pump_until(lambda: history.cursor == 0)
    filled.settle()
    assert not filled.image.mask.class_ids.any()
    assert middles(filled) == [0, 0]
    editing.go_to(len(history))
    filled.pump_until(lambda: history.cursor == len(history))
    filled.settle()
    np.testing.assert_array_equal(filled.image.mask.class_ids, after)
    assert middles(filled) == [2, 2]
    stored = filled.stored_mask(filled.image.id)
    np.testing.assert_array_equal(stored.class_ids, after)


def test_a_stroke_drawn_meanwhile_counts(rings, monkeypatch):
    """The open image is drawn on after its edit was made and before all is stored."""
    commit = rings.edit_sets.commit

    def drawn_first(*arguments):
        ring(rings, 200, 200)
        commit(*arguments)

    monkeypatch.setattr(rings.edit_sets, "commit", drawn_first)
    done(rings, order(Kind.FILL_HOLES, Scope.ALL_IMAGES))
    rings.pump_until(lambda: rings.texts)
    stored = rings.stored_mask(rings.image.id)
    assert stored.class_ids[200, 200] == stored.class_ids[60, 60] == 2
    np.testing.assert_array_equal(stored.class_ids, rings.image.mask.class_ids)


def test_nothing_to_change_is_told(rings):
    done(rings, order(Kind.FILL_HOLES, Scope.ALL_IMAGES, class_id=1))
    rings.pump_until(lambda: rings.texts)
    assert rings.texts == ["“Fill holes” changed 0 images."]
    assert rings.notices[-1].remedy is None


def test_a_cancelled_job_changes_nothing(sitting, tmp_path):
    folder = write_images(tmp_path / "many", [f"{n:02}.png" for n in range(12)])
    sitting.open(folder)
    for position in range(12):
        sitting.show(position)
        sitting.drag((50, 50), (50, 300))

    def cancel():
        for job in sitting.jobs.jobs:
            if job.done >= 2:
                sitting.jobs.cancel(job.id)

    sitting.events.jobs_changed.connect(cancel)
    sitting.masks.operations.run(order(Kind.REPLACE, Scope.ALL_IMAGES, replacement_id=1))
    sitting.pump_until(lambda: sitting.texts)
    sitting.settle()
    assert sitting.texts[-1] == "Cancelled. Nothing was changed."
    assert sitting.jobs.jobs == ()
    assert all(2 in sitting.stored_mask(record.id).counts for record in sitting.images)


def test_a_preview_says_what_would_change_and_changes_nothing(rings):
    before = rings.image.mask.class_ids.copy()
    told = []
    whole = rings.image.mask.whole
    for radius_px in (1, 2, 3):
        made = order(Kind.GROW, Scope.IMAGE, radius_px)
        rings.masks.operations.preview(made, whole, told.append)
    rings.pump_until(lambda: told)
    done(rings, order(Kind.GROW, Scope.IMAGE, 3))
    assert len(told) == 1  # only the newest
    gained = np.zeros(before.shape, np.uint8)
    gained[told[0].gained.region.slices] = told[0].gained.stencil
    np.testing.assert_array_equal(gained == 255, rings.image.mask.class_ids != before)
    assert told[0].gained_px == np.count_nonzero(gained)
    assert (told[0].lost, told[0].lost_px) == (None, 0)


def test_a_large_image_has_a_job_that_can_be_ended(sitting, tmp_path):
    sitting.open(write_images(tmp_path / "large", ["a.png"], (5000, 5000)))
    sitting.drag((50, 50), (4900, 4900))
    before = sitting.counts()

    def cancel():
        for job in sitting.jobs.jobs:
            sitting.jobs.cancel(job.id)

    sitting.events.jobs_changed.connect(cancel)
    done(sitting, order(Kind.REPLACE, Scope.IMAGE, replacement_id=1))
    assert sitting.jobs.jobs == ()
    assert sitting.counts() == before


def test_without_an_image(sitting):
    done(sitting, order(Kind.GROW, Scope.IMAGE))
    done(sitting, order(Kind.GROW, Scope.REGION, pixel=(1, 1)))
    done(sitting, order(Kind.GROW, Scope.ALL_IMAGES))
    assert sitting.texts == []
