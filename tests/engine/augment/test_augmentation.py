"""What is chosen is done, the usual stays the usual, and labels stay true."""

import math

import numpy as np
import pytest
import torch

from segstudio.document.augmentation import (
    AUGMENTATIONS,
    augmentation,
    by_torchvision,
    can_be_by_torchvision,
    is_by_torchvision,
)
from segstudio.document.training_method import MethodUnknown
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.augment import Augmentation, relit
from segstudio.engine.augment.augmentation import cut_out
from segstudio.engine.loss import IGNORED
from segstudio.engine.losses import chosen_loss
from segstudio.engine.networks import UNet
from segstudio.engine.settings import SettingsRefused
from segstudio.engine.trainer import Trainer
from segstudio.engine.training_set import Batch


def seeded(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("usual", {"usual": 1}),
        ("none", {}),
        ("rotate=20, blur", {"rotate": 20, "blur": 1}),
        ("usual,cutout=0.1", {"usual": 1, "cutout": 0.1}),
        ("torchvision,rotate=15,jpeg", {"torchvision": 1, "rotate": 15, "jpeg": 30}),
        ("usual,noise, torchvision", {"usual": 1, "noise": 0.05, "torchvision": 1}),
    ],
)
def test_what_a_text_means(text: str, terms: dict[str, float]) -> None:
    assert augmentation(text) == terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "There is no augmentation “”; there are usual, none alone, and flip"),
        ("spin=3", "There is no augmentation “spin”"),
        ("none,flip", "There is no augmentation “none”; there are usual, none alone"),
        ("rotate=400", "“rotate=400” cannot be: turned by so many degrees at most; a number from"),
        ("noise=nan", "“noise=nan” cannot be"),
        ("blur=much", "“blur=much” cannot be"),
        ("usual=2", "“usual=2” cannot be: “usual” has no number"),
        ("flip,flip=1", "“flip” is written twice"),
        ("torchvision=2,flip", "“torchvision=2” cannot be: “torchvision” has no number"),
        ("torchvision,flip,torchvision", "“torchvision” is written twice"),
        ("torchvision", "“torchvision” does nothing by itself: write steps beside it, as in"),
        ("usual,torchvision,mixup", "“torchvision” does nothing by itself"),
    ],
)
def test_what_cannot_be_is_said(text: str, words: str) -> None:
    with pytest.raises(MethodUnknown) as found:
        augmentation(text)
    assert words in str(found.value)


@pytest.mark.parametrize(
    ("text", "can_be", "bare"),
    [
        ("usual,rotate=5", True, "usual,rotate=5"),
        ("usual, torchvision ,rotate = 5", True, "usual,rotate = 5"),
        ("torchvision", False, ""),
        ("usual,mixup", False, "usual,mixup"),
        ("none", False, "none"),
        ("torchvision,spin", False, "spin"),
    ],
)
def test_torchvision_is_written_and_taken_out_again(text: str, can_be: bool, bare: str) -> None:
    assert can_be_by_torchvision(text) == can_be
    assert by_torchvision(text, False) == bare
    assert by_torchvision(text, True) == f"torchvision,{bare}"
    assert is_by_torchvision(by_torchvision(text, True))
    assert not is_by_torchvision(bare)


def test_the_usual_is_what_it_always_was() -> None:
    pixels, targets = torch.rand(2, 3, 16, 16), torch.zeros(2, 16, 16)
    usual = Augmentation("usual")
    assert usual.moved(pixels, targets, seeded()) == (pixels, targets)
    assert torch.equal(usual.lit(pixels, seeded()), relit(pixels, seeded()))
    assert not usual.mixes


def test_none_is_nothing() -> None:
    pixels = torch.rand(2, 3, 16, 16)
    assert Augmentation("none").lit(pixels, seeded()) is pixels


def test_a_hidden_square_is_not_asked_for() -> None:
    pixels, targets = torch.ones(3, 2, 40, 40), torch.ones(3, 40, 40, dtype=torch.int32)
    seen, asked = cut_out(pixels, targets, 0.25, seeded())
    assert ((seen == 0).all(1) == (asked == IGNORED)).all()
    assert ((asked == IGNORED).sum((1, 2)) == 400).all()


def test_the_only_labels_of_a_patch_are_never_hidden() -> None:
    targets = torch.full((64, 20, 20), IGNORED)
    targets[:, 9, 9] = 1
    seen, asked = cut_out(torch.ones(64, 1, 20, 20), targets, 0.2, seeded())
    assert (asked[:, 9, 9] == 1).all()
    assert (seen[:, 0, 9, 9] == 1).all()
    assert (seen == 0).any(), "elsewhere squares are hidden"


def test_mixed_patches_cost_what_both_labels_cost() -> None:
    """The published loss: λ · L(first labels) + (1 − λ) · L(second labels) of the mixed patch."""
    torch.manual_seed(0)
    network = UNet(3, 2)
    settings = LearnerSettings(
        augment="mixup=0.4", agreement_weight=0.0, teacher_weight=0.0, loss="ce"
    )
    trainer = Trainer(network, network, settings, 7)
    rng = np.random.default_rng(0)
    batch = Batch(
        rng.random((2, 3, 32, 32)).astype(np.float32),
        rng.integers(0, 2, (2, 32, 32)).astype(np.int32),
    )
    share = 1 - 0.4 * float(torch.rand(1, generator=seeded(7)))
    first, second = torch.from_numpy(batch.pixels)
    mixed = torch.stack(
        (share * first + (1 - share) * second, share * second + (1 - share) * first)
    )
    with torch.no_grad():
        scores = network(mixed)
    loss, targets = chosen_loss("ce", 0.0), torch.from_numpy(batch.targets)
    expected = share * loss(scores, targets) + (1 - share) * loss(scores, targets.flip(0))
    assert trainer.step(iter([batch])) == pytest.approx(float(expected), rel=0.02)


@pytest.mark.parametrize("name", [*AUGMENTATIONS, "none"])
def test_a_network_learns_under_each(name: str) -> None:
    pixels, mask = halves()
    learner = Learner([1, 2], "cpu", settings=LearnerSettings(patch_px=32, augment=name))
    learner.set_image("a", pixels)
    learner.annotate("a", mask)
    losses = [step.loss for step in learner.train(steps=12)]
    assert all(map(math.isfinite, losses))
    found = learner.predict("a").probabilities.argmax(0)
    assert (found == (np.arange(64) >= 32)).mean() > 0.95


def test_the_forest_learns_under_others() -> None:
    settings = LearnerSettings(patch_px=32, network="pixels", augment="rotate,noise,cutout")
    learner = Learner([1, 2], "cpu", settings=settings)
    pixels, mask = halves()
    learner.set_image("a", pixels)
    learner.annotate("a", mask)
    list(learner.train(steps=8))
    assert (learner.predict("a").probabilities.argmax(0)[:, :24] == 0).mean() > 0.95


@pytest.mark.parametrize(("name", "value"), [("network", "pixels"), ("adversarial", 0.01)])
def test_mixing_is_refused_where_nothing_could_learn_from_it(name: str, value: object) -> None:
    with pytest.raises(SettingsRefused, match="two patches in one"):
        LearnerSettings().changed({"augment": "usual,mixup", name: value})


def halves() -> tuple[np.ndarray, np.ndarray]:
    """Return a dark half beside a light one, with a few strokes on both."""
    rng = np.random.default_rng(0)
    pixels = rng.normal(80, 8, (64, 64))
    pixels[:, 32:] += 90
    mask = np.zeros((64, 64), np.uint8)
    mask[8:56:8, 4:28], mask[8:56:8, 36:60] = 1, 2
    return pixels.clip(0, 255).astype(np.uint8), mask


@pytest.mark.parametrize("text", ["usual", "usual,noise=0.1,gamma,contrast"])
def test_grey_stays_grey_and_colour_is_as_it_was(text: str) -> None:
    color = torch.rand(2, 3, 12, 16, generator=seeded(1)) * 2 - 1
    both = torch.cat((color[:1], color[1:, :1].expand(1, 3, 12, 16)))
    lit, before = Augmentation(text).lit(both, seeded()), Augmentation(text).lit(color, seeded())
    assert torch.equal(lit[0], before[0])
    assert torch.equal(lit[1], lit[1, :1].expand(3, 12, 16))
    assert not torch.equal(before[1, 0], before[1, 1])
