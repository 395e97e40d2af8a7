"""Images of a project by what a person calls them on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from segstudio.storage.image_record import ImageRecord


class ImageNotNamed(ValueError):
    """No image, or more than one, goes by that name; the text says so."""


def named_image(text: str, records: Sequence[ImageRecord]) -> ImageRecord:
    """Return the image of that name, path, or last part of a path. Raises ImageNotNamed."""
    parts = Path(text).parts
    found = [each for each in records if parts and each.path.parts[-len(parts) :] == parts]
    if len(found) == 1:
        return found[0]
    if not found:
        raise ImageNotNamed(f"The project has no image “{text}”. Give the name of its file.")
    raise ImageNotNamed(
        f"The project has {len(found)} images “{text}”. Give the path, as “{found[0].path}”."
    )
