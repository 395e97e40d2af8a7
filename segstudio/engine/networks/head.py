"""The last layer: scores that are linear in the features of all scales, solvable in closed form."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional


class Head(nn.Module):
    """Scores from the features of every scale, each bilinear between its places.

    weight: (classes, all features of a pixel, finest scale first). bias: (classes,).
    """

    def __init__(self, classes: int, sizes: Sequence[int], stem_px: int) -> None:
        """sizes: features of each scale, finest first. All scores start at 0.

        The finest features are those of each of stem_px² pixels, feature by feature, in one place.
        """
        super().__init__()
        self.sizes = tuple(sizes)
        self.stem_px = stem_px
        self.weight = nn.Parameter(torch.zeros(classes, sum(sizes)))
        self.bias = nn.Parameter(torch.zeros(classes))

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        """Return (n, classes, h, w) scores of what `UNet.features` found."""
        weights = torch.split(self.weight, list(self.sizes), 1)
        scores = _scores(features[-1], weights[-1])
        for level in reversed(range(1, len(features) - 1)):
            scores = _scores(features[level], weights[level]) + _enlarged(scores, 2)
        return _enlarged(scores, self.stem_px) + self._finest_scores(features[0], weights[0])

    def at(self, features: Sequence[Tensor], places: Tensor) -> Tensor:
        """Return the features of pixels, (pixels, all features), so that scores are linear in them.

        places: (pixels, 3) int64: which of the n images, row, column.
        """
        image, row, column = places.unbind(1)
        each_px = self.stem_px**2
        within = row % self.stem_px * self.stem_px + column % self.stem_px
        finest = features[0][image, :, row // self.stem_px, column // self.stem_px]
        finest = finest.reshape(len(places), -1, each_px)
        found = [finest.gather(2, within[:, None, None].expand(-1, self.sizes[0], 1))[:, :, 0]]
        height = features[0].shape[2] * self.stem_px
        found += [
            _between(each, image, row, column, height // each.shape[2]) for each in features[1:]
        ]
        return torch.cat(found, 1)

    def _finest_scores(self, features: Tensor, weight: Tensor) -> Tensor:
        """Return the scores at full resolution; only scores are shuffled, as features are many."""
        each_px = self.stem_px**2
        same = torch.eye(each_px, dtype=weight.dtype, device=weight.device)
        wide = torch.einsum("kc,st->ksct", weight, same).reshape(-1, features.shape[1], 1, 1)
        scores = functional.conv2d(features, wide, self.bias.repeat_interleave(each_px))
        return functional.pixel_shuffle(scores, self.stem_px)


def _scores(features: Tensor, weight: Tensor) -> Tensor:
    return functional.conv2d(features, weight[:, :, None, None])


def _enlarged(scores: Tensor, times: int) -> Tensor:
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
