"""A session's guide: when it asks the engine, and where it leads."""

from dataclasses import replace

import pytest

from segstudio.document.region import Region
from segstudio.document.survey import RankedRegion
from segstudio.storage.image_record import ImageStatus
from segstudio.worker import messages as m
from segstudio.workspace.guidance.guide import NOTHING_RANKED, PART, SHOWN_PLACES, Order

AT = Region(64, 128, 64, 64)


@pytest.fixture
def asked(opened, monkeypatch):
    """What the guide asks the engine for."""
    requests, send = [], opened.loop.send

    def note(message):
        if isinstance(message, m.RankImages):
            requests.append([each[0] for each in message.images])
        else:
            send(message)

    monkeypatch.setattr(opened.loop, "send", note)
    return requests


def tell(sitting, *reports):
    for report in reports:
        sitting.session.loop._on_report(report)
    sitting.settle()


def version(number):
    return m.VersionsKept((m.KeptVersion(number, number, 0.0, 1),))


def ranked(image_id, gain, number=1):
    return m.ImageRanked(image_id, number, (RankedRegion(AT, 0.2, 0.5, gain),), gain, (), 1.0)


def test_all_images_are_asked_for_once_and_again_after_news(opened, asked):
    ids = [each.id for each in opened.images]
    tell(opened, version(1))
    assert sorted(asked[0]) == ids
    tell(opened, *(ranked(each, 10) for each in ids), m.RankingDone(1))
    assert len(asked) == 1
    tell(opened, m.StateChanged(m.EngineState.TRAINING), version(2))
    assert len(asked) == 1
    opened.drag((50, 50), (60, 90))
    tell(opened, version(3))
    assert len(asked) == 2
    assert sorted(asked[1]) == ids
    opened.review.set_status([ids[1]], ImageStatus.REVIEWED)
    tell(opened, m.RankingDone(3), version(4), m.StateChanged(m.EngineState.IDLE))
    assert ids[1] not in asked[2]


def test_next_leads_to_the_best_place_in_another_image(opened, asked):
    shown = []
    opened.events.place_shown.connect(shown.append)
    first, second, third = (each.id for each in opened.images)
    tell(opened, version(1), ranked(first, 10), ranked(second, 30), ranked(third, 100))
    assert [each.image_id for each in opened.guide.places] == [third, second, first]
    opened.guide.go_next()
    opened.wait_for_image()
    opened.settle()
    assert opened.image.id == third
    assert shown == [AT]
    opened.guide.go_next()
    opened.wait_for_image()
    opened.settle()
    assert opened.image.id == second
    assert shown == [AT, AT]


def test_a_place_in_this_image_is_shown_at_once(opened, asked):
    shown = []
    opened.events.place_shown.connect(shown.append)
    tell(opened, version(1), ranked(opened.image.id, 10))
    opened.guide.go_next()
    assert shown == [AT]


def test_without_a_ranking_it_goes_on_in_order_and_says_so(opened):
    second = opened.images[1].id
    opened.guide.go_next()
    opened.wait_for_image()
    assert opened.image.id == second
    assert NOTHING_RANKED in opened.texts


def test_order_is_chosen_and_remembered(opened, asked):
    ids = [each.id for each in opened.images]
    tell(opened, version(1), ranked(ids[2], 100))
    assert opened.guide.order is Order.GAIN
    opened.guide.choose_order(Order.IN_ORDER)
    opened.guide.go_next()
    opened.wait_for_image()
    assert opened.image.id == ids[1]
    opened.guide.choose_order(Order.RANDOM)
    assert opened.settings.get("next_order") == "random"
    opened.review.set_status([ids[0]], ImageStatus.REVIEWED)
    opened.guide.go_next()
    opened.wait_for_image()
    assert opened.image.id == ids[2]


def test_images_are_asked_for_again_when_the_list_changes(opened, asked):
    tell(opened, version(1), m.RankingDone(1))
    before = len(asked)
    opened.session.desk.images = type(opened.images)(list(opened.images))
    opened.events.images_changed.emit()
    assert len(asked) == before + 1


def test_of_many_images_each_is_asked_for_once_in_parts_and_the_order_is_that_of_gain(
    opened, asked
):
    many = [replace(opened.images[0], id=at, location=f"/{at}.png") for at in range(1, 71)]
    opened.session.desk.images = type(opened.images)(many)
    here = opened.image.id
    gains = {at: float(at * 37 % 71 // 2) for at in range(1, 71)} | {here: 0.0}
    tell(opened, version(1))
    for part in asked:  # grows while it is gone through
        tell(opened, *(ranked(at, gains[at]) for at in part), m.RankingDone(1))
    assert len(asked) == 3
    assert max(map(len, asked)) <= PART
    others = sorted(at for part in asked for at in part if at != here)
    assert others == sorted(gains.keys() - {here})
    best = sorted(gains, key=lambda at: (-gains[at], at))[:SHOWN_PLACES]
    assert [each.image_id for each in opened.guide.places] == best
    assert opened.guide.ranking.count == 70


def test_ranking_that_is_off_asks_for_no_image_and_goes_on_in_order(opened, asked):
    ids = [each.id for each in opened.images]
    tell(opened, version(1), ranked(ids[2], 100))
    opened.guide.toggle_ranking()
    tell(opened, ranked(ids[2], 100), m.RankingDone(1))
    assert asked[1:] == [[]]
    assert (opened.guide.places, opened.guide.ranking.count) == ([], 0)
    assert opened.settings.get("ranks_images") is False
    opened.guide.go_next()
    opened.wait_for_image()
    assert opened.image.id == ids[1]
    assert NOTHING_RANKED not in opened.texts
    opened.drag((50, 50), (60, 90))
    tell(opened, version(2), m.StateChanged(m.EngineState.IDLE))
    assert len(asked) > 2
    assert not any(asked[1:])
    opened.guide.toggle_ranking()
    assert sorted(asked[-1]) == ids


def test_what_the_engine_cannot_look_with_is_not_asked_again(opened, asked):
    tell(opened, version(4), m.RankingDone(0))
    tell(opened, version(4), m.StateChanged(m.EngineState.IDLE))
    assert len(asked) == 1
    tell(opened, version(5))
    assert len(asked) == 2
    assert asked[0] == asked[1]
