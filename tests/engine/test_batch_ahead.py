"""A batch is used twice, and what was drawn ahead comes next unless it is old."""

import numpy as np

from segstudio.engine.batch_ahead import BatchAhead
from segstudio.engine.training_set import Batch


def test_each_batch_comes_twice_and_is_drawn_once() -> None:
    made = [
        Batch(np.zeros((1, 3, 2, 2), np.float32), np.zeros((1, 2, 2), np.int32)) for _ in range(4)
    ]
    batches, ahead = iter(made), BatchAhead()
    found = []
    for _ in range(4):
        found.append(ahead.next(batches))
        ahead.draw(batches)
    assert [[each is one for one in made].index(True) for each in found] == [0, 0, 1, 1]
    ahead.forget()
    assert ahead.next(batches) is made[3]
