"""The program's entry: `segstudio`, or `python -m segstudio`."""

from __future__ import annotations

import gc
import importlib
import multiprocessing
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run SegStudio with `arguments` (the command line's where None); return the exit code."""
    # First of all: in a frozen program the engine's process starts here, too.
    multiprocessing.freeze_support()
    from segstudio.cli.application import main as run

    return run(sys.argv[1:] if arguments is None else arguments, _show_window)


def _show_window(paths: Sequence[str], is_sample: bool) -> int:
    # What is made until the window is there stays: to look for garbage in it would take 70 ms.
    gc.disable()
    # Before Qt: PySide6 reads the source of each module that comes after it, which takes 40 ms.
    importlib.import_module("segstudio.workspace.session")
    from segstudio.ui.application import run

    return run(paths, sample=is_sample)


if __name__ == "__main__":
    sys.exit(main())
