"""The U-Net of Ronneberger et al. 2015, small and without norms, so that a CPU teaches it live."""

from __future__ import annotations

import itertools
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional

from segstudio.engine.networks.head import Head
from segstudio.engine.networks.network import Network

STEM_PX = 2
"""The first stage works at half resolution: four pixels become channels."""
WIDTHS = (32, 48, 96, 128)
"""Channels of the stages, each at half the resolution of the one before."""
FINE = 16
"""Features of each pixel at full resolution."""
MATRIX_CHANNELS = 8
"""A GPU's matrix units take channels by so many."""
_HAS_CUDNN = torch.version.cuda is not None and torch.backends.cudnn.enabled
CONTEXT_PX = 64
"""What lies farther away changes a probability by .004 at most, which is less than is shown."""


class UNet(Network):
    """An encoder, a decoder with skip connections, and a linear head on the features of all scales.

    Differences from the paper: convolutions are padded, the first stage works at half resolution
    (a quarter of the arithmetic), skip connections are added instead of joined, each decoder has
    one convolution, and the head sees every scale, so that it can be solved in closed form. There
    is no norm: it starts from weights that were trained with BatchNorm and folded, so a pixel's
    score depends on the pixels around it and never on the window that is computed.

    Input: (n, channels, h, w) float32 of any size from 1 × 1. Output: (n, classes, h, w) scores.
    Source: Ronneberger et al. 2015, figure 1; Shi et al. 2016 (pixel shuffle); Hariharan et al.
    2015 (features of all scales at each pixel).
    """

    gpu_batches = 4

    def __init__(self, channels: int, classes: int) -> None:
        super().__init__(channels, classes)
        inputs = [channels * STEM_PX**2, *WIDTHS[:-1]]
        self.encoders = nn.ModuleList(
            nn.Sequential(Convolution(below, width), Convolution(width, width))
            for below, width in zip(inputs, WIDTHS, strict=True)
        )
        self.reducers = nn.ModuleList(
            nn.Conv2d(below, above, 1) for above, below in itertools.pairwise(WIDTHS)
        )
        self.decoders = nn.ModuleList(Convolution(width, width) for width in WIDTHS[:-1])
        self.refiner = Convolution(WIDTHS[0], FINE * STEM_PX**2, side=1)
        scales_px = (1, *(STEM_PX << level for level in range(len(WIDTHS))))
        self.head = Head(classes, (FINE, *WIDTHS), scales_px, STEM_PX)

    @property
    def multiple_px(self) -> int:
        """Side of the squares that windows are made of, and that they start at multiples of."""
        return STEM_PX << (len(WIDTHS) - 1)

    @property
    def reach_px(self) -> int:
        """How far away a pixel can matter for a score."""
        scales_px = [STEM_PX * 2**level for level in range(len(WIDTHS))]
        score_px = feature_px = 0
        skipped_px: list[int] = []
        for scale_px in scales_px:
            score_px += scale_px
            feature_px = max(score_px, -(-feature_px // scale_px) * scale_px)
            if scale_px != scales_px[-1]:
                feature_px += scale_px
            skipped_px.append(feature_px)
        for scale_px, skip_px in zip(reversed(scales_px), reversed(skipped_px), strict=True):
            feature_px = max(skip_px, -(-feature_px // scale_px) * scale_px) + 2 * scale_px
        return feature_px

    @property
    def context_px(self) -> int:
        """How far around a window pixels are shown to the network when it is predicted."""
        return min(CONTEXT_PX, self.reach_px)

    def told(self) -> dict[str, object]:
        """Return what a card says of how it is built."""
        return {"widths": WIDTHS, "stem_px": STEM_PX, "fine": FINE}

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return what the head sees, finest scale first; sides are multiples of `multiple_px`.

        The first holds FINE features of each of STEM_PX² pixels, feature by feature.
        """
        features = functional.pixel_unshuffle(pixels, STEM_PX)
        features = features.contiguous(memory_format=torch.channels_last)
        stages: list[Tensor] = []
        for encoder in self.encoders:
            if stages:
                features = functional.max_pool2d(features, 2)
            features = encoder(features)
            stages.append(features)
        found = [features]
        for level in reversed(range(len(self.decoders))):
            above = functional.interpolate(self.reducers[level](features), scale_factor=2)
            features = self.decoders[level](stages[level] + above)
            found.append(features)
        found.append(self.refiner(features))
        return found[::-1]


class Convolution(nn.Sequential):
    """A convolution that keeps the size, and a ReLU.

    A GPU that predicts in half precision does both at once, which halves what goes through its
    memory, and with as many channels as its matrix units take (.github/decisions/0016).
    """

    def __init__(self, channels_in: int, channels_out: int, side: int = 3) -> None:
        super().__init__(
            nn.Conv2d(channels_in, channels_out, side, padding=side // 2),
            nn.ReLU(inplace=True),
        )

    def forward(self, pixels: Tensor) -> Tensor:
        """Return (n, channels_out, h, w), 0 or more."""
        convolution = cast("nn.Conv2d", self[0])
        if not _is_done_at_once(pixels, convolution.weight):
            # All of them: pre-training puts a norm between the two.
            found: Tensor = super().forward(pixels)  # type: ignore[no-untyped-call]
            return found
        weight, missing = convolution.weight, -pixels.shape[1] % MATRIX_CHANNELS
        if missing:
            more = (0, 0, 0, 0, 0, missing)
            pixels, weight = functional.pad(pixels, more), functional.pad(weight, more)
        around = convolution.kernel_size[0] // 2
        return torch.cudnn_convolution_relu(
            pixels, weight, convolution.bias, (1, 1), (around, around), (1, 1), 1
        )


def _is_done_at_once(pixels: Tensor, weight: Tensor) -> bool:
    """Only where no gradient is wanted, and only by Nvidia's own library."""
    is_half = pixels.dtype == weight.dtype == torch.bfloat16
    return is_half and pixels.is_cuda and torch.is_inference_mode_enabled() and _HAS_CUDNN
