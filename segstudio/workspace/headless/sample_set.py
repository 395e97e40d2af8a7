"""The bundled sample with its truth, cut in two: images to draw on, and images never touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from segstudio.document.label_class import ClassTable
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.classes_file import CLASSES_NAME, read_classes
from segstudio.formats.index_png import read_index_mask
from segstudio.storage.image_folder import list_images
from segstudio.workspace.sample import STARTING_IMAGES, SampleMissing


@dataclass(frozen=True)
class SampleSet:
    """images: file of each image id, 1, 2 ….

    drawn_ids: the images that may get strokes, in the order that a person goes to them.
    """

    folder: Path
    classes: ClassTable
    images: Mapping[int, Path]
    drawn_ids: tuple[int, ...]

    @classmethod
    def read(cls, folder: Path) -> SampleSet:
        """Find the sample in `folder`: images/, masks/ and classes.json; every second image may
        be drawn on. Raises SampleMissing, StorageError, FormatError.
        """
        paths = [Path(location) for location in list_images(folder / "images")]
        images = dict(enumerate(paths, 1))
        if len(images) < 2:
            raise SampleMissing(f"The sample in “{folder}” has no images. Install SegStudio again.")
        classes = read_classes(folder / CLASSES_NAME)
        return cls(folder, classes, images, spread(tuple(images)[::2], STARTING_IMAGES))

    @property
    def unseen_ids(self) -> tuple[int, ...]:
        """The images that never get strokes."""
        return tuple(each for each in self.images if each not in self.drawn_ids)

    def name(self, image_id: int) -> str:
        """Return the file name of an image's mask."""
        return f"{self.images[image_id].stem}.png"

    def truth(self, image_id: int) -> MaskArray:
        """Return the right class ids of an image, (height, width); 0 = not known."""
        return read_index_mask(self.folder / "masks" / self.name(image_id))


def spread(ids: tuple[int, ...], count: int) -> tuple[int, ...]:
    """Return `ids` in another order: the first `count` lie evenly among them, as kinds do."""
    stride = max(1, -(-len(ids) // count))
    return tuple(each for start in range(stride) for each in ids[start::stride])
