"""Losses by name, each over labelled pixels only. Imported by engine only."""

from segstudio.engine.losses.catalogue import LabelledLoss, chosen_loss

__all__ = ["LabelledLoss", "chosen_loss"]
