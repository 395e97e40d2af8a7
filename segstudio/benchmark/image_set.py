"""A folder of images with their truth, cut in two: images to draw on, and images never touched."""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from segstudio.benchmark.errors import BenchmarkRefused
from segstudio.benchmark.mask_classes import MaskClasses
from segstudio.document.mask_edit import MaskArray
from segstudio.formats.index_png import read_index_mask
from segstudio.storage.image_file import Pixels, read_image, read_size
from segstudio.storage.image_folder import list_images

SPLIT_NAME = "split.csv"
MASK_FOLDERS = ("masks", "truth", "labels")
MOST_TRAIN = 100
"""A person does not get further in any of these sittings; more would only be read."""
TEST_EVERY = 4

Item = TypeVar("Item")


@dataclass(frozen=True, eq=False)
class Example:
    """An image and its truth, (height, width): 1 … K are classes, 0 does not count."""

    name: str
    path: Path
    truth: MaskArray

    @cached_property
    def pixels(self) -> Pixels:
        """The image, (height, width[, 3]), read once. Raises ImageUnreadable."""
        return read_image(self.path)


@dataclass(frozen=True)
class ImageSet:
    """class_names: of the classes 1 … K. train may be drawn on, test is never shown to train on.

    has_background: whether the first class is what lies between the objects. ignored: names of
    classes that do not count here.
    """

    name: str
    folder: Path
    class_names: tuple[str, ...]
    has_background: bool
    train: tuple[Example, ...]
    test: tuple[Example, ...]
    ignored: tuple[str, ...] = ()

    @property
    def class_ids(self) -> tuple[int, ...]:
        """1 … K."""
        return tuple(range(1, len(self.class_names) + 1))


def read_image_set(folder: Path, most_test: int, ignore: Collection[str] = ()) -> ImageSet:
    """Read `folder`: images/ and masks/ (PNGs of the same stem whose values are classes).

    The images may also lie in the folder itself, the masks in truth/ or labels/. split.csv (columns
    image and split, “train” or “test”) tells the images apart; without it every fourth is test.
    Of many, `most_test` and MOST_TRAIN evenly spaced ones are taken. What the values mean, and
    `ignore`: see `MaskClasses`. Raises BenchmarkRefused, FormatError, StorageError.
    """
    if not folder.is_dir():
        raise BenchmarkRefused(f"There is no folder “{folder}”. Give one with images and masks.")
    folder = folder.resolve()
    pairs = _pairs(folder)
    train, test = _split(folder, pairs)
    train, test = evenly(train, MOST_TRAIN), evenly(test, most_test)
    masks = {image: read_index_mask(pairs[image], read_size(image)) for image in (*train, *test)}
    classes = MaskClasses.of((folder, pairs[train[0]].parent), masks.values(), ignore)
    if len(classes.values) < 2:
        raise BenchmarkRefused(
            f"The masks in “{folder}” hold fewer than two classes. Nothing can be told apart there."
        )

    def examples(images: Sequence[Path]) -> tuple[Example, ...]:
        return tuple(Example(each.name, each, classes.truth(masks[each])) for each in images)

    return ImageSet(
        folder.name,
        folder,
        classes.names,
        classes.has_background,
        examples(train),
        examples(test),
        classes.ignored,
    )


def evenly(items: Sequence[Item], most: int) -> list[Item]:
    """Return at most `most` of `items`, evenly spaced, in order."""
    count = min(len(items), most)
    return [items[index * len(items) // count] for index in range(count)]


def _pairs(folder: Path) -> dict[Path, Path]:
    """Return the mask of each image that has one."""
    images = folder / "images" if (folder / "images").is_dir() else folder
    masks = next((folder / name for name in MASK_FOLDERS if (folder / name).is_dir()), None)
    if masks is None:
        raise BenchmarkRefused(
            f"“{folder}” holds no folder “masks”. Put the masks there, PNGs named like the images."
        )
    found = [Path(location) for location in list_images(images, recursive=False)]
    pairs = {image: masks / f"{image.stem}.png" for image in found}
    pairs = {image: mask for image, mask in pairs.items() if mask.is_file()}
    if not pairs:
        raise BenchmarkRefused(
            f"No image in “{images}” has a mask in “{masks}”. The mask of cell.jpg is cell.png."
        )
    return pairs


def _split(folder: Path, pairs: dict[Path, Path]) -> tuple[list[Path], list[Path]]:
    """Return the images to draw on and those to measure on."""
    images = list(pairs)
    if (folder / SPLIT_NAME).is_file():
        kinds = _listed_kinds(folder / SPLIT_NAME)
        train = [each for each in images if kinds.get(each.name) == "train"]
        test = [each for each in images if kinds.get(each.name) == "test"]
    else:
        test = images[TEST_EVERY - 1 :: TEST_EVERY]
        train = [each for each in images if each not in test]
    for kind, listed in (("test", test), ("train", train)):
        if not listed:
            raise BenchmarkRefused(
                f"“{folder}” has no {kind} image with a mask. List one in {SPLIT_NAME} (columns "
                f"image and split), or give at least {TEST_EVERY} images with masks."
            )
    return train, test


def _listed_kinds(path: Path) -> dict[str, str]:
    """Return “train” or “test” of each image's name."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        return {Path(row["image"]).name: row["split"].strip().casefold() for row in rows}
    except (OSError, ValueError, KeyError, AttributeError, TypeError, csv.Error) as error:
        raise BenchmarkRefused(
            f"“{path}” cannot be read as a table with the columns image and split ({error!r}). "
            "Mend it, or take it away."
        ) from error
