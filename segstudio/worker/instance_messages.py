"""The part of the protocol on Mask R-CNN, for instances; imported through `messages`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from segstudio.document.found_instance import FoundInstance


@dataclass(frozen=True, slots=True)
class TrainInstances:
    """A job: train a network for instances anew, and write it to `folder` at the end.

    So many KnownScene follow, then it begins. class_ids: whose instances are learned. side_px:
    longer side of images as the network sees them. seconds, steps: how long; 0: no such limit.
    """

    job_id: int
    folder: str
    backbone: str
    class_ids: tuple[int, ...]
    side_px: int
    scenes: int
    seconds: float = 0.0
    steps: int = 0


@dataclass(frozen=True, slots=True)
class KnownScene:
    """An image to learn from, which the engine reads from `path`; ImageFailed where it cannot.

    numbers: (height, width) uint16 as the network sees the image, 0 where there is no instance,
    else 1 … n. class_ids: of instance 1 … n.
    """

    job_id: int
    image_id: int
    path: str
    numbers: npt.NDArray[np.uint16]
    class_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FindInstances:
    """A job: find the instances of images, (id, path) each, with the network in `folder`."""

    job_id: int
    folder: str
    images: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ExportInstances:
    """Write the network in `folder` to `path`, .onnx, with a card beside it.

    about: JSON, what the project says of itself, for the card. image_path: of an image to check
    the file with.
    """

    folder: str
    path: str
    about: str
    image_path: str


@dataclass(frozen=True, slots=True)
class InstancesStepped:
    """Training went on. steps, seconds: so far. loss: of the last step. share: of it all, 0 … 1."""

    job_id: int
    steps: int
    seconds: float
    loss: float
    share: float


@dataclass(frozen=True, slots=True)
class InstancesFound:
    """The instances of an image of `shape` (height, width) px, the surest first, from 0.05."""

    job_id: int
    image_id: int
    shape: tuple[int, int]
    found: tuple[FoundInstance, ...]


@dataclass(frozen=True, slots=True)
class InstancesExported:
    """The network for instances is in `path`, or could not be written there: problem.

    difference: the largest to ONNX Runtime on the image.
    """

    path: str
    difference: float = 0.0
    problem: str | None = None


InstanceRequest = TrainInstances | KnownScene | FindInstances | ExportInstances
InstanceReport = InstancesStepped | InstancesFound | InstancesExported
