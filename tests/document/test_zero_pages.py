"""Zeros that take memory only where they are written."""

import gc

import numpy as np
import psutil
import pytest

from segstudio.document.zero_pages import zero_pages


@pytest.mark.parametrize("shape", [(3, 5), (3000, 3000), (4001, 5003)])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_it_is_as_any_array_of_zeros(shape, dtype):
    zeros = zero_pages(shape, dtype)
    assert zeros.shape == shape
    assert zeros.dtype == dtype
    assert zeros.flags.c_contiguous
    assert not zeros.any()
    zeros[-1, -1] = 7
    part = zeros[1:, 1:]
    del zeros
    gc.collect()
    assert part[-1, -1] == 7


def test_what_is_not_written_takes_no_memory():
    process = psutil.Process()
    before = process.memory_info().rss
    zeros = zero_pages((16_384, 16_384), np.uint8)
    for row in range(0, 16_384, 2048):
        zeros[row : row + 256, :256] = 1
    assert process.memory_info().rss - before < 64 * 2**20
