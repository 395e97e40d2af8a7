from __future__ import annotations

from segstudio.document.region import TileIndex
from segstudio.worker.messages import View
from segstudio.worker.view_queue import BATCH_S, MAX_BATCH, ViewQueue

_A, _B, _C = TileIndex(0, 0), TileIndex(0, 1), TileIndex(5, 0)


def test_nothing_before_the_first_version() -> None:
    queue = ViewQueue()
    queue.show(View(1, (_B, _A)))
    assert queue.requested(0) == queue.stale(0) == []
    assert queue.requested(1) == [_B, _A]


def test_a_sent_tile_is_stale_with_the_next_version_but_not_requested() -> None:
    queue = ViewQueue()
    queue.show(View(1, (_B, _A)))
    queue.note_sent(_B, 1, 0.01)
    assert queue.requested(1) == queue.stale(1) == [_A]
    queue.note_sent(_A, 1, 0.01)
    assert queue.stale(1) == []
    assert queue.requested(2) == []
    assert queue.stale(2) == [_B, _A]


def test_tiles_that_come_into_view_are_requested() -> None:
    queue = ViewQueue()
    queue.show(View(1, (_A,)))
    queue.note_sent(_A, 1, 0.01)
    queue.show(View(1, (_A, _B)))
    assert queue.requested(2) == [_B]
    queue.show(View(1, (_B,)))
    queue.show(View(1, (_A, _B)))
    assert queue.requested(1) == [_B]
    assert queue.requested(2) == [_A, _B]


def test_coming_back_to_an_image_asks_for_all() -> None:
    queue = ViewQueue()
    queue.show(View(1, (_A,)))
    queue.note_sent(_A, 1, 0.01)
    queue.show(View(None))
    queue.show(View(1, (_A,)))
    assert queue.requested(1) == [_A]


def test_tiles_outside_the_image_are_forgotten() -> None:
    queue = ViewQueue()
    queue.show(View(1, (_C, _A)))
    queue.cut((300, 300))
    assert queue.requested(1) == [_A]


def test_a_batch_is_as_short_as_tiles_are_slow() -> None:
    queue = ViewQueue()
    queue.show(View(1, tuple(TileIndex(0, n) for n in range(100))))
    for _ in range(50):
        queue.note_sent(_A, 1, 10 * BATCH_S)
    assert queue.batch == 1
    for _ in range(50):
        queue.note_sent(_A, 1, 0.0)
    assert len(queue.requested(1)) == MAX_BATCH


def test_tiles_that_waited_longest_get_their_turn() -> None:
    queue = ViewQueue()
    queue.show(View(1, (_A, _B, _C)))
    for tile, version in ((_A, 3), (_B, 2), (_C, 1)):
        queue.note_sent(tile, version, 0.01)
    assert queue.stale(4) == [_A, _B, _C]
    assert queue.stale(4, is_oldest_first=True) == [_C, _B, _A]
