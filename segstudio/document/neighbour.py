"""Which class a region lies in: the one that it shares the longest border with."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.document.class_region import ChosenRegion
from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask import Mask


def surrounding_class(mask: Mask, chosen: ChosenRegion) -> int:
    """Return the class of most pixels beside the region (4 neighbours); 0 where none is labelled.

    chosen: a whole connected region, so that no neighbour is of its class.
    """
    around = chosen.region.grown(1).intersect(mask.whole)
    inner = chosen.read(around)
    cross = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    beside = cv2.dilate(inner, cross) > inner
    class_ids = mask.class_ids[around.slices][beside]
    numbers = np.bincount(class_ids[class_ids != UNLABELLED], minlength=1)
    return int(numbers.argmax())
