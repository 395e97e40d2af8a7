"""Older projects are brought up to date, or left as they are."""

import sqlite3

import pytest

from segstudio.storage import migration, project_file
from segstudio.storage.errors import StorageError
from segstudio.storage.image_query import ImageQuery, SortKey
from segstudio.storage.migration import MIGRATIONS, migrate, run_statements, schema_version
from segstudio.storage.project_store import ProjectStore


@pytest.fixture
def connection():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def add_note(connection):
    run_statements(
        connection, "ALTER TABLE image ADD COLUMN remark TEXT;\nUPDATE image SET remark='';\n"
    )


def break_half_way(connection):
    connection.execute("ALTER TABLE image ADD COLUMN remark TEXT")
    connection.execute("UPDATE nothing SET remark = ''")


def columns(connection):
    return [row[1] for row in connection.execute("PRAGMA table_info(image)")]


def test_versions_follow_each_other_without_a_gap():
    assert sorted(MIGRATIONS) == list(range(1, len(MIGRATIONS) + 1))


def test_each_step_is_taken_once(connection):
    migrate(connection)
    assert schema_version(connection) == max(MIGRATIONS)
    newest = schema_version(connection) + 1
    for _ in range(2):
        migrate(connection, {**MIGRATIONS, newest: add_note})
    assert schema_version(connection) == newest
    assert "remark" in columns(connection)


def test_a_failing_step_leaves_the_version_before_it(connection):
    migrate(connection)
    version = schema_version(connection)
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, {**MIGRATIONS, version + 1: break_half_way})
    assert schema_version(connection) == version
    assert "remark" not in columns(connection)


@pytest.fixture
def older(tmp_path):
    with ProjectStore.create(tmp_path) as store:
        store.add_images(["/x/a.png"])
    return tmp_path


def with_step(monkeypatch, step):
    newest = max(MIGRATIONS) + 1
    table = {**MIGRATIONS, newest: step}
    monkeypatch.setattr(project_file, "NEWEST", newest)
    monkeypatch.setattr(
        project_file, "migrate", lambda database: migration.migrate(database, table)
    )
    return newest


def test_an_older_project_is_copied_then_brought_up_to_date(older, monkeypatch):
    newest = with_step(monkeypatch, add_note)
    with ProjectStore.open(older) as store:
        assert len(store.images()) == 1
    connection = sqlite3.connect(older / "project.segstudio")
    assert schema_version(connection) == newest
    connection.close()
    copy = sqlite3.connect(older / f"project.segstudio.backup-version-{newest - 1}")
    assert schema_version(copy) == newest - 1
    assert "remark" not in columns(copy)
    copy.close()


def test_a_project_that_cannot_be_brought_up_to_date_is_left_as_it_was(older, monkeypatch):
    with monkeypatch.context() as patch:
        with_step(patch, break_half_way)
        with pytest.raises(StorageError):
            ProjectStore.open(older)
    with ProjectStore.open(older) as store:
        assert len(store.images()) == 1


def test_large_projects_are_sorted_by_an_index(older):
    with ProjectStore.open(older) as store:
        connection = store._database.connection
        for key in set(SortKey) - {SortKey.NAME}:
            for is_descending in (False, True):
                sql, _ = ImageQuery(sort=key, is_descending=is_descending).sql()
                plan = str(connection.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall())
                assert f"image_by_{'position' if key is SortKey.ORDER else key.value}" in plan, plan
