"""Channel pruning: the filters with the smallest weights go, and what they fed goes with them."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine.compression.channel_groups import ChannelGroups, Use
from segstudio.engine.network_weights import on_cpu, outline, restored
from segstudio.engine.networks import Network


@torch.no_grad()
def narrowed(network: Network, choice: NetworkChoice) -> Network:
    """Return, on the CPU, the network `choice`, of fewer channels, with the strongest of these.

    A channel is as strong as the sum of the absolute weights of the filters that make it; of those
    that are added together, of all. So many stay as `choice` has there.
    Source: Li et al. 2017 (Pruning filters for efficient ConvNets), sections 3.1 and 3.3.
    Raises NetworkRefused where a layer is not known.
    """
    weights = on_cpu(network)
    target = outline(choice, network.image_channels, network.classes).state_dict()
    uses = ChannelGroups(network).uses
    kept = _kept(uses, weights, target)
    for use in uses:
        places, start = [], 0
        for group, size in use.blocks:
            places.append(kept[group] + start)
            start += size
        chosen = weights[use.name].index_select(use.dimension, torch.cat(places))
        weights[use.name] = chosen.contiguous()
    return restored(choice, network.image_channels, network.classes, weights, choice.words)


def _kept(
    uses: Sequence[Use], weights: dict[str, Tensor], target: dict[str, Tensor]
) -> dict[int, Tensor]:
    """Return the channels of each group that stay, in order."""
    strengths: dict[int, Tensor] = {}
    counts: dict[int, int] = {}
    for use in uses:
        if len(use.blocks) == 1:
            counts[use.blocks[0][0]] = target[use.name].shape[use.dimension]
        if use.is_made:
            ((group, _),) = use.blocks
            filters = weights[use.name].transpose(0, use.dimension).flatten(1)
            strengths[group] = strengths.get(group, 0) + filters.abs().sum(1)
    kept = {group: torch.arange(count) for group, count in counts.items()}
    for group, strength in strengths.items():
        kept[group] = strength.topk(counts[group]).indices.sort().values
    return kept
