"""The first convolution of an encoder that was taught on photographs, for pixels of ours."""

from __future__ import annotations

import torch
from torch import Tensor

MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
"""Of ImageNet's channels in 0 … 1, which torchvision's encoders were taught with."""
RGB = 3


def fitted_stem(weight: Tensor, channels: int) -> tuple[Tensor, Tensor]:
    """Return weights for pixels in −1 … 1, and what is to be added to the bias.

    weight: (width, 3, h, w) for pixels p in 0 … 1 that became (p − mean) / deviation. With other
    channels than three, each gets the mean of the three's weights, at a strength that keeps the sum
    as it was. The result is exact but for the border, where 0 is padded.
    """
    mean, deviation = (torch.tensor(each)[:, None, None] for each in (MEAN, DEVIATION))
    shift = (weight * ((0.5 - mean) / deviation)).sum((1, 2, 3))
    fitted = weight / (2 * deviation)
    if channels != RGB:
        fitted = (fitted.mean(1, keepdim=True) * RGB / channels).expand(-1, channels, -1, -1)
    return fitted.contiguous(), shift
