from time import perf_counter

from PySide6.QtCore import QObject

from segstudio.ui.slices import TURN_MS, Slices


def test_works_are_done_in_order_and_not_at_once(qtbot, qapp):
    parent, done = QObject(), []
    Slices(parent).start([lambda i=i: done.append(i) for i in range(50)])
    assert done == []
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))


def test_a_turn_ends_when_its_time_is_over(qtbot, qapp):
    parent, turns = QObject(), []
    slices = Slices(parent)

    def work():
        until = perf_counter() + TURN_MS / 1000
        while perf_counter() < until:
            pass
        turns.append(0)

    slices.start([work, work, work])
    slices._on_turn()
    assert len(turns) == 1
    qtbot.waitUntil(lambda: len(turns) == 3)


def test_new_works_take_the_place_of_the_old(qtbot, qapp):
    parent, done = QObject(), []
    slices = Slices(parent)
    slices.start([lambda: done.append("old")])
    slices.start([lambda: done.append("new")])
    qtbot.waitUntil(lambda: done != [])
    assert done == ["new"]
