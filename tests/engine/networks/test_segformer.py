"""SegFormer: as large as the published encoder, and attention as torch's own has it."""

import torch

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine.network_weights import outline
from segstudio.engine.networks.transformer_block import TransformerBlock


def test_the_encoder_is_as_large_as_the_published_one() -> None:
    """MiT-B0 without its classifier: 3.3 M parameters, table 6 of the paper has 3.4 with it."""
    network = outline(NetworkChoice("segformer"), 3, 2)
    parts = (network.embeddings, network.stages)
    found = sum(each.numel() for part in parts for each in part.parameters())
    assert found == 3_319_392


def test_attention_is_as_torch_has_it() -> None:
    torch.manual_seed(0)
    block = TransformerBlock(6, 2, 1).eval()
    other = torch.nn.MultiheadAttention(6, 2, batch_first=True)
    features = torch.randn(2, 6, 3, 4)
    with torch.no_grad():
        both = block.query, block.key_value
        other.in_proj_weight.copy_(torch.cat([each.weight[:, :, 0, 0] for each in both]))
        other.in_proj_bias.copy_(torch.cat([each.bias for each in both]))
        other.out_proj.weight.copy_(block.told.weight[:, :, 0, 0])
        other.out_proj.bias.copy_(block.told.bias)
        places = features.flatten(2).transpose(1, 2)
        (expected, _) = other(places, places, places)
        found = block.told(block._looked(features)).flatten(2).transpose(1, 2)
    assert torch.allclose(found, expected, atol=1e-5)
