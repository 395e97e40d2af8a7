"""The result of an image: what a person drew, over what the network says."""

from __future__ import annotations

import cv2
import numpy as np

from segstudio.document.mask_edit import MaskArray


def result(annotation: MaskArray, prediction: MaskArray) -> MaskArray:
    """Return the annotation where there is one, else the prediction; a human pixel always wins.

    annotation, prediction: (height, width) uint8 or uint16 class ids, 0 = none; not changed.
    Returns a new array of the wider type. Raises ValueError where the shapes differ.
    """
    if annotation.shape != prediction.shape:
        raise ValueError(
            f"The annotation is {annotation.shape}, but the prediction is {prediction.shape}."
        )
    wider = np.result_type(annotation, prediction)
    joined: MaskArray = prediction.astype(wider)
    drawn = (annotation != 0).view(np.uint8)
    cv2.copyTo(annotation.astype(wider, copy=False), drawn, joined)
    return joined
