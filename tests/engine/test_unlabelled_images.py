"""Images without a label are drawn from in turns, and never those that measure."""

import numpy as np
import torch

from segstudio.document.region import Region
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.annotation_store import AnnotationStore
from segstudio.engine.errors import ImageRefused
from segstudio.engine.image_store import ImageStore
from segstudio.engine.loss import IGNORED
from segstudio.engine.training_set import TrainingSet
from segstudio.engine.unlabelled_images import PATCHES_A_TURN, UnlabelledImages


def source(key: object) -> np.ndarray:
    if key == "broken":
        raise ImageRefused("Image 'broken' has no pixels.")
    return np.random.default_rng(0).integers(0, 255, (40, 50, 3)).astype(np.uint8)


def test_each_gets_its_turn_but_for_those_that_are_labelled_broken_or_measure() -> None:
    told: list[str] = []
    annotations = AnnotationStore()
    annotations.replace("drawn", np.ones((4, 4), np.uint8), Region(0, 0, 4, 4))
    images = UnlabelledImages(ImageStore(source, 2**20), annotations, 0, told.append)
    assert images.spots(4) == []
    images.share = 0.5
    assert images.spots(4) == []
    for key in ("a", "drawn", "broken", "held", "b"):
        images.add(key)
    images.left_out = frozenset({"held"})
    spots = images.spots(4 * PATCHES_A_TURN)
    assert [each.key for each in spots] == ["a"] * PATCHES_A_TURN + ["b"] * PATCHES_A_TURN
    assert all(0 <= each.row < 40 and 0 <= each.column < 50 for each in spots)
    assert len(told) == 1 and "broken" in told[0]
    images.remove("a")
    images.remove("b")
    assert images.spots(4) == []


def test_their_patches_come_beside_the_others_and_claim_nothing() -> None:
    images = TrainingSet(ImageStore(source, 2**20), 0, lambda sentence: None)
    images.annotate("drawn", np.full((40, 50), 1, np.uint8), None, 0)
    plain = images.draw((1,), 0, 4, 32)
    images.unlabelled.add("other")
    images.learn_as(LearnerSettings(pseudo_labels=0.9))
    batch = images.draw((1,), 0, 4, 32)
    assert plain is not None and len(plain.pixels) == 4
    assert batch is not None and batch.pixels.shape == (6, 3, 32, 32)
    assert (batch.targets[4:] == IGNORED).all()
    assert (batch.targets[:4] == 0).any()


def test_all_that_is_off_by_default_changes_no_weight() -> None:
    def learned(*unlabelled: str) -> Learner:
        learner = Learner((1, 2), "cpu", 0, settings=LearnerSettings(patch_px=32, batch=2))
        labels = np.ones((40, 50), np.uint8)
        labels[20:] = 2
        learner.set_image("drawn", source("drawn"))
        learner.annotate("drawn", labels)
        for key in unlabelled:
            learner.set_image(key, source(key))
            learner.desk.unlabelled.add(key)
        for _ in learner.train(steps=3):
            pass
        return learner

    one, other = learned(), learned("other")
    for mine, its in zip(
        one._state.weights().values(), other._state.weights().values(), strict=True
    ):
        assert torch.equal(mine, its)
