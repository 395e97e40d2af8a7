"""Names of exported files: like the images', in the same sub-folders, no two the same."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from segstudio.storage.image_record import ImageRecord


def mask_names(
    records: Iterable[ImageRecord], suffix: str = ".png", root: Path | None = None
) -> dict[int, str]:
    """Return a relative path for each image id.

    Sub-folders below `root`, or the images' common folder, are kept. Where two images differ only
    in their suffix, the suffix stays in the name ("a.jpg.png").
    """
    paths = {record.id: record.path for record in records}
    if not paths:
        return {}
    try:
        common = root or Path(os.path.commonpath([path.parent for path in paths.values()]))
    except ValueError:  # drives of their own
        return {image_id: f"{image_id}-{path.stem}{suffix}" for image_id, path in paths.items()}
    inside = {image_id: path.relative_to(common) for image_id, path in paths.items()}
    stems = Counter(str(path.with_suffix("")).casefold() for path in inside.values())
    taken: set[str] = set()
    return {image_id: _free_name(path, suffix, stems, taken) for image_id, path in inside.items()}


def _free_name(path: Path, suffix: str, stems: Counter[str], taken: set[str]) -> str:
    stem = str(path.with_suffix(""))
    name = (stem if stems[stem.casefold()] == 1 else str(path)) + suffix
    while name.casefold() in taken:
        name = name.removesuffix(suffix) + "_" + suffix
    taken.add(name.casefold())
    return name
