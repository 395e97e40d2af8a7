"""Kills, full disks, damage: what was acknowledged stays, and what failed can be tried again."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from segstudio.document.drawing import capsule
from segstudio.document.history import History
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.storage.backup import restore_backup
from segstudio.storage.errors import (
    ProjectDamaged,
    ProjectInUse,
    ProjectMissing,
    ProjectTooNew,
    StorageFailed,
)
from segstudio.storage.project_store import ProjectStore

SHAPE = (900, 900)
ROOT = Path(__file__).parents[2]


def stroke(mask, number):
    editor = MaskEditor(mask, f"Brush {number}")
    start = (50.0 + number * 37 % 800, 60.0 + number * 91 % 700)
    editor.paint(*capsule(start, (450.0, 450.0), 15.0 + number % 20), 1 + number % 4)
    return editor.finish()


def committing(folder):
    """Runs in a process of its own: commit strokes for ever, undo at times, tell each success."""
    store = ProjectStore.open(Path(folder))
    image_id = store.images()[0].id
    mask, history = store.load_mask(image_id, SHAPE)
    number = len(history)
    while True:
        number += 1
        if number % 7 == 0:
            edit = history.undo()
            mask.take_back(edit)
            store.undo(image_id, SHAPE, edit, mask.counts)
            os.write(1, b"-")
        else:
            edit = stroke(mask, number)
            if edit is not None:
                history.push(edit)
                store.commit_edit(image_id, SHAPE, edit, mask.counts)
                os.write(1, b"+")


def test_kill_9_at_any_moment_loses_no_acknowledged_commit(tmp_path):
    with ProjectStore.create(tmp_path) as store:
        image_id = store.add_images([tmp_path / "x.png"])[0].id
    rng = np.random.default_rng(5)
    code = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(Path(__file__).parent)!r}]; "
    code += "import test_fault; test_fault.committing(sys.argv[1])"
    applied = 0
    for _ in range(6):
        command = [sys.executable, "-c", code, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            told = process.stdout.read(1)
            time.sleep(rng.uniform(0.0, 0.15))  # the kill must come at a random moment
            process.kill()
            told += process.stdout.read()
        applied += told.count(b"+") - told.count(b"-")
        with ProjectStore.open(tmp_path) as store:
            mask, history = store.load_mask(image_id, SHAPE)
            done = iter(history.undo, None)
            edits = list(done)
            assert len(edits) - applied in (-1, 0, 1), "only the one under way may be there untold"
            applied = len(edits)
            replayed = Mask(SHAPE)
            for edit in reversed(edits):
                replayed.apply(edit)
            np.testing.assert_array_equal(replayed.class_ids, mask.class_ids)
            assert replayed.counts == mask.counts == store.pixel_counts(image_id)
    assert applied > 6


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 1 MB, where this account may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small disk")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("mounting is not permitted here")
    yield folder
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], capture_output=True)
    subprocess.run(["umount", "-l", str(folder)], check=True)


def noise_edit(mask, seed):
    """An edit that does not compress."""
    editor = MaskEditor(mask, "Noise")
    rng = np.random.default_rng(seed)
    stencil = rng.integers(0, 2, (300, 300)).astype(np.uint8)
    editor.paint(Region(50, 50, 300, 300), stencil, 1 + seed % 200)
    return editor.finish()


def test_a_full_disk_is_said_at_once_and_the_work_can_be_stored_later(small_disk):
    store = ProjectStore.create(small_disk / "p")
    image_id = store.add_images(["/x/a.png"])[0].id
    filler = small_disk / "filler"
    filler.write_bytes(b"\0" * 500_000)
    mask, history, failed = Mask(SHAPE), History(), None
    for seed in range(50):
        edit = noise_edit(mask, seed)
        history.push(edit)
        try:
            store.commit_edit(image_id, SHAPE, edit, mask.counts)
        except StorageFailed as error:
            failed = edit
            assert "disk is full" in str(error)
            assert str(store.folder) in str(error)
            break
    assert failed is not None
    mask.take_back(failed)
    np.testing.assert_array_equal(store.load_mask(image_id, SHAPE)[0].class_ids, mask.class_ids)
    with pytest.raises(StorageFailed):
        store.commit_edit(image_id, SHAPE, failed, {})
    filler.unlink()
    mask.apply(failed)
    store.commit_edit(image_id, SHAPE, failed, mask.counts)
    store.close(back_up=False)
    with ProjectStore.open(small_disk / "p") as again:
        loaded, saved = again.load_mask(image_id, SHAPE)
        np.testing.assert_array_equal(loaded.class_ids, mask.class_ids)
        assert len(saved) == len(history)
        loaded = None
    assert again.images  # closed without an error although the disk is nearly full


def test_a_backup_that_does_not_fit_leaves_the_last_one_good(small_disk):
    store = ProjectStore.create(small_disk / "p")
    backup = store.back_up()
    before = backup.read_bytes()
    with pytest.raises(OSError, match="space"), (small_disk / "filler").open("wb", 0) as filler:
        while filler.write(b"\0" * 4096):
            pass
    with pytest.raises(StorageFailed, match="backed up: the disk is full"):
        store.back_up()
    assert backup.read_bytes() == before
    assert not list(store.folder.glob(".*"))
    store.close(back_up=False)


def test_a_disk_that_turns_read_only_is_said_and_work_goes_on_later(small_disk):
    store = ProjectStore.create(small_disk / "p")
    store.close()
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    if subprocess.run(remount, capture_output=True).returncode != 0:
        pytest.skip("mounting anew is not permitted here")
    with pytest.raises(StorageFailed, match="cannot be written to"):
        ProjectStore.open(small_disk / "p")
    with pytest.raises(StorageFailed, match="No project can be made"):
        ProjectStore.create(small_disk / "q")
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    ProjectStore.open(small_disk / "p").close()


def test_a_project_that_may_only_be_read(tmp_path):
    store = ProjectStore.create(tmp_path / "p")
    store._database.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StorageFailed, match="may only be read"):
        store.add_images(["/x/a.png"])
    store._database.connection.execute("PRAGMA query_only = OFF")
    assert len(store.add_images(["/x/a.png"])) == 1
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not move folders in use")
def test_a_folder_that_vanished_is_said_and_work_goes_on_when_it_is_back(tmp_path):
    store = ProjectStore.create(tmp_path / "p")
    (tmp_path / "p").rename(tmp_path / "q")
    with pytest.raises(StorageFailed, match="no longer in its place"):
        store.add_images(["/x/a.png"])
    (tmp_path / "q").rename(tmp_path / "p")
    assert len(store.add_images(["/x/a.png"])) == 1
    (tmp_path / "p" / "project.segstudio").unlink()
    with pytest.raises(StorageFailed, match="no longer in its place"):
        store.set_setting("a", 1)
    store.close()
    with pytest.raises(ProjectDamaged, match="its file is gone"):
        ProjectStore.open(tmp_path / "p")
    restore_backup(tmp_path / "p")  # the backup made at closing holds everything
    with ProjectStore.open(tmp_path / "p") as again:
        assert len(again.images()) == 1


def mounted(folder, mount, source):
    return subprocess.run([*mount, str(source), str(folder)], capture_output=True).returncode == 0


def test_a_drive_that_was_away_is_found_again_unless_it_was_changed(tmp_path, small_disk):
    store = ProjectStore.create(small_disk / "p")
    image_id = store.add_images(["/x/a.png"])[0].id
    mask = Mask(SHAPE)
    store.commit_edit(image_id, SHAPE, stroke(mask, 1), mask.counts)
    early = tmp_path / "early"
    shutil.copytree(small_disk / "p", early)
    store.commit_edit(image_id, SHAPE, stroke(mask, 2), mask.counts)
    late = tmp_path / "late"
    shutil.copytree(small_disk / "p", late)
    edit = stroke(mask, 3)

    subprocess.run(["umount", "-l", str(small_disk)], check=True)
    for _ in range(2):
        with pytest.raises(StorageFailed, match="no longer in its place"):
            store.commit_edit(image_id, SHAPE, edit, mask.counts)
    if not mounted(small_disk, ["mount", "-t", "tmpfs", "-o", "size=1m"], "tmpfs"):
        pytest.skip("mounting anew is not permitted here")
    shutil.copytree(early, small_disk / "p")
    for _ in range(2):
        with pytest.raises(StorageFailed, match="replaced or changed"):
            store.commit_edit(image_id, SHAPE, edit, mask.counts)
    shutil.rmtree(small_disk / "p")
    shutil.copytree(late, small_disk / "p")
    store.commit_edit(image_id, SHAPE, edit, mask.counts)
    with pytest.raises(ProjectInUse):
        ProjectStore.open(small_disk / "p")
    store.close()
    with ProjectStore.open(small_disk / "p") as again:
        loaded, _ = again.load_mask(image_id, SHAPE)
        np.testing.assert_array_equal(loaded.class_ids, mask.class_ids)


def filled(folder):
    with ProjectStore.create(folder) as store:
        store.add_images([f"/x/{number}.png" for number in range(3000)])


@pytest.mark.parametrize("place", [0, 10, 5000, 50_000])
def test_a_damaged_project_names_its_backup_which_brings_it_back(tmp_path, place):
    filled(tmp_path)
    path = tmp_path / "project.segstudio"
    with path.open("r+b") as file:
        file.seek(place)
        file.write(b"\xa5" * 9000)
    with pytest.raises(ProjectDamaged, match=r"is damaged.*project\.segstudio\.backup") as caught:
        ProjectStore.open(tmp_path)
    assert caught.value.backup == tmp_path / "project.segstudio.backup"
    aside = restore_backup(tmp_path)
    assert aside.name.startswith("project.segstudio.damaged-")
    assert aside.is_file()
    with ProjectStore.open(tmp_path) as store:
        assert len(store.images()) == 3000


@pytest.mark.parametrize("size", [0, 100, 4096, 40_000])
def test_a_project_cut_short(tmp_path, size):
    filled(tmp_path)
    with (tmp_path / "project.segstudio").open("r+b") as file:
        file.truncate(size)
    with pytest.raises(ProjectDamaged):
        ProjectStore.open(tmp_path)
    restore_backup(tmp_path)
    ProjectStore.open(tmp_path).close()


def test_a_lost_file_is_restored_and_a_lost_backup_is_said(tmp_path):
    filled(tmp_path)
    (tmp_path / "project.segstudio").unlink()
    with pytest.raises(ProjectDamaged, match="its file is gone"):
        ProjectStore.open(tmp_path)
    restore_backup(tmp_path)
    with ProjectStore.open(tmp_path), pytest.raises(ProjectInUse):
        restore_backup(tmp_path)
    (tmp_path / "project.segstudio.backup").write_bytes(b"nonsense" * 1000)
    with pytest.raises(ProjectDamaged, match="damaged too"):
        restore_backup(tmp_path)
    ProjectStore.open(tmp_path).close(back_up=False)
    (tmp_path / "project.segstudio.backup").unlink()
    with pytest.raises(ProjectMissing, match="no backup"):
        restore_backup(tmp_path)


def test_a_database_of_another_program_is_refused(tmp_path):
    with sqlite3.connect(tmp_path / "project.segstudio") as connection:
        connection.execute("CREATE TABLE image (id)")
    connection.close()
    with pytest.raises(ProjectDamaged, match=r"not one of SegStudio's.*no backup"):
        ProjectStore.open(tmp_path)


def test_a_project_of_a_newer_version_is_refused_and_left_alone(tmp_path):
    filled(tmp_path)
    connection = sqlite3.connect(tmp_path / "project.segstudio")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = (tmp_path / "project.segstudio").read_bytes()
    with pytest.raises(ProjectTooNew, match=r"newer SegStudio.*Update"):
        ProjectStore.open(tmp_path)
    assert (tmp_path / "project.segstudio").read_bytes() == before


def test_damaged_tiles_and_edits_are_damage_not_a_crash(tmp_path):
    store = ProjectStore.create(tmp_path)
    image_id = store.add_images(["/x/a.png"])[0].id
    mask = Mask(SHAPE)
    store.commit_edit(image_id, SHAPE, stroke(mask, 1), mask.counts)
    edit = stroke(mask, 2)
    for sql in (
        "UPDATE tile SET pixels = x'00'",
        "UPDATE tile SET row = row + 99",
        "DELETE FROM tile",
    ):
        store._database.connection.execute(sql)
        if not sql.startswith("DELETE"):
            with pytest.raises(ProjectDamaged):
                store.load_mask(image_id, SHAPE)
            if "pixels" in sql:
                with pytest.raises(ProjectDamaged):
                    store.commit_edit(image_id, SHAPE, edit, mask.counts)
    store._database.connection.execute("UPDATE edit SET changes = x'0102'")
    with pytest.raises(ProjectDamaged):
        store.load_mask(image_id, SHAPE)
    store._database.connection.execute("DROP TABLE curve")
    with pytest.raises(ProjectDamaged, match="no such table"):
        store.curve()
    store.close()


def test_a_copy_made_while_the_project_is_open_is_a_project(tmp_path):
    store = ProjectStore.create(tmp_path / "p")
    store.add_images(["/x/a.png"])
    shutil.copytree(tmp_path / "p", tmp_path / "copy")
    with ProjectStore.open(tmp_path / "copy") as copy:
        assert len(copy.images()) == 1
    store.close()
