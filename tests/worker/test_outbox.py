from __future__ import annotations

from segstudio.document.region import TileIndex
from segstudio.worker.letter import RequestLetter
from segstudio.worker.messages import AddImage, OpenProject, SetLive, Stop, View
from segstudio.worker.outbox import Outbox


def _all(outbox: Outbox, count: int) -> list[object]:
    letters = [outbox.take() for _ in range(count)]
    return [letter.request for letter in letters if letter is not None]


def test_requests_leave_in_order() -> None:
    outbox = Outbox()
    asked = [AddImage(1, "a"), SetLive(True), AddImage(2, "b")]
    for request in asked:
        outbox.put(request)
    assert _all(outbox, 3) == asked


def test_stop_goes_first() -> None:
    outbox = Outbox()
    outbox.put(AddImage(1, "a"))
    outbox.put(Stop())
    assert _all(outbox, 2) == [Stop(), AddImage(1, "a")]


def test_a_view_replaces_an_older_one_of_the_same_image_only() -> None:
    outbox = Outbox()
    for request in (View(1), View(None), View(1, (TileIndex(0, 0),)), View(1)):
        outbox.put(request)
    assert _all(outbox, 2) == [View(None), View(1)]


def test_each_project_begins_a_session() -> None:
    outbox = Outbox()
    outbox.put(SetLive(True))
    outbox.put(OpenProject((1, 2)))
    outbox.put(SetLive(False))
    letters = [outbox.take() for _ in range(3)]
    assert [letter.session for letter in letters if letter] == [0, 1, 1]
    assert outbox.session == 1


def test_an_interrupt_is_seen_once_and_loses_nothing() -> None:
    outbox = Outbox()
    outbox.put(SetLive(True))
    outbox.interrupt()
    assert outbox.take() is None
    assert outbox.take() == RequestLetter(0, SetLive(True))


def test_what_is_put_back_is_next() -> None:
    outbox = Outbox()
    outbox.put(SetLive(True))
    outbox.put(SetLive(False))
    first = outbox.take()
    assert first is not None
    outbox.put_back(first)
    assert outbox.take() == first
