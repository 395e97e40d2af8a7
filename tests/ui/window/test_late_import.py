import sys
import threading

from segstudio.ui.late_import import LateImport


def test_a_module_is_imported_elsewhere_and_told_here(qtbot, qapp, monkeypatch):
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    late, threads = LateImport("colorsys", qapp), []
    late.done.connect(lambda: threads.append(threading.current_thread()))
    late.start()
    late.start()
    qtbot.waitUntil(lambda: bool(threads))
    assert "colorsys" in sys.modules
    assert threads == [threading.main_thread()]
