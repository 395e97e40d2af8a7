"""What torch draws without a generator: dropout, weights, what torchvision draws."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import torch


@contextlib.contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let torch draw the same within, whatever was drawn before; the CPU then goes on as it was."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        yield
