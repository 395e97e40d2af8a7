"""One step after another for a forest: labelled pixels are gathered, and trees grown from them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.document.augmentation import USUAL
from segstudio.engine.augment import Augmentation
from segstudio.engine.forest_growth import grow
from segstudio.engine.head_solver import drawn_places
from segstudio.engine.networks import Network, PixelForest, twin
from segstudio.engine.training_set import Batch

MOST_PIXELS = 16_384
"""So many of the newest are remembered: mistakes that were erased are soon forgotten, too."""
FEWEST_BATCHES = 6
"""A forest is not grown from fewer."""

Sample = tuple[Tensor, Tensor]
"""Values (features, pixels) float32 and class rows (pixels,) int64 of labelled pixels, on the CPU.
"""


class ForestTrainer:
    """What `Trainer` is to networks that learn by gradients; optimiser and loss mean nothing here.

    A new forest is grown at once after new strokes, then each time that twice as many pixels were
    looked at as for the last one: often while there is much to learn, and hardly ever later, so
    that a prediction comes to rest.
    """

    def __init__(self, network: PixelForest, seed: int, augment: str = USUAL) -> None:
        """augment: what is done to patches, by name; without mix-up."""
        self.network = network.eval()
        self.labelled_cells = 0
        self.has_few_labels = False
        self._seed = seed
        self._augment = augment
        self._augmentation = Augmentation(augment)
        self._random = torch.Generator().manual_seed(seed)
        self._samples: list[Sample] = []
        self._gathered = 0
        """Batches since the start or the last strokes."""
        self._grow_at = FEWEST_BATCHES

    @property
    def averaged(self) -> Network:
        """What predictions come from."""
        return self.network

    @property
    def device(self) -> torch.device:
        """Where the filters are."""
        return self.network.head.weight.device

    @property
    def rate(self) -> float:
        """A forest has no learning rate."""
        return 0.0

    def restart(self) -> None:
        """New strokes have come: grow often again."""
        self._gathered = 0
        self._grow_at = max(1, FEWEST_BATCHES - len(self._samples))

    def correct(self, batches: Iterable[Batch]) -> float:
        """Gather labelled pixels, the newest strokes among them, and grow a forest.

        Return its loss; NaN where no value was finite.
        """
        for batch in batches:
            self._gather(self._sampled(batch))
        self._grow_if_due()
        return self._loss(self._samples[-1]) if self._samples else math.nan

    def step(self, batches: Iterator[Batch]) -> float:
        """Gather the labelled pixels of a batch; return the loss on them before it is learned.

        NaN where no value was finite.
        """
        sample = self._sampled(next(batches))
        if not len(sample[1]):
            return math.nan
        loss = self._loss(sample)
        self._gather(sample)
        self._grow_if_due()
        return loss

    def snapshot(self) -> Network:
        """Return a copy, ready to predict."""
        return twin(self.network)

    @torch.inference_mode()
    def _sampled(self, batch: Batch) -> Sample:
        network, device = self.network, self.device
        parts = torch.from_numpy(batch.pixels), torch.from_numpy(batch.targets)
        pixels, targets = self._augmentation.moved(*parts, self._random)
        batch = Batch(batch.pixels, targets.numpy())
        pixels = self._augmentation.lit(pixels, self._random).to(device)
        places, rows = drawn_places(batch, self._random)
        features = network.features(network.padded(pixels))
        values = network.head.values(features, places.to(device)).cpu()
        is_finite = values.isfinite().all(0)  # a damaged image must not spoil the others
        return values[:, is_finite], rows[is_finite]

    def _gather(self, sample: Sample) -> None:
        if not len(sample[1]):
            return
        self._samples.append(sample)
        self._gathered += 1
        while len(self._samples) > 1 and sum(len(rows) for _, rows in self._samples) > MOST_PIXELS:
            del self._samples[0]

    def _grow_if_due(self) -> None:
        if self._gathered < self._grow_at:
            return
        self._grow_at = 2 * self._gathered
        values = torch.cat([each for each, _ in self._samples], 1).numpy()
        rows = torch.cat([each for _, each in self._samples]).numpy()
        self.network.head.plant(grow(values, rows, self.network.classes, self._seed))

    @torch.inference_mode()
    def _loss(self, sample: Sample) -> float:
        values, rows = (each.to(self.device) for each in sample)
        return float(functional.cross_entropy(self.network.head.scores(values), rows))
