"""The demo without a window: a simulated person draws, the engine learns, both for a while."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from segstudio.document.prediction import PredictedMask
from segstudio.worker.messages import AddImage, MethodSettings, OpenProject
from segstudio.workspace.headless.demo_person import DemoPerson
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.prediction_run import predicted_images
from segstudio.workspace.headless.sample_set import SampleSet
from segstudio.workspace.headless.training_run import (
    OnStep,
    TrainingFigures,
    TrainingGoal,
    train_until,
)
from segstudio.workspace.sample import STARTING_IMAGES

LOOK_EVERY_S = 5.0
"""Seconds of training between two looks at a prediction, each followed by strokes."""
MOST_LOOKS = 12
IMAGES_A_LOOK = 3
"""Images that the person goes through at each look; the worst one gets the strokes."""


@dataclass
class Demo:
    """One demo: its person, and what came of training. settings: see OpenProject."""

    talk: EngineTalk
    sample: SampleSet
    seed: int
    settings: MethodSettings = ()
    figures: TrainingFigures = field(default_factory=TrainingFigures)

    def __post_init__(self) -> None:
        self.person = DemoPerson(self.sample, self.seed)

    def run(self, seconds: float, on_step: OnStep) -> None:
        """Train for `seconds` of steps, drawing between them. Raises EngineFailed."""
        self.talk.wait_ready()
        self.talk.send(OpenProject(self.sample.classes.ids, seed=self.seed, settings=self.settings))
        for image_id, path in self.sample.images.items():
            self.talk.send(AddImage(image_id, str(path)))
        for strokes in self.person.begin():
            self.talk.send(strokes)
        to_visit = itertools.cycle(self.sample.drawn_ids)
        next_image = itertools.islice(to_visit, STARTING_IMAGES, None)
        for pause_at in looks(seconds):
            train_until(self.talk, TrainingGoal(pause_at), self.figures, on_step)
            self._look_and_draw(list(itertools.islice(next_image, IMAGES_A_LOOK)))
        train_until(self.talk, TrainingGoal(seconds), self.figures, on_step)

    def predictions(self) -> Iterator[tuple[int, PredictedMask]]:
        """Yield (image id, prediction) of all images. Raises EngineFailed."""
        yield from predicted_images(self.talk, self.sample.images.items(), _refuse)

    def _look_and_draw(self, image_ids: list[int]) -> None:
        paths = {image_id: self.sample.images[image_id] for image_id in image_ids}
        seen = dict(predicted_images(self.talk, paths.items(), _refuse))
        worst_id = min(
            seen, key=lambda image_id: self.person.satisfaction(image_id, seen[image_id])
        )
        self.talk.send(self.person.correct(worst_id, seen[worst_id]))


def looks(seconds: float) -> list[float]:
    """Return when the person looks and draws again, in seconds of training."""
    every_s = max(LOOK_EVERY_S, seconds / (MOST_LOOKS + 1))
    return [float(at) for at in np.arange(every_s, seconds - every_s / 2, every_s)]


def _refuse(image_id: int, reason: str) -> None:
    raise EngineFailed(f"A sample image could not be predicted: {reason}")
