"""Imports every dialog: on a thread, so that the first one opens as quickly as the second."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from segstudio.ui import command_palette as command_palette
from segstudio.ui import dialogs
from segstudio.ui.figures import figures_window as figures_window

for _found in iter_modules(dialogs.__path__):
    import_module(f"{dialogs.__name__}.{_found.name}")
