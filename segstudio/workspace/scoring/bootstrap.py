"""How sure a mean over images is: intervals by drawing the images again and again."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

DRAWS = 1000
SEED = 0
LEAST_IMAGES = 2
_PERCENTILES = (2.5, 97.5)
_DRAWS_AT_ONCE = 50

Values = npt.NDArray[np.float64]


def drawn_sums(values: Values) -> Values:
    """Return, of each draw of as many images with replacement, the sums: (DRAWS, …).

    values: (images, …). The draws are the same each time. Each weight is how often an image was
    drawn; memory depends on the number of images and not on the draws.
    """
    flat = values.reshape(len(values), -1)
    parts = [weights @ flat for weights in _weights(len(values))]
    sums: Values = np.concatenate(parts).reshape(DRAWS, *values.shape[1:])
    return sums


def drawn_means(values: Values) -> Values:
    """Return, of each draw, the means of the values there are (not of those that are not numbers).

    values: (images, figures). Returns (DRAWS, figures); not a number where a draw holds none.
    """
    is_known = ~np.isnan(values)
    sums = drawn_sums(np.where(is_known, values, 0.0))
    counts = drawn_sums(is_known.astype(float))
    means: Values = np.full(sums.shape, np.nan)
    np.divide(sums, counts, out=means, where=counts > 0)
    return means


def interval(draws: Values) -> tuple[float, float] | None:
    """Return where 95 % of the draws lie, (low, high); None without any.

    draws: one number for each draw; those that are not numbers are left out.
    Source: Efron and Tibshirani 1993 (An introduction to the bootstrap), section 13.3.
    """
    known = draws[~np.isnan(draws)]
    if not len(known):
        return None
    low, high = np.percentile(known, _PERCENTILES)
    return float(low), float(high)


def _weights(images: int) -> Iterator[Values]:
    generator = np.random.default_rng(SEED)
    shares = np.full(images, 1 / images)
    for _ in range(DRAWS // _DRAWS_AT_ONCE):
        yield generator.multinomial(images, shares, _DRAWS_AT_ONCE).astype(float)
