"""What is kept of the engine's findings, and what comes next of it."""

from segstudio.document.region import Region
from segstudio.document.survey import RankedRegion
from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.worker.messages import ImageRanked
from segstudio.workspace.guidance.image_round import ImageRound
from segstudio.workspace.guidance.place import Reason
from segstudio.workspace.guidance.ranking import MOST_KEPT, Ranking
from segstudio.workspace.image_list import ImageList


def ranked(image_id, *gains, version=1, uncertainty=0.1, distance=0.5, side=64):
    regions = tuple(
        RankedRegion(Region(0, 300 * at, side, side), uncertainty, distance, gain)
        for at, gain in enumerate(gains)
    )
    return ImageRanked(image_id, version, regions, sum(gains), (), 1.0)


def always(_):
    return True


def test_the_best_comes_first_but_this_image_where_it_is_nearly_as_good():
    ranking = Ranking()
    ranking.note(ranked(1, 60, 10))
    ranking.note(ranked(2, 100))
    ranking.note(ranked(3, 20))
    assert [each.image_id for each in ranking.places(3, None, always)] == [2, 1, 3]
    assert [each.image_id for each in ranking.places(3, 1, always)] == [1, 2, 3]
    assert [each.image_id for each in ranking.places(3, 3, always)] == [2, 1, 3]
    assert [each.gain for each in ranking.places(9, None, lambda image: image == 1)] == [60, 10]


def test_a_place_that_was_looked_at_does_not_come_again():
    ranking = Ranking()
    ranking.note(ranked(1, 60, 10))
    ranking.note_seen(ranking.places(1, None, always)[0])
    assert [each.gain for each in ranking.places(9, None, always)] == [10]
    ranking.note(ranked(1, 70, 5, version=2))
    assert [each.gain for each in ranking.places(9, None, always)] == [5]


def test_reasons_are_what_is_special_among_the_others():
    ranking = Ranking()
    ranking.note(ranked(1, 60, uncertainty=0.3, distance=0.1))
    ranking.note(ranked(2, 50, uncertainty=0.02, distance=0.9, side=256))
    ranking.note(ranked(3, 40, uncertainty=0.01, distance=0.2))
    first, second, third = ranking.places(3, None, always)
    assert first.reasons == (Reason.VERY_UNSURE,)
    assert second.reasons == (Reason.UNSURE, Reason.UNLIKE, Reason.LARGE)
    assert third.reasons == (Reason.UNLIKE,)


def test_of_very_many_images_the_best_are_kept_and_all_are_counted():
    ranking = Ranking()
    for image_id in range(5000):
        ranking.note(ranked(image_id, image_id % 1000))
    assert ranking.count == 5000
    assert len(ranking._found) <= MOST_KEPT * 4 // 3
    assert {each.gain for each in ranking.places(5, None, always)} == {999}
    assert ranking.outdated(2, 3)[0] % 1000 == 999
    assert ranking.outdated(1, 3) == []


def test_a_round_comes_to_each_image_once_scattered():
    records = [ImageRecord(i, f"/{i}.png", ImageStatus.NEW, None, None) for i in range(1, 1001)]
    trip = ImageRound(ImageList(records))
    first = [each.id for each in trip.take(20, lambda _: True)]
    assert max(first) > 800
    assert min(first) < 200
    rest = [each.id for each in trip.take(10_000, lambda _: True)]
    assert trip.is_over
    assert sorted(first + rest) == list(range(1, 1001))
    assert ImageRound(ImageList()).is_over


def test_a_round_passes_over_what_is_not_wanted_a_few_at_a_time():
    records = [ImageRecord(i, f"/{i}.png", ImageStatus.NEW, None, None) for i in range(1, 9001)]
    trip = ImageRound(ImageList(records))
    assert trip.take(5, lambda _: False) == []
    assert not trip.is_over


def test_images_that_cannot_be_looked_at_are_counted():
    ranking = Ranking()
    ranking.note(ranked(1, 5))
    ranking.note(ImageRanked(2, 1, problem="It is broken."))
    assert (ranking.count, ranking.failures) == (2, 1)
    ranking.note(ranked(2, 5, version=2))
    assert (ranking.count, ranking.failures) == (2, 0)
