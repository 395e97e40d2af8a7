"""Examples of a project as pictures that stand inside an HTML file."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.overlay_png import render_overlay
from segstudio.storage.image_file import read_preview
from segstudio.storage.image_record import ImageRecord
from segstudio.workspace.exchange_report import KEEPS_ONE_BACK
from segstudio.workspace.known_mask import MaskSource

SIDE_PX = 360
MOST = 8
_QUALITY = 85

Picture = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Example:
    """Pictures as data URIs; annotation or prediction is "" where there is none."""

    record: ImageRecord
    image: str
    annotation: str
    prediction: str


def examples(
    records: Sequence[ImageRecord], source: MaskSource, classes: ClassTable
) -> Iterator[Example]:
    """Yield the images that can be read, small, with what is drawn and predicted over them."""
    colors = {each.id: each.rgb for each in classes}
    background_id = next(iter(classes)).id if len(classes) else 0
    for record in records:
        try:
            known = source.read(record)
            pixels = read_preview(record.path, SIDE_PX)
        except KEEPS_ONE_BACK:
            continue
        drawn = said = ""
        if known.has_labels:
            drawn = _overlay(pixels, known.annotation.class_ids, colors)
        if known.prediction is not None:
            class_ids = known.prediction.class_ids.copy()
            class_ids[class_ids == background_id] = 0
            said = _overlay(pixels, class_ids, colors)
        yield Example(record, data_uri(pixels), drawn, said)


def chosen(
    records: Sequence[ImageRecord], worst: Sequence[int], most: int = MOST
) -> list[ImageRecord]:
    """Return at most so many images: half of them the worst ones, the others evenly from all.

    worst: ids of images, the worst first.
    """
    by_id = {record.id: record for record in records}
    taken = {image_id: by_id[image_id] for image_id in worst[: most // 2] if image_id in by_id}
    rest = [record for record in records if record.id not in taken]
    wanted = most - len(taken)
    step = max(1, len(rest) // wanted) if wanted else 1
    return [*taken.values(), *rest[::step][:wanted]]


def data_uri(pixels: Picture) -> str:
    """Return a picture, (height, width[, 3]) uint8 RGB, as JPEG inside a link."""
    shown = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    content = cv2.imencode(".jpg", shown, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])[1]
    return f"data:image/jpeg;base64,{base64.b64encode(content.tobytes()).decode('ascii')}"


def _overlay(pixels: Picture, class_ids: MaskArray, colors: dict[int, tuple[int, int, int]]) -> str:
    height, width = pixels.shape[:2]
    small = cast(
        "MaskArray", cv2.resize(class_ids, (width, height), interpolation=cv2.INTER_NEAREST)
    )
    return data_uri(render_overlay(pixels, small, colors))
