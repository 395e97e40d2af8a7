"""Edits of many images are stored, taken back and made again all together, or not at all."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import MaskEditor
from segstudio.document.region import Region
from segstudio.storage.edit_set import ImageEdit
from segstudio.storage.edit_stage import EditStage
from segstudio.storage.errors import EditsOutdated, StorageFailed
from segstudio.storage.image_record import ImageStatus
from segstudio.storage.project_store import ProjectStore

SHAPE = 300, 280


@pytest.fixture
def store(tmp_path):
    with ProjectStore.create(tmp_path / "project") as store:
        store.add_images([tmp_path / f"{number}.png" for number in range(4)])
        yield store


def edited(store, image_id, class_id=2, top=10, name="Import"):
    """Return an edit of the stored mask of an image."""
    mask, _ = store.load_mask(image_id, SHAPE)
    editor = MaskEditor(mask, name)
    editor.paint(Region(top, 5, 260, 200), np.ones((260, 200), np.uint8), class_id)
    return ImageEdit(image_id, SHAPE, editor.finish(), store.mask_revision(image_id))


def draw(store, image_id):
    each = edited(store, image_id, class_id=1, name="Brush")
    mask, _ = store.load_mask(image_id, SHAPE)
    mask.apply(each.edit)
    store.commit_edit(image_id, SHAPE, each.edit, mask.counts)
    return mask


def state(store):
    """Return all that a set changes, for comparing."""
    loaded = {each.id: store.load_mask(each.id, SHAPE) for each in store.images()}
    masks = {i: mask.class_ids.tobytes() for i, (mask, _) in loaded.items()}
    steps = {i: (history.undo_name, history.redo_name) for i, (_, history) in loaded.items()}
    counts = {i: store.pixel_counts(i) for i in masks}
    for i, (mask, _) in loaded.items():
        assert counts[i] == mask.counts
    return masks, steps, counts, [each.status for each in store.images()], store.classes()


def test_a_set_is_stored_undone_and_redone_as_one_also_after_a_restart(store):
    draw(store, 2)
    before = state(store)
    classes = store.classes().added("cell")
    with EditStage(store.folder) as stage:
        for image_id in (1, 2, 3):
            stage.put(edited(store, image_id))
        set_id = store.commit_edits(stage, classes, (3,))
    after = state(store)
    assert [bool(counts.get(2)) for counts in after[2].values()] == [True, True, True, False]
    assert store.classes() == classes
    store.close()
    with ProjectStore.open(store.folder) as again:
        assert again.load_mask(1, SHAPE)[1][0].set_id == set_id
        move = again.undo_edits(set_id)
        assert (sorted(move.gains), move.left, move.class_ids) == ([1, 2, 3], [], (3,))
        assert move.gains[1] == {2: -260 * 200}
        again.set_classes(before[4])
        assert state(again)[0] == before[0]
        assert state(again)[2:] == before[2:]
        assert again.undo_edits(set_id).gains == {}
        assert sorted(again.redo_edits(set_id).gains) == [1, 2, 3]
        assert state(again)[:3] == after[:3]


def test_an_image_that_was_drawn_on_since_stays(store):
    set_id = store.commit_edits([edited(store, 1), edited(store, 2)])
    drawn = draw(store, 2)
    move = store.undo_edits(set_id)
    assert (list(move.gains), move.left) == ([1], [2])
    np.testing.assert_array_equal(store.load_mask(2, SHAPE)[0].class_ids, drawn.class_ids)
    assert store.images()[0].status is ImageStatus.NEW


def test_masks_that_changed_meanwhile_keep_everything_back(store):
    before_draw = [edited(store, 1), edited(store, 2), edited(store, 3)]
    draw(store, 2)
    store.remove_images([3])
    before = state(store)
    with pytest.raises(EditsOutdated) as caught:
        store.commit_edits(before_draw, ClassTable.default().added("cell"))
    assert caught.value.image_ids == [2, 3]
    assert state(store) == before


def test_an_error_in_the_middle_keeps_everything_back(store):
    before = state(store)

    def breaking():
        yield edited(store, 1)
        raise StorageFailed("The drive is gone.")

    with pytest.raises(StorageFailed, match="gone"):
        store.commit_edits(breaking(), ClassTable.default().added("cell"))
    assert state(store) == before
    draw(store, 1)  # the project is good for more


def test_the_newest_set_is_never_forgotten_in_part(tmp_path):
    ProjectStore.create(tmp_path / "small").close()
    with ProjectStore.open(tmp_path / "small", journal_bytes=300) as store:
        store.add_images([tmp_path / f"{number}.png" for number in range(9)])
        draw(store, 9)
        ids = range(1, 9)
        set_id = store.commit_edits([edited(store, image_id) for image_id in ids])
        assert sorted(store.undo_edits(set_id).gains) == list(ids)
        store.redo_edits(set_id)
        for _ in range(3):
            store.commit_edits([edited(store, 9, top=n, name=str(n)) for n in (1,)])
            draw(store, 9)


def test_the_stage_keeps_the_newest_edit_of_each_image_and_leaves_no_file(store):
    with EditStage(store.folder) as stage:
        first, second = edited(store, 1), edited(store, 1, class_id=1)
        stage.put(first)
        stage.put(edited(store, 2))
        stage.put(second)
        stage.drop(2)
        assert len(stage) == 1
        assert list(stage) == [second]
        assert list(stage) == [second]
    assert not [path for path in store.folder.iterdir() if "tmp" in path.name]


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(StorageFailed, match="cannot be kept beside"):
        EditStage(tmp_path / "nowhere")


KILLED = """
import os, signal, sys
sys.path[:0] = {path!r}
from tests.storage.test_edit_set import edited
from pathlib import Path
from segstudio.storage.project_store import ProjectStore

store = ProjectStore.open(Path({folder!r}))

def edits():
    for image_id in (1, 2, 3):
        yield edited(store, image_id)
    os.kill(os.getpid(), signal.SIGKILL)

store.commit_edits(edits(), store.classes().added("cell"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_kill_in_the_middle_leaves_the_project_as_it_was(store):
    draw(store, 2)
    before = state(store)
    store.close()
    root = str(Path(__file__).parents[2])
    script = KILLED.format(path=[root], folder=str(store.folder))
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == -9, done.stderr
    with ProjectStore.open(store.folder) as again:
        assert state(again) == before
