"""A question about an image is answered for a window of it, or refused in a sentence."""

import numpy as np
import pytest
import torch

from segstudio.document.explanation import EXPLANATIONS, ExplanationUnknown, Question
from segstudio.document.region import Region
from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.answer import answered, window_of
from segstudio.engine.explanation.registry import METHODS
from segstudio.engine.predictor import Predictor
from segstudio.engine.stored_image import stored_image

from .scenes import done, small

SHAPE = (700, 1300)
WHOLE = Region(0, 0, *SHAPE)


def ask(predictor, question, image=None, sight=WHOLE):
    if image is None:
        image = stored_image("a", np.zeros(SHAPE, np.uint8))
    return done(answered(predictor, image, sight, question, print))


@pytest.fixture
def predictor():
    """Classes 3 and 5, both learned; sees 5 where the image is bright."""
    network = small("plain")
    for weights in network.parameters():
        weights.data.zero_()
    first, last = network.encoder[0][0], network.encoder[-1][0]
    for at, part in enumerate((first, network.encoder[2][0], last)):
        part.weight.data[0, : 3 if at == 0 else 1, 1, 1] = 1.0
    network.head.weight.data[1, 0] = 1.0
    network.head.bias.data[1] = -1.0
    return Predictor(network, [3, 5], [3, 5])


def discs():
    """Two bright squares on black, (96, 96)."""
    pixels = np.zeros((96, 96), np.uint8)
    pixels[8:24, 8:24] = 255
    pixels[56:88, 48:88] = 255
    return stored_image("a", pixels)


def test_every_method_has_a_file():
    assert METHODS.keys() == EXPLANATIONS.keys()


def test_a_window_lies_around_what_is_asked_about_and_inside_the_image(predictor):
    step_px = predictor.network.multiple_px
    middle = window_of(predictor, SHAPE, WHOLE, Question())
    assert (middle.height, middle.width) == (512, 512)
    assert (middle.row % step_px, middle.column % step_px) == (0, 0)
    assert abs(middle.row + 256 - 350) <= step_px
    corner = window_of(predictor, SHAPE, WHOLE, Question(place=(699, 1299)))
    assert (corner.row_end, corner.column_end) == SHAPE
    small_image = window_of(predictor, (5, 7), Region(0, 0, 5, 7), Question())
    assert small_image == Region(0, 0, 5, 7)
    with pytest.raises(ExplanationRefused, match="outside of the image"):
        window_of(predictor, SHAPE, WHOLE, Question(place=(700, 0)))
    with pytest.raises(ExplanationRefused, match="in sight"):
        window_of(predictor, SHAPE, Region(2000, 0, 50, 50), Question())


def test_a_place_chooses_the_region_there_or_the_pixel(predictor):
    image, sight = discs(), Region(0, 0, 96, 96)
    both = ask(predictor, Question(class_id=5), image, sight)
    one = ask(predictor, Question(class_id=5, place=(70, 60)), image, sight)
    other = ask(predictor, Question(class_id=5, place=(16, 16)), image, sight)
    assert both.asked_px == one.asked_px + other.asked_px
    assert one.asked_px > other.asked_px > 100
    pixel = ask(predictor, Question(class_id=3, place=(70, 60)), image, sight)
    assert pixel.asked_px == 1
    assert (one.low, one.high) == (0, 1)

    hidden = ask(predictor, Question("occlusion", 5, (16, 16), square_px=16), image, sight)
    assert hidden.values[16, 16] > 0.1
    assert abs(hidden.values[70, 60]) < 1e-6
    assert hidden.low == -hidden.high < 0


def test_what_cannot_be_answered_is_refused(predictor):
    with pytest.raises(ExplanationRefused, match="sees none of that class here"):
        ask(predictor, Question(class_id=5))
    with pytest.raises(ExplanationRefused, match="has not learned that class"):
        ask(predictor, Question(class_id=4))
    for wrong in ({"method": "guess"}, {"layer": "top"}, {"passes": 1}, {"square_px": 2.5}):
        with pytest.raises(ExplanationUnknown, match=r"there are|whole number"):
            Question(**wrong)


def test_full_memory_is_told(predictor, monkeypatch):
    def fail(self, pixels):
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(type(predictor.network), "features", fail)
    with pytest.raises(ExplanationRefused, match="not enough memory"):
        ask(predictor, Question("features"))
