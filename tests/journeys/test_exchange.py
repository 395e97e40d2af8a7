"""Masks leave the window as files, come into another project the same, and are never cut short."""

import shutil

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from segstudio.storage.project_store import ProjectStore
from segstudio.ui.panels.jobs_panel import JobsPanel
from segstudio.workspace.headless.mask_exchange import import_masks
from segstudio.workspace.project_opening import create_store

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SHAPE = 384, 512
MANY = 120


def read(path):
    return cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)


def ask(person, key, modifiers):
    """Press keys; the window comes back to the front first, as desktops do it."""
    person.wait(lambda: person.dialog() is None)
    person.window.activateWindow()
    person.wait(person.window.isActiveWindow)
    person.key(key, modifiers)


def told(person, beginning):
    """Wait for a notice that begins so, and return it; no job is left."""

    def found():
        return next((n.text for n in person.notices if n.text.startswith(beginning)), None)

    person.wait(lambda: found() is not None and not person.session.jobs.jobs)
    return found()


def test_two_strokes_go_out_and_into_a_second_project(sit_down, blob_folder, tmp_path):
    person = sit_down(engine=False)
    person.open(blob_folder)
    person.key(Qt.Key.Key_2)
    person.stroke((70, 60), (70, 100))
    person.key(Qt.Key.Key_1)
    person.stroke((128, 30), (140, 280))
    person.wait(lambda: len(person.image.history) == 2)
    person.wait_saved()
    drawn = person.image.mask.class_ids.copy()
    assert set(np.unique(drawn)) == {0, 1, 2}

    out = tmp_path / "Masken äöü"
    ask(person, Qt.Key.Key_E, CTRL)
    person.export_to(out)
    assert told(person, "Exported") == f"Exported 1 mask into “{out}”."
    assert sorted(path.name for path in out.iterdir()) == ["blob 0.png", "classes.json"]
    np.testing.assert_array_equal(read(out / "blob 0.png"), drawn)

    images = [record.path for record in person.session.images]
    first = person.session.project.folder
    person.session.new_project(tmp_path / "second", images)
    person.wait(lambda: person.image is not None and person.session.project.folder != first)
    assert not person.image.mask.class_ids.any()
    ask(person, Qt.Key.Key_I, CTRL)
    person.import_from(out)
    assert told(person, "Imported") == "Imported 1 mask."
    person.wait_saved()
    np.testing.assert_array_equal(person.image.mask.class_ids, drawn)
    ask(person, Qt.Key.Key_Z, CTRL)
    person.wait(lambda: not person.image.mask.class_ids.any())


@pytest.fixture
def many(tmp_path):
    """A project of many images, all labelled alike; returns its folder, its masks and a truth."""
    rng = np.random.default_rng(5)
    images, masks = tmp_path / "images", tmp_path / "masks"
    for folder in (images, masks):
        folder.mkdir()
    truth = np.ones(SHAPE, np.uint8)
    cv2.circle(truth, (250, 190), 120, 2, -1)
    cv2.imwrite(str(images / "000.png"), rng.integers(0, 256, SHAPE, np.uint8))
    cv2.imwrite(str(masks / "000.png"), truth)
    for number in range(1, MANY):
        for folder in (images, masks):
            shutil.copy(folder / "000.png", folder / f"{number:03}.png")
    opened = create_store(tmp_path / "project", sorted(images.iterdir()))
    with opened.store:
        report = import_masks(opened, masks, lambda done, total: None)
    assert (report.done, report.problems) == (MANY, [])
    return tmp_path / "project", masks, truth


def cancel_in_the_middle(person):
    """Cancel the next job as soon as two images are done."""

    def cancel():
        for job in person.session.jobs.jobs:
            if job.done >= 2:
                person.session.jobs.cancel(job.id)

    person.session.events.jobs_changed.connect(cancel)


def test_an_export_cancelled_in_the_middle_leaves_whole_files(sit_down, many, tmp_path):
    project, _, truth = many
    person = sit_down(engine=False)
    person.open(project)
    cancel_in_the_middle(person)
    out = tmp_path / "out"
    ask(person, Qt.Key.Key_E, CTRL)
    person.export_to(out)
    written = int(told(person, "Cancelled after").split()[2])
    files = sorted(path.name for path in out.iterdir())
    assert 2 <= written < MANY
    assert files == [*(f"{number:03}.png" for number in range(written)), "classes.json"]
    for name in files[:-1]:
        np.testing.assert_array_equal(read(out / name), truth)


def test_the_button_of_a_job_ends_it(sit_down, many, tmp_path):
    project, _, _ = many
    person = sit_down(engine=False)
    person.open(project)
    out = tmp_path / "out"
    ask(person, Qt.Key.Key_E, CTRL | SHIFT)
    person.export_to(out)
    rows = person.window.findChild(JobsPanel).rows
    person.wait(lambda: bool(rows))
    QTest.mouseClick(next(iter(rows.values())).cancel, Qt.MouseButton.LeftButton)
    written = int(told(person, "Cancelled after").split()[2])
    assert written < MANY
    files = sorted(out.iterdir())
    assert len(files) == written
    assert all(read(path).shape == (*SHAPE, 3) for path in files)
    person.wait(lambda: not rows)


def test_an_import_cancelled_in_the_middle_changes_nothing(sit_down, many, tmp_path):
    _, masks, _ = many
    images = sorted((tmp_path / "images").iterdir())
    person = sit_down(engine=False)
    person.session.new_project(tmp_path / "second", images)
    person.wait(lambda: person.image is not None)
    cancel_in_the_middle(person)
    ask(person, Qt.Key.Key_I, CTRL)
    person.import_from(masks)
    assert told(person, "Cancelled") == "Cancelled. Nothing was changed."
    person.wait_saved()
    person.leave()
    with ProjectStore.open(tmp_path / "second") as store:
        assert store.pixel_counts() == {}
