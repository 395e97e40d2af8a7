"""Which processor the network runs on, by name for the code and for people."""

from __future__ import annotations

import platform

import torch

from segstudio.engine.errors import EngineError


def choose_device(wish: str | None = None) -> torch.device:
    """Return the device `wish` ("cpu", "cuda", "cuda:1", "mps"), the best there is for None.

    A GPU comes with its number, as tensors there know it. Raises EngineError where that device is
    not there.
    """
    try:
        return torch.zeros(1, device=_best_device() if wish is None else wish).device
    except (RuntimeError, AssertionError) as error:
        raise EngineError(
            f"The device “{wish}” cannot be used here ({str(error).splitlines()[0]}); "
            "choose “cpu” or leave the choice to SegStudio."
        ) from error


def _best_device() -> str:
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else "cpu"


def device_name(device: torch.device) -> str:
    """Return the device's name for people, such as "NVIDIA H200" or "CPU (x86_64)"."""
    if device.type == "cuda":
        return torch.cuda.get_device_name(device)
    if device.type == "mps":
        return "Apple GPU (Metal)"
    return f"CPU ({platform.machine() or 'unknown'})"
