"""What is shown while labels are few: a quarter of what was learned, its head solved for all.

Decision and figures: .github/decisions/0019-a-quarter-of-what-was-learned.md.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor

from segstudio.document.network_choice import PHOTO
from segstudio.engine.augment import Lit
from segstudio.engine.head_solver import corrected_head, head_on, sampled
from segstudio.engine.network_weights import channels_last
from segstudio.engine.networks import Beginning, Network, begun, twin
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.training_set import Batch

SHARE = 0.25
"""Of what was learned; the rest is what the network knew at its beginning."""
BATCHES = 12
"""The head is solved for so many."""
STEPS_A_BATCH = {"cpu": 3}
"""One batch is looked at in so many steps of training."""
GPU_STEPS_A_BATCH = 30
LEAST_NEW = 0.3
"""What the newest mixture counts at least in the mean of those so far, which is shown."""
ALL_NEW_CELLS = 30
"""With so many labelled cells of 64 px or fewer it counts alone: the one before knew much less."""


class WeightMixture:
    """Use: `look` after each step of training, `follow` after a stroke; `network` may be shown.

    A few strokes on a few images spoil for others what a taught network knew, and the more so the
    longer it learns from them. Between both, in weights, is better than either end. A head solved
    for twelve batches is a matter of chance, so the mean of some is shown.
    Source: Wortsman et al. 2022 (Robust fine-tuning of zero-shot models), equation 1; Kumar et al.
    2022 (Fine-tuning can distort pretrained features).
    """

    def __init__(self, beginning: Beginning, seed: int) -> None:
        """beginning: on the device. seed: of which pixels are looked at."""
        self.network: Network | None = None
        """None until a head was solved."""
        self._beginning = beginning
        self._random = torch.Generator().manual_seed(seed)
        self._seed = seed
        self._mean: Network | None = None
        self._next: Network | None = None
        self._samples: list[tuple[Tensor, Tensor]] = []
        self._newest: Sequence[Batch] = ()
        self._steps = 0
        device = next(beginning.network.parameters()).device.type
        self._steps_a_batch = STEPS_A_BATCH.get(device, GPU_STEPS_A_BATCH)

    def is_due(self) -> bool:
        """Count a step of training; tell whether a batch is to be looked at after it."""
        self._steps += 1
        return self._steps % self._steps_a_batch == 0

    def look(self, learned: Network, batch: Batch, lit: Lit, labelled_cells: int) -> None:
        """Take in a batch; each time that there are BATCHES, `network` is another one."""
        if self._next is None:
            self._next, self._samples = self._between(learned), []
        self._samples.append(sampled(self._next, batch, self._random, lit))
        if len(self._samples) < BATCHES:
            return
        found, self._next = self._next, None
        begun = self._beginning
        if math.isfinite(head_on(found, self._samples, begun.ridge, begun.scale)):
            self._mean = self._meant(found, labelled_cells)
            self.network = twin(self._mean)
            self._follow(lit)

    def follow(self, newest: Sequence[Batch], lit: Lit) -> None:
        """Let the head follow the newest strokes, now and whenever it is solved from here on."""
        self._newest = newest
        self._follow(lit)

    def _follow(self, lit: Lit) -> None:
        if self.network is None or not self._newest:
            return
        weight, bias, loss = corrected_head(self.network, self._newest, self._seed, lit)
        if math.isfinite(loss) and bool(torch.isfinite(weight).all()):
            with torch.no_grad():
                self.network.head.weight.copy_(weight)
                self.network.head.bias.copy_(bias)

    @torch.no_grad()
    def _meant(self, found: Network, labelled_cells: int) -> Network:
        """Return the running mean of the weights with another network, which is changed for it.

        Source: Izmailov et al. 2018 (Averaging weights leads to wider optima).
        """
        share = min(1.0, max(LEAST_NEW, ALL_NEW_CELLS / max(1, labelled_cells)))
        if self._mean is not None:
            before: list[Tensor] = [*self._mean.parameters()]
            torch._foreach_lerp_([*found.parameters()], before, 1 - share)
        return found

    @torch.no_grad()
    def _between(self, learned: Network) -> Network:
        network = twin(self._beginning.network).requires_grad_(False).eval()
        known: list[Tensor] = [*network.parameters()]
        torch._foreach_lerp_(known, [*learned.parameters()], SHARE)
        return network


def weight_mixture_of(
    network: Network, settings: LearnerSettings, seed: int
) -> WeightMixture | None:
    """Return what is shown of a network while labels are few; None: the network itself.

    Only photo knows so much at its beginning; quick is better as it was trained (decision 0019).
    """
    begins_otherwise = settings.source or settings.weights or settings.masked_images
    if settings.network != PHOTO or begins_otherwise:
        return None
    beginning = begun(settings.choice, network.image_channels, network.classes, seed)
    channels_last(beginning.network.to(next(network.parameters()).device))
    return WeightMixture(beginning, seed)
