"""Gaussian filtering of values at points in many dimensions, in linear time."""

from __future__ import annotations

import torch
from torch import Tensor


class Lattice:
    """The permutohedral lattice: values are spread to the corners of the simplex that holds their
    point, blurred along the axes of the lattice, and gathered from there.

    A few percent off the sum over all pairs; only lattice points near data are kept.
    Source: Adams, Baek and Davis 2010, sections 3 and 4.
    """

    def __init__(self, features: Tensor) -> None:
        """features: (points, dimensions) float32, where the filter's standard deviation is 1."""
        rests, ranks, self._shares = _simplices(features)
        codes, steps = _codes(rests, ranks)
        known, corners = torch.unique(codes, return_inverse=True)
        self._corners: Tensor = corners
        self._number = len(known)
        self._neighbours = [self._beside(known, step) for step in steps]

    def filtered(self, values: Tensor) -> Tensor:
        """Return the filtered values, (points, channels) float32 like `values`."""
        held = values.new_zeros((self._number + 1, values.shape[1]))
        for corner in range(self._corners.shape[1]):
            share = self._shares[:, corner, None]
            held.index_add_(0, self._corners[:, corner], values * share)
        for before, after in self._neighbours:
            beside = held.index_select(0, before).add_(held.index_select(0, after))
            held[:-1].add_(beside, alpha=0.5)
        result = torch.zeros_like(values)
        for corner in range(self._corners.shape[1]):
            result += held.index_select(0, self._corners[:, corner]) * self._shares[:, corner, None]
        return result / (1 + 2.0 ** (1 - self._corners.shape[1]))

    def _beside(self, known: Tensor, step: int) -> tuple[Tensor, Tensor]:
        """Return the place of the lattice point a step after each, and of the one before.

        `_number`, a place of zeros, stands for those that are not kept.
        """
        places = torch.searchsorted(known, known + step).clamp_(max=self._number - 1)
        is_there = known[places] == known + step
        after = torch.where(is_there, places, self._number)
        before = torch.full_like(after, self._number)
        before[places[is_there]] = is_there.nonzero()[:, 0]
        return after, before


def _simplices(features: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """Return for each point the remainder-0 corner of its simplex, (points, d + 1) int64, the rank
    of each coordinate in it, and the point's barycentric shares of its d + 1 corners, float32.
    """
    points, d = features.shape
    axis = torch.arange(d, device=features.device)
    scale = (2 / 3) ** 0.5 * (d + 1) / ((axis + 1) * (axis + 2)) ** 0.5
    basis = torch.ones((d, d + 1), device=features.device).tril()
    basis[axis, axis + 1] = -(axis + 1.0)
    lifted = (features * scale) @ basis
    corner = (lifted / (d + 1)).round()
    excess = corner.sum(1, keepdim=True).long()
    corner = corner.long() * (d + 1)
    ranks = _ranks(lifted - corner) + excess
    around = (ranks < 0).long() - (ranks > d).long()
    ranks += around * (d + 1)
    corner += around * (d + 1)
    offsets = (lifted - corner) / (d + 1)
    shares = features.new_zeros((points, d + 2))
    shares.scatter_add_(1, d - ranks, offsets)
    shares.scatter_add_(1, d + 1 - ranks, -offsets)
    shares[:, 0] += 1 + shares[:, d + 1]
    return corner, ranks, shares[:, : d + 1]


def _ranks(values: Tensor) -> Tensor:
    """Return how many of a row are larger, or equal and before: (points, n) int64."""
    ranks = torch.zeros(values.shape, dtype=torch.long, device=values.device)
    for place in range(values.shape[1]):
        for later in range(place + 1, values.shape[1]):
            is_less = values[:, place] < values[:, later]
            ranks[:, place] += is_less
            ranks[:, later] += ~is_less
    return ranks


def _codes(corner: Tensor, ranks: Tensor) -> tuple[Tensor, list[int]]:
    """Return a number for each corner, (points, d + 1) int64, and the step along each axis."""
    d = corner.shape[1] - 1
    low = corner[:, :d].amin(0) - 2 * (d + 1)
    sizes = (corner[:, :d].amax(0) - low + 2 * (d + 1)).tolist()
    strides = [1]
    for size in sizes[:-1]:
        strides.append(strides[-1] * int(size))
    stride = torch.tensor(strides, device=corner.device)
    first = ((corner[:, :d] - low) * stride).sum(1)
    codes = torch.empty_like(corner)
    for remainder in range(d + 1):
        is_beyond = ranks[:, :d] > d - remainder
        codes[:, remainder] = first + ((remainder - (d + 1) * is_beyond) * stride).sum(1)
    steps = [(d + 1) * each - sum(strides) for each in strides]
    return codes, [*steps, -sum(strides)]
