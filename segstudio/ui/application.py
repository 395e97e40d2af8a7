"""Runs the window: sets Qt up, starts a session, and ends both."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from segstudio import __version__
from segstudio.ui.canvas.pointer_input import deliver_every_move
from segstudio.ui.icons import application_icon
from segstudio.ui.language import language_of
from segstudio.ui.late_import import warm_up_soon
from segstudio.ui.poster import Poster
from segstudio.ui.theme import Theme
from segstudio.ui.window_host import WindowHost
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings

SWITCH_S = 0.001
"""So long the window's thread waits for another that runs Python; the language's own is 5 ms."""


def run(paths: Sequence[str], project: Path | None = None, sample: bool = False) -> int:
    """Show the window until it is closed; return the process's exit code.

    paths: images, folders or a project to open. project: a project folder to open instead.
    sample: open the bundled sample instead.
    """
    application = make_application()
    settings = AppSettings()
    theme = Theme(application, settings)
    poster = Poster(application)
    session = Session(poster.post, settings)
    host = WindowHost(session, settings, theme, language_of(application, settings), poster)
    application.aboutToQuit.connect(host.close)
    host.window.show()
    warm_up_soon(host)
    QTimer.singleShot(0, lambda: _begin(session, [Path(each) for each in paths], project, sample))
    try:
        return application.exec()
    finally:
        host.end()


def make_application() -> QApplication:
    """Return the one QApplication, named and with its icon, on a thread that soon has its turn."""
    sys.setswitchinterval(SWITCH_S)
    existing = QApplication.instance()
    if existing is None:
        deliver_every_move()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("SegStudio")
    application.setOrganizationName("SegStudio")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("segstudio")
    application.setWindowIcon(application_icon())
    return application


def _begin(session: Session, paths: list[Path], project: Path | None, sample: bool) -> None:
    """Start the engine and open what was asked for, once the window is on screen."""
    if sample:
        session.open_sample()
    elif project is not None:
        session.open_project(project)
    elif paths:
        session.open_paths(paths)
    session.start()
