"""What guidance remembers, on disk."""

import pytest

from segstudio.document.region import Region
from segstudio.document.survey import ClassOverlap
from segstudio.storage.guidance_table import Correction, KeptPlace, Sitting
from segstudio.storage.project_store import ProjectStore


@pytest.fixture
def store(tmp_path):
    with ProjectStore.create(tmp_path / "project") as opened:
        opened.add_images(["/x/a.png", "/x/b.png"])
        yield opened


def test_places_are_kept_until_they_are_forgotten_or_their_image_goes(store):
    first = KeptPlace(1, Region(3, 4, 5, 6), 1, 2)
    second = KeptPlace(1, Region(30, 4, 5, 6), 2, 1)
    other = KeptPlace(2, Region(3, 4, 5, 6), 1, 2)
    for each in (first, second, other, KeptPlace(99, Region(0, 0, 1, 1), 1, 2)):
        store.guidance.keep_place(each)
    assert store.guidance.kept_places() == [first, second, other]
    store.guidance.forget_places(1, [first.region])
    assert store.guidance.kept_places() == [second, other]
    store.remove_images([2])
    assert store.guidance.kept_places() == [second]


def test_time_is_added_for_image_and_class(store):
    store.guidance.add_work({(1, 2): 10.0, (1, 1): 5.0})
    store.guidance.add_work({(1, 2): 2.5, (2, 2): 1.0, (99, 2): 7.0})
    assert store.guidance.class_seconds() == {1: 5.0, 2: 13.5}
    assert store.guidance.image_seconds() == {1: 17.5, 2: 1.0}
    assert [store.guidance.seconds_of(each) for each in (1, 2, 99)] == [17.5, 1.0, 0.0]
    assert store.review.details([1])[1].work_s == 17.5


def test_corrections_come_in_the_order_of_the_work(store):
    store.guidance.set_correction(Correction(2, 100.0, 0.3))
    store.guidance.set_correction(Correction(1, 200.0, 0.1))
    store.guidance.set_correction(Correction(2, 300.0, 0.4))
    store.guidance.set_correction(Correction(99, 300.0, 0.4))
    found = store.guidance.corrections()
    assert found == [Correction(1, 200.0, 0.1), Correction(2, 300.0, 0.4)]


def test_how_right_each_class_was_is_kept_with_the_correction(store):
    overlaps = ClassOverlap(1, 10, 8, 12), ClassOverlap(2, 5, 5, 5)
    store.guidance.set_correction(Correction(1, 100.0, 0.3, overlaps))
    assert store.guidance.corrections()[0].overlaps == overlaps
    store.guidance.set_correction(Correction(1, 200.0, 0.3, overlaps[:1]))
    assert store.guidance.corrections()[0].overlaps == overlaps[:1]
    store.remove_images([1])
    assert store.guidance.corrections() == []


def test_sittings_are_brought_up_to_date_while_they_last(store):
    first = store.guidance.begin_sitting(Sitting(10, 10, 0, 0, 0))
    ended = Sitting(10, 90, 60.5, 12, 2, 0.5, 0.75)
    store.guidance.update_sitting(first, ended)
    second = store.guidance.begin_sitting(Sitting(100, 100, 0, 0, 0))
    assert second > first
    assert store.guidance.sittings() == [ended, Sitting(100, 100, 0, 0, 0)]
