import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer

from segstudio.garbage import no_search
from segstudio.ui import garbage_search
from segstudio.ui.garbage_search import GarbageSearch


class Circle:
    """Refers to itself, and has a timer that Qt knows of."""

    def __init__(self, threads):
        self._threads = threads
        self._me = self
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self):
        pass

    def __del__(self):
        self._threads.append(threading.current_thread())


def allocate(kept):
    """Make so many objects that Python's own search would be due, were it on."""
    kept += [[] for _ in range(20_000)]


def test_what_qt_made_is_deleted_on_the_windows_thread(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(garbage_search, "LOOK_MS", 5)
    parent, threads, kept = QObject(qapp), [], []
    gone = weakref.ref(Circle(threads))
    search = GarbageSearch(parent)
    elsewhere = threading.Thread(target=allocate, args=(kept,))
    elsewhere.start()
    elsewhere.join()
    assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None)
    assert threads == [threading.main_thread()]
    assert search.parent() is parent
    parent.deleteLater()


def test_pythons_own_search_stays_off_whatever_was_under_way(qapp):
    parent = QObject(qapp)
    gc.enable()
    try:
        with no_search():
            GarbageSearch(parent)
        assert not gc.isenabled()
    finally:
        gc.disable()
        parent.deleteLater()


def test_nothing_is_searched_while_much_is_being_made(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(garbage_search, "LOOK_MS", 5)
    parent, kept, looks = QObject(qapp), [], []
    GarbageSearch(parent)
    gone = weakref.ref(Circle([]))
    with no_search():
        allocate(kept)
        timer = QTimer(parent, interval=5)
        timer.timeout.connect(lambda: looks.append(gc.get_count()[0]))
        timer.start()
        qtbot.waitUntil(lambda: len(looks) > 10)
        assert gone() is not None
    qtbot.waitUntil(lambda: gone() is None)
    parent.deleteLater()
