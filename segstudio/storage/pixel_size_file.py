"""The size of a pixel as an image file tells it: only where it means a length in the world.

What reads files is imported with the first one, as in `image_file`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from segstudio.document.pixel_size import PixelSize

if TYPE_CHECKING:
    import tifffile

_SCREEN_DPI = 600.0
"""Densities up to this are of screens, printers and scanners' defaults in files from cameras."""
_UM_PER_INCH = 25_400.0
_NAMES_UM = {
    "inch": _UM_PER_INCH,
    "m": 1e6,
    "cm": 1e4,
    "mm": 1e3,
    "nm": 1e-3,
    "micron": 1.0,
    "microns": 1.0,
    "micrometer": 1.0,
    "um": 1.0,
    "µm": 1.0,
    "μm": 1.0,
    "\\u00b5m": 1.0,
}
_OME_PIXELS = re.compile(r"<(?:\w+:)?Pixels\b[^>]*>")
_OME_SIZE = re.compile(r'PhysicalSize([XY])(Unit)?\s*=\s*"([^"]*)"')


def read_pixel_size(path: Path) -> PixelSize | None:
    """Return the pixel size that the file tells, or None where it tells none or cannot be read.

    TIFF: OME's PhysicalSize, ImageJ's unit with the resolution, else the resolution. PNG: pHYs in
    metres. JPEG, BMP: their density. A plain density that screens, cameras and printers write by
    default (72, 96, 300 … up to 600 dpi in whole numbers) says nothing of the object, and is not
    taken.
    """
    try:
        with path.open("rb") as file:
            is_tiff = file.read(4)[:2] in (b"II", b"MM")
            file.seek(0)
            if is_tiff:
                import tifffile

                with tifffile.TiffFile(file) as tiff:
                    size = _of_tiff(tiff)
            else:
                from PIL import Image

                from segstudio.storage.image_header import PILLOW_FORMATS

                with Image.open(file, formats=PILLOW_FORMATS) as image:
                    size = _of_density(image.info.get("dpi"))
    except Exception:  # decoders raise anything for files made to break them
        return None
    return size if size is not None and size.is_sound else None


def _of_tiff(tiff: tifffile.TiffFile) -> PixelSize | None:
    page: Any = tiff.pages.first
    if tiff.ome_metadata:
        size = _of_ome(tiff.ome_metadata)
        if size is not None:
            return size
    density = _ratio(page, "YResolution"), _ratio(page, "XResolution")
    if None in density or not all(density):
        return None
    unit = (tiff.imagej_metadata or {}).get("unit") if tiff.is_imagej else None
    if isinstance(unit, str) and unit:
        unit_um = _NAMES_UM.get(unit.lower().strip())
        return None if unit_um is None else _per(density, unit_um)
    tag = page.tags.get("ResolutionUnit")
    kind = int(tag.value) if tag is not None else 2
    if kind == 3:
        return _checked(_per(density, 1e4))
    return _checked(_per(density, _UM_PER_INCH)) if kind == 2 else None


def _of_ome(text: str) -> PixelSize | None:
    """Read the first image's pixel size; by pattern, so that no XML from outside is parsed."""
    found = _OME_PIXELS.search(text)
    values = {} if found is None else {a + b: c for a, b, c in _OME_SIZE.findall(found.group())}
    sides = []
    for axis in "YX":
        unit_um = _NAMES_UM.get(values.get(f"{axis}Unit", "µm").lower())
        if axis not in values or unit_um is None:
            return None
        sides.append(float(values[axis]) * unit_um)
    return PixelSize(*sides)


def _ratio(page: Any, name: str) -> float | None:
    tag = page.tags.get(name)
    value: Any = None if tag is None else tag.value
    if isinstance(value, tuple) and len(value) == 2 and value[1]:
        return float(value[0]) / float(value[1])
    return float(value) if isinstance(value, int | float) else None


def _per(density: tuple[float | None, float | None], unit_um: float) -> PixelSize:
    return PixelSize(unit_um / (density[0] or 1.0), unit_um / (density[1] or 1.0))


def _of_density(dpi: object) -> PixelSize | None:
    """Return the size for dots per inch as Pillow tells them, (across, down)."""
    if not isinstance(dpi, tuple) or len(dpi) != 2 or not all(float(each) > 0 for each in dpi):
        return None
    return _checked(PixelSize(_UM_PER_INCH / float(dpi[1]), _UM_PER_INCH / float(dpi[0])))


def _checked(size: PixelSize) -> PixelSize | None:
    """Return the size unless it is a density that programs write where they know none."""
    dpi = _UM_PER_INCH / size.width_um
    is_default = dpi <= _SCREEN_DPI and abs(dpi - round(dpi)) < 0.02
    return None if is_default else size
