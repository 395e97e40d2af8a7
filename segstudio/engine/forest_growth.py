"""Grows a forest from labelled pixels: random questions, and of some the one that tells most."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import torch

from segstudio.engine.networks.forest import DECISIONS, LEAVES, TREES, Trees

CANDIDATES = 12
"""Questions that are compared for each decision."""
MOST_PIXELS = 4096
"""So many, drawn for each tree, decide which questions it asks; all of them fill its leaves."""
DOUBT = 1.0
"""Pixels, evenly of all classes, that each leaf is thought to have seen besides its own."""

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.integer]


def grow(values: Floats, rows: Integers, classes: int, seed: int) -> Trees:
    """Return a forest; classes count alike, however many pixels they have.

    values: (features, pixels) float32, finite. rows: (pixels,) classes, 0 … classes - 1. The score
    of a class in a leaf is the logarithm of its share there times the number of classes: 0 is what
    is said of a class that nothing is known of.
    Source: Geurts et al. 2006 (extremely randomised trees), for trees that ask one question at each
    depth; the Gini impurity of Breiman et al. 1984.
    """
    random = np.random.default_rng(abs(seed))
    counts = np.bincount(rows, minlength=classes)
    weights = (len(rows) / (np.count_nonzero(counts) * np.maximum(counts, 1)))[rows]
    split = np.empty((DECISIONS, TREES), np.int64)
    threshold = np.empty((DECISIONS, TREES), np.float32)
    scores = np.empty((classes, TREES, LEAVES), np.float32)
    for tree in range(TREES):
        drawn = random.permutation(len(rows))[:MOST_PIXELS]
        asked = _questions(values[:, drawn], rows[drawn], weights[drawn], classes, random)
        split[:, tree], threshold[:, tree] = asked
        leaves: Integers = np.zeros(len(rows), np.int64)
        for feature, least in zip(*asked, strict=True):
            leaves = 2 * leaves + (values[feature] > least)
        seen = np.bincount(leaves * classes + rows, weights, LEAVES * classes)
        shares = seen.reshape(LEAVES, classes) + DOUBT / classes
        scores[:, tree] = np.log(shares / shares.sum(1, keepdims=True) * classes).T
    flat = scores.reshape(classes, TREES * LEAVES)
    return Trees(*map(torch.from_numpy, (split, threshold, flat)))


def _questions(
    values: Floats,
    rows: Integers,
    weights: npt.NDArray[np.float64],
    classes: int,
    random: np.random.Generator,
) -> tuple[Integers, Floats]:
    """Return which features a tree asks for, one after another, and what they are to exceed."""
    split, threshold = np.empty(DECISIONS, np.int64), np.empty(DECISIONS, np.float32)
    many = np.tile(weights, CANDIDATES)
    leaves: Integers = np.zeros(len(rows), np.int64)
    for depth in range(DECISIONS):
        features = random.integers(len(values), size=CANDIDATES)
        least = values[features, random.integers(len(rows), size=CANDIDATES)]
        split_leaves = 2 * leaves + (values[features] > least[:, None])
        cells = 2 << depth
        places = (np.arange(CANDIDATES)[:, None] * cells + split_leaves) * classes + rows
        seen = np.bincount(places.ravel(), many, CANDIDATES * cells * classes)
        seen = seen.reshape(CANDIDATES, cells, classes)
        purity = (np.square(seen).sum(2) / np.maximum(seen.sum(2), 1e-9)).sum(1)
        best = int(purity.argmax())
        split[depth], threshold[depth], leaves = features[best], least[best], split_leaves[best]
    return split, threshold
