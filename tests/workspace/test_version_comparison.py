"""Two versions on one image, from the tiles that an engine would send."""

import numpy as np
import pytest

from segstudio.document.region import TileIndex
from segstudio.worker import messages as m
from segstudio.workspace.version_comparison import VersionComparison


@pytest.fixture
def sent():
    return []


@pytest.fixture
def comparison(opened, sent):
    session = opened.session
    return VersionComparison(session._background, session.events, session.jobs, sent.append)


def predict(comparison, image, job_id, version, class_ids):
    for tile in image.mask.whole.tiles():
        part = tile.region(image.shape)
        comparison.take(
            m.VersionTilePredicted(job_id, image.id, version, tile, class_ids[part.slices])
        )


def test_where_two_versions_differ_is_told_and_kept_for_the_canvas(opened, comparison, sent):
    image, told = opened.image, []
    opened.events.versions_compared.connect(lambda: told.append(True))
    comparison.begin(image, 7, 3)
    assert [(each.version, each.image_ids) for each in sent] == [(3, (image.id,)), (7, (image.id,))]
    assert len(opened.jobs.jobs) == 2
    older = np.ones(image.shape, np.uint16)
    newer = older.copy()
    newer[: image.shape[0] // 4] = 300
    for request, mask in zip(sent, (older, newer), strict=True):
        predict(comparison, image, request.job_id, request.version, mask)
        assert comparison.finish(request.job_id, False, None)
    opened.pump_until(lambda: told)
    found = comparison.found
    assert (found.first, found.second) == (3, 7)
    assert found.differing_share == pytest.approx(0.25)
    assert found.shares[1] == pytest.approx((1.0, 0.75))
    assert found.shares[300] == pytest.approx((0.0, 0.25))
    assert np.array_equal(image.prediction.kept, older)
    assert np.array_equal(image.prediction.against, newer)
    assert opened.jobs.jobs == ()
    image.prediction.keep()
    assert image.prediction.against is None


def test_another_image_ends_it(opened, comparison, sent):
    comparison.begin(opened.image, 1, 2)
    ids = [each.job_id for each in sent]
    opened.show(1)
    comparison.show(opened.image)
    assert [each.job_id for each in sent[2:]] == ids
    assert opened.jobs.jobs == ()
    assert not comparison.finish(ids[0], True, None)
    comparison.take(
        m.VersionTilePredicted(ids[0], 1, 1, TileIndex(0, 0), np.ones((256, 256), np.uint8))
    )
    assert comparison.found is None


def test_a_version_that_is_gone_is_a_sentence(opened, comparison, sent):
    comparison.begin(opened.image, 1, 2)
    assert comparison.finish(sent[0].job_id, False, "Version 1 is not kept any more.")
    assert "Version 1 is not kept" in opened.texts[-1]
    assert opened.jobs.jobs == ()


def test_jobs_of_others_are_none_of_its_business(comparison):
    assert not comparison.finish(99, False, None)
