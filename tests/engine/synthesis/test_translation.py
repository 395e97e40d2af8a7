"""Images from masks: patches are real pairs, losses are the paper's, and colours are learned."""

import math

import numpy as np
import pytest
import torch

from segstudio.engine.synthesis import translation
from segstudio.engine.synthesis.generator import Generator
from segstudio.engine.synthesis.pairs import PATCH_PX, PairRefused, Pairs
from segstudio.engine.synthesis.translation import Translation, texture_loss

IDS = (1, 2)
COLORS = np.array([[0, 0, 0], [40, 90, 160], [220, 60, 20]], np.uint8)


def pair(seed: int = 0, dtype: type = np.uint8) -> tuple[np.ndarray, np.ndarray]:
    """Return (144, 160) pixels that are coloured by their class, and the classes."""
    random = np.random.default_rng(seed)
    mask = np.ones((144, 160), np.uint8)
    for _ in range(12):
        row, column = random.integers(0, 120, 2)
        mask[row : row + 24, column : column + 24] = 2
    scale = 1 if dtype is np.uint8 else 16
    return (COLORS[mask].astype(dtype) * scale), mask


def test_patches_show_each_class_in_its_own_colour_however_they_are_turned() -> None:
    pairs = Pairs([pair(0), pair(1)], IDS, 2, 0)
    masks, pixels = pairs.draw(8)
    assert masks.shape == (8, 3, PATCH_PX, PATCH_PX) and pixels.shape == (8, 3, PATCH_PX, PATCH_PX)
    assert torch.equal(masks.sum(1), torch.ones(8, PATCH_PX, PATCH_PX))
    colors = torch.from_numpy(COLORS / 127.5 - 1).float()
    wanted = torch.einsum("nkhw,kc->nchw", masks, colors)
    assert torch.allclose(pixels, wanted, atol=1e-5)


def test_half_of_the_patches_hold_the_rare_class() -> None:
    common, mask = pair()
    mask[:] = 1
    mask[70, 80] = 2
    pairs = Pairs([(common, mask)] + [(common, np.ones_like(mask))] * 19, IDS, 2, 0)
    held = [bool(pairs.draw(1)[0][0, 2].any()) for _ in range(60)]
    assert 20 <= sum(held) <= 42


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_pixels_come_back_as_they_were(dtype: type) -> None:
    pixels, mask = pair(0, dtype)
    tone = Pairs([(pixels, mask)], IDS, 2, 0).tone
    assert np.array_equal(tone.to_image(tone.to_network(pixels)), pixels)
    grey = pixels[..., :1]
    assert np.array_equal(tone.to_image(tone.to_network(grey)), grey[..., 0])


def test_images_that_do_not_go_together_are_refused() -> None:
    pixels, mask = pair()
    with pytest.raises(PairRefused, match="all are of one kind"):
        Pairs([(pixels, mask), (pixels[..., 0], mask)], IDS, 2, 0)
    with pytest.raises(PairRefused, match="an image is 100 px a side"):
        Pairs([(pixels[:100], mask[:100])], IDS, 2, 0)
    with pytest.raises(PairRefused, match="float32 cannot be made"):
        Pairs([(pixels.astype(np.float32), mask)], IDS, 2, 0)


def test_a_generator_paints_masks_of_any_size() -> None:
    generator = Generator(3, 3)
    for height, width in ((16, 16), (37, 50)):
        painted = generator(torch.zeros(2, 3, height, width), torch.zeros(2, 1, height, width))
        assert painted.shape == (2, 3, height, width)
        assert painted.abs().max() <= 1


def test_the_first_losses_are_those_of_a_guess_and_both_networks_change() -> None:
    made = Translation(Pairs([pair()], IDS, 2, 0), torch.device("cpu"), 0)
    networks = made.generator, made.discriminator
    before = [[each.clone() for each in network.parameters()] for network in networks]
    loss = made.step()
    assert loss.told == pytest.approx(math.log(2), abs=0.1)
    assert loss.fooled == pytest.approx(math.log(2), abs=0.1)
    for old, network in zip(before, networks, strict=True):
        pairs = list(zip(old, network.parameters(), strict=True))
        assert sum(not torch.equal(*each) for each in pairs) > len(pairs) / 2


def test_the_same_seed_paints_the_same_image() -> None:
    def painted(seed: int) -> np.ndarray:
        torch.rand(3)  # whatever else is drawn
        made = Translation(Pairs([pair()], IDS, 2, 0), torch.device("cpu"), seed)
        made.step()
        return made.paint(pair()[1])

    assert np.array_equal(painted(3), painted(3))
    assert not np.array_equal(painted(3), painted(4))


def test_texture_is_compared_wherever_it_lies() -> None:
    seen = torch.randn(2, 3, 8, 8, generator=torch.Generator().manual_seed(0))
    assert texture_loss(seen, seen.flip(-1).roll(3, -2)) == pytest.approx(0, abs=1e-6)
    assert texture_loss(seen, seen + 2) == pytest.approx(2, rel=1e-4)
    flat = seen.mean((2, 3), keepdim=True).expand_as(seen).clone().requires_grad_()
    loss = texture_loss(flat, seen)
    loss.backward()
    assert loss > 0.8
    assert flat.grad.isfinite().all()


def test_what_covers_much_is_not_painted_flat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "RATE", 2e-3)
    torch.manual_seed(0)  # of the noise at each scale
    pixels = np.random.default_rng(0).normal(128, 40, (144, 160, 3)).clip(0, 255).astype(np.uint8)
    everywhere = np.ones((144, 160), np.uint8)
    made = Translation(Pairs([(pixels, everywhere)], IDS, 2, 0), torch.device("cpu"), 0)
    for _ in range(8):
        made.step()
    assert made.paint(everywhere[:64, :64]).std((0, 1)).mean() > 8


def test_it_learns_which_colour_a_class_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translation, "RATE", 2e-3)  # a dozen steps are to show it
    made = Translation(Pairs([pair(0), pair(1)], IDS, 2, 0), torch.device("cpu"), 0)
    losses = [made.step().absolute for _ in range(12)]
    assert losses[-1] < 0.7 * losses[0]
    mask = np.ones((64, 64), np.uint8)
    mask[16:48, 16:48] = 2
    painted = made.paint(mask)
    assert painted.shape == (64, 64, 3) and painted.dtype == np.uint8
    inner, outer = painted[24:40, 24:40].mean((0, 1)), painted[:8].mean((0, 1))
    assert inner[0] - inner[2] > outer[0] - outer[2] + 20
