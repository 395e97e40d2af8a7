"""Long work: what, how far, how long still, and a way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from segstudio.ui.coalesced import Coalesced
from segstudio.ui.icons import Icons
from segstudio.ui.layout import EDGE_PX, column, label, row, tool_button
from segstudio.ui.panels.training_words import age_words
from segstudio.ui.translation import display_words
from segstudio.workspace.job import Job
from segstudio.workspace.session import Session

_DELAY_MS = 100


class JobsPanel(QWidget):
    """One thin row for each job; hidden while there is none."""

    def __init__(self, session: Session, icons: Icons) -> None:
        super().__init__()
        self._session = session
        self._icons = icons
        self.rows: dict[int, JobRow] = {}
        self._layout = column(self, gap_px=0)
        self._later = Coalesced(self._refresh, _DELAY_MS, self)
        session.events.jobs_changed.connect(self._later.request)
        self._refresh()

    def _refresh(self) -> None:
        jobs = {job.id: job for job in self._session.jobs.jobs}
        for job_id in [each for each in self.rows if each not in jobs]:
            gone = self.rows.pop(job_id)
            self._layout.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for job_id, job in jobs.items():
            if job_id not in self.rows:
                self.rows[job_id] = JobRow(job_id, self._session, self._icons)
                self._layout.addWidget(self.rows[job_id])
            self.rows[job_id].show_job(job)
        self.setVisible(bool(jobs))


class JobRow(QWidget):
    """Title, bar, count, time left, cancel."""

    def __init__(self, job_id: int, session: Session, icons: Icons) -> None:
        super().__init__()
        line = row(self)
        line.setContentsMargins(EDGE_PX, 4, EDGE_PX, 4)
        self._title = label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._count = label("", "muted")
        self.cancel = tool_button(icon_px=16)
        icons.give(self.cancel, "close")
        self.cancel.setToolTip(self.tr("Cancel"))
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.cancel.clicked.connect(lambda: self._on_cancel(session, job_id))
        line.addWidget(self._title)
        line.addWidget(self._bar, 1)
        line.addWidget(self._count)
        line.addWidget(self.cancel)

    def show_job(self, job: Job) -> None:
        """Show how far the job is."""
        self._title.setText(display_words(job.title))
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        words = self.tr("{done} of {total}").format(done=f"{job.done:,}", total=f"{job.total:,}")
        if job.seconds_left is not None:
            left = self.tr("{time} left").format(time=age_words(job.seconds_left))
            words = f"{words} · {left}"
        self._count.setText(words if job.total else "")
        self.cancel.setVisible(job.is_cancellable)

    def _on_cancel(self, session: Session, job_id: int) -> None:
        self.cancel.setEnabled(False)
        session.jobs.cancel(job_id)
