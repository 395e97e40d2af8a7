"""Losses by name, each over labelled pixels only. Imported by engine only."""

from segstudio.engine.losses.catalogue import LabelledLoss, chosen_loss
from segstudio.engine.losses.class_weighing import chosen_weighing

__all__ = ["LabelledLoss", "chosen_loss", "chosen_weighing"]
