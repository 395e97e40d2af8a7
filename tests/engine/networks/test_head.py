"""A head on one scale or several is linear in the features of a pixel."""

import pytest
import torch
from torch import nn

from segstudio.engine.networks import Head


@pytest.mark.parametrize(
    ("sizes", "scales_px", "packed_px"),
    [((5,), (8,), 1), ((5,), (1,), 1), ((5,), (2,), 2), ((4, 6), (1, 4), 1)],
)
def test_a_head_is_linear_in_features_of_any_scales(sizes, scales_px, packed_px) -> None:
    head = Head(3, sizes, scales_px, packed_px)
    nn.init.normal_(head.weight)
    nn.init.normal_(head.bias)
    features = [
        torch.randn(2, size, 32 // s, 32 // s) for size, s in zip(sizes, scales_px, strict=True)
    ]
    features[0] = nn.functional.pixel_unshuffle(features[0], packed_px)
    places = torch.tensor([[0, 0, 0], [1, 17, 30], [0, 31, 5], [1, 12, 13]])
    scores = head(features)
    assert scores.shape == (2, 3, 32, 32)
    found = head.at(features, places) @ head.weight.T + head.bias
    expected = scores[places[:, 0], :, places[:, 1], places[:, 2]]
    assert torch.allclose(found, expected, atol=1e-5)
