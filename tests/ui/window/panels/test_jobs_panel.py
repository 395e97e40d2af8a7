import pytest

from segstudio.ui.panels.jobs_panel import JobsPanel


@pytest.fixture
def panel(qtbot, session, icons):
    made = JobsPanel(session, icons)
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_without_a_job(panel):
    assert panel.isHidden()


def test_a_job_shows_count_and_time_left_and_can_be_cancelled(qtbot, panel, session):
    ticket = session.jobs.open("Export", total=10)
    session.jobs.update(ticket.job_id, 4, 10, seconds_left=125)
    qtbot.waitUntil(lambda: ticket.job_id in panel.rows)
    row = panel.rows[ticket.job_id]
    assert row._count.text() == "4 of 10 · 2 min left"
    row.cancel.click()
    assert ticket.is_cancelled
    session.jobs.close(ticket.job_id)
    qtbot.waitUntil(panel.isHidden)
