"""A learner on disk: a folder with learner.json and the weights that it names. No pickle."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from safetensors import SafetensorError

from segstudio.document.label_class import MAX_CLASS_ID
from segstudio.engine.errors import CheckpointBroken, CheckpointNotSaved
from segstudio.engine.image_store import MAX_CHANNELS
from segstudio.engine.settings import LearnerSettings, SettingsRefused

FORMAT = 1
INDEX_NAME = "learner.json"
WEIGHTS_SUFFIX = ".safetensors"
MAX_INDEX_BYTES = 4 * 2**20
MAX_WEIGHTS_BYTES = 2**32

Weights = dict[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What is kept of a learner. weights: tensors by name; empty before the first step.

    learned_ids: classes that have been trained. channels: of the network's input, None: unknown.
    """

    class_ids: tuple[int, ...]
    learned_ids: tuple[int, ...]
    channels: int | None
    step: int
    version: int
    seed: int
    settings: LearnerSettings
    weights: Weights

    def save(self, folder: Path) -> None:
        """Write to `folder`, made where it is missing; what it held before survives any failure.

        The weights get a name of their own first; then learner.json, which names them, is replaced
        in one rename. Raises CheckpointNotSaved.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            content = safetensors.torch.save(self.weights)
            digest = hashlib.sha256(content).hexdigest()
            name = f"weights-{self.step}-{digest[:12]}{WEIGHTS_SUFFIX}"
            _write_atomically(folder / name, content)
            _write_atomically(folder / INDEX_NAME, self._index(name, digest).encode())
        except OSError as error:
            reason = error.strerror or str(error)
            raise CheckpointNotSaved(
                f"The network could not be saved to “{folder}”: {reason}. The one saved before is "
                "kept; make room or choose another place."
            ) from error
        _remove_others(folder, name)

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
        }
        return json.dumps(fields, indent=1)


def load_checkpoint(folder: Path) -> Checkpoint:
    """Read what `Checkpoint.save` wrote, trusting nothing in it. Raises CheckpointBroken."""
    index_path = folder / INDEX_NAME
    try:
        fields = _Fields(index_path, json.loads(_read(index_path, MAX_INDEX_BYTES)))
    except (ValueError, RecursionError) as error:
        raise CheckpointBroken(f"“{index_path}” is not valid JSON ({error}).") from error
    if fields.integer("format", 1, 2**31) > FORMAT:
        raise CheckpointBroken(f"“{index_path}” is from a newer SegStudio; update to open it.")
    class_ids = fields.ids("class_ids")
    learned_ids = fields.ids("learned_ids")
    if not class_ids or not set(learned_ids) <= set(class_ids):
        raise fields.broken("class_ids")
    return Checkpoint(
        class_ids,
        learned_ids,
        None if fields["channels"] is None else fields.integer("channels", 1, MAX_CHANNELS),
        fields.integer("step", 0, 2**53),
        fields.integer("version", 0, 2**53),
        fields.integer("seed", -(2**63), 2**63),
        fields.settings(),
        _load_weights(folder, fields),
    )


class _Fields:
    """The fields of learner.json, each checked when it is taken."""

    def __init__(self, path: Path, fields: object) -> None:
        self._path = path
        if not isinstance(fields, dict):
            raise CheckpointBroken(f"“{path}” does not hold a table of fields.")
        self._fields: dict[str, Any] = fields

    def __getitem__(self, name: str) -> object:
        if name not in self._fields:
            raise self.broken(name)
        return self._fields[name]

    def broken(self, name: str) -> CheckpointBroken:
        return CheckpointBroken(f"“{self._path}”: “{name}” is missing or not as it should be.")

    def integer(self, name: str, low: int, high: int) -> int:
        value = self[name]
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise self.broken(name)
        return value

    def text(self, name: str) -> str:
        value = self[name]
        if not isinstance(value, str):
            raise self.broken(name)
        return value

    def ids(self, name: str) -> tuple[int, ...]:
        values = self[name]
        if not isinstance(values, list):
            raise self.broken(name)
        for each in values:
            if not isinstance(each, int) or isinstance(each, bool) or not 1 <= each <= MAX_CLASS_ID:
                raise self.broken(name)
        if len(set(values)) != len(values):
            raise self.broken(name)
        return tuple(values)

    def settings(self) -> LearnerSettings:
        values = self["settings"]
        if not isinstance(values, dict):
            raise self.broken("settings")
        try:
            return LearnerSettings.from_fields(values)
        except SettingsRefused as error:
            raise CheckpointBroken(f"“{self._path}”: {error}") from error


def _load_weights(folder: Path, fields: _Fields) -> Weights:
    name = fields.text("weights")
    if Path(name).name != name or not name.endswith(WEIGHTS_SUFFIX) or "\\" in name:
        raise fields.broken("weights")
    path = folder / name
    content = _read(path, MAX_WEIGHTS_BYTES)
    if hashlib.sha256(content).hexdigest() != fields.text("sha256"):
        raise CheckpointBroken(f"“{path}” is damaged: its checksum is not the one noted.")
    try:
        weights: Weights = safetensors.torch.load(content)
    except (SafetensorError, ValueError, KeyError) as error:
        raise CheckpointBroken(f"“{path}” is not a safetensors file ({error}).") from error
    for tensor_name, tensor in weights.items():
        if tensor.dtype != torch.float32 or not bool(torch.isfinite(tensor).all()):
            raise CheckpointBroken(f"“{path}”: the weights “{tensor_name}” are not finite float32.")
    return weights


def _read(path: Path, limit_bytes: int) -> bytes:
    try:
        if path.stat().st_size > limit_bytes:
            raise CheckpointBroken(f"“{path}” is larger than a saved network can be.")
        return path.read_bytes()
    except OSError as error:
        raise CheckpointBroken(
            f"The saved network “{path}” could not be read: {error.strerror or error}."
        ) from error


def _write_atomically(path: Path, content: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=".saving-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_others(folder: Path, kept_name: str) -> None:
    """Remove older weights and leftovers; a file that cannot be removed now is tried next time."""
    leftovers = [*folder.glob("weights-*" + WEIGHTS_SUFFIX), *folder.glob(".saving-*")]
    for path in leftovers:
        if path.name != kept_name:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue
