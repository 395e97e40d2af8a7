"""How long image files take to read, with Pillow and OpenCV beside.

python -m tests.benchmarks.image_reading [--side 4096]
"""

import argparse
import json
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import tifffile
from PIL import Image

from segstudio.document.display_map import DisplayMap
from segstudio.document.image_display import default_display
from segstudio.storage.image_file import read_image, read_preview, read_size

REPEATS = 3


def milliseconds(function: Callable[[], object]) -> float:
    """Return the median time of `function` in ms."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        function()
        times.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(times), 2)


def picture(side_px: int) -> np.ndarray:
    """Return an RGB image with structure at all sizes and some noise, as a photograph has."""
    rng = np.random.default_rng(0)
    coarse = rng.integers(0, 256, (side_px // 32, side_px // 32, 3), np.uint8)
    smooth = cv2.resize(coarse, (side_px, side_px), interpolation=cv2.INTER_CUBIC)
    return cv2.add(smooth, rng.integers(0, 12, smooth.shape, np.uint8))


def write_files(folder: Path, side_px: int) -> list[Path]:
    """Write one file of each kind and return their paths."""
    rgb = picture(side_px)
    grey16 = rgb[..., 0].astype(np.uint16) * 16
    Image.fromarray(rgb).save(folder / "rgb.jpg", quality=90)
    cv2.imwrite(str(folder / "rgb.png"), rgb)
    cv2.imwrite(str(folder / "grey.png"), rgb[..., 0])
    cv2.imwrite(str(folder / "grey16.png"), grey16)
    tifffile.imwrite(folder / "grey16.tif", grey16)
    tifffile.imwrite(folder / "grey16_zstd.tif", grey16, compression="zstd", tile=(256, 256))
    if side_px <= 4096:
        Image.fromarray(rgb).save(folder / "rgb.webp", quality=90)
    return sorted(folder.iterdir())


def by_pillow(path: Path) -> np.ndarray:
    """Read a file as many programs do."""
    with Image.open(path) as image:
        return np.asarray(image)


def by_opencv(path: Path) -> np.ndarray | None:
    """Read a file by OpenCV, in its BGR order."""
    return cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_UNCHANGED)


def figures_of(path: Path) -> dict[str, float]:
    """Return the times for one file, peers beside."""
    pixels = read_image(path)
    shown = DisplayMap(default_display(pixels))
    return {
        "read_image_ms": milliseconds(lambda: read_image(path)),
        "peer_pillow_ms": milliseconds(lambda: by_pillow(path)),
        **(
            {} if "zstd" in path.name else {"peer_opencv_ms": milliseconds(lambda: by_opencv(path))}
        ),
        "read_preview_128_ms": milliseconds(lambda: read_preview(path, 128)),
        "read_size_ms": milliseconds(lambda: read_size(path)),
        "default_display_ms": milliseconds(lambda: default_display(pixels)),
        "to_display_ms": milliseconds(lambda: shown.whole(pixels)),
    }


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--side", type=int, default=4096, help="side of the test image in px")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        files = write_files(Path(name), options.side)
        figures = {path.name: figures_of(path) for path in files}
    about = {"python": platform.python_version(), "side_px": options.side}
    json.dump({**about, "files": figures}, sys.stdout, indent=2)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
