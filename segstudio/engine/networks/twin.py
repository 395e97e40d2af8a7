"""A copy of a network in a fraction of the time that `copy.deepcopy` takes, as a person waits."""

from __future__ import annotations

from typing import TypeVar

from torch import nn

ModuleT = TypeVar("ModuleT", bound=nn.Module)


def twin(module: ModuleT) -> ModuleT:
    """Return a module of the same settings whose weights are copies; hooks are shared."""
    copy = type(module).__new__(type(module))
    copy.__dict__.update(module.__dict__)
    copy._parameters = {
        name: each if each is None else nn.Parameter(each.detach().clone(), each.requires_grad)
        for name, each in module._parameters.items()
    }
    copy._buffers = {
        name: each if each is None else each.detach().clone()
        for name, each in module._buffers.items()
    }
    copy._modules = {
        name: each if each is None else twin(each) for name, each in module._modules.items()
    }
    return copy
