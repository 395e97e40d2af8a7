import sys
from threading import Thread

import pytest
from PySide6.QtCore import QTimer

from segstudio.ui.fault_reporter import FaultReporter
from segstudio.ui.poster import Poster


@pytest.fixture
def reporter(window, session, monkeypatch, qapp):
    poster = Poster(window)
    made = FaultReporter(window, session, poster)
    yield made
    made.restore()


def test_a_fault_becomes_a_notice_with_details(qtbot, window, reporter):
    try:
        raise ValueError("three")
    except ValueError:
        sys.excepthook(*sys.exc_info())
    qtbot.waitUntil(lambda: bool(window.notices.cards))
    notice = window.notices.cards[0].notice
    assert notice.is_error
    assert "ValueError" in notice.text
    assert "three" in notice.details


def test_a_fault_of_another_thread_too(qtbot, window, reporter):
    def fail():
        raise OSError("gone")

    thread = Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(window.notices.cards))
    assert "gone" in window.notices.cards[0].notice.details


def test_posted_work_runs_later_and_in_order(qtbot, window):
    poster, done = Poster(window), []
    poster.post(lambda: done.append(1))
    QTimer.singleShot(0, lambda: done.append(2))
    assert done == []
    qtbot.waitUntil(lambda: done == [1, 2])
