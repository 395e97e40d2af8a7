"""Images smaller than what a network sees at once are explained like others."""

import numpy as np
import pytest

from segstudio.document.explanation import EXPLANATIONS, Question
from segstudio.document.region import Region
from segstudio.engine.errors import ExplanationRefused
from segstudio.engine.explanation.answer import answered
from segstudio.engine.predictor import Predictor
from segstudio.engine.stored_image import stored_image

from .scenes import TRIED, done, small


@pytest.mark.parametrize("name", TRIED)
@pytest.mark.parametrize("shape", [(1, 1), (5, 37)])
def test_each_method_answers_or_says_why_not(name, shape):
    network = small(name)
    predictor = Predictor(network, [1, 2], [1, 2])
    image = stored_image("a", np.random.default_rng(0).integers(0, 255, shape).astype(np.uint8))
    whole, other = Region(0, 0, *shape), Predictor(small(name, seed=9), [1, 2], [1, 2])
    refused = set()
    for method in EXPLANATIONS:
        question = Question(method, 1, (0, 0), square_px=16)
        work = answered(
            *(predictor, image, whole, question, print), lambda: iter([predictor, other])
        )
        try:
            found = done(work)
        except ExplanationRefused:
            refused.add(method)
            continue
        assert found.region == whole
        assert found.values.shape == shape
        assert np.isfinite(found.values).all()
        assert found.low <= found.values.min() <= found.values.max() <= found.high
    assert refused == ({"gradcam", "dropout"} if name == "pixels" else {"dropout"})
