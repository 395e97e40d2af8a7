"""What patches go through before the network sees them, by name. Imported by engine only."""

from segstudio.engine.augment.augmentation import Augmentation, Lit, Mixture, check_augmentation
from segstudio.engine.augment.relit import relit

__all__ = ["Augmentation", "Lit", "Mixture", "check_augmentation", "relit"]
