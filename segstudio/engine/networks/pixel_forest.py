"""A pixel classifier: fixed filters at several scales, and a forest that decides by them."""

from __future__ import annotations

from torch import Tensor

from segstudio.engine.networks.filter_bank import REACH_PX, halved, measured, measurements
from segstudio.engine.networks.forest import Forest, from_earlier
from segstudio.engine.networks.network import Network


class PixelForest(Network):
    """Measures each pixel and its surroundings; nothing of that is learned, only the forest is.

    Source: Sommer et al. 2011 and Berg et al. 2019 (ilastik).
    """

    head: Forest
    window_px = 512
    is_narrowable = False

    def __init__(self, channels: int, classes: int, depth: int) -> None:
        """depth: how often the image is halved and measured again."""
        super().__init__(channels, classes)
        self.depth = depth
        sizes = [measurements(channels, not level) for level in range(depth + 1)]
        self.head = Forest(classes, sizes, [1 << level for level in range(depth + 1)])

    @property
    def multiple_px(self) -> int:
        """Side of the squares that windows are made of."""
        return 1 << self.depth

    @property
    def context_px(self) -> int:
        """How far away a pixel can matter for a score: nothing beyond it does."""
        return (REACH_PX + 4) << self.depth

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return what is measured at each scale, finest first."""
        found = [measured(pixels, is_finest=True)]
        for _ in range(self.depth):
            pixels = halved(pixels)
            found.append(measured(pixels, is_finest=False))
        return found

    def as_now(self, weights: dict[str, Tensor]) -> dict[str, Tensor]:
        """See `Network`; of an earlier forest only the first trees."""
        return from_earlier(weights)
