"""Weights on disk: safetensors with a checksum, written whole or not at all. No pickle."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

import safetensors.torch
import torch
from safetensors import SafetensorError

from segstudio.engine.errors import CheckpointBroken

SUFFIX = ".safetensors"
MAX_WEIGHTS_BYTES = 2**32

Weights = dict[str, torch.Tensor]


def encoded(weights: Weights) -> tuple[bytes, str]:
    """Return the content of a file of `weights`, and its SHA-256."""
    content = safetensors.torch.save(weights)
    return content, hashlib.sha256(content).hexdigest()


def load_weights(path: Path, sha256: str) -> Weights:
    """Read a file of weights. Raises CheckpointBroken where it is not what was noted."""
    content = read_limited(path, MAX_WEIGHTS_BYTES)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise CheckpointBroken(f"“{path}” is damaged: its checksum is not the one noted.")
    try:
        weights: Weights = safetensors.torch.load(content)
    except (SafetensorError, ValueError, KeyError) as error:
        raise CheckpointBroken(f"“{path}” is not a safetensors file ({error}).") from error
    for name, tensor in weights.items():
        if tensor.dtype != torch.float32 or not bool(torch.isfinite(tensor).all()):
            raise CheckpointBroken(f"“{path}”: the weights “{name}” are not finite float32.")
    return weights


def read_limited(path: Path, limit_bytes: int) -> bytes:
    """Read a file. Raises CheckpointBroken where it is too large or cannot be read."""
    try:
        if path.stat().st_size > limit_bytes:
            raise CheckpointBroken(f"“{path}” is larger than a saved network can be.")
        return path.read_bytes()
    except OSError as error:
        raise CheckpointBroken(
            f"The saved network “{path}” could not be read: {error.strerror or error}."
        ) from error


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole, or as before. Raises OSError.

    Others may read it as any file of the person: `tempfile` would keep it to the person alone.
    """
    temporary = path.with_name(f".saving-{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
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
