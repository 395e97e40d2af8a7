"""Many requests, one call; none once the owner is gone."""

import shiboken6
from PySide6.QtCore import QObject

from segstudio.ui.coalesced import Coalesced


def test_many_requests_are_one_call(qtbot):
    owner, calls = QObject(), []
    coalesced = Coalesced(lambda: calls.append(1), 0, owner)
    for _ in range(3):
        coalesced.request("anything")
    qtbot.waitUntil(lambda: bool(calls))
    coalesced.request()
    qtbot.waitUntil(lambda: len(calls) == 2)


def test_requests_after_the_end_of_the_owner_are_passed_over():
    owner, calls = QObject(), []
    coalesced = Coalesced(lambda: calls.append(1), 0, owner)
    shiboken6.delete(owner)
    coalesced.request()
    assert calls == []
