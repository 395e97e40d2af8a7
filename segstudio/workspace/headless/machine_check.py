"""The machine: engine and device, display, memory, disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from segstudio.workspace.headless.display import NO_DISPLAY, has_display
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.health import Finding, Health
from segstudio.workspace.own_folders import own_projects_folder
from segstudio.workspace.sample import SampleMissing, sample_folder

LEAST_DISK_GB = 2.0
LEAST_MEMORY_GB = 4.0
WINDOW_TIMEOUT_S = 30.0
_OPEN_WINDOW = "from PySide6.QtWidgets import QApplication; QApplication(['segstudio'])"
_LIBRARIES = (
    "On Debian or Ubuntu: apt install libegl1 libgl1 libxkbcommon-x11-0 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-keysyms1 libxcb-shape0. Elsewhere the packages have names like these."
)


def check_engine() -> Finding:
    """Start the engine as the window does, and tell on which device it would learn."""
    started = time.monotonic()
    try:
        with EngineTalk() as talk:
            talk.wait_ready()
            device, name = talk.device, talk.device_name
    except EngineFailed as error:
        advice = "Install SegStudio again; if that does not help, report this."
        return Finding("engine", Health.BAD, str(error), advice)
    text = f"learns on {name}, ready after {time.monotonic() - started:.1f} s"
    if device == "cpu" and shutil.which("nvidia-smi"):
        advice = "Install the CUDA build of torch (see pytorch.org) and a current NVIDIA driver."
        return Finding("engine", Health.ODD, f"{text}; the NVIDIA GPU is not used", advice)
    return Finding("engine", Health.GOOD, text)


def check_display() -> Finding:
    """Tell whether a window can be shown; Qt is tried in a process of its own."""
    if not has_display():
        return Finding("display", Health.ODD, "none", NO_DISPLAY)
    if getattr(sys, "frozen", False):
        return Finding("display", Health.GOOD, "there is one")
    try:
        tried = subprocess.run(  # noqa: S603 (our own interpreter and text)
            [sys.executable, "-c", _OPEN_WINDOW],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=WINDOW_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        advice = "Check that the display in DISPLAY or WAYLAND_DISPLAY answers."
        return Finding("display", Health.ODD, "does not answer", advice)
    if tried.returncode == 0:
        return Finding("display", Health.GOOD, "Qt can show windows")
    lines = tried.stderr.strip().splitlines() or [f"exit code {tried.returncode}"]
    advice = _LIBRARIES if sys.platform.startswith("linux") else "Install SegStudio again."
    return Finding("display", Health.ODD, f"Qt cannot show windows: {lines[0]}", advice)


def check_memory() -> Finding:
    """Tell how many processors and how much memory there are."""
    text = f"{os.cpu_count()} processors"
    if not hasattr(os, "sysconf") or "SC_PHYS_PAGES" not in os.sysconf_names:
        return Finding("processors", Health.GOOD, text)
    memory_gb = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    text += f", {memory_gb:.1f} GB of memory"
    if memory_gb < LEAST_MEMORY_GB:
        advice = "Close other programs while it learns, and take images of up to 4,000 px a side."
        return Finding("processors", Health.ODD, text, advice)
    return Finding("processors", Health.GOOD, text)


def check_disk() -> Iterator[Finding]:
    """Yield findings on the places that are written to, and on the sample."""
    for subject, folder in (("disk here", Path.cwd()), ("own projects", own_projects_folder())):
        there = next(each for each in (folder, *folder.parents) if each.exists())
        free_gb = shutil.disk_usage(there).free / 2**30
        text = f"{free_gb:.1f} GB free in “{folder}”"
        if not os.access(there, os.W_OK):
            advice = "Allow writing there, or work in another folder."
            yield Finding(subject, Health.ODD, f"“{folder}” cannot be written to", advice)
        elif free_gb < LEAST_DISK_GB:
            yield Finding(subject, Health.ODD, text, "Make room before a long sitting.")
        else:
            yield Finding(subject, Health.GOOD, text)
    try:
        yield Finding("sample", Health.GOOD, f"in “{sample_folder()}”")
    except SampleMissing as error:
        yield Finding("sample", Health.ODD, "missing", str(error))
