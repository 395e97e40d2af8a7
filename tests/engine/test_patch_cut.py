"""The same seed draws the same patches as ever, whoever asks."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
import torch

from segstudio.engine import LearnerSettings
from segstudio.engine.augment import Augmentation
from segstudio.engine.image_store import ImageStore
from segstudio.engine.patch_cut import inside, patch_around
from segstudio.engine.training_set import TrainingSet

ALL = "usual,rotate=30,cutout=0.2,mixup=0.3,noise=0.1"


def learned(settings: LearnerSettings) -> TrainingSet:
    store = ImageStore(None, 0)
    store.put("x", np.random.default_rng(5).integers(0, 255, (90, 140), np.uint8))
    found = TrainingSet(store, 3, lambda sentence: None)
    found.learn_as(settings)
    labels = np.zeros((90, 140), np.uint8)
    labels[10:14, 20:120], labels[50:54, 5:90] = 1, 2
    found.annotate("x", labels, None, 0)
    return found


@pytest.mark.parametrize(
    ("augment", "seen"), [("usual", 0.1817437), (ALL, 0.0796727)], ids=["usual", "all"]
)
def test_patches_are_those_of_before_there_were_previews(augment: str, seen: float) -> None:
    """Digest and mean of what is drawn are those of the code at d5fffd2; integers are alike on all
    machines. What is seen of it is since grey patches stay grey.
    """
    training_set = learned(LearnerSettings(augment=augment, preparation="denoise+clahe"))
    batches = [training_set.draw((1, 2), 0, 4, 48) for _ in range(3)]
    drawn = [each for each in batches if each is not None]
    joined = b"".join(each.targets.tobytes() for each in drawn)
    assert hashlib.sha256(joined).hexdigest().startswith("06e59ba2dad6cafa")
    assert np.mean([each.pixels**2 for each in drawn]) == pytest.approx(0.1695798, rel=1e-3)
    first = torch.from_numpy(drawn[0].pixels), torch.from_numpy(drawn[0].targets)
    random = torch.Generator().manual_seed(7)
    sight = Augmentation(augment).shown(*first, random)
    assert float((sight.seen**2).mean()) == pytest.approx(seen, rel=1e-3)


def test_a_pixel_lies_in_each_patch_around_it_and_a_small_image_is_inside() -> None:
    images = ImageStore(None, 0)
    images.put("x", np.zeros((70, 20), np.uint8))
    random = np.random.default_rng(0)

    def labels_in(region):
        found = np.zeros((region.height, region.width), np.uint16)
        found[60 - region.row, 3 - region.column] = 7
        return found

    for _ in range(20):
        pixels, labels = patch_around(
            images.get("x"), labels_in, (60, 3), 32, random, is_varied=False
        )
        assert pixels.shape == (32, 32, 1)
        assert (labels == 7).sum() == 1
    assert [inside(start, 32, 70) for start in (-5, 3, 60)] == [0, 3, 38]
    assert inside(5, 32, 20) == -6


def test_the_smallest_patch_has_room_for_its_pixel() -> None:
    images = ImageStore(None, 0)
    images.put("x", np.zeros((70, 70), np.uint8))
    random = np.random.default_rng(0)

    def labels_in(region):
        return np.full((region.height, region.width), 7, np.uint16)

    for _ in range(40):
        pixels, _ = patch_around(images.get("x"), labels_in, (9, 9), 16, random, is_varied=True)
        assert pixels.shape == (16, 16, 1)
