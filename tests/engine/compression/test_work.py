"""The whole way, on a learner that knows blobs: smaller, and as good as what it was made of."""

import numpy as np
import pytest

from segstudio.document.compression import Compression
from segstudio.document.region import Region
from segstudio.engine import Learner, LearnerSettings, NetworkRefused, NothingPublished
from segstudio.engine.compression.work import CompressionWork
from segstudio.engine.image_store import ImageStore

SIDE_PX = 160


def taught(blobs, steps, **settings):
    learner = Learner([1, 2], device="cpu", settings=LearnerSettings(patch_px=32, **settings))
    learner.set_image("a", blobs.pixels)
    learner.annotate("a", blobs.truth)
    for _ in learner.train(steps=steps):
        pass
    return learner


def worked(learner, order):
    work = CompressionWork(learner.desk.source(), order)
    shares = []
    while not work.is_over:
        work.step()
        shares.append(work.share)
    assert shares == sorted(shares)
    assert np.isfinite(work.loss)
    return work


def dice(predictor, blobs):
    image = ImageStore(lambda _: blobs.pixels, 0).get(0)
    found = predictor.region(image, Region(0, 0, SIDE_PX, SIDE_PX), print).argmax(0) == 1
    truth = blobs.truth == 2
    return 2 * (found & truth).sum() / (found.sum() + truth.sum())


def weights(network):
    return sum(each.numel() for each in network.parameters())


def test_half_of_the_weights_go_and_nothing_else_changes(blobs, other_blobs):
    learner = taught(blobs, 8)
    before = learner.predict("a").probabilities
    work = worked(learner, Compression("prune", 0.5, steps=8))
    found = work.result()
    zeros = sum(int((each == 0).sum()) for each in found.network.parameters())
    assert zeros == pytest.approx(0.5 * weights(found.network), rel=0.02)
    assert dice(found, other_blobs) > 0.85
    assert learner.version == 1
    assert np.array_equal(learner.predict("a").probabilities, before)


def test_channels_go_and_it_learns_on(blobs, other_blobs):
    learner = taught(blobs, 40, network="classic", width=8, depth=2)
    work = worked(learner, Compression("channels", 0.5, seconds=0, steps=40))
    found = work.result()
    assert (work.choice.width, work.choice.depth) == (4, 2)
    assert weights(found.network) < 0.3 * weights(work.source.predictor.network)
    # One class everywhere gets .36 of these blobs.
    assert dice(found, other_blobs) > 0.6


@pytest.mark.parametrize("network", ["classic", "pixels"])
def test_any_network_is_distilled_into_the_quick_one(blobs, other_blobs, network):
    size = {"width": 4, "depth": 1} if network == "classic" else {"depth": 1}
    learner = taught(blobs, 10, network=network, **size)
    work = worked(learner, Compression("distil", seconds=0, steps=6))
    assert work.choice.name == "quick"
    assert dice(work.result(), other_blobs) > 0.8


def test_what_cannot_be_is_refused_before_it_starts(blobs):
    learner = taught(blobs, 1)
    with pytest.raises(NetworkRefused, match="channels of “quick” cannot be pruned"):
        CompressionWork(learner.desk.source(), Compression("channels"))
    with pytest.raises(NothingPublished):
        Learner([1, 2], device="cpu").desk.source()
