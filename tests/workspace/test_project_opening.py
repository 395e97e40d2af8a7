"""What a person can open, and what happens to it."""

import os
import shutil
import subprocess

import pytest

from segstudio.storage.errors import StorageFailed
from segstudio.storage.layout import DATABASE_NAME, is_project
from segstudio.workspace import project_opening
from segstudio.workspace.project_opening import NothingToOpen, find_images, open_any

from .conftest import write_images


def names(opened):
    return [record.name for record in opened.images]


@pytest.fixture
def elsewhere(tmp_path):
    return tmp_path / "elsewhere"


def opened_names(paths, elsewhere):
    opened = open_any(paths, elsewhere)
    opened.store.close()
    return names(opened), opened.info


def test_a_folder_gets_a_project_beside_its_images(folder, elsewhere):
    listed, info = opened_names([folder], elsewhere)
    assert listed == ["a.png", "b.png", "c.png"]
    assert info.folder == folder / "segstudio"
    assert info.name == folder.name
    assert not elsewhere.exists()


def test_the_same_folder_opens_its_project_again_with_what_came_since(folder, elsewhere):
    opened_names([folder], elsewhere)
    write_images(folder, ["d.png", "sub/e.png"])
    listed, _ = opened_names([folder], elsewhere)
    assert listed == ["a.png", "b.png", "c.png", "d.png", "e.png"]
    assert opened_names([folder / "segstudio"], elsewhere)[0] == listed
    assert opened_names([folder / "segstudio" / DATABASE_NAME], elsewhere)[0] == listed


def test_files_get_a_project_beside_the_first(folder, elsewhere):
    listed, info = opened_names([folder / "b.png", folder / "c.png"], elsewhere)
    assert listed == ["b.png", "c.png"]
    assert info.folder == folder / "segstudio"


def test_a_relative_path(folder, elsewhere, monkeypatch):
    monkeypatch.chdir(folder.parent)
    listed, _ = opened_names([folder.relative_to(folder.parent)], elsewhere)
    assert len(listed) == 3


def test_nothing_to_open(tmp_path, elsewhere):
    (tmp_path / "notes.txt").write_text("hello")
    empty = tmp_path / "empty"
    empty.mkdir()
    for paths in ([tmp_path / "notes.txt"], [empty]):
        with pytest.raises(NothingToOpen, match="There is no image in"):
            open_any(paths, elsewhere)
    assert list(empty.iterdir()) == []


def test_a_path_that_is_not_there_makes_no_folder(tmp_path, elsewhere):
    with pytest.raises(NothingToOpen, match="no file or folder"):
        open_any([tmp_path / "typo" / "a.png"], elsewhere)
    assert not (tmp_path / "typo").exists()


def test_one_path_of_several_may_be_gone(folder, elsewhere):
    listed, _ = opened_names([folder / "gone.png", folder / "a.png"], elsewhere)
    assert listed == ["a.png"]


def test_nothing_given():
    with pytest.raises(NothingToOpen):
        find_images([])


def test_a_folder_that_cannot_be_written_gets_a_project_elsewhere(folder, elsewhere, monkeypatch):
    create = project_opening.ProjectStore.create

    def refuse_beside(where, classes=None):
        if where.is_relative_to(folder):
            raise StorageFailed("This folder may only be read.")
        return create(where, classes)

    monkeypatch.setattr(project_opening.ProjectStore, "create", refuse_beside)
    listed, info = opened_names([folder], elsewhere)
    assert info.folder.parent == elsewhere
    assert len(listed) == 3
    assert opened_names([folder], elsewhere)[1] == info


@pytest.mark.skipif(
    not shutil.which("mount") or not hasattr(os, "geteuid") or os.geteuid() != 0,
    reason="needs mounts",
)
def test_a_drive_that_can_only_be_read(folder, elsewhere, tmp_path):
    mounted = tmp_path / "read only"
    mounted.mkdir()
    commands = (["mount", "--bind", folder, mounted], ["mount", "-o", "remount,ro,bind", mounted])
    if any(subprocess.run(command, check=False).returncode for command in commands):
        pytest.skip("no mounts here")
    try:
        listed, info = opened_names([mounted], elsewhere)
        assert info.folder.parent == elsewhere
        assert len(listed) == 3
    finally:
        subprocess.run(["umount", mounted], check=True)


def test_a_damaged_setting_does_not_stop_opening(folder, elsewhere):
    opened = open_any([folder], elsewhere)
    opened.store.set_setting("last_image_id", ["not", "a", "number"])
    opened.store.close()
    again = open_any([folder], elsewhere)
    again.store.close()
    assert again.last_image_id is None


def test_a_failed_opening_lets_go_of_the_project(folder, elsewhere, monkeypatch):
    opened_names([folder], elsewhere)
    with monkeypatch.context() as patch:
        patch.setattr(project_opening, "_loaded", lambda store: store.setting(1 / 0))
        with pytest.raises(ZeroDivisionError):
            open_any([folder], elsewhere)
    assert is_project(folder / "segstudio")
    assert len(opened_names([folder], elsewhere)[0]) == 3
