import os
import signal
import subprocess
import sys

import pytest

SCRIPT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from segstudio.ui.application import make_application
application = make_application()
{action}
from segstudio.workspace.session import Session
start, Session.start = Session.start, lambda self: None
from segstudio.ui.application import run
code = run([])
print("torch" in sys.modules, code)
"""


def _run(tmp_path, action):
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(tmp_path),
        "APPDATA": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    return subprocess.run(
        [sys.executable, "-c", SCRIPT.format(action=action)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_window_opens_and_closes_without_torch(tmp_path):
    done = _run(
        tmp_path,
        "from PySide6.QtWidgets import QMainWindow\n"
        "QTimer.singleShot(300, lambda: [w.close() for w in QApplication.topLevelWidgets()"
        " if isinstance(w, QMainWindow)])",
    )
    assert done.stdout.split() == ["False", "0"], done.stderr


def test_the_window_waits_for_no_reader_of_images():
    command = "import sys, segstudio.ui.application; print(*sys.modules)"
    words = subprocess.run([sys.executable, "-c", command], check=True, capture_output=True)
    assert {"PIL", "tifffile", "torch"}.isdisjoint(words.stdout.decode().split())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to itself")
def test_ctrl_c_closes_the_window(tmp_path):
    action = (
        "import os, signal, threading\n"
        f"end = threading.Timer(0.3, lambda: os.kill(os.getpid(), {int(signal.SIGINT)}))\n"
        "QTimer.singleShot(0, end.start)  # once the loop runs: before, nobody listens"
    )
    done = _run(tmp_path, action)
    assert done.stdout.split() == ["False", "0"], done.stderr
