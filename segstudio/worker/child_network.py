"""Networks out of and into a project, in the engine's process."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import numpy as np
import numpy.typing as npt

from segstudio.document.region import Region
from segstudio.engine.errors import EngineError
from segstudio.engine.learner import Learner
from segstudio.engine.network_file import (
    check_target,
    matched,
    network_card,
    read_network,
    write_network,
)
from segstudio.engine.stored_image import StoredImage
from segstudio.worker.image_library import ImageLibrary
from segstudio.worker.messages import (
    ExportNetwork,
    ImportNetwork,
    NetworkExported,
    NetworkImported,
)

_log = logging.getLogger(__name__)

CHECKED_PX = 512
"""Side of the part of an image that an ONNX file is checked with."""


def export_network(
    learner: Learner, request: ExportNetwork, library: ImageLibrary
) -> NetworkExported:
    """Write a version as the request says."""
    path = Path(request.path)
    try:
        predictor = learner.desk.predictor_of(request.version)
        kept = learner.desk.shelf.get(request.version)
        card = network_card(kept, predictor, json.loads(request.about))
        check_target(path)
        if path.suffix != ".onnx":
            write_network(path, predictor, card)
            return NetworkExported(request.path)
        from segstudio.engine.onnx_file import check_packages, write_onnx

        check_packages()
        network = predictor.network
        image = library.stored(request.image_path).prepared(network.preparation)
        crop = middle(image, network.channels)
        name = Path(request.image_path).name
        return NetworkExported(request.path, write_onnx(path, predictor, card, crop, name))
    except EngineError as error:
        return NetworkExported(request.path, problem=str(error))
    except Exception as error:
        _log.exception("The network could not be exported.")
        sentence = f"The network could not be exported to “{path}”: {error}"
        return NetworkExported(request.path, problem=sentence)


def import_network(learner: Learner, request: ImportNetwork) -> NetworkImported:
    """Take a network in as the request says; nothing changes where that fails."""
    path = Path(request.path)
    try:
        network = matched(read_network(path), dict(request.class_ids))
        pinned = learner.desk.take_in(network, learner.step, request.note, request.source)
        return NetworkImported(request.path, learner.version, pinned)
    except EngineError as error:
        return NetworkImported(request.path, problem=str(error))
    except Exception as error:
        _log.exception("The network could not be imported.")
        sentence = f"The network “{path}” could not be imported: {error}"
        return NetworkImported(request.path, problem=sentence)


def middle(image: StoredImage, channels: int) -> npt.NDArray[np.float32]:
    """Return the middle of an image, normalised, (channels, h, w)."""
    height, width = (min(side, CHECKED_PX) for side in image.shape)
    row, column = (
        (side - part) // 2 for side, part in zip(image.shape, (height, width), strict=True)
    )
    return image.crop(Region(row, column, height, width), channels)
