"""The versions that are kept beside a project's checkpoint, told without loading a network."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segstudio.storage.training_record import VersionRecord

_INDEX_NAME = "learner.json"
_MAX_BYTES = 4 * 2**20
_MOST = 100
_NOT_ONE = (AttributeError, KeyError, OSError, OverflowError, TypeError, ValueError)
_LATEST_S = 2**36  # no calendar goes further


@dataclass(frozen=True, slots=True)
class SavedVersion:
    """created: seconds since 1970. strokes: edits seen until then. dice: held out, 0 … 1.

    interval: where 95 % of its draws lie. size_bytes: of its file, None where it is not kept;
    strokes are not known then, either. start: what its network began with, "" as is usual.
    """

    number: int
    created: float
    step: int
    strokes: int | None = None
    dice: float | None = None
    interval: tuple[float, float] | None = None
    size_bytes: int | None = None
    note: str = ""
    is_pinned: bool = False
    start: str = ""


def saved_versions(checkpoint: Path) -> list[SavedVersion]:
    """Return the kept versions, the oldest first; those that can be made out, be it none."""
    try:
        with (checkpoint / _INDEX_NAME).open("rb") as file:
            rows = json.loads(file.read(_MAX_BYTES))["versions"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
    found = []
    for row in rows[:_MOST] if isinstance(rows, list) else []:
        with suppress(*_NOT_ONE):
            found.append(_version(checkpoint, row))
    return sorted(found, key=lambda each: each.number)


def all_versions(records: Iterable[VersionRecord], checkpoint: Path) -> list[SavedVersion]:
    """Return the noted versions and the kept ones, the oldest first.

    records: as the project's file notes them, few of all.
    """
    noted = (
        SavedVersion(each.number, each.created, each.step, dice=each.dice, note=each.note)
        for each in records
    )
    found = {each.number: each for each in (*noted, *saved_versions(checkpoint))}
    return [found[number] for number in sorted(found)]


def _version(checkpoint: Path, row: dict[str, Any]) -> SavedVersion:
    """Raises one of _NOT_ONE for a row that is none."""
    dice, interval, restored = row.get("dice"), row.get("interval"), row.get("restored")
    created = float(row["created_s"])
    if not 0 <= created < _LATEST_S:
        raise ValueError(created)
    text = str(row.get("text") or "")
    again = "" if restored is None else f"version {int(restored)} again"
    low, high = interval or (None, None)
    return SavedVersion(
        int(row["number"]),
        created,
        int(row["step"]),
        int(row["strokes"]),
        None if dice is None else float(dice),
        None if low is None or high is None else (float(low), float(high)),
        _size(checkpoint, str(row["sha256"])),
        text or again,
        row.get("is_pinned") is True,
        str(row.get("start") or ""),
    )


def _size(checkpoint: Path, digest: str) -> int:
    if not digest.isalnum():
        raise ValueError(digest)
    return (checkpoint / f"version-{digest[:16]}.safetensors").stat().st_size
