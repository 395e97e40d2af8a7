"""Networks: torch modules that map pixels to one score per class. Imported by engine only."""

from segstudio.engine.networks.catalogue import Beginning, begun, built
from segstudio.engine.networks.classes import with_classes
from segstudio.engine.networks.head import Head
from segstudio.engine.networks.network import Network
from segstudio.engine.networks.pixel_forest import PixelForest
from segstudio.engine.networks.starter import Starter, bundled_starter
from segstudio.engine.networks.steady_norm import settle
from segstudio.engine.networks.twin import twin
from segstudio.engine.networks.unet import UNet

__all__ = [
    "Beginning",
    "Head",
    "Network",
    "PixelForest",
    "Starter",
    "UNet",
    "begun",
    "built",
    "bundled_starter",
    "settle",
    "twin",
    "with_classes",
]
