"""Large arrays of zeros whose memory comes in small pages, each as it is first written.

NumPy asks for pages of 2 MB, and the first touch of one may hold a stroke up for 5 to 15 ms while
the system makes room for it; a tile of small pages takes 0.4 ms whatever the image's size.
"""

from __future__ import annotations

import mmap
from math import prod
from typing import TypeVar

import numpy as np
import numpy.typing as npt

_LARGE_BYTES = 4 * 2**20
"""From here on NumPy asks for large pages."""
_T = TypeVar("_T", bound=np.generic)


def zero_pages(shape: tuple[int, ...], dtype: type[_T]) -> npt.NDArray[_T]:
    """Return zeros as `np.zeros` does."""
    size = prod(shape) * np.dtype(dtype).itemsize
    if size < _LARGE_BYTES or not hasattr(mmap, "MAP_PRIVATE"):
        return np.zeros(shape, dtype)
    pages = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if hasattr(mmap, "MADV_NOHUGEPAGE"):
        pages.madvise(mmap.MADV_NOHUGEPAGE)
    return np.frombuffer(pages, dtype).reshape(shape)
