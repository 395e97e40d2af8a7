"""Teaches a generator to paint images from masks, against a discriminator of patches."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from segstudio.document.mask_edit import MaskArray
from segstudio.engine.adversary import BETAS, RATE, PatchDiscriminator
from segstudio.engine.seeded import seeded
from segstudio.engine.synthesis.generator import Generator
from segstudio.engine.synthesis.pairs import Pairs

BATCH = 4
ABSOLUTE_WEIGHT = 10.0
"""λ of the paper, which has 100: of the mean absolute error, beside the adversarial loss. With more
of it, what cannot be foretold, as all texture, is painted as its mean.
"""
TEXTURE_WEIGHT = 10.0
"""Of how much what the discriminator sees differs in mean and deviation, each stage and channel."""


@dataclass(frozen=True, slots=True)
class TranslationLoss:
    """absolute: mean absolute error, pixels −1 … 1. fooled, told: how badly each of the two does;
    log 2 = 0.69 where the discriminator guesses.
    """

    absolute: float
    fooled: float
    told: float


class Translation:
    """One generator and its discriminator, from nothing.

    Source: Isola et al. 2017 (pix2pix), equations 1 to 4; −log D instead of log(1 − D), and the
    discriminator's loss halved, as in section 3.3. Beside these, features are matched: Salimans et
    al. 2016 (Improved techniques for training GANs), section 3.1, with deviations beside means.
    """

    def __init__(self, pairs: Pairs, device: torch.device, seed: int) -> None:
        self.pairs = pairs
        self._device = device
        with seeded(seed):
            generator = Generator(pairs.planes, pairs.channels)
            discriminator = PatchDiscriminator(pairs.planes + pairs.channels)
        self.generator = generator.to(device)
        self.discriminator = discriminator.to(device)
        self._teach = torch.optim.Adam(self.generator.parameters(), RATE, BETAS)
        self._judge = torch.optim.Adam(self.discriminator.parameters(), RATE, BETAS)
        self._random = torch.Generator().manual_seed(seed)
        self.steps = 0

    def step(self) -> TranslationLoss:
        """Let each of the two learn from one batch."""
        masks, pixels = (each.to(self._device) for each in self.pairs.draw(BATCH))
        self.generator.train()
        painted = self._painted(masks)
        told = self._judged_loss(masks, pixels, painted.detach())
        self._judge.zero_grad()
        told.backward()  # type: ignore[no-untyped-call]
        self._judge.step()
        self.discriminator.requires_grad_(False)
        *seen, judged = self._stages(masks, painted)
        with torch.no_grad():
            wanted = self._stages(masks, pixels)[:-1]
        fooled = functional.softplus(-judged).mean()
        texture = sum(map(texture_loss, seen, wanted), torch.zeros(()))
        absolute = (painted - pixels).abs().mean()
        self._teach.zero_grad()
        loss = fooled + ABSOLUTE_WEIGHT * absolute + TEXTURE_WEIGHT * texture
        loss.backward()  # type: ignore[no-untyped-call]
        self._teach.step()
        self.discriminator.requires_grad_(True)
        self.steps += 1
        return TranslationLoss(absolute.item(), fooled.item(), told.item())

    @torch.no_grad()
    def paint(self, mask: MaskArray) -> npt.NDArray[np.generic]:
        """Return an image for a mask (h, w), of the type of the real ones."""
        planes = self.pairs.as_planes(mask)[None].to(self._device)
        self.generator.eval()
        return self.pairs.tone.to_image(self._painted(planes)[0].cpu().numpy())

    def _painted(self, masks: Tensor) -> Tensor:
        """Return what the generator paints, with noise that the seed repeats, inside it, too."""
        shape = masks.shape[0], 1, *masks.shape[-2:]
        noise = torch.randn(shape, generator=self._random).to(self._device)
        with seeded(int(torch.randint(2**31, (), generator=self._random))):
            painted: Tensor = self.generator(masks, noise)
        return painted

    def _stages(self, masks: Tensor, pixels: Tensor) -> list[Tensor]:
        """Return what the discriminator sees after each activation, and its scores."""
        found = [torch.cat((masks, pixels), 1)]
        for layer in self.discriminator:
            found.append(layer(found[-1]))
        return found[2::2] + found[-1:]

    def _judged(self, masks: Tensor, pixels: Tensor) -> Tensor:
        judged: Tensor = self.discriminator(torch.cat((masks, pixels), 1))
        return judged

    def _judged_loss(self, masks: Tensor, pixels: Tensor, painted: Tensor) -> Tensor:
        real = functional.softplus(-self._judged(masks, pixels)).mean()
        made = functional.softplus(self._judged(masks, painted)).mean()
        return (real + made) / 2


def texture_loss(seen: Tensor, wanted: Tensor) -> Tensor:
    """Return how much channels (n, c, h, w) differ in mean and deviation, wherever; a scalar."""
    means = (seen.mean((2, 3)) - wanted.mean((2, 3))).abs().mean()
    deviations = [(each.var((2, 3)) + 1e-6).sqrt() for each in (seen, wanted)]
    return means + (deviations[0] - deviations[1]).abs().mean()
