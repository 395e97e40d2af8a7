import gc
import subprocess
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QObject

from segstudio.ui import dialogs, late_import
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


def test_what_is_there_after_the_start_is_left_out_of_later_collections(qtbot, qapp, monkeypatch):
    monkeypatch.setattr(late_import, "WARM_UP_MS", 0)
    gc.unfreeze()  # an application of an earlier test may have frozen
    window = QObject(qapp)
    late_import.warm_up_soon(window)
    try:
        qtbot.waitUntil(lambda: gc.get_freeze_count() > 10_000)
        assert "segstudio.ui.dialogs.ahead" in sys.modules
        assert not gc.isenabled()
    finally:
        gc.unfreeze()
        window.deleteLater()


def test_all_dialogs_can_be_imported_at_once():
    command = "import sys, segstudio.ui.dialogs.ahead; print(*sys.modules)"
    words = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True)
    imported = set(words.stdout.decode().split())
    folder = Path(dialogs.__path__[0])
    names = {f"{dialogs.__name__}.{each.stem}" for each in folder.glob("*.py")}
    assert names - {f"{dialogs.__name__}.__init__"} <= imported
    assert "segstudio.ui.command_palette" in imported


def test_a_program_that_ends_in_the_middle_of_it_does_not_abort(tmp_path):
    module = """
from PySide6.QtGui import QPainterPath
is_begun = True
for each in range(100_000):
    QPainterPath().addRect(0, 0, 1, 1)
"""
    program = """
import sys
from PySide6.QtCore import QCoreApplication
from segstudio.ui.late_import import LateImport

sys.path.append(sys.argv[1])
application = QCoreApplication([])
LateImport("many_paths", application).start()
while not hasattr(sys.modules.get("many_paths"), "is_begun"):
    pass
"""
    (tmp_path / "many_paths.py").write_text(module, "utf-8")
    command = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
