"""Encoder weights from a file of PyTorch, trusting nothing in it."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import torch
from torch._subclasses.fake_tensor import FakeTensorMode

from segstudio.engine.errors import NetworkRefused
from segstudio.engine.networks import Network
from segstudio.engine.weights_file import Weights

MAX_BYTES = 2**31
VARIANCE = "running_var"
"""How names of a norm's variances end. The root of a negative one would make all scores NaN."""


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
    with FakeTensorMode():
        found = _loaded(path)
    if not isinstance(found, dict) or not all(isinstance(e, torch.Tensor) for e in found.values()):
        raise _refused(path, "it is no table of tensors")
    told_bytes = sum(
        {id(s): s.nbytes() for s in (e.untyped_storage() for e in found.values())}.values()
    )
    if told_bytes > path.stat().st_size:
        raise _refused(path, "it tells of more numbers than it holds")
    for name, shape in wanted.items():
        if name not in found:
            raise _refused(path, f"“{name}” is missing")
        if found[name].shape != shape or not found[name].is_floating_point():
            raise _refused(
                path,
                f"“{name}” is {tuple(found[name].shape)} there and {tuple(shape)} in this network",
                "Leave the network's width as it usually is, or take the weights of its encoder.",
            )


def begin_with_encoder(network: Network, path: Path) -> None:
    """Give a new network the encoder of a file. Raises NetworkRefused; nothing changes then."""
    check_encoder(path, network)
    found = _loaded(path)
    weights: Weights = {name: found[name].float() for name in network.encoder_shapes()}
    for name, tensor in weights.items():
        if not bool(torch.isfinite(tensor).all()):
            raise _refused(path, f"“{name}” holds numbers that are not finite")
        if name.endswith(VARIANCE) and bool((tensor < 0).any()):
            raise _refused(path, f"“{name}” holds negative numbers, which no variance is")
    with torch.no_grad():
        network.take_encoder(weights)


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
        if not path.is_file() or size > MAX_BYTES:
            raise _refused(path, "it is no file, or larger than an encoder can be")
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as parts:
                if sum(each.file_size for each in parts.infolist()) > size:
                    raise _refused(path, "it is packed, as PyTorch never does")
    except (OSError, zipfile.BadZipFile) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _refused(path, reason, "Check the name and the drive.") from error


def _loaded(path: Path) -> Any:
    try:
        return torch.load(path, map_location="cpu", weights_only=True)
    except Exception as error:  # bytes of any kind can fail in any way
        reason = f"it is no file of weights alone ({type(error).__name__})"
        raise _refused(path, reason) from error


def _refused(path: Path, reason: str, way_out: str = "") -> NetworkRefused:
    way_out = way_out or "Take a file that torchvision published for its encoder."
    return NetworkRefused(f"The network cannot begin with “{path}”: {reason}. {way_out}")
