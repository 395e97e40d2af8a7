import subprocess
import sys
import threading
from pathlib import Path

from segstudio.ui import dialogs
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


def test_all_dialogs_can_be_imported_at_once():
    command = "import sys, segstudio.ui.dialogs.ahead; print(*sys.modules)"
    words = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True)
    imported = set(words.stdout.decode().split())
    folder = Path(dialogs.__path__[0])
    names = {f"{dialogs.__name__}.{each.stem}" for each in folder.glob("*.py")}
    assert names - {f"{dialogs.__name__}.__init__"} <= imported
    assert "segstudio.ui.command_palette" in imported
