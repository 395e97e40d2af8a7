"""Whether a window can be shown here, told without loading Qt."""

from __future__ import annotations

import os
import sys

NO_DISPLAY = (
    "There is no display to show a window on. Log in to a desktop, connect with “ssh -X”, or run "
    "under “xvfb-run”. “segstudio demo --headless” and the other commands need no display: see "
    "“segstudio --help”."
)


def has_display() -> bool:
    """Tell whether there is a display: always on Windows and macOS, else as the variables say."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
