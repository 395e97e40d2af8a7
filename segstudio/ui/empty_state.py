"""What a window without an image says: how to begin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.commands import Commands
from segstudio.ui.icons import application_icon
from segstudio.ui.layout import EDGE_PX, centred_page, column, label
from segstudio.ui.panels.action_button import ActionButton
from segstudio.workspace.project_info import ProjectInfo

WIDTH_PX = 420
MAX_RECENT = 5


class EmptyState(QScrollArea):
    """Three ways in, and the projects of the last days; scrolls where the window is low."""

    def __init__(self, commands: Commands, actions: ActionSet) -> None:
        super().__init__()
        self._commands = commands
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.setWidget(content)
        self._column = centred_page(content, WIDTH_PX)
        self._add_welcome()
        for action_id in ("open-sample", "open-images", "open-folder"):
            self._column.addWidget(self._big_button(ActionButton(actions[action_id])))
        drop = self.tr("… or drop images, a folder or a project anywhere in this window.")
        hint = label(drop, "muted", is_wrapped=True)
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._column.addWidget(hint)
        self._recent_title = label(self.tr("Recent projects"), "strong")
        self._column.addSpacing(EDGE_PX)
        self._column.addWidget(self._recent_title)
        self._recent = column(gap_px=4)
        self._column.addLayout(self._recent)
        session = commands.session
        session.events.project_opened.connect(self.refresh)
        session.events.project_closed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say what fits: no project yet, or a project without images."""
        has_project = self._commands.session.project is not None
        self.title.setText(
            self.tr("This project has no images yet")
            if has_project
            else self.tr("Welcome to SegStudio")
        )
        while (item := self._recent.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.deleteLater()
        folders = [] if has_project else self._commands.settings.recent_projects[:MAX_RECENT]
        for folder in folders:
            self._recent.addWidget(self._recent_button(folder))
        self._recent_title.setVisible(bool(folders))

    def _add_welcome(self) -> None:
        centred = Qt.AlignmentFlag.AlignHCenter
        logo = QLabel()
        logo.setPixmap(application_icon().pixmap(QSize(64, 64)))
        logo.setFixedSize(64, 64)
        logo.setAccessibleName(self.tr("Logo"))
        self.title = label("", "title", is_wrapped=True)
        self.title.setAlignment(centred)
        self._column.addWidget(logo, 0, centred)
        self._column.addWidget(self.title)
        words = self.tr("Draw a few strokes. A network learns from them while you draw.")
        what = label(words, "muted", is_wrapped=True)
        what.setAlignment(centred)
        self._column.addWidget(what)
        self._column.addSpacing(EDGE_PX)

    def _big_button(self, button: QPushButton) -> QPushButton:
        button.setIconSize(QSize(20, 20))
        button.setMinimumHeight(40)
        return button

    def _recent_button(self, folder: Path) -> QPushButton:
        button = QPushButton()
        button.setObjectName("recent")
        words = f"{ProjectInfo(folder).name}  ·  {folder}"
        metrics = button.fontMetrics()
        button.setText(metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, WIDTH_PX - 40))
        button.setToolTip(str(folder))
        button.clicked.connect(lambda: self._commands.session.open_project(folder))
        return button
