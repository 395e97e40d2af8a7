"""Grows a forest from labelled pixels: scikit-learn's trees, kept as tensors."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from segstudio.engine.errors import NetworkRefused
from segstudio.engine.networks.forest import DECISIONS, LEAVES, NODES, TREES, Trees, leaves

MOST_PIXELS = 4096
"""So many, drawn for each tree, decide which questions it asks; all of them fill its leaves."""
DOUBT = 1.0
"""Pixels, evenly of all classes, that each leaf is thought to have seen besides its own."""
GREATEST = np.finfo(np.float32).max
_LIBRARY = "sklearn.ensemble"
NO_SCIKIT_LEARN = (
    "A forest of trees is grown by scikit-learn, and it cannot be used here ({reason}). Install it "
    "with: pip install scikit-learn"
)

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.integer]


def get_ready() -> None:
    """Import what grows trees, which takes a second: before the first stroke, not after it.

    Raises NetworkRefused where it is not installed, or broken.
    """
    try:
        import_module(_LIBRARY)
    except (ImportError, RuntimeError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise NetworkRefused(NO_SCIKIT_LEARN.format(reason=reason)) from error


def grow(values: Floats, rows: Integers, classes: int, seed: int) -> Trees:
    """Return a forest; classes count alike, however many pixels they have.

    values: (features, pixels) float32, finite. rows: (pixels,) classes, 0 … classes - 1. The score
    of a class in a leaf is the logarithm of its share there times the number of classes: 0 is what
    is said of a class that nothing is known of.
    Source: Geurts et al. 2006 (extremely randomised trees), as scikit-learn grows them.
    """
    counts = np.bincount(rows, minlength=classes)
    weights = (len(rows) / (np.count_nonzero(counts) * np.maximum(counts, 1)))[rows]
    grower = import_module(_LIBRARY).ExtraTreesClassifier(
        TREES,
        max_depth=DECISIONS,
        bootstrap=True,
        max_samples=min(MOST_PIXELS, len(rows)),
        random_state=abs(seed) % 2**32,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of many classes: numbers might be meant
        grower.fit(values.T, rows, weights)
    asked = [_questions(each.tree_) for each in grower.estimators_]
    split, threshold = (torch.from_numpy(np.stack(each)) for each in zip(*asked, strict=True))
    places = leaves(torch.from_numpy(values), split, threshold).numpy() * classes + rows[:, None]
    seen = np.bincount(places.ravel(), np.repeat(weights, TREES), TREES * LEAVES * classes)
    shares = seen.reshape(-1, classes) + DOUBT / classes
    scores = np.log(shares / shares.sum(1, keepdims=True) * classes).T.astype(np.float32)
    return Trees(split, threshold, torch.from_numpy(np.ascontiguousarray(scores)))


def _questions(tree: Any) -> tuple[Integers, Floats]:
    """Return what scikit-learn's tree asks at each of NODES: of which value, and its threshold.

    Below a leaf that comes early, nothing is greater than GREATEST, and all leaves say the same.
    """
    split, threshold = np.empty(NODES, np.int64), np.empty(NODES, np.float32)
    nodes = np.zeros(1, np.int64)
    for depth in range(DECISIONS):
        here = slice((1 << depth) - 1, (2 << depth) - 1)
        left, right = tree.children_left[nodes], tree.children_right[nodes]
        is_leaf = left < 0
        split[here] = np.where(is_leaf, 0, tree.feature[nodes])
        threshold[here] = np.where(is_leaf, GREATEST, _not_above(tree.threshold[nodes]))
        nodes = np.where(is_leaf, nodes, np.stack((left, right))).T.ravel()
    return split, threshold


def _not_above(exact: npt.NDArray[np.float64]) -> Floats:
    """Return the next numbers of 32 bits that are not above: values that exceed one exceed both."""
    near = exact.astype(np.float32)
    return np.where(near > exact, np.nextafter(near, np.float32(-np.inf)), near)
