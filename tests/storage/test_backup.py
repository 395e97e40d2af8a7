"""The backup is whole, and made when something changed."""

import sqlite3

import pytest

from segstudio.storage.errors import ProjectDamaged
from segstudio.storage.project_store import ProjectStore


@pytest.fixture
def store(tmp_path):
    with ProjectStore.create(tmp_path) as store:
        yield store


def images_in(path):
    connection = sqlite3.connect(path)
    number = connection.execute("SELECT count(*) FROM image").fetchone()[0]
    connection.close()
    return number


def test_a_backup_holds_what_was_there_at_that_moment(store):
    store.add_images(["/x/a.png"])
    backup = store.back_up()
    store.add_images(["/x/b.png"])
    assert images_in(backup) == 1
    assert [each.name for each in store.folder.glob("project*")].count("project.segstudio") == 1
    assert not list(store.folder.glob(".*"))
    assert not list(store.folder.glob("*.backup-*"))


def test_it_is_made_at_closing_only_where_something_changed(store, tmp_path):
    backup = tmp_path / "project.segstudio.backup"
    store.add_images(["/x/a.png"])
    assert store.has_changed_since_backup
    store.close()
    assert images_in(backup) == 1
    backup.unlink()
    with ProjectStore.open(tmp_path) as again:
        assert not again.has_changed_since_backup
        again.images()
    assert not backup.exists()


def test_a_failure_inside_with_does_not_replace_the_backup(store, tmp_path):
    store.close()
    with pytest.raises(ZeroDivisionError), ProjectStore.open(tmp_path) as again:
        again.add_images(["/x/a.png"])
        raise ZeroDivisionError
    assert images_in(tmp_path / "project.segstudio.backup") == 0


def test_a_damaged_project_never_replaces_a_good_backup(store, tmp_path):
    store.add_images([f"/x/{number}.png" for number in range(2000)])
    backup = store.back_up()
    before = backup.read_bytes()
    store.close()
    store = ProjectStore.open(tmp_path)
    with (tmp_path / "project.segstudio").open("r+b") as file:
        file.seek(40_000)
        file.write(b"\xa5" * 9000)
    store._database.connection.execute("PRAGMA shrink_memory")  # or good pages are still at hand
    with pytest.raises(ProjectDamaged):
        store.back_up()
    assert backup.read_bytes() == before
    store.close(back_up=False)
