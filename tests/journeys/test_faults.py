"""What can go wrong in a sitting, done for real: processes killed, files broken, disks full."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from subprocess import PIPE

import pytest
from PySide6.QtCore import Qt

from segstudio.storage.project_store import ProjectStore
from segstudio.worker.messages import EngineState

ROUNDS = 20
SCRIPT = Path(__file__).with_name("scripted_sitting.py")


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_kill_of_the_window_loses_at_most_the_stroke_under_the_pen(blob_folder, tmp_path):
    """One folder goes through all kills, so that recovery upon recovery is tried too."""
    moments = random.Random(20)
    kept_before = 0
    command = [sys.executable, str(SCRIPT), str(blob_folder), str(tmp_path / "script.json")]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as sittings:
        for _ in range(ROUNDS):
            told = _draw_and_kill(sittings, moments)
            started = int(told[-1].partition(":")[0].removeprefix("started "))
            with ProjectStore.open(blob_folder / "segstudio") as store:
                record = store.images()[0]
                mask, history = store.load_mask(record.id, record.shape or (256, 320))
                assert mask.counts == store.pixel_counts(record.id)
            kept = len(history) - kept_before
            assert kept in (started - 1, started), f"{kept} strokes are on disk; it said {told}"
            kept_before = len(history)


def _draw_and_kill(sittings, moments):
    """Let a new sitting draw, kill it at a random moment, and return what it told of strokes."""
    sittings.stdin.write("draw\n")
    process_id = int(sittings.stdout.readline().removeprefix("process "))
    wanted, told = f"started {moments.randrange(1, 25)}:", []
    for line in sittings.stdout:
        if line == "ended\n":
            break
        told.append(line)
        if line.startswith(wanted):
            time.sleep(moments.uniform(0, 0.03))
            os.kill(process_id, signal.SIGKILL)
    return told


@pytest.mark.timeout(240)
def test_kill_of_the_engine_is_told_and_survived(sit_down, blob_folder):
    person = sit_down()
    person.open(blob_folder)
    session = person.session
    person.stroke((70, 70), (70, 92))
    person.wait_saved()
    person.key(Qt.Key.Key_1)
    person.stroke((128, 30), (128, 280))
    person.wait(lambda: session.loop.status.version >= 2)
    step = session.loop.status.step
    session.loop.save_checkpoint()
    checkpoint = session.project.checkpoint
    person.wait(checkpoint.exists)
    version = session.loop.status.version
    person.wait(lambda: session.loop.status.version > version)  # told after the checkpoint
    version = session.loop.status.version

    victim = session.loop.process_id
    os.kill(victim, signal.SIGKILL)
    person.wait(lambda: any("engine ended" in each.text for each in person.notices))
    person.shot("engine-died")
    person.wait_saved()
    person.stroke((20, 30), (20, 280))
    person.wait(lambda: person.image.mask.class_ids[20, 100] == 1)
    person.wait(lambda: session.loop.process_id not in (None, victim))
    person.wait(lambda: session.loop.status.state is EngineState.TRAINING)
    person.wait(lambda: session.loop.status.version > version)
    assert session.loop.status.step >= step, "it goes on from its checkpoint"
    person.wait(lambda: session.loop.status.has_seen_last_stroke is True)


def test_broken_images_stop_nothing(sit_down, blob_folder):
    (blob_folder / "a empty.png").write_bytes(b"")
    (blob_folder / "a text.jpg").write_text("no image at all")
    whole = (blob_folder / "blob 0.png").read_bytes()
    (blob_folder / "b cut.png").write_bytes(whole[: len(whole) // 2])
    (blob_folder / "c wrong ending.bmp").write_bytes(whole)
    person = sit_down(engine=False)
    person.session.open_paths([blob_folder])
    person.wait(lambda: len(person.session.images) == 7)
    images = person.session.images
    person.wait(lambda: images[0].problem is not None)
    person.shot("broken-image")
    for _ in range(6):
        person.key(Qt.Key.Key_D)
        person.wait(lambda: person.session.loading_image_id is None)
    by_name = {record.name: record for record in images}
    assert person.image.record.name == "c wrong ending.bmp"
    for name in ("a empty.png", "a text.jpg", "b cut.png"):
        assert name in (by_name[name].problem or ""), "the sentence names the file"


def test_corrupt_project_names_its_backup_and_comes_back(sit_down, blob_folder):
    person = sit_down(engine=False)
    person.open(blob_folder)
    person.stroke((70, 70), (70, 92))
    person.wait_saved()
    person.leave()
    file = blob_folder / "segstudio" / "project.segstudio"
    file.write_bytes(b"\x00" * 4096 + file.read_bytes()[4096:])

    again = sit_down(engine=False)
    again.session.open_paths([blob_folder])
    again.wait(lambda: bool(again.notices))
    assert "backup" in again.notices[0].text
    assert again.notices[0].remedy is not None
    again.shot("damaged-project")
    again.press_button("Restore the backup")
    again.wait(lambda: again.image is not None)
    assert again.image.mask.class_ids[70, 80] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs file locks of POSIX")
def test_project_is_never_open_twice(sit_down, blob_folder):
    first = sit_down(engine=False)
    first.open(blob_folder)
    second = sit_down(engine=False)
    second.session.open_paths([blob_folder])
    second.wait(lambda: bool(second.notices))
    assert "open" in second.notices[0].text
    assert second.session.project is None


def test_closing_asks_while_a_disk_is_full(sit_down, full_disk):
    """The folder lies on a disk of 2 MB that fills up; the strokes stay and are saved later."""
    person = sit_down(engine=False)
    person.open(full_disk.folder)
    person.stroke((70, 40), (70, 200))
    person.wait_saved()
    full_disk.fill()
    person.stroke((90, 40), (90, 200))
    person.wait(lambda: person.session.unsaved is not None)
    person.stroke((110, 40), (110, 200))
    person.wait(lambda: person.image.mask.class_ids[110, 100] == 2)
    person.shot("disk-full")
    assert not person.window.close()
    person.wait(lambda: person.dialog() is not None)
    person.shot_of(person.dialog(), "unsaved-dialog")
    person.dialog().reject()
    assert person.window.isVisible()

    full_disk.free()
    person.wait(lambda: person.session.unsaved is None)
    person.leave()
    again = sit_down(engine=False)
    again.open(full_disk.folder)
    assert [int(again.image.mask.class_ids[row, 100]) for row in (70, 90, 110)] == [2, 2, 2]
