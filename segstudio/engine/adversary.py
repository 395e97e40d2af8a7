"""An adversary: a discriminator that is to tell drawn masks from predicted ones, and to fail.

It looks at patches, so it teaches what a class looks like beyond single pixels: its outline, what
lies beside it. It learns only from patches of which most is labelled, as strokes show no outline.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.engine.loss import IGNORED
from segstudio.engine.networks import Network
from segstudio.engine.settings import LearnerSettings

WIDTHS = (32, 64, 128)
"""Channels of the stages, each at half the resolution of the one before."""
RATE = 2e-4
BETAS = (0.5, 0.999)
"""Of its optimiser, Adam: as in Radford et al. 2016 (DCGAN)."""
WHOLE_SHARE = 0.5
"""Of a patch must be labelled to be learned from."""
LABEL_MASS = 0.9
"""Least probability of the drawn class in what stands for a drawn mask."""


class PatchDiscriminator(nn.Sequential):
    """Pixels and probabilities in, a score for each square of 8 px out: above 0 for drawn ones.

    A score sees 38 px a side. There is no norm, as a batch is a handful of patches.
    Source: Isola et al. 2017 (pix2pix), section 3.2.2 (PatchGAN), smaller.
    """

    def __init__(self, channels: int) -> None:
        layers: list[nn.Module] = []
        for width in WIDTHS:
            layers += [nn.Conv2d(channels, width, 4, 2, 1), nn.LeakyReLU(0.2)]
            channels = width
        super().__init__(*layers, nn.Conv2d(channels, 1, 3, padding=1))


class Adversary:
    """A discriminator with its optimiser; it begins anew with each trainer and is not saved.

    Source: Luc et al. 2016 (Semantic segmentation using adversarial networks), equations 1 to 3,
    with the segmenter's term −log D of section 3.1.
    """

    def __init__(self, network: Network, settings: LearnerSettings, seed: int) -> None:
        device = next(network.parameters()).device
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            found = PatchDiscriminator(network.channels + network.classes)
        self.discriminator = found.to(device).requires_grad_(False)
        self._optimizer = torch.optim.Adam(found.parameters(), RATE, BETAS)
        self._most_weight = settings.adversarial
        self._warm_up_steps = settings.adversarial_warm_up
        self._steps = 0
        self._weight = torch.zeros((), device=device)
        self._last: tuple[Tensor, Tensor, Tensor] | None = None
        self._weigh()

    @property
    def weight(self) -> float:
        """What the penalty counts now: it grows evenly from 0 while the discriminator warms up."""
        return float(self._weight)

    def penalty(self, scores: Tensor, pixels: Tensor, targets: Tensor) -> Tensor:
        """Return what it costs that predictions do not pass for drawn masks, weighted; a scalar.

        scores: (n, classes, h, w) before softmax. pixels: (n, channels, h, w). targets: (n, h, w)
        rows, or IGNORED.
        """
        probabilities = scores.softmax(1)
        self._last = probabilities.detach(), pixels, targets
        judged = self._judged(probabilities, pixels, targets)
        return self._weight * _mean(functional.softplus(-judged), targets)

    def learn(self) -> None:
        """Let the discriminator take a step on what the last penalty was for."""
        if self._last is None:
            return
        probabilities, pixels, targets = self._last
        self.discriminator.requires_grad_(True)
        drawn = self._judged(as_drawn(probabilities, targets), pixels, targets)
        said = self._judged(probabilities, pixels, targets)
        loss = functional.softplus(-drawn) + functional.softplus(said)
        self._optimizer.zero_grad()
        _mean(loss, targets).backward()  # type: ignore[no-untyped-call]
        self._optimizer.step()
        self.discriminator.requires_grad_(False)
        self._steps += 1
        self._weigh()

    def _judged(self, probabilities: Tensor, pixels: Tensor, targets: Tensor) -> Tensor:
        """Return its scores; where nothing is drawn, it is shown nothing of either."""
        labelled = (targets != IGNORED)[:, None]
        judged: Tensor = self.discriminator(torch.cat((pixels, probabilities * labelled), 1))
        return judged

    def _weigh(self) -> None:
        share = min(1.0, self._steps / self._warm_up_steps) if self._warm_up_steps else 1.0
        self._weight.fill_(self._most_weight * share)


def as_drawn(probabilities: Tensor, targets: Tensor) -> Tensor:
    """Return what stands for a drawn mask, (n, classes, h, w), and is not told by hardness alone.

    The drawn class gets LABEL_MASS, or what is predicted where that is more; the others share the
    rest as it is predicted. Where nothing is drawn the values mean nothing.
    Source: Luc et al. 2016, section 3.2 (“scaling”).
    """
    classes = probabilities.shape[1]
    rows = targets.clamp(min=0).long()
    is_drawn = functional.one_hot(rows, classes).movedim(-1, 1).to(probabilities.dtype)
    own = (probabilities * is_drawn).sum(1, keepdim=True)
    mass = own.clamp(min=LABEL_MASS)
    others = probabilities * (1 - is_drawn)
    return is_drawn * mass + others * (1 - mass) / (1 - own).clamp(min=1e-6)


def _mean(losses: Tensor, targets: Tensor) -> Tensor:
    """Return the mean over patches of which most is labelled; 0 where there is none."""
    counts = (targets != IGNORED).float().mean((1, 2)) >= WHOLE_SHARE
    of_each = losses.mean((1, 2, 3))
    return torch.where(counts, of_each, 0).sum() / counts.sum().clamp(min=1)
