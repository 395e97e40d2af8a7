"""A predicted mask as an index PNG that says itself what it was made of, and by what."""

from __future__ import annotations

import io
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.formats.exported_file import write_exported

KEY = "SegStudio"
"""Keyword of the PNG's text."""
COMPRESSION = 3
MAX_CHARACTERS = 2**20


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a mask was made of. version, version_created_s: of the network.

    image: its name below the folder; image_bytes, image_modified_ns: its file as it was then.
    confidence: mean probability of the classes said, 0 … 1. seconds: that it took. pixels: of each
    class id. rules: that it was held to, "" for none. refinement: its
    parameters, likewise.
    """

    version: int
    version_created_s: float
    image: str
    image_bytes: int
    image_modified_ns: int
    height: int
    width: int
    confidence: float = 0.0
    seconds: float = 0.0
    pixels: dict[int, int] = field(default_factory=dict)
    rules: str = ""
    refinement: str = ""

    def is_of(self, other: Provenance) -> bool:
        """Tell whether both are of the same version, image, rules and refinement."""
        return self._origin() == other._origin()

    def _origin(self) -> tuple[object, ...]:
        version = self.version, self.version_created_s
        image = self.image, self.image_bytes, self.image_modified_ns
        return *version, *image, self.rules, self.refinement


def write_predicted(path: Path, values: npt.NDArray[Any], provenance: Provenance) -> None:
    """Write class ids or confidences (height, width) as a grey PNG, atomically.

    8 bits, or 16 where a value is above 255. Raises ExportFailed.
    """
    from PIL import Image  # late: the window does without
    from PIL.PngImagePlugin import PngInfo

    if values.dtype == np.uint16 and int(values.max(initial=0)) <= 255:
        values = values.astype(np.uint8)
    text = PngInfo()
    text.add_itxt(KEY, json.dumps(asdict(provenance), ensure_ascii=False))
    content = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(values)).save(
        content, "PNG", pnginfo=text, compress_level=COMPRESSION
    )
    write_exported(path, content.getvalue())


def read_provenance(path: Path) -> Provenance | None:
    """Return what a mask says of itself; None for any other file. No pixel is decoded."""
    from PIL import Image

    try:
        with Image.open(path, formats=("PNG",)) as image:
            text = image.info.get(KEY)
            if not isinstance(text, str) or len(text) > MAX_CHARACTERS:
                return None
            said = json.loads(text)
            said["pixels"] = {int(key): int(count) for key, count in said["pixels"].items()}
            return Provenance(**said)
    except Exception:  # decoders raise anything for files made to break them
        return None


def counted_pixels(class_ids: MaskArray) -> dict[int, int]:
    """Return how many pixels each class has."""
    counts = np.bincount(class_ids.ravel())
    return {int(each): int(counts[each]) for each in np.flatnonzero(counts)}
