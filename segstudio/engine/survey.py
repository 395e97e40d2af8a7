"""Looks over the images with one version, a small part at a time, to tell where to look next."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region, TileIndex
from segstudio.document.survey import ClassDice, Contradiction
from segstudio.engine.annotation_store import Place, tile_square
from segstudio.engine.contradicting import contradictions
from segstudio.engine.errors import ImageRefused
from segstudio.engine.expectation import held_out_dice
from segstudio.engine.held_out_score import CellScore, score_cell
from segstudio.engine.image_survey import ImageSurvey
from segstudio.engine.predictor import Predictor
from segstudio.engine.probe import look_at
from segstudio.engine.ranking import cell_sums
from segstudio.engine.stored_image import StoredImage
from segstudio.engine.training_set import TrainingSet
from segstudio.engine.version_gate import FEWEST_CELLS

MOST_LABELLED = 64
"""Labelled tiles that are looked at in one go; the next go takes others."""
MOST_KNOWN = 4096
"""Labelled cells that an image is compared with."""


class Survey:
    """What a published version finds. It stays with that version while newer ones are shown."""

    def __init__(
        self,
        predictor: Predictor,
        version: int,
        training_set: TrainingSet,
        before: Survey | None = None,
    ) -> None:
        """before: an older survey; what it knows of labelled places is taken over."""
        self.predictor = predictor
        self.version = version
        self._training_set = training_set
        self._edits = training_set.edits
        self._known: dict[Place, npt.NDArray[np.float32]] = before._known if before else {}
        self._offset: int = before._offset if before else 0
        self.has_news = before is None or before._seen != self._seen
        """True where the version or the annotation is another than `before`."""

    def labelled_tiles(self) -> dict[Hashable, list[TileIndex]]:
        """Return the labelled tiles to look at in this go, by image; none that would be as before.

        What is not labelled any more is forgotten.
        """
        places = [place for place, _ in self._training_set.annotations]
        for gone in self._known.keys() - set(places):
            del self._known[gone]
        if not self.has_news and len(self._known) == len(places):
            return {}
        start = self._offset % max(1, len(places))
        chosen = (places[start:] + places[:start])[:MOST_LABELLED]
        self._offset = start + len(chosen)
        found: dict[Hashable, list[TileIndex]] = {}
        for key, tile in chosen:
            found.setdefault(key, []).append(tile)
        return found

    def image_at_hand(self, key: Hashable) -> StoredImage | None:
        """Return an image that training has in memory, or None."""
        return self._training_set.images.at_hand(key)

    def held_out(self) -> Iterator[tuple[ClassDice, ...] | None]:
        """Yield None after each held-out cell, then the Dice of each class.

        With too few cells that is of no class, as when versions are compared.
        """
        training_set = self._training_set
        scores: list[CellScore] = []
        for cell in training_set.held_out.cells:
            labels = training_set.held_out.labels(cell)
            try:
                score = score_cell(self.predictor, training_set.windows, cell, labels, _ignore)
            except ImageRefused:
                score = None
            if score is not None:
                scores.append(score)
            yield None
        has_enough = len(scores) >= FEWEST_CELLS
        yield held_out_dice(scores, self.predictor.class_ids) if has_enough else ()

    def compare(self, image: StoredImage, key: int, tile: TileIndex) -> list[Contradiction]:
        """Look at a labelled tile: remember what it looks like, return what is doubtful there."""
        region = tile_square(tile).intersect(Region(0, 0, *image.shape))
        if region.is_empty:
            return []
        labels = self._training_set.annotations.crop(key, region)
        look = look_at(self.predictor, image, region)
        self._known[key, tile] = look.features[cell_sums(labels != 0) > 0]
        ids = np.array(self.predictor.class_ids, np.uint16)
        labels[~np.isin(labels, np.delete(ids, self.predictor.unlearned_rows))] = 0
        unseen = self._unseen(key, region)
        return list(contradictions(key, region, labels, look.probabilities, ids, unseen))

    def over(self, image: StoredImage, key: Hashable, visit: int) -> ImageSurvey:
        """Return the survey of one image; see `ImageSurvey`."""
        labels = self._training_set.annotations.crop(key, Region(0, 0, *image.shape))
        known = list(self._known.values())
        together = np.concatenate(known)[-MOST_KNOWN:] if known else np.empty((0, 1), np.float32)
        return ImageSurvey(self.predictor, image, labels, together, visit)

    @property
    def _seen(self) -> tuple[int, int]:
        return self.version, self._edits

    def _unseen(self, key: int, region: Region) -> npt.NDArray[np.bool_]:
        """Return where in a region of an image training sees no labels."""
        found = np.zeros((region.height, region.width), np.bool_)
        for cell in self._training_set.held_out.cells:
            part = cell.square.intersect(region)
            if cell.key == key and not part.is_empty:
                row, column = part.row - region.row, part.column - region.column
                found[row : row + part.height, column : column + part.width] = True
        return found


def _ignore(_: str) -> None:
    """Memory that ran out is told of by the predictions themselves."""
