"""Memory that is freed is kept for the next step: asking the system anew costs more than a layer.

Without this, each feature map of a few megabytes is a fresh mapping whose pages the system clears
one by one; predicting 1024² then takes 1.7 times as long (2 cores, glibc).
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache

_TRIM_THRESHOLD, _TOP_PAD, _MMAP_THRESHOLD = -1, -2, -3
"""Parameters of mallopt, from glibc's malloc.h."""
KEPT_BYTES = 512 * 2**20
AHEAD_BYTES = 64 * 2**20
LARGEST_BYTES = 32 * 2**20
"""The most that glibc lets its heap serve; what is larger is mapped each time."""


@cache
def keep_freed_memory() -> bool:
    """Have this process keep what it frees, up to KEPT_BYTES; tell whether that can be had.

    Once a process, on Linux with glibc only; elsewhere nothing is done.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (OSError, AttributeError):  # another C library
        return False
    return all(
        mallopt(parameter, value) == 1
        for parameter, value in (
            (_MMAP_THRESHOLD, LARGEST_BYTES),
            (_TRIM_THRESHOLD, KEPT_BYTES),
            (_TOP_PAD, AHEAD_BYTES),
        )
    )
