"""The last layer: scores that are linear in the features of all scales, solvable in closed form."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.engine.networks.twin import twin


class Head(nn.Module):
    """Scores from the features of one scale or several, each bilinear between its places.

    weight: (classes, all features of a pixel, finest scale first). bias: (classes,). importance:
    what each feature is multiplied by, so that all are alike in size; it is not learned.
    """

    importance: Tensor | None

    def __init__(
        self,
        classes: int,
        sizes: Sequence[int],
        scales_px: Sequence[int],
        packed_px: int = 1,
        *,
        is_weighed: bool = False,
    ) -> None:
        """sizes: features of each scale, finest first. All scores start at 0.

        scales_px: sides of what a place stands for, each a multiple of the one before; 1 is full
        resolution. packed_px: the finest features are those of each of packed_px² places, feature
        by feature, in one. is_weighed: `importance` comes with the weights; else it is 1.
        """
        super().__init__()
        self.sizes = tuple(sizes)
        self.scales_px = tuple(scales_px)
        self.packed_px = packed_px
        self.weight = nn.Parameter(torch.zeros(classes, sum(sizes)))
        self.bias = nn.Parameter(torch.zeros(classes))
        self.register_buffer("importance", torch.ones(sum(sizes)) if is_weighed else None)

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        """Return (n, classes, h, w) scores of what `Network.features` found."""
        weight = self.weight if self.importance is None else self.weight * self.importance
        weights = torch.split(weight, list(self.sizes), 1)
        scores = self._finest_scores(features[0], weights[0])
        if len(features) > 1:
            scores = scores + self._coarser_scores(features, weights)
        return enlarged(scores, self.scales_px[0])

    def at(self, features: Sequence[Tensor], places: Tensor) -> Tensor:
        """Return the features of pixels, (pixels, all features), so that scores are linear in them.

        places: (pixels, 3) int64: which of the n images, row, column.
        """
        image, row, column = places.unbind(1)
        finest = features[0]
        if self.scales_px[0] > 1 and self.packed_px > 1:
            finest = functional.pixel_shuffle(finest, self.packed_px)
        if self.scales_px[0] > 1:
            found = [_between(finest, image, row, column, self.scales_px[0])]
        else:
            found = [self._packed(finest, image, row, column)]
        found += [
            _between(each, image, row, column, scale_px)
            for each, scale_px in zip(features[1:], self.scales_px[1:], strict=True)
        ]
        together = torch.cat(found, 1)
        return together if self.importance is None else together * self.importance

    def of_classes(self, classes: int) -> Head:
        """Return a head for other classes on the same features, on the same device."""
        head = twin(self)
        head.weight = nn.Parameter(self.weight.new_zeros(classes, self.weight.shape[1]))
        head.bias = nn.Parameter(self.bias.new_zeros(classes))
        return head

    def _packed(self, finest: Tensor, image: Tensor, row: Tensor, column: Tensor) -> Tensor:
        """Return the features of pixels where the finest are at full resolution."""
        within = row % self.packed_px * self.packed_px + column % self.packed_px
        found = finest[image, :, row // self.packed_px, column // self.packed_px]
        found = found.reshape(len(row), -1, self.packed_px**2)
        return found.gather(2, within[:, None, None].expand(-1, self.sizes[0], 1))[:, :, 0]

    def _coarser_scores(self, features: Sequence[Tensor], weights: Sequence[Tensor]) -> Tensor:
        """Return the scores of all scales but the finest, at the resolution of the finest."""
        times = [coarse // fine for fine, coarse in itertools.pairwise(self.scales_px)]
        scores = _scores(features[-1], weights[-1])
        for level in reversed(range(1, len(features) - 1)):
            scores = _scores(features[level], weights[level]) + enlarged(scores, times[level])
        return enlarged(scores, times[0])

    def _finest_scores(self, features: Tensor, weight: Tensor) -> Tensor:
        """Return the scores of the finest scale; only scores are shuffled, as features are many."""
        each_px = self.packed_px**2
        same = torch.eye(each_px, dtype=weight.dtype, device=weight.device)
        wide = torch.einsum("kc,st->ksct", weight, same).reshape(-1, features.shape[1], 1, 1)
        scores = functional.conv2d(features, wide, self.bias.repeat_interleave(each_px))
        return functional.pixel_shuffle(scores, self.packed_px) if each_px > 1 else scores


def _scores(features: Tensor, weight: Tensor) -> Tensor:
    return functional.conv2d(features, weight[:, :, None, None])


def enlarged(scores: Tensor, times: int) -> Tensor:
    """Return (n, any, h, w) at `times` the resolution, bilinear between places."""
    if times == 1:
        return scores
    return functional.interpolate(scores, scale_factor=times, mode="bilinear", align_corners=False)


def _between(features: Tensor, image: Tensor, row: Tensor, column: Tensor, scale: int) -> Tensor:
    """Return features at full-resolution places, bilinear between those of a coarser scale."""
    rows = _neighbours(row, scale, features.shape[2])
    columns = _neighbours(column, scale, features.shape[3])
    total = features.new_zeros(len(row), features.shape[1])
    for at_row, row_share in rows:
        for at_column, column_share in columns:
            share = (row_share * column_share)[:, None]
            total = total + share * features[image, :, at_row, at_column]
    return total


def _neighbours(at: Tensor, scale: int, length: int) -> list[tuple[Tensor, Tensor]]:
    """Return the two nearest places of a coarser scale, each with its share."""
    place = ((at.float() + 0.5) / scale - 0.5).clamp(0, length - 1)
    low = place.floor().long()
    high = (low + 1).clamp(max=length - 1)
    share = place - low
    return [(low, 1 - share), (high, share)]
