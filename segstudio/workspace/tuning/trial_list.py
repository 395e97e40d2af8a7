"""What was tried in a project and how each did; a file beside its networks."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from segstudio.formats.input_file import read_json
from segstudio.storage.atomic_file import write_atomically
from segstudio.workspace.tuning.search_space import Parameters

FILE_NAME = "tuning.json"
FORMAT = 1
MOST_ROWS = 2000
_MAX_BYTES = 4 * 2**20


class TrialsUnreadable(ValueError):
    """The file is not one of ours; the text says what to do."""


@dataclass(frozen=True, slots=True)
class TrialRow:
    """key: of labels, folds and how long was trained. folds: mean Dice up to each fold, 0 … 1.

    dice, low, high: over all images and where 95 % of their draws lie; of those folds that were
    done where is_given_up. seconds: of training, all folds.
    """

    key: str
    parameters: Parameters
    folds: tuple[float, ...]
    dice: float
    low: float
    high: float
    seconds: float
    is_given_up: bool = False

    @property
    def words(self) -> str:
        """What was tried, for people."""
        network, *others = self.parameters.items()
        told = [f"{name.replace('_', ' ')} {_short(value)}" for name, value in others]
        return ", ".join([str(network[1]), *told])


class TrialList:
    """The rows in a project's folder. Raises TrialsUnreadable, ImportFailed."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._rows = _read(self._path) if self._path.exists() else []

    def of(self, key: str) -> list[TrialRow]:
        """Return the rows with that key, oldest first."""
        return [each for each in self._rows if each.key == key]

    def newest(self) -> list[TrialRow]:
        """Return the rows of the search that tried something last, oldest first."""
        return self.of(self._rows[-1].key) if self._rows else []

    def add(self, row: TrialRow) -> None:
        """Add a row and write the file; the oldest go where there are too many.

        Raises StorageError.
        """
        self._rows = [*self._rows, row][-MOST_ROWS:]
        content = {"format": FORMAT, "rows": [asdict(each) for each in self._rows]}
        write_atomically(self._path, json.dumps(content, ensure_ascii=False, indent=1).encode())


def best_of(rows: list[TrialRow]) -> TrialRow | None:
    """Return the best of those that were not given up, or None."""
    whole = [each for each in rows if not each.is_given_up]
    return max(whole, key=lambda each: each.dice, default=None)


def csv_lines(rows: Sequence[TrialRow]) -> list[list[str]]:
    """Return a header and a line of each row, in order."""
    names = list(dict.fromkeys(name for each in rows for name in each.parameters))
    figures = ("dice", "low", "high", "seconds", "is_given_up")
    lines = [[*names, *figures]]
    for each in rows:
        tried = [str(each.parameters.get(name, "")) for name in names]
        lines.append([*tried, *(str(getattr(each, name)) for name in figures)])
    return lines


def _short(value: str | int | float) -> str:
    return value if isinstance(value, str) else f"{value:.4g}"


def _read(path: Path) -> list[TrialRow]:
    content = read_json(path, _MAX_BYTES)
    try:
        if content["format"] != FORMAT:
            raise ValueError
        return [_row(each) for each in content["rows"][-MOST_ROWS:]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise TrialsUnreadable(
            f"“{path}” is not a list of trials that this version can read. Move it away, then tune "
            "again."
        ) from error


def _row(values: Any) -> TrialRow:
    parameters = {str(name): each for name, each in values["parameters"].items()}
    if next(iter(parameters), "") != "network":
        raise ValueError
    if any(type(each) not in (str, int, float) for each in parameters.values()):
        raise TypeError
    folds = tuple(float(each) for each in values["folds"])
    dice, low, high, seconds = (float(values[name]) for name in ("dice", "low", "high", "seconds"))
    if not folds or not all(math.isfinite(each) for each in (*folds, dice, low, high, seconds)):
        raise ValueError
    given_up = values["is_given_up"] is True
    return TrialRow(str(values["key"]), parameters, folds, dice, low, high, seconds, given_up)
