"""A learner on disk: a folder with learner.json and the weights that it names. No pickle."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

from segstudio.engine.errors import CheckpointBroken, CheckpointNotSaved
from segstudio.engine.held_out import Cell
from segstudio.engine.json_fields import Fields
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.stored_image import MAX_CHANNELS, MAX_SIDE_PX
from segstudio.engine.version_file import read_versions, version_rows, write_versions
from segstudio.engine.version_shelf import KeptVersion
from segstudio.engine.weights_file import (
    SUFFIX,
    Weights,
    encoded,
    load_weights,
    read_limited,
    write_atomically,
)

FORMAT = 2
"""2 has versions and held-out cells; 1 is read, too."""
INDEX_NAME = "learner.json"
MAX_INDEX_BYTES = 4 * 2**20
READS = 5


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is kept of a learner. weights: tensors by name; empty before the first step.

    learned_ids: classes that have been trained. channels: of the network's input, None: unknown.
    version: the one that is shown; it is among `versions`. strokes: edits seen so far.
    held_out: rows of key, row and column of cells. left: keys of images that were trained on before
    they were forgotten. problems: sentences about what was left out.
    """

    class_ids: tuple[int, ...]
    learned_ids: tuple[int, ...]
    channels: int | None
    step: int
    version: int
    seed: int
    settings: LearnerSettings
    weights: Weights
    strokes: int = 0
    held_out: tuple[Cell, ...] = ()
    left: tuple[int | str, ...] = ()
    versions: tuple[KeptVersion, ...] = ()
    problems: tuple[str, ...] = ()

    def save(self, folder: Path) -> None:
        """Write to `folder`, made where it is missing; what it held before survives any failure.

        The weights get a name of their own first; then learner.json, which names them, is replaced
        in one rename. Raises CheckpointNotSaved.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            content, digest = encoded(self.weights)
            name = f"weights-{self.step}-{digest[:12]}{SUFFIX}"
            write_atomically(folder / name, content)
            names = write_versions(folder, self.versions)
            write_atomically(folder / INDEX_NAME, self._index(name, digest).encode())
        except OSError as error:
            reason = error.strerror or str(error)
            raise CheckpointNotSaved(
                f"The network could not be saved to “{folder}”: {reason}. The one saved before is "
                "kept; make room or choose another place."
            ) from error
        _remove_others(folder, {name, *names})

    def _index(self, weights_name: str, digest: str) -> str:
        fields = {
            "format": FORMAT,
            "class_ids": self.class_ids,
            "learned_ids": self.learned_ids,
            "channels": self.channels,
            "step": self.step,
            "version": self.version,
            "seed": self.seed,
            "settings": asdict(self.settings),
            "weights": weights_name,
            "sha256": digest,
            "strokes": self.strokes,
            "held_out": [[cell.key, cell.row, cell.column] for cell in self.held_out],
            "left": self.left,
            "versions": version_rows(self.versions),
        }
        return json.dumps(fields, indent=1)


def put_aside(folder: Path) -> Path | None:
    """Rename a checkpoint that could not be read, so that nothing of it is replaced; None: of none.

    It may be of a newer SegStudio, or damaged in one file of many. Raises CheckpointNotSaved.
    """
    if not folder.is_dir() or not any(folder.iterdir()):
        return None
    names = (folder.with_name(f"{folder.name}-unreadable-{number}") for number in count(1))
    target = next(each for each in names if not each.exists())
    try:
        return folder.rename(target)
    except OSError as error:
        raise CheckpointNotSaved(
            f"“{folder}” holds a network that could not be read, and cannot be put aside: "
            f"{error.strerror or error}. Move it away, then go on."
        ) from error


def load_checkpoint(folder: Path) -> Checkpoint:
    """Read what `Checkpoint.save` wrote, trusting nothing in it. Raises CheckpointBroken.

    A kept version that is damaged is left out, with a sentence in `problems`. Where another process
    saves meanwhile, files vanish that the index just named: it is read again then.
    """
    index_path = folder / INDEX_NAME
    for _ in range(READS):
        before = read_limited(index_path, MAX_INDEX_BYTES)
        with contextlib.suppress(CheckpointBroken):
            found = _load(folder, index_path)
            if not found.problems:
                return found
        if read_limited(index_path, MAX_INDEX_BYTES) == before:
            break
    return _load(folder, index_path)


def _load(folder: Path, index_path: Path) -> Checkpoint:
    try:
        fields = Fields(index_path, json.loads(read_limited(index_path, MAX_INDEX_BYTES)))
    except (ValueError, RecursionError) as error:
        raise CheckpointBroken(f"“{index_path}” is not valid JSON ({error}).") from error
    if fields.integer("format", 1, 2**31) > FORMAT:
        raise CheckpointBroken(f"“{index_path}” is from a newer SegStudio; update to open it.")
    class_ids = fields.ids("class_ids")
    learned_ids = fields.ids("learned_ids")
    if not class_ids or not set(learned_ids) <= set(class_ids):
        raise fields.broken("class_ids")
    versions, problems = read_versions(folder, fields.rows("versions"))
    return Checkpoint(
        class_ids,
        learned_ids,
        None if fields["channels"] is None else fields.integer("channels", 1, MAX_CHANNELS),
        fields.integer("step", 0, 2**53),
        fields.integer("version", 0, 2**53),
        fields.integer("seed", -(2**63), 2**63),
        fields.settings(),
        _weights(folder, fields),
        fields.integer("strokes", 0, 2**53) if fields.has("strokes") else 0,
        tuple(_cell(fields, row) for row in fields.rows("held_out")),
        tuple(_key(fields, row) for row in fields.rows("left")),
        tuple(versions),
        tuple(problems),
    )


def _weights(folder: Path, fields: Fields) -> Weights:
    name = fields.text("weights")
    if Path(name).name != name or not name.endswith(SUFFIX) or "\\" in name:
        raise fields.broken("weights")
    return load_weights(folder / name, fields.text("sha256"))


def _cell(fields: Fields, row: Any) -> Cell:
    match row:
        case [int() | str() as key, int(at_row), int(at_column)]:
            if min(at_row, at_column) >= 0 and max(at_row, at_column) < MAX_SIDE_PX:
                return Cell(key, at_row, at_column)
    raise fields.broken("held_out")


def _key(fields: Fields, row: Any) -> int | str:
    if isinstance(row, int | str):
        return row
    raise fields.broken("left")


def _remove_others(folder: Path, kept_names: Iterable[str]) -> None:
    """Remove older weights and leftovers; a file that cannot be removed now is tried next time."""
    patterns = (f"weights-*{SUFFIX}", f"version-*{SUFFIX}", ".saving-*")
    for path in [each for pattern in patterns for each in folder.glob(pattern)]:
        if path.name not in kept_names:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue
