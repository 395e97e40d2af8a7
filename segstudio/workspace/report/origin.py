"""With what a report was made: versions, machine, and how to cite it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib import metadata

from segstudio import __version__

_PACKAGES = ("torch", "numpy", "opencv-python-headless", "scikit-image", "scikit-learn", "scipy")
CITATION = (
    f"SegStudio {__version__}: interactive segmentation with a U-Net that learns while you draw. "
    "Free software under the MIT licence."
)
NETWORK = (
    "Ronneberger, O., Fischer, P. and Brox, T. “U-Net: convolutional networks for biomedical image "
    "segmentation”, MICCAI 2015, LNCS 9351, 234–241."
)


def versions() -> Iterator[tuple[str, str]]:
    """Yield (name, version) of what matters; packages are not imported for it."""
    yield "SegStudio", __version__
    yield "Python", platform.python_version()
    for package in _PACKAGES:
        try:
            yield package, metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    yield (
        "System",
        f"{platform.system()} {platform.release()} ({platform.machine()}, {sys.platform})",
    )
