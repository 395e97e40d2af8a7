"""Losses by name, over labelled pixels, and what unlabelled ones teach. Imported by engine only."""

from segstudio.engine.losses.catalogue import LabelledLoss, chosen_loss
from segstudio.engine.losses.class_weighing import chosen_weighing
from segstudio.engine.losses.unlabelled import taught_loss

__all__ = ["LabelledLoss", "chosen_loss", "chosen_weighing", "taught_loss"]
