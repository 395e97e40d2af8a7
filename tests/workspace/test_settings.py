"""Settings of the app: kept between sittings, never fatal."""

from pathlib import Path
from threading import Event

from segstudio.workspace.settings import MAX_RECENT, AppSettings


def test_values_outlive_the_sitting(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    settings = AppSettings(path)
    settings.set("theme", "dark")
    settings.flush()
    assert AppSettings(path).get("theme") == "dark"
    assert AppSettings(path).get("other", 3) == 3


def test_recent_projects(tmp_path):
    settings = AppSettings(tmp_path / "settings.json")
    assert settings.recent_projects == []
    for number in range(MAX_RECENT + 3):
        settings.note_project(Path(f"/projects/{number}"))
    settings.note_project(Path("/projects/5"))
    assert settings.recent_projects[0] == Path("/projects/5")
    assert len(settings.recent_projects) == len(set(settings.recent_projects)) == MAX_RECENT
    settings.forget_project(Path("/projects/5"))
    assert Path("/projects/5") not in settings.recent_projects


def test_recent_projects_of_another_shape(tmp_path):
    for stored in (7, "x", [1, "/a", None]):
        settings = AppSettings(tmp_path / "settings.json")
        settings.set("recent_projects", stored)
        assert settings.recent_projects == ([Path("/a")] if isinstance(stored, list) else [])
        settings.note_project(Path("/b"))
        assert settings.recent_projects[0] == Path("/b")


def test_a_file_that_cannot_be_written_is_not_fatal(tmp_path):
    (tmp_path / "file").write_text("in the way")
    settings = AppSettings(tmp_path / "file" / "settings.json")
    settings.set("theme", "dark")
    assert settings.get("theme") == "dark"


def test_a_broken_file_is_not_fatal(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text("{nonsense")
    settings = AppSettings(path)
    assert settings.get("theme") is None
    settings.set("theme", "dark")
    settings.flush()
    assert AppSettings(path).get("theme") == "dark"


def test_a_value_that_changes_often_is_written_once_the_disk_is_free(tmp_path):
    settings, is_free, written = AppSettings(tmp_path / "settings.json"), Event(), []
    write = settings._file.write
    settings._file.write = lambda: written.append(write())
    settings._writer.submit(is_free.wait)
    for number in range(100):
        settings.set("number", number)
    is_free.set()
    settings.flush()
    assert len(written) == 1
    assert AppSettings(tmp_path / "settings.json").get("number") == 99
