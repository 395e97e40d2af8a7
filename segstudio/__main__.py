"""The program's entry: `segstudio`, or `python -m segstudio`."""

from __future__ import annotations

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
    from segstudio.ui.application import run

    return run(paths, sample=is_sample)


if __name__ == "__main__":
    sys.exit(main())
