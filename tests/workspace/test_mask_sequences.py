"""Whatever is done in a row, undone it is the first mask and redone the last, here and on disk."""

import numpy as np
import pytest

from segstudio.document.change_terms import ChangeTerms
from segstudio.document.map_operation import Kind, MapOperation
from segstudio.document.region import Region
from segstudio.workspace.mask_order import MaskOrder, Scope

STEPS = 14


def predicted(sitting, rng):
    """Blocks of classes 1 to 3 with any confidence."""
    image = sitting.image
    blocks = np.kron(rng.integers(1, 4, (20, 25)), np.ones((16, 16))).astype(np.uint8)
    confidence = rng.integers(80, 256, image.shape).astype(np.uint8)
    for tile in image.mask.whole.tiles():
        box = tile.region(image.shape).slices
        image.prediction.put(tile, 3, blocks[box], confidence[box])


def do_something(sitting, rng):
    """Do one of all that changes a mask from outside of the drawing tools."""
    row, column = int(rng.integers(0, 320)), int(rng.integers(0, 400))
    class_id = int(rng.integers(1, 4))
    kind = list(Kind)[rng.integers(len(Kind))]
    scope = (Scope.REGION, Scope.VIEW, Scope.IMAGE)[rng.integers(3)]
    operation = MapOperation(kind, int(rng.integers(1, 9)), int(rng.integers(0, 400)))
    terms = ChangeTerms(class_id, int(rng.integers(0, 4)), (None, frozenset({1}))[rng.integers(2)])
    view = Region(row // 2, column // 2, 150, 180)
    order = MaskOrder(operation, terms, scope, view, (row, column))
    acceptance, masks = sitting.acceptance, sitting.masks
    things = (
        lambda: masks.operations.run(order),
        lambda: masks.operations.run(order),
        lambda: acceptance.accept_region(row, column),
        lambda: acceptance.reject_region(row, column),
        lambda: acceptance.accept_sure(0.8, class_id),
        lambda: acceptance.own_region(row, column),
        lambda: acceptance.reject_class(class_id),
        lambda: masks.clipboard.copy(row, column),
        lambda: masks.clipboard.paste((row, column)),
        lambda: masks.neighbours.copy(1),
        lambda: sitting.drag((row, column), (column % 320, row)),
    )
    things[rng.integers(len(things))]()
    sitting.settle()


@pytest.mark.parametrize("seed", range(4))
def test_undone_and_redone(opened, seed):
    rng = np.random.default_rng(seed)
    opened.class_editing.add("third")
    opened.choose_class(2)
    opened.show(1)
    opened.drag((50, 50), (250, 300))
    opened.show(0)
    predicted(opened, rng)
    opened.toolbox.set_radius(12)
    states = [(opened.image.mask.class_ids.copy(), opened.image.mask.origins.copy())]
    for _ in range(STEPS):
        do_something(opened, rng)
        mask, length = opened.image.mask, len(opened.image.history)
        if length > len(states) - 1:
            states.append((mask.class_ids.copy(), mask.origins.copy()))
    assert len(states) > STEPS // 3
    for step, walk in ((opened.editing.undo, states[-2::-1]), (opened.editing.redo, states[1:])):
        for class_ids, origins in walk:
            step()
            opened.settle()
            np.testing.assert_array_equal(opened.image.mask.class_ids, class_ids)
            np.testing.assert_array_equal(opened.image.mask.origins, origins)
    stored = opened.stored_mask(opened.image.id)
    np.testing.assert_array_equal(stored.class_ids, states[-1][0])
    np.testing.assert_array_equal(stored.origins, states[-1][1])
    assert stored.counts == opened.counts()
