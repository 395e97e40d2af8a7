"""A transformer that sees an image at four scales, and a light decoder: SegFormer-B0's design."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.engine.networks.activation import initialise
from segstudio.engine.networks.head import Head
from segstudio.engine.networks.network import Network
from segstudio.engine.networks.transformer_block import ChannelNorm, TransformerBlock

HEADS = (1, 2, 5, 8)
"""Heads of each stage, of `width` channels each."""
THINNED = (8, 4, 2, 1)
"""How coarsely each stage is looked at: sides of the squares that become one key."""
BLOCKS = 2
"""Of each stage."""
DECODER = 8
"""How many times `width` the decoder's channels are."""
FINEST_PX = 4


class SegFormer(Network):
    """Four stages of two transformer blocks each; their features are brought to one size and mixed.

    Every place looks at the whole window, so a score can differ a little between tiles. Difference
    from the paper: the decoder has a norm over channels instead of BatchNorm. It is written anew
    from the paper and begins without weights, which a transformer misses more than others.
    Source: Xie et al. 2021 (SegFormer), sections 3.1 and 3.2, table 6 (B0).
    """

    is_local = False
    window_px = 512
    gpu_window_px = 512

    def __init__(self, channels: int, classes: int, width: int) -> None:
        """width: channels of the first stage."""
        super().__init__(channels, classes)
        widths = [width * heads for heads in HEADS]
        inputs = [channels, *widths[:-1]]
        self.embeddings = nn.ModuleList(
            nn.Conv2d(below, above, side, side // 2 + 1, side // 2)
            for below, above, side in zip(inputs, widths, (7, 3, 3, 3), strict=True)
        )
        self.stages = nn.ModuleList(
            nn.Sequential(
                ChannelNorm(size),
                *(TransformerBlock(size, heads, thinned) for _ in range(BLOCKS)),
                ChannelNorm(size),
            )
            for size, heads, thinned in zip(widths, HEADS, THINNED, strict=True)
        )
        size = DECODER * width
        self.unifiers = nn.ModuleList(nn.Conv2d(each, size, 1) for each in widths)
        self.mixer = nn.Sequential(
            nn.Conv2d(len(widths) * size, size, 1, bias=False), ChannelNorm(size), nn.ReLU()
        )
        initialise(self, "relu")
        for module in self.modules():
            if isinstance(module, TransformerBlock):
                module.calm()
        self.head = Head(classes, (size,), (FINEST_PX,))

    @property
    def multiple_px(self) -> int:
        """Side of the squares that windows are made of."""
        return FINEST_PX << (len(HEADS) - 1)

    @property
    def context_px(self) -> int:
        """How far around a window pixels are shown to the network when it is predicted."""
        return 96

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return the mixed features at a quarter of the resolution, in a list."""
        features = pixels.contiguous(memory_format=torch.channels_last)
        found: list[Tensor] = []
        for embedding, stage, unifier in zip(
            self.embeddings, self.stages, self.unifiers, strict=True
        ):
            features = self.through(stage, embedding(features))
            unified = unifier(features)
            found.append(
                functional.interpolate(
                    unified, scale_factor=1 << len(found), mode="bilinear", align_corners=False
                )
            )
        return [self.mixer(torch.cat(found, 1))]
