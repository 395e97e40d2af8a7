"""Each network of the catalogue, as small as it can be chosen."""

import pytest
import torch

from segstudio.document.network_choice import NETWORKS, NetworkChoice, Span
from segstudio.engine import LearnerSettings
from segstudio.engine.networks import Network, begun


def within(span: Span | None, value: float) -> int:
    return 0 if span is None else int(min(span.high, max(span.low, value)))


def small_choice(name: str) -> NetworkChoice:
    kind = NETWORKS[name]
    return NetworkChoice(name, width=within(kind.width, 8), depth=within(kind.depth, 2))


def small_settings(name: str, **others: object) -> LearnerSettings:
    settings = LearnerSettings(patch_px=32, batch=2).with_choice(small_choice(name))
    return settings.changed(others)


def ready(
    name: str, classes: int = 3, channels: int = 3, choice: NetworkChoice | None = None
) -> Network:
    """Return a new network with a head drawn at random. choice: other options than small ones."""
    network = begun(choice or small_choice(name), channels, classes, 0).network
    random = torch.Generator().manual_seed(0)
    torch.nn.init.normal_(network.head.weight, 0, 0.1, generator=random)
    torch.nn.init.normal_(network.head.bias, generator=random)
    return network


@pytest.fixture(params=sorted(NETWORKS))
def name(request) -> str:
    return request.param
