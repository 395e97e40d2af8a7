"""A refinement is tried tile by tile: as a whole prediction has it, and nothing of it is kept."""

import numpy as np
import pytest

from segstudio.document.refinement import Refinement
from segstudio.document.region import Region, TileIndex
from segstudio.worker.child_session import ProjectSession
from segstudio.worker.messages import (
    AddImage,
    Annotate,
    OpenProject,
    SetLive,
    TilePredicted,
    TileRefined,
    TryRefinement,
)

SHAPE = (300, 520)
STRONG = Refinement(appearance=0, smoothness=20, width=3)
TILES = (TileIndex(0, 1), TileIndex(1, 0))


def read(path):
    rng = np.random.default_rng(0)
    pixels = rng.normal(100, 40, SHAPE)
    pixels[:, 260:] += 50
    return np.clip(pixels, 0, 255).astype(np.uint8)


@pytest.fixture
def reports():
    return []


@pytest.fixture
def session(reports):
    """A session that has learned a little of one image."""
    session = ProjectSession(OpenProject((1, 2), device="cpu"), reports.append, read)
    session.take(AddImage(1, "a"))
    for class_id, column in ((1, 20), (2, 400)):
        pixels = np.full((40, 60), class_id, np.uint8)
        session.take(Annotate(1, class_id, SHAPE, Region(100, column, 40, 60), pixels))
    session.take(SetLive(True))
    for _ in range(3):
        session.training.step()
    session.training.publish_if_due(0.0, is_held=False)
    return session


def refined(reports):
    return [each for each in reports if isinstance(each, TileRefined)]


def work(session):
    while session.aside:
        session.aside.work()


def test_each_tile_is_as_the_whole_image_refined(session, reports):
    session.take(TryRefinement(5, 1, TILES, STRONG))
    work(session)
    found = {each.tile: each.class_ids for each in refined(reports)}
    assert tuple(found) == TILES
    assert not any(isinstance(each, TilePredicted) for each in reports)
    whole = {
        each.tile: each.class_ids
        for each in session.learner.predict_tiles(1, TILES, refinement=STRONG)
    }
    plain = {each.tile: each.class_ids for each in session.learner.predict_tiles(1, TILES)}
    for tile in TILES:
        assert np.mean(found[tile] == whole[tile]) > 0.999
    assert any((found[tile] != plain[tile]).any() for tile in TILES)


def test_a_newer_question_takes_the_place_of_an_older_one(session, reports):
    session.take(TryRefinement(5, 1, TILES, STRONG))
    session.aside.work()
    session.take(TryRefinement(6, 1, TILES[:1], STRONG))
    work(session)
    assert [(each.job_id, each.tile) for each in refined(reports)] == [(5, TILES[0]), (6, TILES[0])]
    session.take(TryRefinement(7, 1, TILES, STRONG))
    session.take(TryRefinement(0, 1, (), STRONG))
    work(session)
    assert len(refined(reports)) == 2


def test_what_cannot_be_tried_is_told_once(session, reports):
    session.take(TryRefinement(5, 99, TILES, STRONG))
    work(session)
    (told,) = refined(reports)
    assert (told.job_id, told.tile) == (5, None)
    assert "was not added" in told.problem
    fresh = ProjectSession(OpenProject((1, 2), device="cpu"), reports.append, read)
    fresh.take(TryRefinement(8, 1, TILES, STRONG))
    work(fresh)
    assert "train" in refined(reports)[-1].problem
