"""A project keeps what it is given."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from segstudio.document.drawing import capsule
from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask, MaskEditor
from segstudio.storage.errors import (
    ImageMissing,
    ImageResized,
    ProjectExists,
    ProjectInUse,
    ProjectMissing,
    StorageFailed,
)
from segstudio.storage.image_record import ImageStatus
from segstudio.storage.project_store import ProjectStore
from segstudio.storage.training_record import CurvePoint

SHAPE = (600, 700)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Projekt ü"


@pytest.fixture
def store(folder):
    with ProjectStore.create(folder) as store:
        yield store


def stroke(mask, class_id=1, row=300.0, name="Brush"):
    editor = MaskEditor(mask, name)
    editor.paint(*capsule((row, 100.0), (row + 50, 500.0), 20), class_id)
    edit = editor.finish()
    assert edit is not None
    return edit


def reopened(store):
    store.close()
    return ProjectStore.open(store.folder)


def test_a_new_project_has_the_default_classes_and_no_images(store):
    assert store.classes() == ClassTable.default()
    assert store.images() == []
    assert store.networks_folder.is_dir()


def test_given_classes_even_none_are_kept(tmp_path):
    for name, table in (("a", ClassTable()), ("b", ClassTable().added("cell", "#123456", 300))):
        with ProjectStore.create(tmp_path / name, table) as store:
            assert store.classes() == table


def test_classes_come_back_with_order_locks_and_the_removed_ones(store):
    table = ClassTable.default().added("third").moved(3, 0).with_lock(2, True).without(1)
    store.set_classes(table)
    with reopened(store) as again:
        assert again.classes() == table
        assert again.classes().next_id == 4


def test_images_keep_order_place_and_name(store, folder):
    inside, beside = folder / "images" / "ä 1.png", folder.parent / "b.tif"
    added = store.add_images([beside, inside, beside])
    assert [record.path for record in added] == [beside, inside]
    assert added == store.images()
    assert added[1].name == "ä 1.png"
    assert added[0].status is ImageStatus.NEW
    assert added[0].shape is None
    assert store.add_images([inside, folder / "c.png"]) == store.images()[2:]
    with reopened(store) as again:
        assert [record.path.name for record in again.images()] == ["b.tif", "ä 1.png", "c.png"]


def test_a_moved_project_takes_its_images_along(store, folder, tmp_path):
    store.add_images([folder / "images" / "a.png", tmp_path / "b.png"])
    store.close()
    (tmp_path / "elsewhere").mkdir()
    moved = tmp_path / "elsewhere" / "project"
    shutil.move(folder, moved)
    with ProjectStore.open(moved) as again:
        assert [record.path for record in again.images()] == [
            moved / "images" / "a.png",
            tmp_path / "elsewhere" / "b.png",
        ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_text(store):
    path = os.fsdecode(b"/images/\xff\xfe.png")
    store.add_images([path])
    with reopened(store) as again:
        assert again.images()[0].location == path
        assert again.add_images([path]) == []


def test_what_is_known_of_an_image(store):
    image_id = store.add_images(["/x/a.png"])[0].id
    store.set_status(image_id, ImageStatus.REVIEWED)
    store.set_shape(image_id, (30, 40))
    store.set_problem(image_id, "It is broken.")
    record = store.image(image_id)
    assert (record.status, record.shape, record.problem) == ("reviewed", (30, 40), "It is broken.")
    store.set_problem(image_id, None)
    assert store.image(image_id).problem is None


def test_images_of_one_size_share_what_is_known_of_it(store):
    for added in store.add_images(["/x/a.png", "/x/b.png"]):
        store.set_shape(added.id, (3000, 4000))
    first, second = store.images()
    assert first.shape is second.shape == (3000, 4000)


def test_removed_images_take_their_masks_along_and_ids_are_not_given_again(store):
    first, second = (record.id for record in store.add_images(["/x/a.png", "/x/b.png"]))
    mask = Mask(SHAPE)
    store.commit_edit(second, SHAPE, stroke(mask), mask.counts)
    store.remove_images([second])
    assert store.pixel_counts() == {}
    assert [record.id for record in store.images()] == [first]
    assert store.add_images(["/x/b.png"])[0].id == second + 1
    for call in (
        lambda: store.image(second),
        lambda: store.set_status(second, ImageStatus.NEW),
        lambda: store.load_mask(second, SHAPE),
        lambda: store.commit_edit(second, SHAPE, stroke(mask, row=100), mask.counts),
    ):
        with pytest.raises(ImageMissing):
            call()


def test_an_edit_is_there_after_reopening_with_its_history(store):
    image_id = store.add_images(["/x/a.png"])[0].id
    mask = Mask(SHAPE)
    edits = [stroke(mask, 1, 200.0, "Brush"), stroke(mask, 300, 240.0, "Fill")]
    mask2 = Mask(SHAPE)
    for edit in edits:
        mask2.apply(edit)
        store.commit_edit(image_id, SHAPE, edit, mask2.counts)
    with reopened(store) as again:
        loaded, history = again.load_mask(image_id, SHAPE)
        np.testing.assert_array_equal(loaded.class_ids, mask.class_ids)
        assert loaded.counts == mask.counts == again.pixel_counts(image_id) == again.pixel_counts()
        assert (history.undo_name, history.redo_name) == ("Fill", None)
        record = again.image(image_id)
        assert (record.status, record.shape) == (ImageStatus.IN_PROGRESS, SHAPE)
        assert again.annotated_images() == [record]


def test_undo_and_redo_outlive_the_program(store):
    image_id = store.add_images(["/x/a.png"])[0].id
    mask = Mask(SHAPE)
    edits = [stroke(mask, 1 + n, 100.0 + 60 * n, f"Brush {n}") for n in range(3)]
    for edit in edits:
        store.commit_edit(image_id, SHAPE, edit, {})
    for edit in edits[:0:-1]:
        mask.take_back(edit)
        store.undo(image_id, SHAPE, edit, mask.counts)
    again = reopened(store)
    loaded, history = again.load_mask(image_id, SHAPE)
    np.testing.assert_array_equal(loaded.class_ids, mask.class_ids)
    assert (history.undo_name, history.redo_name) == ("Brush 0", "Brush 1")
    redone = history.redo()
    loaded.apply(redone)
    again.redo(image_id, SHAPE, redone, loaded.counts)
    with reopened(again) as third:
        loaded, history = third.load_mask(image_id, SHAPE)
        assert (history.undo_name, history.redo_name) == ("Brush 1", "Brush 2")
        new = stroke(loaded, 5, 500.0, "New")
        third.commit_edit(image_id, SHAPE, new, loaded.counts)
        assert third.load_mask(image_id, SHAPE)[1].redo_name is None


def test_a_mask_of_another_size_is_refused(store):
    image_id = store.add_images(["/x/a.png"])[0].id
    store.set_shape(image_id, (10, 10))
    store.set_shape(image_id, SHAPE)
    mask = Mask(SHAPE)
    store.commit_edit(image_id, SHAPE, stroke(mask), mask.counts)
    for call in (
        lambda: store.load_mask(image_id, (10, 10)),
        lambda: store.set_shape(image_id, (10, 10)),
        lambda: store.commit_edit(image_id, (10, 10), stroke(mask, row=100), {}),
    ):
        with pytest.raises(ImageResized, match="700 × 600"):
            call()


def test_versions_curve_and_settings(store):
    store.add_version(1, 100)
    store.add_version(2, 200, 0.75, "kept")
    store.add_curve_points([CurvePoint(2, 0.5, None, 1.0), CurvePoint(1, 0.9, 0.3, 0.5)])
    store.set_setting("view", {"zoom": 2.5, "Läyer": [1, None]})
    with reopened(store) as again:
        assert [(v.number, v.step, v.dice, v.note) for v in again.versions()] == [
            (1, 100, None, ""),
            (2, 200, 0.75, "kept"),
        ]
        assert again.versions()[0].created > 1e9
        assert again.curve() == [CurvePoint(1, 0.9, 0.3, 0.5), CurvePoint(2, 0.5, None, 1.0)]
        assert again.setting("view") == {"zoom": 2.5, "Läyer": [1, None]}
        assert again.setting("other", 7) == 7


def test_missing_images_are_found_again_in_one_step(store, tmp_path):
    old = tmp_path / "old"
    names = ["a/1.png", "a/2.png", "b/1.png", "b/x.tif", "gone.png"]
    for name in names:
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).touch()
    store.add_images([old / name for name in names])
    assert store.missing_images() == []
    new = tmp_path / "new" / "deep"
    new.parent.mkdir()
    shutil.move(old, new)
    (new / "gone.png").unlink()
    (new / "c").mkdir()
    (new / "c" / "x.tif").touch()
    assert len(store.missing_images()) == 5
    assert store.relink(tmp_path / "new") == 4
    assert [r.path for r in store.images()] == [*(new / n for n in names[:4]), old / "gone.png"]
    assert [r.name for r in store.missing_images()] == ["gone.png"]
    assert store.relink(tmp_path / "new") == 0


def test_a_file_that_fits_two_places_is_left(store, tmp_path):
    store.add_images([tmp_path / "old" / "x.png"])
    for name in ("p", "q"):
        (tmp_path / "new" / name).mkdir(parents=True)
        (tmp_path / "new" / name / "x.png").touch()
    assert store.relink(tmp_path / "new") == 0
    with pytest.raises(StorageFailed, match="cannot be listed"):
        store.relink(tmp_path / "nowhere")


def test_relinking_never_makes_two_images_of_one_file(store, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "x.png").touch()
    paths = [tmp_path / "new" / "x.png", tmp_path / "old1" / "x.png", tmp_path / "old2" / "x.png"]
    store.add_images(paths)
    assert store.relink(tmp_path / "new") == 0
    assert len({record.location for record in store.images()}) == 3


def test_a_project_is_never_open_twice(store, folder):
    with pytest.raises(ProjectInUse, match="open already in this window"):
        ProjectStore.open(folder)
    code = "import sys; from pathlib import Path\n" + (
        "from segstudio.storage.project_store import ProjectStore\n"
        "from segstudio.storage.errors import ProjectInUse\n"
        "try: ProjectStore.open(Path(sys.argv[1]))\n"
        "except ProjectInUse as error: sys.exit(str(error))\n"
    )
    root = Path(__file__).parents[2]
    other = [sys.executable, "-c", code, str(folder)]
    refused = subprocess.run(other, cwd=root, capture_output=True, timeout=60)
    assert f"open already in process {os.getpid()}".encode() in refused.stderr
    store.close()
    assert subprocess.run(other, cwd=root, timeout=60).returncode == 0
    ProjectStore.open(folder).close()


def test_a_link_to_the_folder_is_the_same_project(store, folder, tmp_path):
    try:
        (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("links are not permitted here")
    with pytest.raises(ProjectInUse):
        ProjectStore.open(tmp_path / "link")


def test_it_may_be_made_in_one_thread_and_used_in_another(store):
    results = []
    thread = threading.Thread(target=lambda: results.append(store.add_images(["/x/a.png"])))
    thread.start()
    thread.join()
    assert len(results[0]) == 1


def test_creating_and_opening_in_wrong_places(store, folder, tmp_path):
    with pytest.raises(ProjectExists, match="holds a project already"):
        ProjectStore.create(folder)
    with pytest.raises(ProjectMissing, match="no SegStudio project"):
        ProjectStore.open(tmp_path)
    assert not list(tmp_path.glob("*.lock"))
    (tmp_path / "file").touch()
    with pytest.raises(StorageFailed, match="No project can be made"):
        ProjectStore.create(tmp_path / "file")


def test_a_folder_with_other_files_can_become_a_project(tmp_path):
    (tmp_path / "image.png").touch()
    with ProjectStore.create(tmp_path) as store:
        assert store.images() == []
    assert (tmp_path / "image.png").exists()


def test_closing_twice_is_harmless_and_leaves_one_file_and_its_backup(store, folder):
    store.close()
    store.close()
    assert sorted(each.name for each in folder.iterdir()) == [
        "networks",
        "project.segstudio",
        "project.segstudio.backup",
        "project.segstudio.lock",
    ]
