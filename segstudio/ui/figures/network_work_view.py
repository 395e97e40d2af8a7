"""How far a comparison of networks or a search is."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from segstudio.ui.layout import label, row
from segstudio.ui.translation import display_words
from segstudio.workspace.figures.network_jobs import NetworkJobs

_STEPS = 1000


class NetworkWorkView(QWidget):
    """A bar, and what is trained now; hidden while nothing is."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setFixedWidth(180)
        self.words = label("", "muted")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line = row(self)
        line.addWidget(self.bar)
        line.addWidget(self.words, 1)
        self.hide()

    def show_work(self, work: NetworkJobs, is_running: bool) -> None:
        """Show how far it is."""
        self.setVisible(is_running)
        self.bar.setValue(round(_STEPS * work.share))
        starting = self.tr("The engine is starting.")
        self.words.setText(display_words(work.doing) or starting)
