"""A real learner looks over its images: unsure and new places first, wrong strokes doubted."""

import cv2
import numpy as np
import pytest

from segstudio.document.region import Region, TileIndex
from segstudio.engine import Learner, NothingPublished
from segstudio.engine.stored_image import stored_image

BACKGROUND, BLOB = 1, 2


def blobs(seed, other=False):
    """Discs on noise; other: stripes of another kind in the right half."""
    pixels = np.random.default_rng(seed).normal(60, 8, (256, 256))
    for row, column in ((60, 60), (60, 190), (180, 60), (180, 190)):
        pixels += 90 * cv2.circle(np.zeros((256, 256), np.uint8), (column, row), 30, 1, -1)
    if other:
        pixels[:, 128:] = 130 + 60 * np.sin(np.arange(128) / 2)
    return np.clip(pixels, 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def learner():
    made = Learner([BACKGROUND, BLOB], device="cpu")
    made.set_image(1, blobs(0))
    mask = np.zeros((256, 256), np.uint8)
    mask[45:75, 45:75] = BLOB
    mask[165:195, 45:75] = BLOB
    mask[100:140, 20:230] = BACKGROUND
    made.annotate(1, mask)
    for _ in made.train(steps=25):
        pass
    return made


def survey_of(learner, key, image):
    survey = learner.survey()
    for labelled, tiles in survey.labelled_tiles().items():
        for tile in tiles:
            survey.compare(survey.image_at_hand(labelled), labelled, tile)
    over = survey.over(stored_image(key, image), key, 0)
    while not over.is_over:
        over.look()
    return over.finding()


def test_what_is_unlike_the_labelled_promises_more(learner):
    alike, other = survey_of(learner, 5, blobs(1)), survey_of(learner, 6, blobs(1, other=True))
    assert other.gain > 2 * alike.gain
    assert other.regions[0].region.column >= 64
    assert other.share == 1
    said = {each.class_id: each.said_px for each in other.overlaps}
    assert sum(said.values()) == 256 * 256


def test_a_wrong_stroke_is_doubted_and_told_once_what_is_new(learner):
    survey = learner.survey()
    assert survey.has_news
    assert survey.labelled_tiles() == {1: [TileIndex(0, 0)]}
    image = survey.image_at_hand(1)
    assert survey.compare(image, 1, TileIndex(0, 0)) == []
    wrong = np.full((26, 26), BACKGROUND, np.uint8)
    learner.annotate(1, wrong, Region(47, 177, 26, 26))
    again = learner.survey(survey)
    assert again.has_news
    found = again.compare(image, 1, TileIndex(0, 0))
    assert [(each.drawn_id, each.said_id) for each in found] == [(BACKGROUND, BLOB)]
    assert found[0].region.intersect(Region(47, 177, 26, 26)) == found[0].region
    assert found[0].size_px > 300
    learner.annotate(1, np.zeros((26, 26), np.uint8), Region(47, 177, 26, 26))
    still = learner.survey(again)
    still.compare(image, 1, TileIndex(0, 0))
    rest = learner.survey(still)
    assert not rest.has_news
    assert rest.labelled_tiles() == {}


def test_nothing_is_surveyed_before_there_is_a_network():
    with pytest.raises(NothingPublished):
        Learner([1, 2], device="cpu").survey()
