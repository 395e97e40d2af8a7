"""Kept versions on disk beside the checkpoint: a file of weights each, rows in learner.json."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from segstudio.engine.calibration import TEMPERATURES, Calibration
from segstudio.engine.errors import CheckpointBroken
from segstudio.engine.json_fields import Fields
from segstudio.engine.version_shelf import (
    MOST_CHARACTERS,
    MOST_PINNED,
    MOST_VERSIONS,
    KeptVersion,
    VersionNote,
)
from segstudio.engine.weights_file import SUFFIX, encoded, load_weights, write_atomically

_digests: WeakKeyDictionary[KeptVersion, str] = WeakKeyDictionary()
"""Checksums of versions that were written: they never change, so they are written once."""


def write_versions(folder: Path, versions: Iterable[KeptVersion]) -> list[str]:
    """Write those that are not in `folder` yet; return the names of all their files.

    A file is named for what it holds, so a version that is an older one again costs nothing.
    Raises OSError.
    """
    names = []
    for version in versions:
        if version not in _digests or not (folder / _name(_digests[version])).is_file():
            content, _digests[version] = encoded(version.weights)
            write_atomically(folder / _name(_digests[version]), content)
        names.append(_name(_digests[version]))
    return names


def version_rows(versions: Iterable[KeptVersion]) -> list[dict[str, object]]:
    """Return what learner.json says of versions that were written."""
    return [_row(version) for version in versions]


def read_versions(folder: Path, rows: list[Any]) -> tuple[list[KeptVersion], list[str]]:
    """Return the versions that are whole, and a sentence about each that is not."""
    versions, problems = [], []
    for row in rows[: 2 * MOST_VERSIONS + MOST_PINNED]:
        try:
            versions.append(_version(folder, Fields(folder / "learner.json", row)))
        except CheckpointBroken as error:
            problems.append(f"A kept version is left out. {error}")
    return versions, problems


def _row(version: KeptVersion) -> dict[str, object]:
    note, found = version.note, version.note.calibration
    return {
        "number": note.number,
        "step": note.step,
        "created_s": note.created_s,
        "strokes": note.strokes,
        "dice": note.dice,
        "restored": note.restored,
        "interval": note.interval,
        "text": note.text,
        "is_pinned": note.is_pinned,
        "start": note.start,
        "temperature": found and found.temperature,
        "raw_error": found and found.raw_error,
        "error": found and found.error,
        "network": asdict(version.choice),
        "class_ids": version.class_ids,
        "learned_ids": version.learned_ids,
        "sha256": _digests[version],
    }


def _version(folder: Path, row: Fields) -> KeptVersion:
    calibration = None
    if row.has("temperature"):
        calibration = Calibration(
            row.number("temperature", *TEMPERATURES),
            row.number("raw_error", 0, 1),
            row.number("error", 0, 1),
        )
    note = VersionNote(
        row.integer("number", 1, 2**53),
        row.integer("step", 0, 2**53),
        row.number("created_s", 0, 2**53),
        row.integer("strokes", 0, 2**53),
        row.number("dice", 0, 1) if row.has("dice") else None,
        calibration,
        row.integer("restored", 1, 2**53) if row.has("restored") else None,
        row.interval("interval") if row.has("interval") else None,
        row.text("text")[:MOST_CHARACTERS] if row.has("text") else "",
        row.has("is_pinned") and row["is_pinned"] is True,
        row.text("start")[:MOST_CHARACTERS] if row.has("start") else "",
    )
    digest = row.text("sha256")
    if len(digest) != 64 or not all(each in "0123456789abcdef" for each in digest):
        raise row.broken("sha256")
    weights = load_weights(folder / _name(digest), digest)
    ids = row.ids("class_ids"), row.ids("learned_ids")
    version = KeptVersion(note, *ids, weights, row.choice("network"))
    _digests[version] = digest
    return version


def _name(digest: str) -> str:
    return f"version-{digest[:16]}{SUFFIX}"
