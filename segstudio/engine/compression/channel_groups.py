"""Which channels of a network belong together: one cannot be left out of a layer alone."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import Any

import torch
from torch import fx, nn
from torch.nn import functional

from segstudio.engine.errors import NetworkRefused
from segstudio.engine.networks import Network
from segstudio.engine.networks.steady_norm import SteadyNorm

Blocks = list[tuple[int, int]]
"""All channels of a tensor in order: (number of their group, how many), such as of two joined."""

_ALIKE = (nn.ReLU, nn.LeakyReLU, nn.SiLU, nn.GELU, nn.Tanh, nn.Dropout, nn.MaxPool2d)
_ALIKE_FUNCTIONS = (functional.max_pool2d, torch.relu, torch.sigmoid)
_JOINING = (operator.add, operator.mul)


@dataclass(frozen=True)
class Use:
    """A dimension of a tensor of the network, by name, that runs over channels.

    is_made: these are the filters that make the channels.
    """

    name: str
    dimension: int
    blocks: Blocks
    is_made: bool = False


class ChannelGroups:
    """The uses of a network's channels, found by following a signal through its features.

    Channels of tensors that are added belong to one group, those that are joined stay apart.
    """

    def __init__(self, network: Network) -> None:
        """Raises NetworkRefused where the network has a layer that is not known here."""
        self._same: dict[int, int] = {}
        self._count = 0
        self._uses: dict[tuple[str, int], Use] = {}
        self._network = network
        self._found: dict[fx.Node, Blocks] = {}
        graph = _Tracer().trace(_Features(network))
        for node in graph.nodes:
            self._follow(node)

    @property
    def uses(self) -> list[Use]:
        """All of them, with the final numbers of their groups."""
        return [
            Use(each.name, each.dimension, [(self._group(n), k) for n, k in each.blocks], made)
            for each in self._uses.values()
            for made in (each.is_made,)
        ]

    def _follow(self, node: fx.Node) -> None:
        inputs = [self._found[each] for each in node.all_input_nodes if each in self._found]
        if node.op == "placeholder":
            self._found[node] = self._new(self._network.channels)
        elif node.op == "call_module":
            name = str(node.target).removeprefix("network.")
            self._found[node] = self._through(name, self._network.get_submodule(name), inputs[0])
        elif node.op == "output":
            joined = [block for each in inputs for block in each]
            self._use("head.weight", 1, joined)
        elif node.target is torch.cat:
            self._found[node] = [block for each in inputs for block in each]
        elif node.target in _JOINING and len(inputs) == 2:
            self._found[node] = self._united(*inputs)
        elif node.target in _ALIKE_FUNCTIONS or node.target == "contiguous":
            self._found[node] = inputs[0]
        else:
            raise _unknown(node.target)

    def _through(self, name: str, module: nn.Module, blocks: Blocks) -> Blocks:
        if isinstance(module, nn.Conv2d | nn.ConvTranspose2d) and module.groups == 1:
            made, seen = (1, 0) if isinstance(module, nn.ConvTranspose2d) else (0, 1)
            self._use(f"{name}.weight", seen, blocks)
            found = self._use(f"{name}.weight", made, self._new(module.out_channels), is_made=True)
            if module.bias is not None:
                self._use(f"{name}.bias", 0, found)
            return found
        if isinstance(module, SteadyNorm):
            for part in ("weight", "bias", "mean", "variance"):
                self._use(f"{name}.{part}", 0, blocks)
        elif not isinstance(module, _ALIKE):
            raise _unknown(type(module).__name__)
        return blocks

    def _use(self, name: str, dimension: int, blocks: Blocks, *, is_made: bool = False) -> Blocks:
        """Note a use; where a layer is used again its channels are those of the first time."""
        before = self._uses.get((name, dimension))
        if before is not None:
            return self._united(before.blocks, blocks)
        self._uses[name, dimension] = Use(name, dimension, blocks, is_made)
        return blocks

    def _united(self, one: Blocks, other: Blocks) -> Blocks:
        """Two tensors meet place by place; a single channel, as of a gate, meets them all."""
        sizes, others = ([size for _, size in each] for each in (one, other))
        if sizes != others:
            if 1 in (sum(sizes), sum(others)):
                return one if sum(others) == 1 else other
            raise _unknown("a sum of channels that were joined in another way")
        for (left, _), (right, _) in zip(one, other, strict=True):
            first, second = self._group(left), self._group(right)
            if first != second:
                self._same[second] = first
        return one

    def _new(self, channels: int) -> Blocks:
        self._count += 1
        return [(self._count, channels)]

    def _group(self, number: int) -> int:
        while number in self._same:
            number = self._same[number]
        return number


class _Features(nn.Module):
    """What is followed: pixels in, what the head sees out."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pixels: torch.Tensor) -> list[torch.Tensor]:
        return self.network.features(pixels)


class _Tracer(fx.Tracer):
    def is_leaf_module(self, m: nn.Module, module_qualified_name: str) -> bool:
        return isinstance(m, SteadyNorm) or super().is_leaf_module(m, module_qualified_name)


def _unknown(what: Any) -> NetworkRefused:
    return NetworkRefused(
        f"The channels of this network cannot be pruned: {what} is not known here. Use “prune”, "
        "“int8-static” or “distil”."
    )
