"""A norm that can take over what an encoder was taught with."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

GROUPS = 8
"""Most groups of a norm; all channel counts are even."""
EPSILON = 1e-5


class EncoderNorm(nn.Module):
    """Over groups of channels of each patch; or with fixed statistics, once those are known.

    A batch of a few patches has no statistics to speak of, so BatchNorm's are not learned here; an
    encoder that was taught with them keeps them, and then no place depends on others by its norms.
    Which of the two it is lies in a buffer, as it is saved with the weights.
    Source: Wu and He 2018 (Group normalization); Ioffe and Szegedy 2015, section 3.1 (inference).
    """

    mean: Tensor
    variance: Tensor
    is_known: Tensor

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.groups = math.gcd(channels, GROUPS)
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))
        self.register_buffer("mean", torch.zeros(channels))
        self.register_buffer("variance", torch.ones(channels))
        self.register_buffer("is_known", torch.zeros(1))

    def take(self, mean: Tensor, variance: Tensor) -> None:
        """Use these statistics, (channels,) each, from now on."""
        self.mean.copy_(mean)
        self.variance.copy_(variance)
        self.is_known.fill_(1)

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels, h, w)."""
        count, channels = features.shape[:2]
        grouped = features.reshape(count, self.groups, -1).to(self.mean.dtype)
        variance, mean = torch.var_mean(grouped, 2, correction=0)
        of_channel = channels // self.groups
        mean = torch.lerp(mean.repeat_interleave(of_channel, 1), self.mean, self.is_known)
        variance = variance.repeat_interleave(of_channel, 1)
        variance = torch.lerp(variance, self.variance, self.is_known)
        scale = self.weight * (variance + EPSILON).rsqrt()
        shift = (self.bias - mean * scale).to(features.dtype)
        scale = scale.to(features.dtype)
        return torch.addcmul(shift[:, :, None, None], features, scale[:, :, None, None])
