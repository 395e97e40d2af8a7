"""Measures the objects of one image: place, size, form and intensity."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.object_numbers import Numbers
from segstudio.document.pixel_size import PixelSize
from segstudio.document.region import Region

Pixels = npt.NDArray[Any]
_FORM = (
    "label",
    "centroid",
    "area",
    "perimeter",
    "axis_major_length",
    "axis_minor_length",
)
_LIGHT = ("intensity_mean", "intensity_min", "intensity_max")


@dataclass(frozen=True, slots=True)
class ObjectMeasures:
    """One object. number: as drawn; None for a connected region without one.

    center: (row, column) in pixels; (0, 0) is the middle of the first one. axes: of the ellipse
    with the same second moments, the longer first. circularity: 4π · area / perimeter², 1 for a
    disc; None where the perimeter is 0, which is so for a single pixel. um: area in µm², perimeter
    (None where pixels are not square) and axes in µm; None where the pixel size is not known.
    channels: (mean, min, max) of each.
    """

    class_id: int
    number: int | None
    center: tuple[float, float]
    area_px: int
    perimeter_px: float
    axes_px: tuple[float, float]
    circularity: float | None
    um: tuple[float, float | None, float, float] | None
    channels: tuple[tuple[float, float, float], ...]


def measured(
    class_ids: MaskArray,
    numbers: Numbers | None,
    pixels: Pixels,
    wanted_ids: Sequence[int],
    pixel_size: PixelSize | None,
) -> Iterator[ObjectMeasures]:
    """Yield the objects of the wanted classes, class by class.

    class_ids: (height, width). numbers: the object of each pixel, 0 for none; None where there are
    none. Pixels without a number are one object where they are connected by 4 neighbours. pixels:
    (height, width[, channels]) as in the file. Takes 4 bytes for each pixel of the smallest box
    that holds a class. Raises ValueError where image and mask are of different sizes.
    Sources: scikit-image's regionprops; perimeter: Benkrid and Crookes 2000 (Design and FPGA
    implementation of a perimeter estimator); circularity: Cox 1927 (A method of assigning
    numerical and percentage values to the degree of roundness of sand grains).
    """
    if pixels.shape[:2] != class_ids.shape:
        (height, width), (rows, columns) = pixels.shape[:2], class_ids.shape
        raise ValueError(
            f"The image is {width} × {height} px, but what is drawn is {columns} × {rows} px. "
            "Bring the image of the right size back."
        )
    for class_id in wanted_ids:
        box = _box_of(class_ids, class_id)
        if box.is_empty:
            continue
        here, light = class_ids[box.slices] == class_id, pixels[box.slices]
        if numbers is not None:
            own = np.where(here, numbers[box.slices], np.uint16(0))
            yield from _rows(own, light, box, class_id, pixel_size, is_numbered=True)
            here &= own == 0
        labels = cv2.connectedComponents(here.view(np.uint8), connectivity=4)[1]
        yield from _rows(labels, light, box, class_id, pixel_size, is_numbered=False)


def _box_of(class_ids: MaskArray, class_id: int) -> Region:
    left, top, width, height = cv2.boundingRect((class_ids == class_id).view(np.uint8))
    return Region(top, left, height, width)


def _rows(
    labels: npt.NDArray[Any],
    light: Pixels,
    box: Region,
    class_id: int,
    size: PixelSize | None,
    is_numbered: bool,
) -> Iterator[ObjectMeasures]:
    from skimage.measure import regionprops_table

    light = light[:, :, None] if light.ndim == 2 else light
    names = (*_FORM, *_LIGHT)
    found = regionprops_table(labels, light, properties=names)  # type: ignore[no-untyped-call]
    axes_um = _axes_um(labels, found, size)
    for place, label in enumerate(found["label"].tolist()):
        row, column = (float(found[f"centroid-{axis}"][place]) for axis in (0, 1))
        area, perimeter = int(found["area"][place]), float(found["perimeter"][place])
        major, minor = (float(found[f"axis_{each}_length"][place]) for each in ("major", "minor"))
        um = None
        if size is not None and axes_um is not None:
            um = _in_um(area, perimeter, axes_um[place], size)
        yield ObjectMeasures(
            class_id,
            label if is_numbered else None,
            (row + box.row, column + box.column),
            area,
            perimeter,
            (major, minor),
            4 * math.pi * area / perimeter**2 if perimeter else None,
            um,
            tuple(_light(found, place, channel) for channel in range(light.shape[2])),
        )


def _in_um(
    area: int, perimeter: float, axes_um: tuple[float, float], size: PixelSize
) -> tuple[float, float | None, float, float]:
    is_square = size.height_um == size.width_um
    length_um = perimeter * size.height_um if is_square else None
    return area * size.height_um * size.width_um, length_um, *axes_um


def _light(found: dict[str, Pixels], place: int, channel: int) -> tuple[float, float, float]:
    mean, least, most = (float(found[f"{each}-{channel}"][place]) for each in _LIGHT)
    return mean, least, most


def _axes_um(
    labels: npt.NDArray[Any], found: dict[str, Pixels], size: PixelSize | None
) -> list[tuple[float, float]] | None:
    """Return the axes in µm; where pixels are not square they are other axes, not longer ones."""
    if size is None:
        return None
    names = ("axis_major_length", "axis_minor_length")
    if size.height_um == size.width_um:
        axes = np.stack([found[each] for each in names], axis=1) * size.height_um
    else:
        from skimage.measure import regionprops_table

        scaled = regionprops_table(  # type: ignore[no-untyped-call]
            labels, properties=names, spacing=(size.height_um, size.width_um)
        )
        axes = np.stack([scaled[each] for each in names], axis=1)
    return [(long_um, short_um) for long_um, short_um in axes.tolist()]
