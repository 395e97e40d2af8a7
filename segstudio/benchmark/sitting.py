"""One sitting: a person draws and corrects image after image while a contender learns."""

from __future__ import annotations

import contextlib
import itertools
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from segstudio.benchmark.clock import Clock
from segstudio.benchmark.contender import Contender, Probabilities
from segstudio.benchmark.image_set import Example, ImageSet
from segstudio.benchmark.person import Person, Stroke
from segstudio.benchmark.score import Score, evaluate
from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region

VIEW_PX = 512
"""Sides of the view whose refreshing is timed."""


@dataclass(frozen=True)
class Evaluation:
    """mark_s: when it was due; person_s: when it was; compute_s: what the engine had computed.

    strokes, images: drawn and drawn on so far. version: of the contender's predictions.
    """

    mark_s: float
    person_s: float
    compute_s: float
    strokes: int
    images: int
    version: int
    score: Score


@dataclass
class Run:
    """What came of one contender with one seed. kind: “strokes” or “full” labels.

    latencies_s: from the end of a stroke to the refreshed view, of each look.
    """

    contender: str
    seed: int
    kind: str
    evaluations: list[Evaluation] = field(default_factory=list)
    latencies_s: list[float] = field(default_factory=list)
    is_complete: bool = False


class EnoughReached(Exception):
    """The Dice at which a run may end early was reached."""


@dataclass
class Sitting:
    """One contender, one set of images, one time line; `run` fills as it goes.

    enough_dice: ends the run early where it is reached. on_evaluation: called after each.
    """

    contender: Contender
    image_set: ImageSet
    marks_s: Sequence[float]
    run: Run
    enough_dice: float | None = None
    on_evaluation: Callable[[Run], object] = lambda run: None

    def __post_init__(self) -> None:
        self._clock = Clock(self.contender.train, self.marks_s, self._evaluate)
        self._end_s = max(self.marks_s)
        self._drawings: dict[int, MaskArray] = {}
        self._strokes = 0
        self._last: tuple[int, Score] | None = None

    def learn_from(self, person: Person) -> None:
        """Let the person draw until the last mark, image after image, again from the first."""
        order = np.random.default_rng(self.run.seed).permutation(len(self.image_set.train))
        with contextlib.suppress(EnoughReached):
            for number, key in enumerate(itertools.cycle(order.tolist())):
                if self._clock.person_s >= self._end_s:
                    break
                if number:
                    self._clock.spend(person.next_image_s)
                self._visit(key, self.image_set.train[key], person)
        self.run.is_complete = True

    def learn_from_truth(self, most_images: int | None) -> None:
        """Give whole masks of `most_images` evenly spaced images (None for all), and train."""
        count = len(self.image_set.train)
        chosen = min(count, most_images or count)
        for number in range(chosen):
            key = number * count // chosen
            example = self.image_set.train[key]
            self.contender.show(key, example.pixels)
            self.contender.annotate(key, example.truth)
            self._drawings[key] = example.truth
        with contextlib.suppress(EnoughReached):
            self._clock.spend(self._end_s)
        self.run.is_complete = True

    def _visit(self, key: int, example: Example, person: Person) -> None:
        """Correct one image until it is good, or the person has had enough of it."""
        until_s = min(self._end_s, self._clock.person_s + person.habits.image_limit_s)
        pixels, truth = example.pixels, example.truth
        if key not in self._drawings:
            self._clock.wait(lambda: self.contender.show(key, pixels))
            self._drawings[key] = np.zeros_like(truth)
        seen, _ = self._clock.wait(lambda: self.contender.predict(key))
        while self._clock.person_s < until_s:
            if seen is None:
                strokes = person.begin(truth)
            elif person.is_content(truth, seen):
                break
            else:
                strokes = person.correct(truth, seen)
            last = self._draw(key, strokes)
            if last is None:
                break
            seen = self._look(key, last)
        self.contender.leave(key)

    def _draw(self, key: int, strokes: Iterable[Stroke]) -> Stroke | None:
        """Draw strokes one by one while the contender trains; return the last one.

        None where there was none, or the sitting is over.
        """
        last = None
        drawing = self._drawings[key]
        for last in strokes:
            self._clock.spend(last.seconds)
            self._strokes += 1
            if self._clock.person_s >= self._end_s:
                return None
            drawing[last.covered > 0] = last.class_id
            self._clock.wait(lambda: self.contender.annotate(key, drawing.copy()))
        return last

    def _look(self, key: int, stroke: Stroke) -> Probabilities | None:
        """Wait for a prediction that knows the last stroke; note when the view around it was there.

        Of an image larger than the view the person waits for the whole, which holds the view.
        """
        view = view_around(stroke.covered)
        _, learned_s = self._clock.wait(self.contender.train_step)
        view_s = None
        if view.area_px < stroke.covered.size:
            began = time.perf_counter()
            self.contender.predict(key, view)
            view_s = time.perf_counter() - began
        seen, whole_s = self._clock.wait(lambda: self.contender.predict(key))
        self.run.latencies_s.append(learned_s + (whole_s if view_s is None else view_s))
        return seen

    def _evaluate(self, marks_s: list[float]) -> None:
        version = self.contender.version
        if self._last is None or self._last[0] != version:
            self._last = version, evaluate(self.contender, self.image_set)
        score = self._last[1]
        self.run.evaluations += [self._evaluation(mark, score) for mark in marks_s]
        self.on_evaluation(self.run)
        if self.enough_dice is not None and score.dice >= self.enough_dice:
            raise EnoughReached

    def _evaluation(self, mark_s: float, score: Score) -> Evaluation:
        return Evaluation(
            mark_s,
            self._clock.person_s,
            self._clock.compute_s,
            self._strokes,
            sum(bool(drawing.any()) for drawing in self._drawings.values()),
            self.contender.version,
            score,
        )


def view_around(covered: np.ndarray) -> Region:
    """Return the VIEW_PX² around a stroke, inside the image. covered: (height, width), not 0."""
    starts, sides = [], []
    for length, middle in zip(covered.shape, np.argwhere(covered).mean(axis=0), strict=True):
        sides.append(min(length, VIEW_PX))
        starts.append(min(max(0, round(middle) - VIEW_PX // 2), length - sides[-1]))
    return Region(starts[0], starts[1], sides[0], sides[1])
