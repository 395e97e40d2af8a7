"""The same steps by torchvision: as strong as ours, labels true, a seed repeats them."""

import subprocess
import sys

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from segstudio.document.augmentation import AUGMENTATIONS, MIXUP
from segstudio.engine import Learner, LearnerSettings, NetworkRefused
from segstudio.engine.augment import Augmentation
from segstudio.engine.augment.torchvision_steps import TORCHVISION_STEPS
from segstudio.engine.loss import IGNORED
from tests.engine.augment.test_augmentation import halves
from tests.engine.augment.test_geometry import Batch, seeded, smooth
from tests.engine.augment.test_intensity import picture, ramp

STEPS = [name for name in AUGMENTATIONS if name != MIXUP]
MOVES = ["flip", "rotate", "scale", "elastic", "crop"]
CHANGES = TORCHVISION_STEPS.changes


def many(channels: int, count: int = 4, height: int = 48, width: int = 48) -> Batch:
    """Return `smooth` with values −1 … 1 in each channel, each darker than the one before."""
    pixels, targets = smooth(count, height, width)
    share = torch.linspace(1, 0.5, channels)[:, None, None]
    return pixels * 2 * share - 1, targets


def done(text: str, batch: Batch, seed: int = 0) -> Batch:
    sight = Augmentation(text).shown(*batch, seeded(seed))
    return sight.seen, sight.targets


@pytest.mark.parametrize("channels", [1, 3, 5])
@pytest.mark.parametrize("name", STEPS)
def test_each_step_changes_patches_of_any_kind_and_a_seed_repeats_it(
    name: str, channels: int
) -> None:
    batch, text = many(channels, height=40, width=56), f"torchvision,{name}"
    before = torch.random.get_rng_state()
    seen, asked = done(text, batch)
    assert seen.shape == batch[0].shape
    assert asked.shape == batch[1].shape
    assert (seen.dtype, asked.dtype) == (torch.float32, torch.int32)
    assert {type(seen), type(asked)} == {Tensor}
    assert seen.isfinite().all()
    assert not torch.equal(seen, batch[0])
    again = done(text, batch)
    assert torch.equal(seen, again[0])
    assert torch.equal(asked, again[1])
    assert not torch.equal(seen, done(text, batch, seed=1)[0])
    assert torch.equal(torch.random.get_rng_state(), before), "what others draw stays the same"
    if name in CHANGES:
        assert torch.equal(asked, batch[1])


@pytest.mark.parametrize("name", STEPS)
def test_nothing_is_done_with_no_strength(name: str) -> None:
    batch = many(3)
    text = "torchvision,flip=0" if name == "jpeg" else f"torchvision,{name}=0"
    seen, asked = done(text, batch)
    assert seen is batch[0]
    assert asked is batch[1]


@pytest.mark.parametrize("shape", [(1, 1, 1, 1), (1, 3, 5, 17), (2, 4, 32, 32)], ids=str)
@pytest.mark.parametrize("name", STEPS)
def test_each_serves_any_size(name: str, shape: tuple[int, ...]) -> None:
    pixels = torch.rand(shape, generator=seeded()) * 2 - 1
    targets = torch.ones(shape[0], *shape[2:], dtype=torch.int32)
    seen, _ = done(f"torchvision,{name}", (pixels, targets))
    assert seen.shape == pixels.shape
    assert seen.isfinite().all()


@pytest.mark.parametrize("channels", [1, 3, 5])
@pytest.mark.parametrize(
    "terms",
    [{"flip": 0.5}, {"rotate": 40.0}, {"scale": 0.5}, {"elastic": 8.0}, {"crop": 0.5}],
    ids=lambda terms: next(iter(terms)),
)
def test_labels_go_with_their_pixels(terms: dict[str, float], channels: int) -> None:
    pixels, targets = many(channels, height=40, width=56)
    seen, asked = TORCHVISION_STEPS.moved(pixels, targets, terms, seeded())
    is_asked = asked != IGNORED
    assert is_asked.float().mean() > 0.3
    away = (seen[:, 0] + 1) / 2 * 10 - 0.5 - asked
    assert away.abs()[is_asked].mean() < 0.35, "a step is 1 wide: .25 where nothing is moved"
    assert (away.abs()[is_asked] > 1.2).float().mean() < 0.02


def test_mirroring_is_torchs() -> None:
    pixels, targets = many(3)
    seen, asked = done("torchvision,flip=1", (pixels, targets))
    assert torch.equal(seen, pixels.flip(2, 3))
    assert torch.equal(asked, targets.flip(1, 2))


def test_some_are_mirrored_and_some_are_not() -> None:
    pixels, targets = many(1, 32)
    seen, _ = done("torchvision,flip", (pixels, targets))
    kinds = torch.stack([pixels.flip(axes) for axes in ((), (2,), (3,), (2, 3))])
    same = (kinds == seen).flatten(2).all(2)
    assert same.any(0).all()
    assert (same.sum(1) > 2).all()


@pytest.mark.parametrize(("name", "kept"), [("rotate", 0.7), ("scale", 0.6), ("elastic", 0.8)])
def test_what_comes_from_outside_is_grey_and_not_asked_for(name: str, kept: float) -> None:
    pixels, targets = torch.ones(16, 2, 48, 48), torch.ones(16, 48, 48, dtype=torch.int32)
    seen, asked = done(f"torchvision,{name}", (pixels, targets))
    assert set(asked.unique().tolist()) == {IGNORED, 1}
    assert kept < (asked == 1).float().mean() < 1
    assert (seen[:, 0][asked == 1]).mean() > 0.95
    assert (seen[:, 0][asked == IGNORED] <= 0.5 + 1e-5).all()


def test_an_elastic_change_pulls_as_far_as_is_asked_for() -> None:
    """Of a picture whose values say where a pixel was."""
    at = torch.arange(128.0).expand(4, 1, 128, 128)
    seen, _ = TORCHVISION_STEPS.moved(
        at, torch.zeros(4, 128, 128, dtype=torch.int32), {"elastic": 6.0}, seeded()
    )
    pulls = (seen - at)[..., 16:-16, 16:-16]
    assert 1.2 < pulls.std() < 2.8, "a third of 6 pixels"
    assert pulls.abs().max() < 9
    assert pulls.diff(dim=-1).abs().max() < 1, "smoothly"


def test_the_only_labels_of_a_patch_are_never_hidden() -> None:
    targets = torch.full((64, 20, 20), IGNORED)
    targets[:, 9, 9] = 1
    seen, asked = done("torchvision,cutout=0.2", (torch.ones(64, 1, 20, 20), targets))
    assert (asked[:, 9, 9] == 1).all()
    assert (seen[:, 0, 9, 9] == 1).all()
    assert (seen == 0).sum((1, 2, 3)).max() == 81, "elsewhere squares are hidden"
    whole = torch.ones(8, 20, 20)
    seen, asked = done("torchvision,cutout=0.2", (torch.ones(8, 1, 20, 20), whole))
    assert torch.equal(seen[:, 0] == 0, asked == IGNORED)
    assert ((asked == IGNORED).sum((1, 2)) == 81).all()


def test_blur_is_opencvs() -> None:
    image = picture().astype(np.float32) / 127.5 - 1
    pixels = torch.from_numpy(image).permute(2, 0, 1)[None]
    sigma = float(torch.rand(1, generator=seeded(2)) * (2.0 - 0.01) + 0.01)
    expected = cv2.GaussianBlur(image, (13, 13), sigma, borderType=cv2.BORDER_REFLECT_101)
    seen = CHANGES["blur"](pixels, 2.0, seeded(2))[0].permute(1, 2, 0).numpy()
    assert np.abs(seen - expected).max() < 1e-4


@pytest.mark.parametrize("channels", [1, 3, 5])
def test_brightness_contrast_and_gamma_are_what_they_are_called(channels: int) -> None:
    pixels, _ = many(channels)
    share = (pixels.double() + 1) / 2
    drawn = torch.rand(4, generator=seeded(2)).double()[:, None, None, None]
    factor = 1 + (drawn * 2 - 1) * 0.5
    grey = share
    if channels == 3:
        grey = (share * torch.tensor([0.2989, 0.587, 0.114])[:, None, None]).sum(1, keepdim=True)
    mean = grey.mean((2, 3), keepdim=True)
    for name, expected in (
        ("brightness", share * factor),
        ("contrast", mean + (share - mean) * factor),
        ("gamma", share ** torch.exp((drawn * 2 - 1) * 0.5)),
    ):
        seen = CHANGES[name](pixels, 0.5, seeded(2))
        wanted = expected.clamp(0, 1) * 2 - 1
        torch.testing.assert_close(seen.double(), wanted, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("name", ["brightness", "contrast", "gamma", "jpeg"])
def test_what_lies_beyond_the_range_is_kept(name: str) -> None:
    pixels = ramp(2)
    beyond = pixels.clone()
    beyond[..., -4:] += 0.7
    beyond[..., :4] -= 0.4
    strength = 95 if name == "jpeg" else 0.2
    at_ends = CHANGES[name](beyond.clamp(-1, 1), strength, seeded())
    seen = CHANGES[name](beyond, strength, seeded())
    torch.testing.assert_close(seen - at_ends, beyond - beyond.clamp(-1, 1), atol=1e-5, rtol=0)


def test_noise_has_at_most_its_deviation() -> None:
    deviations = CHANGES["noise"](torch.zeros(64, 1, 64, 64), 0.1, seeded()).flatten(1).std(1)
    assert deviations.max() < 0.2 * 1.05
    assert deviations.min() < 0.02
    assert deviations.max() > 0.15


@pytest.mark.parametrize("channels", [1, 3])
def test_jpeg_is_what_a_file_leaves(channels: int) -> None:
    image = picture()[..., :channels]
    pixels = torch.from_numpy(image.astype(np.float32) / 127.5 - 1).permute(2, 0, 1)[None]
    quality = round(float(torch.rand(1, generator=seeded(1)) * (95 - 20) + 20))
    _, file = cv2.imencode(".jpg", image[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    expected = cv2.imdecode(file, cv2.IMREAD_UNCHANGED).reshape(image.shape)[..., ::-1]
    seen = CHANGES["jpeg"](pixels, 20.0, seeded(1))[0].permute(1, 2, 0).numpy()
    away = np.abs((seen + 1) * 127.5 - expected)
    assert away.mean() < 0.5, "the same encoder, or one that rounds a little otherwise"


def test_grey_stays_grey_for_networks_of_three_channels() -> None:
    grey = many(1)[0].expand(4, 3, 48, 48)
    text = ",".join(["torchvision", *STEPS])
    seen, _ = done(text, (grey, torch.ones(4, 48, 48)))
    assert (seen - seen[:, :1]).abs().max() < 1e-5


def test_the_usual_and_mixing_stay_our_own() -> None:
    batch = many(3)
    only = Augmentation("usual,mixup=0.4").shown(*batch, seeded())
    both = Augmentation("usual,torchvision,flip=0,mixup=0.4").shown(*batch, seeded())
    assert torch.equal(only.seen, both.seen)
    assert only.share == both.share < 1


@pytest.mark.parametrize(
    ("network", "text"),
    [
        ("quick", ",".join(["usual", "torchvision", *STEPS])),
        ("quick", "torchvision,rotate=15,jpeg=30,mixup"),
        ("pixels", "torchvision,rotate,noise,cutout"),
    ],
)
def test_a_network_learns_under_it(network: str, text: str) -> None:
    pixels, mask = halves()
    settings = LearnerSettings(patch_px=32, network=network, augment=text)
    learner = Learner([1, 2], "cpu", settings=settings)
    learner.set_image("a", pixels)
    learner.annotate("a", mask)
    losses = [step.loss for step in learner.train(steps=12)]
    assert np.isfinite(losses).all()
    found = learner.predict("a").probabilities.argmax(0)
    assert (found == (np.arange(64) >= 32)).mean() > 0.95


def test_torchvision_is_imported_only_where_it_is_asked_for() -> None:
    code = (
        "import sys, segstudio.worker.child, segstudio.engine\n"
        "from segstudio.engine.augment import Augmentation\n"
        f"Augmentation('usual,{','.join(STEPS)},mixup')\n"
        "assert not [each for each in sys.modules if each.startswith('torchvision')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)


def test_without_torchvision_it_is_refused_before_anything_changes(monkeypatch) -> None:
    learner = Learner([1, 2], "cpu", settings=LearnerSettings())
    before = learner.desk.settings
    asked = before.changed({"augment": "torchvision,rotate=5"})
    monkeypatch.setitem(sys.modules, "torchvision.transforms.v2", None)
    monkeypatch.delitem(sys.modules, "segstudio.engine.augment.torchvision_steps", raising=False)
    sentence = (
        "The augmentation “torchvision,rotate=5” needs torchvision .* Leave “torchvision” out"
    )
    for refuse in (learner.desk.weights_of, learner.desk.change_settings):
        with pytest.raises(NetworkRefused, match=sentence):
            refuse(asked)
    assert learner.desk.settings == before
    Augmentation("usual,rotate=5")
