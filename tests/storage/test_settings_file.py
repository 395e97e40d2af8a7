"""Settings are kept, and never fatal."""

import pytest

from segstudio.storage.errors import StorageFailed
from segstudio.storage.settings_file import SettingsFile, default_settings_path


def test_what_is_set_is_there_the_next_time(tmp_path):
    path = tmp_path / "config" / "settings.json"
    settings = SettingsFile(path)
    assert settings.get("layout", "none") == "none"
    settings.set("layout", {"left": 200, "ü": True})
    settings.set("gone", 1)
    settings.set("gone", None)
    again = SettingsFile(path)
    assert again.get("layout") == {"left": 200, "ü": True}
    assert again.get("gone") is None
    assert again.set_aside is None


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b"[" * 100_000, b"null"])
def test_a_broken_file_is_set_aside(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = SettingsFile(path)
    assert settings.get("layout") is None
    assert settings.set_aside is not None
    assert settings.set_aside.read_bytes() == content
    settings.set("layout", 1)
    assert SettingsFile(path).get("layout") == 1


def test_what_cannot_be_written_is_said_and_holds_for_this_sitting(tmp_path):
    (tmp_path / "file").touch()
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    with pytest.raises(StorageFailed):
        settings.set("layout", 1)
    assert settings.get("layout") == 1


def test_what_json_cannot_hold_is_refused(tmp_path):
    settings = SettingsFile(tmp_path / "settings.json")
    with pytest.raises(TypeError):
        settings.set("layout", object())
    assert settings.get("layout") is None


def test_the_default_place_is_the_persons_own():
    assert default_settings_path().name == "settings.json"
    assert "SegStudio" in str(default_settings_path())
