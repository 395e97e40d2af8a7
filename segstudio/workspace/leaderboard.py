"""Networks that were compared in a project, and how each did; a file beside its networks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from segstudio.formats.input_file import read_json
from segstudio.storage.atomic_file import write_atomically

FILE_NAME = "leaderboard.json"
FORMAT = 1
MOST_ROWS = 500
_MAX_BYTES = 2**20
_NOT_FIGURES = ("key", "setup", "settings")


class LeaderboardUnreadable(ValueError):
    """The file is not one of ours; the text says what to do."""


@dataclass(frozen=True, slots=True)
class LeaderboardRow:
    """One network's figures on the measured images.

    key: of what was trained, on which labels, for how long. words: the network, for people.
    dice: mean over classes but the background, 0 … 1, low … high: where 95 % of draws of the images
    lie; -1 where nothing could be compared. steps_per_s: of training. mpx_per_s: predicted, with
    reading. memory_bytes: of the engine at the end. size_bytes: of the network's file. setup: alike
    for rows of the same labels, images, method and time. settings: how it learned, by name.
    """

    key: str
    words: str
    dice: float
    low: float
    high: float
    images: int
    steps: int
    seconds: float
    steps_per_s: float
    mpx_per_s: float
    memory_bytes: int
    size_bytes: int
    device: str
    setup: str = ""
    settings: Mapping[str, str | int | float] = field(default_factory=dict)


class Leaderboard:
    """The rows in a project's folder. Raises LeaderboardUnreadable, ImportFailed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self.rows = _read(self._path) if self._path.exists() else []

    def row(self, key: str) -> LeaderboardRow | None:
        """Return what was measured already, or None."""
        return next((each for each in self.rows if each.key == key), None)

    def add(self, row: LeaderboardRow) -> None:
        """Add a row and write the file; the oldest go where there are too many.

        Raises StorageError.
        """
        self.rows = [*self.rows, row][-MOST_ROWS:]
        content = {"format": FORMAT, "rows": [asdict(each) for each in self.rows]}
        write_atomically(self._path, json.dumps(content, ensure_ascii=False, indent=1).encode())


def csv_lines(rows: Sequence[LeaderboardRow]) -> list[list[str]]:
    """Return a header and a line of each row."""
    names = [each.name for each in fields(LeaderboardRow) if each.name not in _NOT_FIGURES]
    return [names, *([str(getattr(row, name)) for name in names] for row in rows)]


def _read(path: Path) -> list[LeaderboardRow]:
    content = read_json(path, _MAX_BYTES)
    try:
        if content["format"] != FORMAT:
            raise ValueError
        return [_row(each) for each in content["rows"][-MOST_ROWS:]]
    except (KeyError, TypeError, ValueError) as error:
        raise LeaderboardUnreadable(
            f"“{path}” is not a leaderboard that this version can read. Move it away, then compare "
            "again."
        ) from error


def _row(values: dict[str, object]) -> LeaderboardRow:
    kinds = {"str": (str,), "int": (int,), "float": (int, float)}
    values = {"setup": "", "settings": {}, **values}  # of an older version without them
    for each in fields(LeaderboardRow):
        if each.name != "settings" and type(values[each.name]) not in kinds[str(each.type)]:
            raise TypeError(each.name)
    settings = values["settings"]
    if not isinstance(settings, dict) or not all(map(_is_setting, settings.values())):
        raise TypeError("settings")
    return LeaderboardRow(**values)  # type: ignore[arg-type]


def _is_setting(value: object) -> bool:
    return type(value) in (str, int, float)
