"""Networks: torch modules that map pixels to one score per class. Imported by engine only."""

from segstudio.engine.networks.head import with_classes
from segstudio.engine.networks.local_norm import (
    Knots,
    LocalNorm,
    StatisticsRecorder,
    WindowSide,
)
from segstudio.engine.networks.unet import UNet

__all__ = ["Knots", "LocalNorm", "StatisticsRecorder", "UNet", "WindowSide", "with_classes"]
