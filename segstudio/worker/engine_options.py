"""How the engine's process is to run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How the engine's process runs."""

    log_path: str | None = None
    """File for its log and for the traces of hard crashes; None: no log."""
    threads: int | None = None
    """Threads for arithmetic; None: up to as many as there are cores, as other programs allow."""
    niceness: int = 5
    """Added to the priority on POSIX, so that the window goes first; Windows: below normal."""
    warms_up: bool = True
    """Whether it takes what delays a first step in advance, while it has nothing to do."""
