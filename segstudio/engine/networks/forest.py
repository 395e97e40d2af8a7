"""A forest of decision trees as the last layer: scores are means of what the leaves say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.engine.networks.head import Head

TREES = 24
DECISIONS = 8
"""From the root of a tree to each of its leaves."""
NODES = (1 << DECISIONS) - 1
"""Of a tree that ask: the root first, those that follow node i are 2 i + 1 and 2 i + 2."""
LEAVES = 1 << DECISIONS
"""Of a tree."""
_EARLIER = 8, 48
"""Depth and trees of a forest from before 28 November 2026."""
CHUNK_PX = 1 << 14
FEW_PX = 1280
"""Pixels that a CPU decides together: what they need stays in its cache, and is too little to be
shared among threads, which would wait for each other more than they work."""
GPU_CHUNK_PX = 1 << 18


@dataclass(frozen=True, slots=True)
class Trees:
    """What a forest is made of, on the CPU.

    split: (TREES, NODES) int64, which value a node asks for. threshold: float32 of that shape, what
    it is to be greater than for the second of the nodes that follow. scores: (classes,
    TREES × LEAVES) float32; a leaf's number is that of the answers, first one first, in binary.
    """

    split: Tensor
    threshold: Tensor
    scores: Tensor


class Forest(Head):
    """Scores that are the mean, over trees, of a score for each class in each leaf.

    Each tree has all its nodes, so that all pixels go the same number of steps, without branches.
    weight: (classes, TREES × LEAVES), and scores are linear in which leaves a pixel falls into. All
    is float32, which is exact for the numbers of values, too.
    Source: Breiman 2001 (random forests).
    """

    split: Tensor
    threshold: Tensor

    def __init__(self, classes: int, sizes: Sequence[int], scales_px: Sequence[int]) -> None:
        """See `Head`; trees ask nothing at first."""
        super().__init__(classes, sizes, scales_px)
        self.weight = nn.Parameter(torch.zeros(classes, TREES * LEAVES))
        self.register_buffer("split", torch.zeros(TREES, NODES))
        self.register_buffer("threshold", torch.zeros(TREES, NODES))

    @torch.no_grad()
    def plant(self, trees: Trees) -> None:
        """Take these trees instead of those there are."""
        self.split.copy_(trees.split)
        self.threshold.copy_(trees.threshold)
        self.weight.copy_(trees.scores)
        self.bias.zero_()

    def forward(self, features: Sequence[Tensor]) -> Tensor:
        """Return (n, classes, h, w) scores of what `Network.features` found."""
        pairs = zip(features, self.scales_px, strict=True)
        planes = torch.cat([_enlarged(each, scale_px) for each, scale_px in pairs], 1)
        count, _, height, width = planes.shape
        values = planes.transpose(0, 1).flatten(1)
        # What is exported has no size yet, so nothing that could be counted.
        is_whole = torch.compiler.is_exporting()
        chunk_px = CHUNK_PX if values.device.type == "cpu" else GPU_CHUNK_PX
        parts = [values] if is_whole else torch.split(values, chunk_px, 1)
        scores = torch.cat([self.scores(each) for each in parts])
        return scores.reshape(count, height, width, -1).permute(0, 3, 1, 2)

    def at(self, features: Sequence[Tensor], places: Tensor) -> Tensor:
        """Return which leaves pixels fall into, (pixels, TREES × LEAVES); see `Head.at`."""
        reached = self.leaves(self.values(features, places))
        found = self.weight.new_zeros(len(reached), TREES * LEAVES)
        return found.scatter(1, reached.long(), 1 / TREES)

    def values(self, features: Sequence[Tensor], places: Tensor) -> Tensor:
        """Return what trees decide by, (all features, pixels). places: as for `Head.at`."""
        return super().at(features, places).T

    def scores(self, values: Tensor) -> Tensor:
        """Return (pixels, classes) scores of values (all features, pixels)."""
        said = (self.weight / TREES).T.contiguous()
        if torch.compiler.is_exporting():  # a bag becomes a loop over all pixels in ONNX
            return functional.embedding(self.leaves(values), said).sum(1) + self.bias
        few_px = FEW_PX if values.device.type == "cpu" else GPU_CHUNK_PX
        reached = torch.cat([self.leaves(few) for few in torch.split(values, few_px, 1)])
        return functional.embedding_bag(reached, said, mode="sum") + self.bias

    def leaves(self, values: Tensor) -> Tensor:
        """Return (pixels, TREES) int32: the column of `weight` for each tree's leaf."""
        return leaves(values, self.split, self.threshold)


def leaves(values: Tensor, split: Tensor, threshold: Tensor) -> Tensor:
    """Return (pixels, TREES) int32, contiguous: which of all leaves pixels fall into.

    values: (features, pixels) float32. split, threshold: as in `Trees`; of any kind of number.
    """
    features, pixels = values.shape
    flat, least = values.flatten(), threshold.flatten()
    asked = split.long().clamp(0, features - 1).int()
    number = torch.arange(TREES, dtype=torch.int32, device=values.device)[:, None]
    column = torch.arange(pixels, dtype=torch.int32, device=values.device)
    root = number * NODES
    # At the root all pixels are asked the same.
    is_above = values.index_select(0, asked[:, 0]) > threshold[:, :1]
    at = is_above + (root + 1)
    asked = asked.flatten()
    for _ in range(1, DECISIONS):
        node = at.flatten()
        place = asked.index_select(0, node).view(TREES, pixels).mul_(pixels).add_(column)
        is_above = flat.index_select(0, place.flatten()) > least.index_select(0, node)
        at = at.mul_(2).add_(1 - root).add_(is_above.view(TREES, pixels))
    return (at + (number * LEAVES - root - NODES)).T.contiguous()


def from_earlier(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the weights of a forest from before 28 November 2026 as they are now; others as given.

    It had more trees, each with one question at a depth; the first of them are taken.
    """
    names = "head.split", "head.threshold", "head.weight"
    split, threshold, scores = map(weights.get, names)
    if split is None or threshold is None or scores is None or split.shape != _EARLIER:
        return weights
    depths = torch.tensor([(node + 1).bit_length() - 1 for node in range(NODES)])
    now = (
        split[depths, :TREES].T.contiguous(),
        threshold[depths, :TREES].T.contiguous(),
        scores[:, : TREES * LEAVES].contiguous(),
    )
    return {**weights, **dict(zip(names, now, strict=True))}


def _enlarged(values: Tensor, times: int) -> Tensor:
    """Return (n, any, h, w) at `times` the resolution, bilinear, alike to the last digit anywhere.

    Libraries interpolate in orders of their own: a tree would decide otherwise where it is close.
    """
    if times == 1:
        return values
    if torch.compiler.is_exporting():  # the same sums in fewer operations, of any size
        return _gathered(_gathered(values, times, 2), times, 3)
    height, width = values.shape[2:]
    around = functional.pad(values, (1, 1, 1, 1), mode="replicate")
    # Each new place is so far beyond one of the old ones: (which, as a share of the way).
    offsets = [(at + 0.5) / times - 0.5 for at in range(times)]
    ways = [(0, offset + 1) if offset < 0 else (1, offset) for offset in offsets]
    rows = [
        around[:, :, at : at + height] * (1 - way) + around[:, :, at + 1 : at + 1 + height] * way
        for at, way in ways
    ]
    tall = torch.stack(rows, 3).flatten(2, 3)
    columns = [
        tall[..., at : at + width] * (1 - way) + tall[..., at + 1 : at + 1 + width] * way
        for at, way in ways
    ]
    return torch.stack(columns, 4).flatten(3, 4)


def _gathered(values: Tensor, times: int, axis: int) -> Tensor:
    """Return values at `times` the resolution along one axis, 2 or 3."""
    length = values.shape[axis]
    places = (torch.arange(length * times) + 0.5) / times - 0.5
    before = places.floor()
    ways = (places - before).reshape((-1, 1) if axis == 2 else (-1,))
    low, high = before.long().clamp(min=0), (before.long() + 1).clamp(max=length - 1)
    return values.index_select(axis, low) * (1 - ways) + values.index_select(axis, high) * ways
