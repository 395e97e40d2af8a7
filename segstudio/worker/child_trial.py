"""Tries a refinement on the tiles in view, one at a time; nothing of it is kept."""

from __future__ import annotations

from segstudio.worker.child_answering import Answering, Pieces
from segstudio.worker.messages import TileRefined, TryRefinement


class RefinementTrial(Answering[TryRefinement, None]):
    """Sends each tile as soon as it is refined, with what is around it; without tiles, nothing."""

    failure = "The refinement could not be tried: {0}"

    def _answer(self, asked: TryRefinement) -> Pieces[None]:
        for tile in asked.tiles:
            found = self._learner.predict_tiles(asked.image_id, [tile], 0, asked.refinement)
            for each in found:
                self._report(TileRefined(asked.job_id, asked.image_id, tile, each.class_ids))
            yield
        return None

    def _refusal(self, asked: TryRefinement, problem: str) -> TileRefined:
        problem = self._library.named(problem, asked.image_id)
        return TileRefined(asked.job_id, asked.image_id, problem=problem)
