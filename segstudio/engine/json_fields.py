"""The fields of a JSON file from outside, each checked when it is taken."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from segstudio.document.label_class import MAX_CLASS_ID
from segstudio.document.network_choice import QUICK, NetworkChoice, NetworkUnknown
from segstudio.engine.errors import CheckpointBroken
from segstudio.engine.settings import LearnerSettings, SettingsRefused


class Fields:
    """A table of a file; every method raises CheckpointBroken, which names file and field."""

    def __init__(self, path: Path, fields: object) -> None:
        """path: for messages only."""
        self._path = path
        if not isinstance(fields, dict):
            raise CheckpointBroken(f"“{path}” does not hold a table of fields.")
        self._fields: dict[str, Any] = fields

    def __getitem__(self, name: str) -> object:
        if name not in self._fields:
            raise self.broken(name)
        return self._fields[name]

    def broken(self, name: str) -> CheckpointBroken:
        """Return the error for a field."""
        return CheckpointBroken(f"“{self._path}”: “{name}” is missing or not as it should be.")

    def integer(self, name: str, low: int, high: int) -> int:
        """Return a whole number in low … high."""
        value = self[name]
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.broken(name)
        return value

    def text(self, name: str) -> str:
        """Return a text."""
        value = self[name]
        if not isinstance(value, str):
            raise self.broken(name)
        return value

    def ids(self, name: str) -> tuple[int, ...]:
        """Return different class ids."""
        values = self[name]
        if not isinstance(values, list):
            raise self.broken(name)
        for each in values:
            if not isinstance(each, int) or isinstance(each, bool) or not 1 <= each <= MAX_CLASS_ID:
                raise self.broken(name)
        if len(set(values)) != len(values):
            raise self.broken(name)
        return tuple(values)

    def number(self, name: str, low: float, high: float) -> float:
        """Return a number in low … high."""
        value = self[name]
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.broken(name)
        if not math.isfinite(value) or not low <= value <= high:
            raise self.broken(name)
        return float(value)

    def interval(self, name: str) -> tuple[float, float]:
        """Return (low, high), both in 0 … 1."""
        match self[name]:
            case [int() | float() as low, int() | float() as high] if 0 <= low <= high <= 1:
                return float(low), float(high)
        raise self.broken(name)

    def has(self, name: str) -> bool:
        """Tell whether the field is there and not null."""
        return self._fields.get(name) is not None

    def rows(self, name: str) -> list[Any]:
        """Return a list of anything, [] where it is missing."""
        value = self._fields.get(name, [])
        if not isinstance(value, list):
            raise self.broken(name)
        return value

    def choice(self, name: str) -> NetworkChoice:
        """Return a network with its options; the default, which older files hold, if missing."""
        if not self.has(name):
            return QUICK
        values = self[name]
        if not isinstance(values, dict):
            raise self.broken(name)
        try:
            return NetworkChoice.from_fields(values)
        except NetworkUnknown as error:
            raise CheckpointBroken(f"“{self._path}”: {error}") from error

    def settings(self) -> LearnerSettings:
        """Return the field “settings”."""
        values = self["settings"]
        if not isinstance(values, dict):
            raise self.broken("settings")
        try:
            return LearnerSettings.from_fields(values)
        except SettingsRefused as error:
            raise CheckpointBroken(f"“{self._path}”: {error}") from error
