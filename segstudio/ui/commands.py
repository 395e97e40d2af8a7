"""What actions can reach: the session, the canvas, and the few things that only a window does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from segstudio.ui.aid_commands import AidCommands
from segstudio.ui.canvas.canvas import Canvas
from segstudio.ui.class_commands import ClassCommands
from segstudio.ui.figure_commands import FigureCommands
from segstudio.ui.file_commands import FileCommands
from segstudio.ui.image_commands import ImageCommands
from segstudio.ui.intensity_commands import IntensityCommands
from segstudio.ui.layer_commands import LayerCommands
from segstudio.ui.mask_commands import MaskCommands
from segstudio.ui.network_commands import NetworkCommands
from segstudio.ui.object_commands import ObjectCommands
from segstudio.ui.theme import Theme
from segstudio.workspace.session import Session
from segstudio.workspace.settings import AppSettings


class Commands:
    """The hands of the action table; dialogs are imported when they are first needed."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        settings: AppSettings,
        theme: Theme,
        canvas: Canvas,
    ) -> None:
        self.window: QWidget = window
        self.session: Session = session
        self.settings: AppSettings = settings
        self.theme: Theme = theme
        self.canvas: Canvas = canvas
        self.files: FileCommands = FileCommands(window, session, settings)
        self.classes: ClassCommands = ClassCommands(window, session)
        self.images: ImageCommands = ImageCommands(window, session)
        self.layers: LayerCommands = LayerCommands(session)
        self.intensity: IntensityCommands = IntensityCommands(window, session)
        self.masks: MaskCommands = MaskCommands(self)
        self.objects: ObjectCommands = ObjectCommands(session, lambda: self.pointer)
        self.figures: FigureCommands = FigureCommands(window, session, theme)
        self.networks: NetworkCommands = NetworkCommands(
            window, session, settings, canvas.visible_region
        )
        self.aids: AidCommands = AidCommands(window, session, canvas)
        self.pointer: tuple[int, int] | None = None
        """(row, column) of the pixel under the pointer, None while it is elsewhere."""

    def finish_or_accept_region(self) -> None:
        """Enter: end what a tool is making, else accept the object or region at the pointer."""
        if self.session.pointer.finish() or self.pointer is None:
            return
        if not self.session.instances.accept_at(*self.pointer):
            self.session.acceptance.accept_region(*self.pointer)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        if self.window.isFullScreen():
            self.window.showNormal()
        else:
            self.window.showFullScreen()

    def quit(self) -> None:
        """Close the window; the session is stopped by its closing."""
        self.window.close()

    def show_palette(self) -> None:
        """List every command by name."""
        from segstudio.ui.actions.action_set import ActionSet
        from segstudio.ui.command_palette import CommandPalette

        actions = self.window.findChild(ActionSet)
        if actions is not None:
            CommandPalette(self.window, actions).open()

    def show_shortcuts(self) -> None:
        """List every shortcut, to read and to change."""
        from segstudio.ui.actions.action_set import ActionSet
        from segstudio.ui.dialogs.shortcuts_dialog import ShortcutsDialog

        actions = self.window.findChild(ActionSet)
        if actions is not None:
            ShortcutsDialog(self.window, actions).open()

    def show_about(self) -> None:
        """Say what this is, its version and licence."""
        from segstudio.ui.dialogs.about_dialog import AboutDialog

        AboutDialog(self.window).open()
