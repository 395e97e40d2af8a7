"""The newest batches lie side by side, each for some steps."""

import numpy as np
import torch

from segstudio.engine.recent_batches import RecentBatches
from segstudio.engine.training_set import Batch


def batch(value: int, patches: int = 2) -> Batch:
    pixels = np.full((patches, 3, 2, 2), value, np.float32)
    return Batch(pixels, np.full((patches, 2, 2), value, np.int32))


def test_the_newest_take_the_place_of_the_oldest() -> None:
    recent = RecentBatches(torch.device("cpu"), 3)
    values = []
    for value in range(1, 5):
        pixels, targets = recent.with_newest(batch(value))
        assert pixels.shape == (6, 3, 2, 2)
        values.append(targets[:, 0, 0].tolist())
    assert values == [[1] * 6, [1, 1, 2, 2, 1, 1], [1, 1, 2, 2, 3, 3], [4, 4, 2, 2, 3, 3]]
    assert recent.with_newest(batch(5, patches=1))[1][:, 0, 0].tolist() == [5, 5, 5]
    recent.forget()
    assert recent.with_newest(batch(6, patches=1))[0].unique().tolist() == [6.0]
