"""What cannot be written is kept, said, tried again and recovered."""

import os
import shutil
import subprocess

import pytest

from segstudio.storage.errors import StorageFailed
from segstudio.storage.mask_table import MaskTable
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace import saver as saver_module


@pytest.fixture(autouse=True)
def quick_retry(monkeypatch):
    monkeypatch.setattr(saver_module, "RETRY_S", 0.02)


@pytest.fixture
def gone(opened, folder):
    """The project's folder is away, as a drive that was pulled; returns how to bring it back."""
    opened.settle()
    project, hidden = folder / "segstudio", folder / ".away"
    project.rename(hidden)
    yield lambda: hidden.rename(project)
    if hidden.exists():
        hidden.rename(project)


def wait_unsaved(sitting):
    sitting.pump_until(lambda: sitting.unsaved is not None)


def test_work_goes_on_in_memory_and_is_saved_when_the_drive_comes_back(opened, gone):
    changes = []
    opened.events.unsaved_changed.connect(lambda: changes.append(opened.unsaved))
    opened.drag((50, 50), (60, 90))
    wait_unsaved(opened)
    assert "no longer in its place" in opened.unsaved
    assert [notice.is_error for notice in opened.notices] == [True]
    opened.press(100, 50)
    opened.release(100, 50)
    opened.editing.undo()
    opened.press(150, 50)
    opened.release(150, 50)
    opened.class_editing.rename(2, "cell")
    drawn = opened.counts()
    assert opened.saver.unsaved_image_ids == {opened.image.id}
    gone()
    opened.pump_until(lambda: opened.unsaved is None)
    assert "Everything is saved again." in opened.texts
    assert opened.stored_mask(opened.image.id).counts == drawn
    assert opened.saver.is_idle
    assert changes == [changes[0], None]
    assert opened.session._background.disk.call(opened.desk.store.classes).get(2).name == "cell"


def test_leaving_is_refused_while_something_is_unsaved(opened, gone, tmp_path):
    opened.drag((50, 50), (60, 90))
    wait_unsaved(opened)
    for leave in (opened.close_project, opened.open_sample, lambda: opened.open_project(tmp_path)):
        opened.notices.clear()
        leave()
        assert opened.project is not None
        assert "stays open" in opened.texts[0]
    assert opened.image is not None
    gone()
    opened.pump_until(lambda: opened.unsaved is None)
    opened.close_project()
    assert opened.project is None


def test_leaving_is_refused_where_the_last_write_fails(opened, gone):
    opened.press(50, 50)
    opened.move(60, 90)
    opened.close_project()  # the stroke is committed, and cannot be written
    opened.pump_until(lambda: any("stays open" in text for text in opened.texts))
    assert opened.project is not None
    assert opened.counts()


def test_leaving_waits_for_what_is_no_edit_too(opened, gone):
    opened.class_editing.rename(2, "cell")
    opened.close_project()
    opened.pump_until(lambda: any("stays open" in text for text in opened.texts))
    assert opened.classes.get(2).name == "cell"


@pytest.fixture
def full(opened, monkeypatch):
    """No edit can be written, but all can be read, as on a full disk; returns what ends that."""

    def fail(*_):
        raise StorageFailed("The disk is full.")

    opened.settle()
    monkeypatch.setattr(MaskTable, "commit", fail)
    return monkeypatch.undo


def test_an_image_with_unsaved_edits_is_kept_and_given_back(opened, full):
    first = opened.image
    opened.drag((50, 50), (60, 90))
    wait_unsaved(opened)
    drawn = opened.counts()
    opened.show(1)
    assert opened.counts() == {}
    opened.show(0)
    assert opened.image is first
    assert opened.counts() == drawn
    assert opened.log[-1] == "image_opened"
    opened.press(200, 50)
    opened.release(200, 50)
    drawn = opened.counts()
    full()
    opened.pump_until(lambda: opened.unsaved is None)
    assert opened.stored_mask(first.id).counts == drawn
    opened.show(1)
    opened.show(0)
    assert opened.image is not first
    assert opened.counts() == drawn


def test_an_image_whose_mask_cannot_be_read_leaves_the_canvas_as_it_is(opened, gone):
    opened.drag((50, 50), (60, 90))
    wait_unsaved(opened)
    first = opened.image
    opened.show_next()
    opened.pump_until(lambda: len(opened.notices) == 2)
    assert opened.image is first
    assert opened.loading_image_id is None
    assert opened.images[1].problem is None
    gone()
    opened.pump_until(lambda: opened.unsaved is None)
    opened.show_next()
    opened.pump_until(lambda: opened.image.record.name == "b.png")


def test_classes_are_not_deleted_and_masks_not_imported_while_unsaved(opened, gone, tmp_path):
    opened.drag((50, 50), (60, 90))
    wait_unsaved(opened)
    with pytest.raises(ValueError, match="once all is saved"):
        opened.class_editing.delete(2, 0)
    opened.exchange.import_masks(tmp_path)
    assert "once all is saved" in opened.texts[-1]


def test_a_write_for_an_image_that_was_removed_does_not_block_the_rest(opened):
    opened.saver.write(lambda store: store.set_problem(99, "x"))
    opened.class_editing.rename(2, "cell")
    opened.settle()
    assert opened.unsaved is None
    assert opened.notices == []
    assert opened.session._background.disk.call(opened.desk.store.classes).get(2).name == "cell"


def test_a_write_that_is_a_mistake_is_left_out_and_said(opened):
    opened.saver.write(lambda store: 1 / 0)
    opened.class_editing.rename(2, "cell")
    opened.settle()
    assert opened.unsaved is None
    assert opened.notices[0].is_error
    assert opened.saver.is_idle


def test_stopping_while_unsaved_ends(opened, gone):
    opened.drag((50, 50), (60, 90))
    wait_unsaved(opened)
    opened.end()
    assert opened.project is None


def can_mount():
    return shutil.which("mount") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.mark.skipif(not can_mount(), reason="needs a small drive of its own")
def test_a_full_disk(sitting, folder, tmp_path):
    drive = tmp_path / "small drive"
    drive.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", drive]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("no mounts here")
    try:
        sitting.session.new_project(drive / "project", [folder / "a.png"])
        sitting.wait_for_image()
        sitting.settle()
        filler = drive / "filler"
        with filler.open("wb", buffering=0) as file:
            while True:
                try:
                    file.write(bytes(4096))
                except OSError:
                    break
        count = 0
        while sitting.unsaved is None and count < 60:
            sitting.press(20 + 4 * count, 20)
            sitting.move(30 + 4 * count, 300)
            sitting.release(30 + 4 * count, 300)
            sitting.pump_until(lambda: not sitting.saver.is_behind)
            count += 1
        assert "full" in sitting.unsaved
        drawn = sitting.counts()
        filler.unlink()
        sitting.pump_until(lambda: sitting.unsaved is None)
        assert sitting.stored_mask(sitting.image.id).counts == drawn
        sitting.end()
        with ProjectStore.open(drive / "project") as store:
            assert store.pixel_counts() == drawn
    finally:
        sitting.end()
        subprocess.run(["umount", drive], check=True)
