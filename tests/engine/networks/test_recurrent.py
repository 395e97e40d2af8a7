"""A recurrent convolution uses the same weights again."""

import torch

from segstudio.engine.networks.recurrent import STEPS, RecurrentConvolution


def test_it_is_its_formula_written_out() -> None:
    layer = RecurrentConvolution(3, "tanh")
    features = torch.randn(2, 3, 6, 7)
    expected = torch.tanh(layer.convolution(features))
    for _ in range(STEPS):
        expected = torch.tanh(layer.convolution(features + expected))
    assert torch.allclose(layer(features), expected, atol=1e-4)  # norms are the identity at first
