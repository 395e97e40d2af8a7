"""Which versions run here, and whether they go together."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from importlib import metadata

from segstudio import __version__
from segstudio.workspace.headless.health import Finding, Health

PACKAGES = (
    "torch",
    "numpy",
    "PySide6-Essentials",
    "pyqtgraph",
    "opencv-python-headless",
    "pillow",
    "pycocotools",
    "defusedxml",
    "tifffile",
    "imagecodecs",
    "safetensors",
    "scikit-image",
    "scikit-learn",
    "zstandard",
    "platformdirs",
    "psygnal",
    "tqdm",
)
_INSTALL = "Install SegStudio again, in a virtual environment of its own."


def check_packages() -> Iterator[Finding]:
    """Yield findings on SegStudio, Python, the system and each package; nothing is imported."""
    system = f"{platform.system()} {platform.release()} ({platform.machine()})"
    yield Finding("segstudio", Health.GOOD, __version__)
    yield Finding("python", Health.GOOD, f"{platform.python_version()} at {sys.executable}")
    yield Finding("system", Health.GOOD, system)
    for name in PACKAGES:
        version = installed_version(name)
        if version is None:
            yield Finding(name, Health.BAD, "is not installed", _INSTALL)
        elif name.startswith("PySide6") and is_aborting(version, sys.version_info[:2]):
            advice = "Install another one: pip install “PySide6-Essentials<6.12”."
            yield Finding(name, Health.BAD, f"{version} aborts on this Python", advice)
        else:
            yield Finding(name, Health.GOOD, version)
    if installed_version("opencv-python") is not None:
        advice = "Remove it (pip uninstall opencv-python), then install opencv-python-headless."
        yield Finding(
            "opencv-python", Health.ODD, "brings a Qt of its own that gets in the way", advice
        )


def installed_version(name: str) -> str | None:
    """Return the version of an installed package, or None."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def is_aborting(version: str, python: tuple[int, ...]) -> bool:
    """Tell whether that PySide6 loses references on that Python until it aborts."""
    return version.startswith("6.12.0") and python < (3, 12)
