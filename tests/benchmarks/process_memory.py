"""What this process holds in memory, as Linux says."""

from __future__ import annotations

from pathlib import Path


def memory_mib(field: str) -> float:
    """Return VmRSS (now) or VmHWM (most so far) of this process; Linux only."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(field))
