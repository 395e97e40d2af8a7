"""What training makes of an image before the network sees it: what is asked, and the pictures."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.image_display import ImageDisplay
from segstudio.document.region import Region

Picture = npt.NDArray[np.uint8]
"""(height, width, 3) RGB."""


@dataclass(frozen=True, slots=True)
class PreviewOrder:
    """sight: the part of the image to look at. preparation, augment: settings of those names.

    seed: the same one draws the same samples. display: how the image is shown on the canvas.
    """

    sight: Region
    preparation: str
    augment: str
    patch_px: int
    seed: int
    display: ImageDisplay


@dataclass(frozen=True, slots=True, eq=False)
class LabelledPicture:
    """class_ids: (height, width) uint16 of the labels that training sees, 0 where there are none.

    Nobody may change the values any more.
    """

    picture: Picture
    class_ids: npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True, eq=False)
class TrainingPreview:
    """plain, prepared: `sight` as it is, and after the preparation. samples: as the network is
    given them. is_labelled: whether they lie around a label, as in training. is_part: the image
    is so large that only a part around the middle of the view was prepared, or is shown.
    """

    sight: Region
    is_labelled: bool
    is_part: bool
    plain: LabelledPicture
    prepared: LabelledPicture
    samples: tuple[LabelledPicture, ...]
