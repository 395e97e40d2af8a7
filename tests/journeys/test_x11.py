"""The program as it is started by a person, on a real X display, driven from outside."""

import os
import shutil
import subprocess
import sys

import pytest

from segstudio.storage.project_store import ProjectStore

NEEDED = ("Xvfb", "xdotool", "openbox", "xwd")
MISSING = [name for name in NEEDED if shutil.which(name) is None]

pytestmark = [
    pytest.mark.xcb,
    pytest.mark.timeout(240),
    pytest.mark.skipif(bool(MISSING), reason=f"{MISSING} not found (packaging/install.sh dev)"),
]


@pytest.fixture
def display():
    """Start an X server and a window manager of the test's own; return the environment for both."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as numbers:
        number = numbers.readline().strip()
    environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    manager = subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL)
    yield environment
    for process in (manager, server):
        process.terminate()
        process.wait(10)


def test_open_draw_undo_and_quit(display, blob_folder, tmp_path):
    environment = {**display, "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}

    def tell(*words):
        subprocess.run(["xdotool", *words], env=environment, check=True, timeout=60)

    command = [sys.executable, "-m", "segstudio", str(blob_folder)]
    with subprocess.Popen(command, env=environment) as program:
        tell("search", "--sync", "--onlyvisible", "--name", "blob 0.png.*SegStudio", "windowfocus")
        for step in range(3):
            row = str(300 + 60 * step)
            tell("mousemove", "560", row, "mousedown", "1", "mousemove", "600", row)
            tell("mousemove", "680", row, "mouseup", "1", "key", "--delay", "50", "x")
        tell("key", "ctrl+z")
        picture = subprocess.run(["xwd", "-root"], env=environment, check=True, capture_output=True)
        assert len(set(picture.stdout[4096:])) > 50, "the screen shows more than a plain window"
        tell("key", "ctrl+q")
        assert program.wait(60) == 0

    with ProjectStore.open(blob_folder / "segstudio") as store:
        record = store.images()[0]
        mask, history = store.load_mask(record.id, record.shape)
    assert len(history) == 3
    assert history.redo_name == "Brush"
    assert set(mask.counts) == {1, 2}
