"""The leaderboard in a project's folder."""

import json

import pytest

from segstudio.document.network_choice import NetworkChoice
from segstudio.workspace.leaderboard import (
    FILE_NAME,
    Leaderboard,
    LeaderboardRow,
    LeaderboardUnreadable,
    csv_lines,
)


def made_row(key="a", **changes):
    settings = {**NetworkChoice("plain").settings, "loss": "dice"}
    values = {
        "key": key,
        "words": "plain",
        "dice": 0.5,
        "low": 0.4,
        "high": 0.6,
        "images": 3,
        "steps": 9,
        "seconds": 2.0,
        "steps_per_s": 4.5,
        "mpx_per_s": 1.0,
        "memory_bytes": 5,
        "size_bytes": 6,
        "device": "CPU",
        "setup": "s",
        "settings": settings,
    }
    return LeaderboardRow(**{**values, **changes})


def test_rows_are_kept_with_how_they_learned(tmp_path):
    row = made_row()
    Leaderboard(tmp_path).add(row)
    assert Leaderboard(tmp_path).rows == [row]
    assert Leaderboard(tmp_path).row("a") == row
    names, values = csv_lines([row])
    assert dict(zip(names, values, strict=True))["dice"] == "0.5"
    assert not {"key", "setup", "settings"} & set(names)


def test_rows_of_an_older_version_are_read(tmp_path):
    Leaderboard(tmp_path).add(made_row())
    content = json.loads((tmp_path / FILE_NAME).read_text("utf-8"))
    for name in ("setup", "settings"):
        del content["rows"][0][name]
    (tmp_path / FILE_NAME).write_text(json.dumps(content), "utf-8")
    assert Leaderboard(tmp_path).rows == [made_row(setup="", settings={})]


@pytest.mark.parametrize("settings", [[1], {"loss": ["dice"]}, {"loss": None}, "x"])
def test_settings_that_are_none_are_refused(tmp_path, settings):
    Leaderboard(tmp_path).add(made_row(settings=settings))
    with pytest.raises(LeaderboardUnreadable, match="Move it away"):
        Leaderboard(tmp_path)
