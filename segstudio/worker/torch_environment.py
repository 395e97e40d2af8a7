"""What torch and its libraries read from the environment when they load; call before the import."""

from __future__ import annotations

import os

SETTINGS = {
    # Threads that wait by spinning bring everything to a crawl once another program wants a core.
    "OMP_WAIT_POLICY": "PASSIVE",
    "GOMP_SPINCOUNT": "10000",  # some ten microseconds
    # Feature maps on huge pages: the system clears them in 2 MB pieces instead of 4 kB ones.
    "THP_MEM_ALLOC_ENABLE": "1",
}


def prepare_environment() -> None:
    """Set what is not set already, for this process."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)
