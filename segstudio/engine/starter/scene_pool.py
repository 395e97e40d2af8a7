"""Scenes made by processes of their own, beside the training, and drawn from again and again."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from multiprocessing.pool import AsyncResult
from types import TracebackType

import cv2
import numpy as np

from segstudio.engine.starter.scene import Scene, make_pair

SIDE_PX = 160
PAIRS_AT_ONCE = 32
AHEAD = 4
"""Lots that are being made for each process."""

Pair = tuple[Scene, Scene]


class ScenePool:
    """A growing stock of pairs. Use as a context manager; `pair` draws one."""

    def __init__(
        self, seed: int, most_pairs: int, processes: int, pairs_at_once: int = PAIRS_AT_ONCE
    ) -> None:
        """most_pairs: kept at most (150 kB each); new ones then take the place of the oldest."""
        self._random = np.random.default_rng(seed)
        self._seeds = iter(np.random.SeedSequence(seed).spawn(1_000_000))
        self._most_pairs = most_pairs
        self._pairs_at_once = pairs_at_once
        self._pairs: list[Pair] = []
        self._made = 0
        self._pool = multiprocessing.get_context("spawn").Pool(processes, cv2.setNumThreads, (1,))
        self._awaited = [self._order() for _ in range(AHEAD * processes)]

    def __enter__(self) -> ScenePool:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._pool.terminate()

    def pairs(self) -> Iterator[Pair]:
        """Yield pairs of those there are, without end, and take in new ones as they come."""
        while True:
            self._take_in()
            yield self._pairs[self._random.integers(len(self._pairs))]

    def _take_in(self) -> None:
        for place, lot in enumerate(self._awaited):
            if lot.ready() or not self._pairs:
                for pair in lot.get():
                    self._keep(pair)
                self._awaited[place] = self._order()

    def _keep(self, pair: Pair) -> None:
        if len(self._pairs) < self._most_pairs:
            self._pairs.append(pair)
        else:
            self._pairs[self._made % self._most_pairs] = pair
        self._made += 1

    def _order(self) -> AsyncResult[list[Pair]]:
        return self._pool.apply_async(_made, (next(self._seeds), self._pairs_at_once))


def _made(seed: np.random.SeedSequence, count: int) -> list[Pair]:
    rng = np.random.default_rng(seed)
    return [make_pair(SIDE_PX, rng) for _ in range(count)]
