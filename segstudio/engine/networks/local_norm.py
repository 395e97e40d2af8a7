"""Norms whose statistics vary smoothly over an image, whatever window is computed."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True, slots=True)
class Knots:
    """Points along a side of an image, at (i + ½) · spacing_px for i in first … last."""

    spacing_px: float
    first: int
    last: int

    @classmethod
    def covering(cls, start_px: float, end_px: float, spacing_px: float, count: int) -> Knots:
        """Return those of an image's `count` knots that matter between two places."""
        first = min(max(int(start_px / spacing_px - 0.5), 0), count - 1)
        last = max(min(int(end_px / spacing_px + 0.5), count - 1), first)
        return cls(spacing_px, first, last)

    def places_px(self) -> Tensor:
        """Return where the knots are, float64."""
        return (torch.arange(self.first, self.last + 1, dtype=torch.float64) + 0.5) * (
            self.spacing_px
        )

    def weights(self, places_px: Tensor) -> Tensor:
        """Return the weight of each knot at each place, (places, knots) float32.

        Linear between knots; beyond the outer ones their value goes on.
        """
        among = (places_px / self.spacing_px - 0.5).clamp(self.first, self.last)
        knots = torch.arange(self.first, self.last + 1, dtype=torch.float64)
        return (1 - (among[:, None] - knots).abs()).clamp_min(0).float()


class StatisticsRecorder:
    """A way to normalise that does as GroupNorm does, and notes the statistics on the way."""

    def __init__(self) -> None:
        self._noted: list[Tensor] = []

    def __call__(self, norm: nn.GroupNorm, features: Tensor) -> Tensor:
        """Return the normalised features."""
        count, channels, height, width = features.shape
        if features.device.type != "cpu":
            # Channels last is known to this function on the CPU only.
            features = features.contiguous()
        # GroupNorm itself: it tells what it measured, so that nothing is measured twice.
        result, mean, rstd = torch.native_group_norm(
            features,
            norm.weight,
            norm.bias,
            count,
            channels,
            height * width,
            norm.num_groups,
            norm.eps,
        )
        self._noted.append(torch.stack((mean, rstd), 1))
        return result

    def statistics(self) -> Tensor:
        """Return mean and variance of all groups of all norms, (n, 2, groups) float32.

        The variance has the norm's epsilon in it.
        """
        noted = torch.cat(self._noted, 2)
        noted[:, 1] = noted[:, 1].pow(-2)
        return noted


class LocalNorm:
    """A way to normalise by statistics given at knots, with scale and shift linear between them.

    Used for one pass. What it does to a pixel depends on the pixel's place in the image only, so
    windows agree where they overlap.
    """

    def __init__(self, statistics: Tensor, sides: tuple[WindowSide, WindowSide]) -> None:
        """statistics: (rows, columns, 2, groups) at the knots of the sides, as recorded."""
        self._statistics = statistics
        self._sides = sides
        self._weights: dict[tuple[int, int], Tensor] = {}
        self._next_group = 0

    def __call__(self, norm: nn.GroupNorm, features: Tensor) -> Tensor:
        """Return the normalised features."""
        groups = slice(self._next_group, self._next_group + norm.num_groups)
        self._next_group += norm.num_groups
        each = norm.num_channels // norm.num_groups
        mean, variance = self._statistics[..., groups].repeat_interleave(each, 3).unbind(2)
        scale = torch.rsqrt(variance) * norm.weight
        shift = norm.bias - mean * scale
        height, width = features.shape[-2:]
        rows, columns = self._side(0, height), self._side(1, width)
        shifts = _spread(shift, rows, columns)
        return torch.addcmul(shifts, features, _spread(scale, rows, columns))

    def _side(self, axis: int, count: int) -> Tensor:
        """Return the knots' weights for a stage of `count` rows (axis 0) or columns (1)."""
        if (axis, count) not in self._weights:
            weights = self._sides[axis].weights(count)
            self._weights[axis, count] = weights.to(self._statistics.device)
        return self._weights[axis, count]


@dataclass(frozen=True, slots=True)
class WindowSide:
    """One side of a window: where it is in the image, and the knots that matter there."""

    start_px: int
    length_px: int
    knots: Knots

    def weights(self, count: int) -> Tensor:
        """Return the knots' weights for a stage of `count` rows or columns."""
        step_px = self.length_px / count
        places_px = (torch.arange(count, dtype=torch.float64) + 0.5) * step_px + self.start_px
        return self.knots.weights(places_px)


def _spread(values: Tensor, rows: Tensor, columns: Tensor) -> Tensor:
    """Return (1, channels, h, w), channels last, of values (rows, columns, channels) at knots."""
    wide = torch.matmul(columns, values)
    height, (width, channels) = len(rows), wide.shape[1:]
    spread = torch.mm(rows, wide.reshape(len(wide), -1))
    return spread.view(1, height, width, channels).permute(0, 3, 1, 2)
