"""Tries a refinement on the tiles in view, one at a time; nothing of it is kept."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from segstudio.document.region import TileIndex
from segstudio.engine.errors import NothingPublished
from segstudio.engine.learner import Learner
from segstudio.worker.messages import Report, TileRefined, TryRefinement

_log = logging.getLogger(__name__)

_NO_NETWORK = "Nothing is predicted yet: draw strokes of two classes and train."


class RefinementTrial:
    """Works on what was asked for last; what was asked before is forgotten."""

    def __init__(self, learner: Learner, report: Callable[[Report], None]) -> None:
        self._learner = learner
        self._report = report
        self._asked: TryRefinement | None = None
        self._tiles: deque[TileIndex] = deque()

    def __bool__(self) -> bool:
        return bool(self._tiles)

    def ask(self, request: TryRefinement) -> None:
        """Try that from now on; without tiles, nothing."""
        self._asked, self._tiles = request, deque(request.tiles)

    def work(self) -> None:
        """Refine one tile, with what is around it, and send it."""
        asked = self._asked
        if asked is None or not self._tiles:
            return
        tile = self._tiles.popleft()
        try:
            found = self._learner.predict_tiles(asked.image_id, [tile], 0, asked.refinement)
            for each in found:
                self._report(TileRefined(asked.job_id, asked.image_id, tile, each.class_ids))
        except NothingPublished:
            self._fail(asked, _NO_NETWORK)
        except Exception as error:
            _log.exception("A refinement could not be tried.")
            self._fail(asked, f"The refinement could not be tried: {error}")

    def _fail(self, asked: TryRefinement, problem: str) -> None:
        self._tiles.clear()
        self._report(TileRefined(asked.job_id, asked.image_id, problem=problem))
