"""The part of the protocol on jobs that predict whole images; imported through `messages`."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.mask_edit import MaskArray
from segstudio.document.refinement import Refinement
from segstudio.document.region import TileIndex


@dataclass(frozen=True, slots=True)
class PredictImages:
    """A job: predict whole images with the version on screen, in order.

    Tiles come as TilePredicted, an image's end as ImagePredicted. version: a kept one to predict
    with instead, 0 for none; its tiles come as VersionTilePredicted. refinement: of what is
    predicted, None for none.
    """

    job_id: int
    image_ids: tuple[int, ...]
    version: int = 0
    refinement: Refinement | None = None


@dataclass(frozen=True, slots=True)
class CancelJob:
    """End a job as soon as the tile at hand is done."""

    job_id: int


@dataclass(frozen=True, slots=True)
class ImagePredicted:
    """All tiles of that image have been sent for that job."""

    job_id: int
    image_id: int
    version: int


@dataclass(frozen=True, slots=True)
class JobProgressed:
    """done of total images. seconds_left: None until it can be told."""

    job_id: int
    done: int
    total: int
    seconds_left: float | None


@dataclass(frozen=True, slots=True)
class JobFinished:
    """The job is over. problem: None, or why it could not go to its end, in a sentence."""

    job_id: int
    is_cancelled: bool
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class TryRefinement:
    """Refine these tiles with the version on screen, only to be looked at; no tiles: no more.

    Answered by a TileRefined for each, in order; a newer request takes its place.
    """

    job_id: int
    image_id: int
    tiles: tuple[TileIndex, ...]
    refinement: Refinement


@dataclass(frozen=True, slots=True)
class TileRefined:
    """class_ids: (h, w) of the tile's region. problem: why there is none, in a sentence."""

    job_id: int
    image_id: int
    tile: TileIndex | None = None
    class_ids: MaskArray | None = None
    problem: str = ""
