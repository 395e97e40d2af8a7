"""A gate weighs what is handed across; self-attention looks all over the window."""

import torch

from segstudio.engine.networks.attention import AttentionGate
from segstudio.engine.networks.self_attention import SelfAttention


def test_a_gate_opens_and_shuts_by_place() -> None:
    gate = AttentionGate(4)
    skipped, raised = torch.randn(2, 4, 5, 6), torch.randn(2, 4, 5, 6)
    weights = gate(skipped, raised)
    assert weights.shape == (2, 1, 5, 6)
    assert 0 <= weights.min() < weights.max() <= 1
    torch.nn.init.constant_(gate.weight_of.bias, -100)
    assert not gate(skipped, raised).any()


def test_self_attention_follows_its_places_whatever_their_order() -> None:
    """So there is no position in it: turned places give turned results."""
    torch.manual_seed(0)
    attention, features = SelfAttention(8), torch.randn(1, 8, 3, 5)
    turned = attention(features.flip(2, 3)).flip(2, 3)
    assert torch.allclose(turned, attention(features), atol=1e-5)
    far = features.clone()
    far[:, 0, 2, 4] += 3
    assert not torch.allclose(attention(far)[..., 0, 0], attention(features)[..., 0, 0])
