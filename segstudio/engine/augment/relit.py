"""Makes more of few strokes: turned, scaled and re-lit patches, whole batches at a time."""

from __future__ import annotations

import torch
from torch import Tensor

from segstudio.engine.augment.drawing import alike_where_grey


def relit(pixels: Tensor, random: torch.Generator) -> Tensor:
    """Return the batch with brightness, contrast, gamma-like bend and colour balance varied.

    pixels: (n, channels, h, w) float32, about −1 … 1. random: a generator on the CPU.
    """
    count, channels = pixels.shape[:2]

    def vary(width: float, columns: int = 1) -> Tensor:
        return (torch.rand(count, columns, 1, 1, generator=random) * 2 - 1) * width

    bend = vary(0.15)
    gain = 1 + vary(0.25) + vary(0.1, channels)
    lift = vary(0.2), vary(0.05, channels)
    together = torch.cat((bend, gain, *lift), 1).to(pixels.device)  # each way takes a while
    bend, gain, all_lift, each_lift = torch.split(together, [1, channels, 1, channels], 1)
    gain, each_lift = alike_where_grey(pixels, gain), alike_where_grey(pixels, each_lift)
    bent = pixels + bend * (1 - pixels.clamp(-1, 1).square())
    return bent * gain + all_lift + each_lift
