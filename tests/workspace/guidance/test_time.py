"""Time of work: counted without pauses, for image and class, and kept with the project."""

import numpy as np
import pytest

from segstudio.storage.image_record import ImageStatus
from segstudio.workspace.guidance.work_clock import WorkClock


class Clock:
    """Seconds that pass when told to."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


def test_pauses_are_none_of_the_work():
    clock = Clock()
    work = WorkClock(clock)
    for passed, at_hand in ((0, (1, 2)), (10, (1, 2)), (59, (1, 1)), (61, (1, 1)), (5, (2, 1))):
        clock.now += passed
        work.touch(at_hand)
    clock.now += 3
    work.touch(None)
    clock.now += 7
    work.touch((1, 1))
    assert work.take() == {(1, 2): 69, (1, 1): 5, (2, 1): 3}
    assert work.seconds == 77
    assert work.take() == {}
    work.rest()
    clock.now += 5
    work.touch((1, 1))
    assert work.take() == {}


@pytest.fixture
def clocked(opened, monkeypatch):
    """A sitting whose clock is set by hand."""
    clock = Clock()
    record = opened.guide.record
    monkeypatch.setattr(record, "_time", clock)
    record._count = record._fresh()
    opened.clock = clock
    return opened


def test_a_sitting_is_kept_with_its_strokes_and_its_time(clocked):
    first, second = clocked.images[0].id, clocked.images[1].id
    clocked.choose_class(1)
    clocked.drag((50, 50), (60, 90))
    clocked.clock.now += 30
    clocked.drag((70, 50), (80, 90))
    clocked.clock.now += 4
    clocked.show(1)
    clocked.clock.now += 8
    clocked.choose_class(2)
    clocked.drag((70, 50), (80, 90))
    clocked.settle()
    record = clocked.guide.record
    assert record.sitting.strokes == 3
    assert record.sitting.images == 2
    assert record.sitting.seconds == 42
    folder = clocked.project.folder
    clocked.close_project()
    clocked.settle()
    clocked.open(folder)
    clocked.wait_for_image()
    clocked.settle()
    store = clocked.desk.store
    (kept,) = store.guidance.sittings()
    assert (kept.strokes, kept.images, kept.seconds) == (3, 2, 42)
    assert record.earlier == (kept,)
    assert store.guidance.image_seconds() == {first: 34, second: 8}
    assert store.guidance.class_seconds() == {1: 42}
    assert record.image_seconds(second) == 8
    clocked.show(0)
    clocked.settle()
    assert record.image_seconds(first) == 34
    assert record.class_seconds(1) == 42
    assert record.sitting.strokes == 0


def test_looking_without_drawing_is_time_but_a_project_only_opened_is_no_sitting(clocked):
    clocked.close_project()
    clocked.settle()
    assert clocked.guide.record._count.row == []


def predict(sitting, class_id):
    prediction = sitting.image.prediction
    for tile in sitting.image.mask.whole.tiles():
        region = tile.region(sitting.image.shape)
        values = np.full((region.height, region.width), class_id, np.uint8)
        prediction.put(tile, 1, values, values)


def engine_lane(sitting):
    done = []
    sitting.session._background.engine.run(lambda: None, done.append)
    sitting.pump_until(lambda: done)


def test_corrected_is_what_a_person_draws_against_the_prediction(opened):
    corrections = opened.guide.corrections
    opened.choose_class(1)
    opened.drag((50, 50), (50, 90))
    opened.settle()
    predict(opened, 2)
    opened.drag((100, 50), (100, 90))
    opened.settle()
    engine_lane(opened)
    mask = opened.image.mask
    wrong = int((mask.class_ids[85:116] == 1).sum())
    assert wrong > 0
    opened.choose_class(2)
    opened.drag((200, 50), (200, 90))
    opened.settle()
    engine_lane(opened)
    assert corrections.shares == []
    opened.review.set_status([opened.image.id], ImageStatus.REVIEWED)
    engine_lane(opened)
    opened.settle()
    assert corrections.shares == [pytest.approx(wrong / mask.class_ids.size)]
    (kept,) = opened.desk.store.guidance.corrections()
    assert kept.share == pytest.approx(corrections.shares[0])
    ones, twos = kept.overlaps
    drawn = int((mask.class_ids == 1).sum())
    assert (ones.said_px, ones.hit_px, ones.true_px) == (drawn - wrong, drawn - wrong, drawn)
    rest = mask.class_ids.size - drawn
    assert (twos.said_px, twos.hit_px, twos.true_px) == (rest + wrong, rest, rest)


def test_a_correction_taken_back_is_none(opened):
    opened.choose_class(1)
    predict(opened, 2)
    opened.drag((100, 50), (100, 90))
    opened.settle()
    opened.editing.undo()
    opened.settle()
    engine_lane(opened)
    opened.review.set_status([opened.image.id], ImageStatus.REVIEWED)
    engine_lane(opened)
    opened.settle()
    assert opened.guide.corrections.shares == [0.0]


def test_what_was_corrected_before_leaving_an_image_counts_when_it_is_reviewed(opened):
    opened.choose_class(1)
    predict(opened, 2)
    opened.drag((100, 50), (100, 90))
    opened.settle()
    engine_lane(opened)
    opened.show(1)
    opened.show(0)
    predict(opened, 2)
    opened.review.set_status([opened.image.id], ImageStatus.REVIEWED)
    engine_lane(opened)
    opened.settle()
    (share,) = opened.guide.corrections.shares
    assert share > 0
