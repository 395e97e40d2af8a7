"""Networks: torch modules that map pixels to one score per class. Imported by engine only."""

from segstudio.engine.networks.head import with_classes
from segstudio.engine.networks.unet import UNet

__all__ = ["UNet", "with_classes"]
