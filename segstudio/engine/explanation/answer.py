"""Answers a question about a window of an image, a piece of work at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator

import cv2
import numpy as np
import torch

from segstudio.document.explanation import EXPLANATIONS, GRADCAM, OCCLUSION, Explanation, Question
from segstudio.document.region import Region
from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.registry import method
from segstudio.engine.explanation.scene import Flags, Found, Scene
from segstudio.engine.memory_budget import free_cached_memory, is_out_of_memory
from segstudio.engine.predictor import Predictor
from segstudio.engine.stored_image import StoredImage

WINDOW_PX = 512
"""Largest side of what is explained at once: memory and time do not grow with the image."""

Answer = Generator[float, None, Explanation]
"""Yields the share that is done, 0 … 1; returns the answer."""


def answered(
    predictor: Predictor,
    image: StoredImage,
    sight: Region,
    question: Question,
    on_warning: Callable[[str], None],
    versions: Callable[[], Iterator[Predictor]] = lambda: iter(()),
) -> Answer:
    """Explain what a predictor says of the middle of `sight`, or of the question's place.

    versions: see `Scene`.

    Raises ExplanationRefused, in a sentence, where the network or the image cannot serve.
    """
    image = image.prepared(predictor.network.preparation)
    window = window_of(predictor, image.shape, sight, question)
    asked = np.zeros((window.height, window.width), np.bool_)
    row = 0
    if EXPLANATIONS[question.method].needs_class:
        row = _row(predictor, question.class_id)
        best = predictor.region(image, window, on_warning).argmax(0)
        asked = _asked(best == row, window, question.place)
    crop = torch.from_numpy(image.crop(window, predictor.network.channels)).to(predictor.device)
    unlearned = tuple(predictor.unlearned_rows)
    scene = Scene(predictor.network, crop, row, asked, question, unlearned, versions=versions)
    found = yield from _worked(scene)
    return _explanation(question, window, found, int(asked.sum()))


def window_of(
    predictor: Predictor, shape: tuple[int, int], sight: Region, question: Question
) -> Region:
    """Return what is explained of an image of `shape`: the middle of `sight`, or around a place.

    Raises ExplanationRefused where nothing of the image is there.
    """
    whole = Region(0, 0, *shape)
    sight = sight.intersect(whole)
    if question.place is not None:
        if not whole.contains(*question.place):
            raise ExplanationRefused(
                f"Row {question.place[0]}, column {question.place[1]} is outside of the image, "
                f"which is {shape[0]} px high and {shape[1]} px wide."
            )
        middle = question.place
    elif sight.is_empty:
        raise ExplanationRefused("Nothing of the image is in sight. Bring it into view.")
    else:
        middle = sight.row + sight.height // 2, sight.column + sight.width // 2
    step_px, starts, sides = predictor.network.multiple_px, [], []
    for at, length in zip(middle, shape, strict=True):
        # As near to the middle as the border of the image lets it be.
        start = min(max(0, at - WINDOW_PX // 2), max(0, length - WINDOW_PX))
        starts.append(start // step_px * step_px)
        sides.append(min(WINDOW_PX, length - starts[-1]))
    return Region(*starts, *sides)


def _row(predictor: Predictor, class_id: int) -> int:
    if class_id not in predictor.learned_ids:
        raise ExplanationRefused(
            "The network on screen has not learned that class, so it says nothing of it. Draw some "
            "of it and train, or choose another class."
        )
    return predictor.class_ids.index(class_id)


def _asked(is_class: Flags, window: Region, place: tuple[int, int] | None) -> Flags:
    """Return the pixels that are asked about, (h, w) of the window."""
    if place is None:
        if not is_class.any():
            raise ExplanationRefused(
                "The network sees none of that class here. Ask about a place, to learn why it does "
                "not, or choose another class."
            )
        return is_class
    row, column = place[0] - window.row, place[1] - window.column
    asked = np.zeros_like(is_class)
    if not is_class[row, column]:
        asked[row, column] = True
        return asked
    _, labels = cv2.connectedComponents(is_class.view(np.uint8), connectivity=4)
    region: Flags = labels == labels[row, column]
    return region


def _worked(scene: Scene) -> Generator[float, None, Found]:
    try:
        return (yield from method(scene.question.method)(scene))
    except RuntimeError as error:
        if not is_out_of_memory(error):
            raise
    free_cached_memory(scene.pixels.device)
    raise ExplanationRefused(
        "There is not enough memory to explain this network here. Close other programs, or let a "
        "smaller network learn."
    )


def _explanation(question: Question, window: Region, found: Found, asked_px: int) -> Explanation:
    values = np.ascontiguousarray(found.values.cpu().numpy(), np.float32)
    low, high = float(values.min()), float(values.max())
    if question.method == GRADCAM:
        low, high = 0.0, 1.0
    elif question.method == OCCLUSION or low < 0:
        # The same strength has the same depth of colour on both sides.
        high = max(-low, high)
        low = -high
    else:
        low = 0.0
    return Explanation(question, window, values, low, high, asked_px, found.maps, found.place_px)
