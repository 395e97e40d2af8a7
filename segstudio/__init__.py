"""SegStudio: interactive segmentation with a U-Net that learns while you draw."""

__version__ = "0.1.0"
