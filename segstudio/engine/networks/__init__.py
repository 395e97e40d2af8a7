"""Networks: torch modules that map pixels to one score per class. Imported by engine only."""

from segstudio.engine.networks.classes import with_classes
from segstudio.engine.networks.head import Head
from segstudio.engine.networks.starter import Starter, bundled_starter
from segstudio.engine.networks.twin import twin
from segstudio.engine.networks.unet import UNet

__all__ = ["Head", "Starter", "UNet", "bundled_starter", "twin", "with_classes"]
