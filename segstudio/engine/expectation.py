"""How good a version is: measured on held-out strokes, and expected from its confidence alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from segstudio.document.survey import ClassDice, ClassOverlap
from segstudio.engine.held_out_score import CellScore

DRAWS = 1000
_PERCENTILES = (2.5, 97.5)

Sums = npt.NDArray[np.float64]


def expected_sums(probabilities: npt.NDArray[np.float32]) -> Sums:
    """Return (classes, 3): pixels said to be of each class, expected hits, and expected in truth.

    probabilities: (classes, pixels …), summing to 1 over classes, calibrated.
    """
    flat = probabilities.reshape(len(probabilities), -1)
    said, best = flat.argmax(0), flat.max(0)
    classes = len(flat)
    counts = np.bincount(said, minlength=classes)
    hits = np.bincount(said, best, classes)
    return np.stack([counts, hits, flat.sum(1, dtype=np.float64)], 1).astype(np.float64)


def overlaps(sums: Sums, class_ids: Sequence[int]) -> tuple[ClassOverlap, ...]:
    """Return what `expected_sums` found, by class."""
    rows = zip(class_ids, sums.tolist(), strict=True)
    return tuple(ClassOverlap(class_id, *row) for class_id, row in rows)


def held_out_dice(
    scores: Sequence[CellScore], class_ids: Sequence[int], seed: int = 0
) -> tuple[ClassDice, ...]:
    """Return the Dice of each class that is labelled in the cells, with its interval.

    The interval is that of a bootstrap over cells: pixels of one cell say much the same. With one
    cell of a class it says nothing, and is 0 … 1.
    Source: Efron and Tibshirani 1993 (An introduction to the bootstrap), section 13.3.
    """
    if not scores:
        return ()
    sums = np.stack([_cell_sums(each, class_ids) for each in scores])
    weights = np.random.default_rng(seed).multinomial(
        len(scores), np.full(len(scores), 1 / len(scores)), DRAWS
    )
    drawn = np.einsum("dn,nck->dck", weights, sums)
    found = []
    for row, class_id in enumerate(class_ids):
        cells = int((sums[:, row, 2] > 0).sum())
        if not cells:
            continue
        total = sums[:, row].sum(0)
        low, high = (0.0, 1.0)
        if cells > 1:
            held = drawn[drawn[:, row, 2] > 0, row]
            low, high = np.percentile(_dice(*held[:, :3].T), _PERCENTILES)
        dice, expected = float(_dice(*total[:3])), float(_dice(total[3], total[1], total[4]))
        found.append(ClassDice(class_id, dice, float(low), float(high), expected, cells))
    return tuple(found)


def _cell_sums(score: CellScore, class_ids: Sequence[int]) -> Sums:
    """Return (classes, 5) of a cell: hits, said, true, expected hits, expected true pixels."""
    ids = np.array(class_ids)
    is_true, is_said = score.truth == ids[:, None], score.said == ids[:, None]
    probabilities = np.exp(score.log_probabilities).T.astype(np.float64)
    columns = (
        (is_true & is_said).sum(1),
        is_said.sum(1),
        is_true.sum(1),
        (probabilities * is_said).sum(1),
        probabilities.sum(1),
    )
    return np.stack(columns, 1).astype(np.float64)


def _dice(hit: Sums, said: Sums, true: Sums) -> Sums:
    """Return 2 · hits / (said + true), 1 where there is neither."""
    total = said + true
    found: Sums = np.where(total > 0, 2 * hit / np.where(total > 0, total, 1), 1.0)
    return found
