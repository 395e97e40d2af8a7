"""Tasks have strokes of each class, on the first patches only, and truth for all."""

import numpy as np
import pytest

from segstudio.engine.starter.scene import make_pair
from segstudio.engine.starter.task import PATCH_PX, STROKED, Task, draw_task


@pytest.fixture(scope="module")
def tasks() -> list[Task]:
    rng = np.random.default_rng(0)
    found = [draw_task(make_pair(160, rng), rng) for _ in range(12)]
    return [task for task in found if task is not None]


def test_strokes_say_the_truth(tasks) -> None:
    assert len(tasks) > 6
    for task in tasks:
        patch, row, column = task.places.T
        assert np.array_equal(task.truth[patch, row, column], task.rows)
        assert set(task.rows.tolist()) == set(range(task.classes))
        assert patch.max() < STROKED


def test_patches_are_what_a_network_takes(tasks) -> None:
    for task in tasks:
        assert task.pixels.shape == (2 * STROKED, 3, PATCH_PX, PATCH_PX)
        assert task.pixels.dtype == np.float32
        assert np.abs(task.pixels).max() < 5
        assert task.truth.max() < task.classes


def test_scenes_of_one_kind_are_no_task() -> None:
    rng = np.random.default_rng(0)
    pair = make_pair(160, rng)
    pair[0].region_ids[...] = 1
    assert draw_task(pair, rng) is None
