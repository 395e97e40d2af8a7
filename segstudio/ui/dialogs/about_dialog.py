"""What this program is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from segstudio import __version__
from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.icons import application_icon
from segstudio.ui.layout import label


class AboutDialog(FormDialog):
    """Name, version, licence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, self.tr("About SegStudio"))
        logo = QLabel()
        logo.setPixmap(application_icon().pixmap(64, 64))
        logo.setAccessibleName(self.tr("Logo"))
        centred = Qt.AlignmentFlag.AlignHCenter
        self.body.addWidget(logo, 0, centred)
        self.body.addWidget(label("SegStudio", "title"), 0, centred)
        version = self.tr("Version {version}").format(version=__version__)
        self.body.addWidget(label(version, "muted"), 0, centred)
        what = self.tr("Interactive segmentation with a U-Net that learns while you draw.")
        self.body.addWidget(label(what), 0, centred)
        self.body.addWidget(
            label(self.tr("Free software under the MIT licence."), "muted"), 0, centred
        )
        self.offer_close()
