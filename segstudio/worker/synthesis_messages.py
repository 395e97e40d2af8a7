"""The part of the protocol that makes images from masks; imported through `messages`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray


@dataclass(frozen=True, slots=True, eq=False)
class RealPair:
    """path: of an image. class_ids: (height, width), 0 where nothing is said."""

    path: str
    class_ids: MaskArray


@dataclass(frozen=True, slots=True, eq=False)
class SynthesizeImages:
    """A job: learn for `seconds` to paint images from masks, then paint these masks.

    class_ids: of the project. rare_id: the class of which more is wanted. Answered by
    JobProgressed (seconds, then images), ImageSynthesized for each mask, and JobFinished.
    """

    job_id: int
    pairs: tuple[RealPair, ...]
    masks: tuple[MaskArray, ...]
    class_ids: tuple[int, ...]
    rare_id: int
    seconds: float
    seed: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class ImageSynthesized:
    """pixels: (height, width[, 3]) for masks[place], of the type of the real ones."""

    job_id: int
    place: int
    pixels: npt.NDArray[np.generic]
