"""What the title of the window says."""

from __future__ import annotations

from PySide6.QtWidgets import QMainWindow

from segstudio.ui.translation import translate
from segstudio.workspace.session import Session


def show_title(window: QMainWindow, session: Session) -> None:
    """Name the image, the project and the program; a star while work is not on disk."""
    parts = []
    if session.image is not None:
        name = session.image.record.name
        if session.image.record.is_synthetic:
            name = translate("Window", "{name} (synthetic)").format(name=name)
        parts.append(name)
    if session.project is not None:
        parts.append(session.project.name)
    name = translate("Window", "SegStudio")
    window.setWindowTitle("[*]" + " — ".join((*parts, name)))
    window.setWindowModified(session.unsaved is not None)
