"""Encoder weights from a file of PyTorch or safetensors, trusting nothing in it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from torch._subclasses.fake_tensor import FakeTensorMode

from segstudio.engine.errors import NetworkRefused
from segstudio.engine.networks import Network
from segstudio.engine.weights_file import SUFFIX, Weights

MAX_BYTES = 2**31
VARIANCE = "running_var"
"""How names of a norm's variances end. The root of a negative one would make all scores NaN."""
FLOATS = ("F64", "F32", "F16", "BF16")
"""What safetensors calls numbers with a point."""

Shapes = Mapping[str, tuple[tuple[int, ...], bool]]
"""(shape, whether its numbers have a point) of each tensor of a file, by name."""


def check_encoder(path: Path, network: Network) -> None:
    """Raise NetworkRefused where a file does not hold what `network` can begin with.

    network: may be on torch's device "meta". Only names and shapes are read, no numbers.
    """
    wanted = network.encoder_shapes()
    if not wanted:
        raise NetworkRefused(
            "This network has no encoder that weights of a file fit. Choose another network, such "
            "as “fcn”, or no weights."
        )
    _check_file(path)
    found = _safe_shapes(path) if path.suffix == SUFFIX else _torch_shapes(path)
    for name, shape in wanted.items():
        if name not in found:
            raise _refused(path, f"“{name}” is missing")
        if found[name] != (tuple(shape), True):
            raise _refused(
                path,
                f"“{name}” is {found[name][0]} there and {tuple(shape)} in this network",
                "Leave the network's width as it usually is, or take the weights of its encoder.",
            )


def encoder_of(path: Path, network: Network) -> Weights:
    """Return what `network` can begin with, float32 by torchvision's names.

    network: as for `check_encoder`. Raises NetworkRefused.
    """
    check_encoder(path, network)
    names = network.encoder_shapes()
    found = _safe_numbers(path, names) if path.suffix == SUFFIX else _loaded(path)
    weights: Weights = {name: found[name].float() for name in names}
    for name, tensor in weights.items():
        if not bool(torch.isfinite(tensor).all()):
            raise _refused(path, f"“{name}” holds numbers that are not finite")
        if name.endswith(VARIANCE) and bool((tensor < 0).any()):
            raise _refused(path, f"“{name}” holds negative numbers, which no variance is")
    return weights


def begin_with_encoder(network: Network, path: Path) -> None:
    """Give a new network the encoder of a file. Raises NetworkRefused; nothing changes then."""
    weights = encoder_of(path, network)
    with torch.no_grad():
        network.take_encoder(weights)


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
        if not path.is_file() or size > MAX_BYTES:
            raise _refused(path, "it is no file, or larger than an encoder can be")
        if path.suffix != SUFFIX and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as parts:
                if sum(each.file_size for each in parts.infolist()) > size:
                    raise _refused(path, "it is packed, as PyTorch never does")
    except (OSError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(path, reason, "Check the name and the drive.") from error


def _torch_shapes(path: Path) -> Shapes:
    with FakeTensorMode():
        found = _loaded(path)
        told_bytes = sum(
            {id(s): s.nbytes() for s in (e.untyped_storage() for e in found.values())}.values()
        )
    if told_bytes > path.stat().st_size:
        raise _refused(path, "it tells of more numbers than it holds")
    return {name: (tuple(e.shape), e.is_floating_point()) for name, e in found.items()}


def _loaded(path: Path) -> Weights:
    try:
        found = torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # bytes of any kind can fail in any way
        reason = f"it is no file of weights alone ({type(error).__name__})"
        raise _refused(path, reason) from error
    if not isinstance(found, dict) or not all(isinstance(e, torch.Tensor) for e in found.values()):
        raise _refused(path, "it is no table of tensors")
    return found


def _safe_shapes(path: Path) -> Shapes:
    """Opening it looks whether the file holds all that it tells of."""
    try:
        with safe_open(path, framework="pt") as file:
            parts = {name: file.get_slice(name) for name in file.keys()}  # noqa: SIM118
            return {
                name: (tuple(each.get_shape()), each.get_dtype() in FLOATS)
                for name, each in parts.items()
            }
    except (SafetensorError, OSError) as error:
        raise _refused(path, f"it is no file of safetensors ({error})") from error


def _safe_numbers(path: Path, names: Iterable[str]) -> Weights:
    try:
        with safe_open(path, framework="pt") as file:
            return {name: file.get_tensor(name) for name in names}
    except (SafetensorError, OSError) as error:
        raise _refused(path, f"it is no file of safetensors ({error})") from error


def _refused(path: Path, reason: str, way_out: str = "") -> NetworkRefused:
    way_out = way_out or (
        "Take a file that torchvision published for its encoder; of a network that SegStudio "
        "exported, copy the card (.json) beside it."
        if path.suffix == SUFFIX
        else "Take a file that torchvision published for its encoder."
    )
    return NetworkRefused(f"The network cannot begin with “{path}”: {reason}. {way_out}")
