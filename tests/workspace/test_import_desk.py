"""An import in a sitting: looked at, then all of it or nothing, then undone as one."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from segstudio.storage.errors import StorageFailed
from segstudio.storage.project_store import ProjectStore
from segstudio.workspace.class_mapping import Target, proposed
from segstudio.workspace.import_order import Conflict
from segstudio.workspace.job import Cancelled

from .test_exchange import wait_for, write_mask


@pytest.fixture
def masks(tmp_path):
    folder = tmp_path / "in"
    for name, value in (("a", 2), ("b", 7), ("c", 7)):
        values = np.zeros((320, 400), np.uint8)
        values[40:80] = value
        write_mask(folder / f"{name}.png", values)
    return folder


def look(sitting, masks):
    found = []
    sitting.exchange.imports.look("", masks, lambda *_: None, found.append, found.append)
    sitting.pump_until(lambda: found)
    return found[0]


def stored(sitting):
    return [sitting.stored_mask(each.id).counts if each.shape else {} for each in sitting.images]


def test_a_look_counts_and_changes_nothing(opened, masks):
    opened.drag((50, 50), (60, 90))
    classes = opened.classes
    preview = look(opened, masks).preview
    assert (preview.images, preview.matched, len(preview.drawn_on)) == (3, 3, 1)
    assert preview.pixels == {0: 3 * 280 * 400, 2: 16000, 7: 32000}
    assert preview.seen_in[7] == 2
    assert [each.name for each in preview.samples] == ["a.png", "b.png", "c.png"]
    assert preview.samples[0].picture.shape == (115, 144, 3)
    assert set(np.unique(preview.samples[1].values)) == {0, 7}
    assert opened.classes == classes
    assert stored(opened)[1:] == [{}, {}]


def test_what_the_set_calls_synthetic_is_marked_in_the_list_and_the_file(opened, masks):
    (masks / "synthetic.txt").write_text("# made\nb.png\n", "utf-8")
    assert look(opened, masks).preview.synthetic == 1
    opened.exchange.import_masks(masks)
    wait_for(opened, "marked as such for good: 1 image.")
    opened.settle()
    assert [each.is_synthetic for each in opened.images] == [False, True, False]
    found = []
    opened.review.read_details([each.id for each in opened.images], found.append)
    opened.pump_until(lambda: found)
    assert [each.tags for each in found[0].values()] == [(), ("synthetic",), ()]


def test_a_look_can_be_ended(opened, masks):
    found = []
    ended = opened.exchange.imports.look("", masks, lambda *_: None, found.append, found.append)
    ended.set()
    opened.pump_until(lambda: found)
    assert isinstance(found[0], Cancelled) or not found[0].preview.is_whole


def test_one_undo_takes_an_import_of_all_images_back(opened, masks):
    opened.exchange.import_masks(masks)
    wait_for(opened, "Imported 3 masks.")
    opened.settle()
    assert stored(opened) == [{2: 16000}, {7: 16000}, {7: 16000}]
    assert opened.classes.get(7).name == "class 7"
    assert opened.class_editing.pixel_count_in_project(7) == 32000
    assert [each.status for each in opened.images] == ["in_progress"] * 3
    opened.editing.undo()
    opened.settle()
    assert stored(opened) == [{}, {}, {}]
    assert opened.classes.get(7) is None
    assert opened.class_editing.pixel_count_in_project(7) == 0
    assert opened.texts[-1] == "Undone in 3 images."
    assert [each.status for each in opened.images][1:] == ["new"] * 2
    opened.editing.redo()
    opened.settle()
    assert stored(opened) == [{2: 16000}, {7: 16000}, {7: 16000}]
    assert opened.classes.get(7).name == "class 7"
    assert opened.jobs.jobs == ()


def test_the_undo_is_there_after_a_restart_and_on_any_of_the_images(opened, masks, make_sitting):
    folder = opened.project.folder
    opened.exchange.import_masks(masks)
    wait_for(opened, "Imported 3 masks.")
    opened.end()
    again = make_sitting()
    again.session.open_project(folder)
    again.wait_for_image()
    again.show(2)
    assert again.editing.undo_name == "Import"
    again.editing.undo()
    again.settle()
    assert stored(again) == [{}, {}, {}]
    assert again.counts() == {}
    again.show(0)
    assert again.editing.redo_name == "Import"


def test_an_image_that_was_drawn_on_since_is_left_and_told(opened, masks):
    opened.exchange.import_masks(masks)
    wait_for(opened, "Imported 3 masks.")
    opened.drag((150, 50), (160, 90))
    before = opened.counts()
    opened.show(1)
    opened.editing.undo()
    opened.settle()
    assert opened.texts[-1] == "Undone in 2 of 3 images; more was drawn on the others since."
    assert stored(opened) == [before, {}, {}]


def test_the_notice_takes_it_back_whatever_is_on_the_canvas(opened, masks):
    (masks / "a.png").unlink()
    opened.exchange.import_masks(masks)
    wait_for(opened, "Imported 2 masks.")
    opened.drag((150, 50), (160, 90))
    before = opened.counts()
    opened.notices[-1].remedy.apply()
    opened.settle()
    assert stored(opened) == [before, {}, {}]
    assert opened.editing.undo_name != "Import"


def test_strokes_during_an_import_are_kept(opened, masks):
    opened.exchange.import_masks(masks)
    opened.press(60, 50)
    opened.move(60, 300)
    opened.release(60, 300)
    wait_for(opened, "Imported 3 masks.")
    opened.settle()
    drawn = opened.image.mask
    assert opened.stored_mask(opened.image.id).counts == drawn.counts
    assert (drawn.class_ids[60, 100:250] == opened.active_class_id).all()
    assert drawn.class_ids[41, 10] == 2


def test_cancelling_changes_nothing(opened, masks):
    classes = opened.classes
    opened.exchange.import_masks(masks)
    opened.jobs.cancel_all()
    wait_for(opened, "Cancelled. Nothing was changed.")
    opened.settle()
    assert stored(opened) == [{}, {}, {}]
    assert opened.classes.classes == classes.classes
    assert opened.editing.undo_name is None


def test_a_disk_that_fails_in_the_middle_changes_nothing(opened, masks, monkeypatch):
    def fail(*_):
        raise StorageFailed("The disk is full.")

    classes = opened.classes
    monkeypatch.setattr(ProjectStore, "commit_edits", fail)
    opened.exchange.import_masks(masks)
    wait_for(opened, "The disk is full.")
    opened.settle()
    assert stored(opened) == [{}, {}, {}]
    assert opened.counts() == {}
    assert opened.classes.classes == classes.classes
    opened.drag((150, 50), (160, 90))


def test_a_choice_of_classes_and_conflict(opened, masks):
    opened.drag((50, 50), (60, 90))
    found = look(opened, masks)
    targets = {**proposed(found.source.classes, opened.classes), 7: Target(name="leaf")}
    opened.exchange.imports.take(found.source, targets, Conflict.KEEP)
    wait_for(opened, "Imported 2 masks. Kept as drawn: 1 image.")
    opened.settle()
    leaf = opened.classes.by_name("leaf")
    assert stored(opened)[1:] == [{leaf.id: 16000}] * 2
    opened.exchange.imports.take(found.source, {2: Target(1)}, Conflict.THEIRS)
    opened.pump_until(lambda: len(opened.notices) == 2)
    opened.settle()
    assert stored(opened) == [{1: 16000}, {}, {}]


def test_single_images_have_a_choice_of_their_own(opened, masks):
    opened.drag((50, 50), (60, 90))
    opened.settle()
    found = look(opened, masks)
    ((image_id, name),) = found.preview.drawn_on
    assert (image_id, name) == (opened.image.id, opened.image.record.name)
    drawn = opened.image.mask.class_ids.copy()
    targets = proposed(found.source.classes, opened.classes)
    opened.exchange.imports.take(found.source, targets, Conflict.THEIRS, {image_id: Conflict.KEEP})
    wait_for(opened, "Imported 2 masks. Kept as drawn: 1 image.")
    opened.settle()
    assert np.array_equal(opened.image.mask.class_ids, drawn)


def test_a_class_deleted_during_an_import_comes_back_with_its_pixels(opened, masks):
    opened.show(1)
    opened.exchange.import_masks(masks)
    opened.class_editing.delete(2, 0)
    wait_for(opened, "Imported 3 masks.")
    opened.settle()
    assert opened.classes.get(2).name == "object"
    assert stored(opened)[0] == {2: 16000}


KILLED = """
import os, queue, signal, sys
from pathlib import Path
sys.path[:0] = [{root!r}]
from segstudio.storage.mask_table import MaskTable
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

posted, stored, commit = queue.Queue(), [], MaskTable.commit

def commit_and_die(self, *words):
    commit(self, *words)
    stored.append(words)
    if len(stored) == 2:
        os.kill(os.getpid(), signal.SIGKILL)

MaskTable.commit = commit_and_die
session = Session(posted.put, AppSettings(Path({settings!r})), engine=False)
session.open_project(Path({project!r}))
while session.image is None:
    posted.get(timeout=20)()
session.exchange.import_masks(Path({masks!r}))
while True:
    posted.get(timeout=20)()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_sitting_that_is_killed_while_masks_are_stored_leaves_all_as_it_was(
    opened, masks, tmp_path
):
    opened.drag((50, 50), (60, 90))
    drawn, project = opened.image.mask.class_ids.copy(), opened.project.folder
    opened.end()
    script = KILLED.format(
        root=str(Path(__file__).parents[2]),
        settings=str(tmp_path / "other.json"),
        project=str(project),
        masks=str(masks),
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == -9, done.stderr
    with ProjectStore.open(project) as store:
        first, *others = store.images()
        assert all(store.pixel_counts(each.id) == {} for each in others)
        assert [each.name for each in store.classes()] == ["background", "object"]
        mask, history = store.load_mask(first.id, (320, 400))
        np.testing.assert_array_equal(mask.class_ids, drawn)
        assert history.undo_name == "Brush"
