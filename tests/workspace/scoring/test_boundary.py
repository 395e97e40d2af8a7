"""Boundary F1 and Hausdorff 95 against a slow reference: every pixel with every pixel."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from segstudio.document.pixel_size import PixelSize
from segstudio.workspace.scoring import boundary
from segstudio.workspace.scoring.boundary import boundaries, outlines

MASKS = hnp.arrays(np.uint8, (7, 9), elements=st.integers(0, 3))


def outline_of(mask, truth, class_id):
    """The outline by definition, pixel by pixel."""
    height, width = mask.shape
    found = []
    for row, column in np.argwhere((mask == class_id) & (truth != 0)).tolist():
        for beside in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            is_inside = 0 <= beside[0] < height and 0 <= beside[1] < width
            if is_inside and truth[beside] != 0 and mask[beside] != class_id:
                found.append((row, column))
                break
    return found


def distances(points, others, sides=(1.0, 1.0)):
    return np.array(
        [
            min(np.hypot((r - a) * sides[0], (c - b) * sides[1]) for a, b in others)
            for r, c in points
        ]
    )


@settings(deadline=None)  # the first call imports SciPy
@given(MASKS, MASKS, st.sampled_from([0.0, 1.0, 1.5, 2.0]))
def test_as_by_definition(truth, predicted, tolerance_px):
    size = PixelSize(0.5, 2.0)
    found = boundaries(truth, predicted, (1, 2, 3), tolerance_px, size)
    for class_id in (1, 2, 3):
        right, said = (outline_of(each, truth, class_id) for each in (truth, predicted))
        outcome = found[class_id]
        if not right or not said:
            is_missed = right or (said and truth.all())
            assert outcome.f1 == (0.0 if is_missed else None)
            assert outcome.hausdorff95_px is outcome.hausdorff95_um is None
            continue
        there, back = distances(said, right), distances(right, said)
        precision, recall = (np.mean(each <= tolerance_px) for each in (there, back))
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
        assert outcome.f1 == pytest.approx(f1)
        far = max(np.percentile(there, 95), np.percentile(back, 95))
        assert outcome.hausdorff95_px == pytest.approx(far)
        sides = (size.height_um, size.width_um)
        there, back = distances(said, right, sides), distances(right, said, sides)
        far_um = max(np.percentile(there, 95), np.percentile(back, 95))
        assert outcome.hausdorff95_um == pytest.approx(far_um)


def test_a_square_moved_aside():
    truth, predicted = np.ones((40, 40), np.uint8), np.ones((40, 40), np.uint8)
    truth[10:20, 10:20] = predicted[10:20, 13:23] = 2
    found = boundaries(truth, predicted, (2, 5), 3.0, PixelSize(0.25, 0.25))
    assert found[2].f1 == 1
    assert found[2].hausdorff95_px == 3
    assert found[2].hausdorff95_um == 0.75
    assert found[5].f1 is None
    assert boundaries(truth, predicted, (2,), 1.0)[2].f1 == pytest.approx(0.5, abs=0.2)


def test_outlines_are_the_same_across_boxes():
    generator = np.random.default_rng(3)
    mask = np.repeat(np.repeat(generator.integers(1, 3, (30, 2)), 40, 0), 9, 1).astype(np.uint8)
    found = outlines(mask, mask, (2,))[2]
    assert sorted(map(tuple, found.tolist())) == outline_of(mask, mask, 2)


def test_dense_and_sparse_outlines_are_measured_alike(monkeypatch):
    generator = np.random.default_rng(8)
    truth, predicted = (
        np.repeat(np.repeat(generator.integers(1, 4, (20, 25)), 6, 0), 7, 1) for _ in range(2)
    )
    found = []
    for share in (0.0, 2.0):
        monkeypatch.setattr(boundary, "DENSE_SHARE", share)
        found.append(boundaries(truth, predicted, (1, 2, 3), 2.0, PixelSize(0.5, 0.5)))
    for class_id in (1, 2, 3):
        dense, sparse = (each[class_id] for each in found)
        assert dense.f1 == pytest.approx(sparse.f1)
        assert dense.hausdorff95_px == pytest.approx(sparse.hausdorff95_px)
        assert 0 < dense.f1 < 1
