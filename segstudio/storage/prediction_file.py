"""A whole image's prediction on disk: two PNGs and the tiles' versions in one NumPy archive."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import TileIndex
from segstudio.storage.atomic_file import write_atomically


class PredictionUnreadable(ValueError):
    """A prediction file is damaged; it can be deleted, and predicted again."""


def prediction_path(folder: Path, image_id: int) -> Path:
    """Return where the prediction of an image lies in a project's folder of predictions."""
    return folder / f"{image_id}.npz"


def save_prediction(path: Path, prediction: PredictedMask) -> None:
    """Write the prediction, atomically; the folder is made where it is missing. Raises OSError."""
    tiles = sorted(prediction.versions)
    versions = [(tile.row, tile.column, prediction.versions[tile]) for tile in tiles]
    archive = io.BytesIO()
    np.savez(
        archive,
        class_ids=_to_png(prediction.class_ids),
        confidence=_to_png(prediction.confidence),
        versions=np.array(versions, np.int64).reshape(-1, 3),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, archive.getvalue())


def load_prediction(path: Path, shape: tuple[int, int]) -> PredictedMask | None:
    """Return the prediction of an image of `shape` (height, width), or None where there is none.

    Raises PredictionUnreadable.
    """
    if not path.exists():
        return None
    prediction = PredictedMask(shape)
    try:
        with np.load(path, allow_pickle=False) as archive:
            prediction.class_ids = _from_png(archive["class_ids"], shape)
            prediction.confidence = _from_png(archive["confidence"], shape).astype(np.uint8)
            for row, column, version in archive["versions"].tolist():
                prediction.versions[TileIndex(row, column)] = version
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, cv2.error) as error:
        raise PredictionUnreadable(
            f"The prediction in {path} is damaged ({error}). Delete the file and predict again."
        ) from error
    return prediction


def _to_png(pixels: MaskArray) -> npt.NDArray[np.uint8]:
    is_encoded, png = cv2.imencode(".png", pixels, [cv2.IMWRITE_PNG_COMPRESSION, 1])
    if not is_encoded:
        raise ValueError("The prediction could not be encoded.")
    return np.asarray(png, np.uint8)


def _from_png(png: npt.NDArray[np.uint8], shape: tuple[int, int]) -> MaskArray:
    header = png[16:24].tobytes()
    size = (int.from_bytes(header[4:8], "big"), int.from_bytes(header[:4], "big"))
    if size != shape:
        raise ValueError(f"it is of {size} pixels, not {shape}")
    pixels = cv2.imdecode(png, cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.shape != shape or pixels.dtype not in (np.uint8, np.uint16):
        raise ValueError("its pixels cannot be decoded")
    return pixels  # type: ignore[return-value]
