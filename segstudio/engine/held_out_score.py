"""What a version says of the held-out strokes, cell by cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.engine.cell_window import CellWindows
from segstudio.engine.held_out import Cell, Labels
from segstudio.engine.predictor import Predictor

LEAST_PROBABILITY = 1e-12
DRAWS = 300
"""Of cells, for the interval: enough for two digits, and a millisecond that a stroke waits for."""
SEED = 0


@dataclass(frozen=True, slots=True, eq=False)
class CellScore:
    """What a version says of the labelled pixels of one cell.

    truth: (n,) the class id of each. said: (n,) the likeliest class id. rows: (n,) the place of
    `truth` among the version's classes. log_probabilities: (n, classes) float32.
    """

    truth: npt.NDArray[np.uint16]
    said: npt.NDArray[np.uint16]
    rows: npt.NDArray[np.intp]
    log_probabilities: npt.NDArray[np.float32]


def score_cell(
    predictor: Predictor,
    windows: CellWindows,
    cell: Cell,
    labels: Labels,
    on_warning: Callable[[str], None],
) -> CellScore | None:
    """Let `predictor` say what is in a cell; None where none of its classes is labelled there.

    labels: (CELL_PX, CELL_PX) of the cell. Only the rectangle around the labels is predicted.
    Raises ImageRefused.
    """
    ids = np.array(predictor.class_ids, np.uint16)
    is_labelled = np.isin(labels, ids)
    rows, columns = np.flatnonzero(is_labelled.any(1)), np.flatnonzero(is_labelled.any(0))
    if not len(rows):
        return None
    box = Region(int(rows[0]), int(columns[0]), int(np.ptp(rows)) + 1, int(np.ptp(columns)) + 1)
    square = cell.square
    place = Region(square.row + box.row, square.column + box.column, box.height, box.width)
    window = windows.get(cell.key, place, predictor.network.preparation)
    if window is None:
        return None
    found = predictor.region(window.image, window.inside, on_warning)
    found = found[:, is_labelled[box.slices]].T
    truth = labels[is_labelled]
    order = np.argsort(ids)
    return CellScore(
        truth,
        ids[found.argmax(1)],
        order[np.searchsorted(ids[order], truth)],
        np.log(np.maximum(found, LEAST_PROBABILITY)).astype(np.float32),
    )


def mean_dice(scores: Iterable[CellScore]) -> float | None:
    """Return the mean over the labelled classes of the Dice (0 … 1) of all cells together."""
    scores = list(scores)
    if not scores:
        return None
    truth = np.concatenate([each.truth for each in scores])
    said = np.concatenate([each.said for each in scores])
    found = []
    for class_id in np.unique(truth):
        is_so, is_said = truth == class_id, said == class_id
        found.append(2 * (is_so & is_said).sum() / (is_so.sum() + is_said.sum()))
    return float(np.mean(found))


def dice_interval(scores: Sequence[CellScore]) -> tuple[float, float] | None:
    """Return where 95 % of the `mean_dice` of drawn cells lie, (low, high); None below two cells.

    The draws are the same each time.
    Source: Efron and Tibshirani 1993 (An introduction to the bootstrap), section 13.3.
    """
    if len(scores) < 2:
        return None
    ids = np.unique(np.concatenate([each.truth for each in scores]))
    right, labelled, both = (np.empty((len(scores), len(ids))) for _ in range(3))
    for cell, each in enumerate(scores):
        is_so, is_said = (side[:, None] == ids for side in (each.truth, each.said))
        right[cell] = (is_so & is_said).sum(0)
        labelled[cell] = is_so.sum(0)
        both[cell] = is_so.sum(0) + is_said.sum(0)
    generator = np.random.default_rng(SEED)
    weights = generator.multinomial(len(scores), np.full(len(scores), 1 / len(scores)), DRAWS)
    is_there = weights @ labelled > 0
    dice = np.where(is_there, 2 * (weights @ right) / np.maximum(weights @ both, 1), 0)
    means = dice.sum(1) / is_there.sum(1)
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)
