"""Small networks of the catalogue, and a scene for them."""

import numpy as np
import torch

from segstudio.document.explanation import Question
from segstudio.document.network_choice import NETWORKS, NetworkChoice
from segstudio.engine.explanation.scene import Scene
from segstudio.engine.networks import built

SMALL = {"width": 4, "depth": 2}
SIZES = {"fcn": {"width": 4, "depth": 3}, "segformer": {"width": 8}, "pixels": {"depth": 1}}
SIDE_PX = 40
TRIED = [name for name in NETWORKS if name != "deeplab-resnet50"]
"""All but the one that is another's twin in all that matters here, and slow."""


def small(name, seed=3, **more):
    """Return a network of that name, as small as it gets, whose head says something."""
    torch.manual_seed(seed)
    usual = {} if NETWORKS[name].width is None else SMALL
    options = SIZES.get(name, usual) | more
    network = built(NetworkChoice(name, **options), 3, 2).eval()
    with torch.no_grad():
        for weights in network.parameters():
            if not weights.any():
                weights.normal_(0, 0.1)
    return network


def scene_of(network, **options):
    torch.manual_seed(4)
    asked = np.zeros((SIDE_PX, SIDE_PX), np.bool_)
    asked[10:19, 14:25] = True
    dtype = network.head.weight.dtype
    pixels = torch.rand(network.channels, SIDE_PX, SIDE_PX).to(dtype)
    return Scene(network, pixels, 1, asked, Question(class_id=1, **options))


def done(work):
    """Return what a method finds."""
    shares = []
    while True:
        try:
            shares.append(next(work))
        except StopIteration as end:
            assert shares == sorted(shares)
            assert 0 <= min(shares) <= max(shares) < 1
            return end.value
