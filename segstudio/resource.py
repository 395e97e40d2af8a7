"""Where the program's own files (icons, sample, starter weights) lie."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resource_root() -> Path:
    """Return the folder `resources`: inside the package in a wheel, beside it in a checkout.

    Raises FileNotFoundError where the installation lacks it.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "icons").is_dir():
            return folder
    raise FileNotFoundError(
        f"SegStudio's own files are missing beside {package}; please install it again."
    )


def resource_path(*parts: str) -> Path:
    """Return the path of one file below `resources`, such as `("icons", "brush.svg")`."""
    return resource_root().joinpath(*parts)
