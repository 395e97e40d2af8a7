"""What a network is made smaller from: itself, and all that it learned from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from segstudio.engine.errors import NothingToLearn
from segstudio.engine.predictor import Predictor
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.training_set import Batch, TrainingSet
from segstudio.engine.version_shelf import KeptVersion


@dataclass(frozen=True)
class Source:
    """predictor: of the version `kept`, never changed. settings: of how the project learns."""

    kept: KeptVersion
    predictor: Predictor
    training_set: TrainingSet
    settings: LearnerSettings
    seed: int

    def batches(self, unlabelled_share: float = 0.0) -> Iterator[Batch]:
        """Yield batches without end. unlabelled_share: of `UnlabelledImages`.

        Raises NothingToLearn where labels of fewer than two classes are there.
        """
        ids, settings = self.predictor.class_ids, self.settings
        labelled = self.training_set.trained_ids(ids)
        if len(labelled) < 2:
            raise NothingToLearn(tuple(each for each in ids if each not in labelled))
        self.training_set.unlabelled.share = unlabelled_share
        while True:
            how = 0, settings.batch, settings.patch_px
            batch = self.training_set.draw(ids, *how)
            if batch is None:
                raise NothingToLearn(())
            yield batch
