"""pyqtgraph as `pg`, without CUDA's bindings: it imports them where they are installed with torch.

Nothing here uses them; they would take 13 MB and 40 ms of every window.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _without(package: str) -> Iterator[None]:
    """Let nobody inside import a package that nobody has imported before."""
    if package in sys.modules:
        yield
        return
    sys.modules[package] = None  # type: ignore[assignment]  # so Python marks what is not there
    try:
        yield
    finally:
        del sys.modules[package]


with _without("cuda"):
    import pyqtgraph as pg

__all__ = ["pg"]
