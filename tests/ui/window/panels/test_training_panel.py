import time
from dataclasses import replace

from segstudio.storage.training_record import CurvePoint
from segstudio.worker.messages import EngineState, KeptVersion, VersionWithheld


def _say(session, **changes):
    session.loop.status = replace(session.loop.status, **changes)
    session.events.training_changed.emit()


def test_it_says_which_version_is_on_screen(qtbot, window, session):
    panel = window.training_panel
    _say(session, version=7, shown_since=time.monotonic(), has_seen_last_stroke=False)
    qtbot.waitUntil(lambda: panel.version.text().startswith("7 · "))
    assert "not seen" in panel.seen.text()
    _say(session, has_seen_last_stroke=True)
    qtbot.waitUntil(lambda: "✓" in panel.seen.text())


def test_it_says_why_nothing_moves(qtbot, window, session):
    panel = window.training_panel
    _say(session, state=EngineState.WAITING_FOR_LABELS, reason="Class “cell” has no label yet.")
    qtbot.waitUntil(lambda: panel.reason.text() == "Class “cell” has no label yet.")
    assert panel.state.text() == "Waiting for labels"
    _say(session, state=EngineState.TRAINING, reason="")
    qtbot.waitUntil(panel.reason.isHidden)


def test_the_switch_turns_live_training_off_and_on(qtbot, opened, session):
    panel = opened.training_panel
    was_live = session.loop.status.is_live
    panel.live.click()
    assert session.loop.status.is_live is not was_live
    qtbot.waitUntil(lambda: panel.live.isChecked() is not was_live)


def test_curves_are_drawn_once_there_are_points(qtbot, opened, session):
    panel = opened.training_panel
    qtbot.waitUntil(lambda: hasattr(panel, "curves"), timeout=20_000)
    assert panel.curves.isHidden()
    session.training_log.open([CurvePoint(1, 0.9, None, 0.1), CurvePoint(2, 0.5, 0.4, 0.2)])
    qtbot.waitUntil(lambda: not panel.curves.isHidden())
    loss_steps, _ = panel.curves.loss.line.getData()
    dice_steps, _ = panel.curves.dice.line.getData()
    assert list(loss_steps) == [1, 2]
    assert list(dice_steps) == [2]


def test_prediction_of_all_needs_a_version(qtbot, opened, session):
    action = opened.actions_by_id["predict-all"]
    assert not action.isEnabled()
    _say(session, version=1)
    qtbot.waitUntil(action.isEnabled)


def _kept(version, **more):
    return KeptVersion(version, 10 * version, time.time() - 60, 3 * version, 0.5, **more)


def test_it_says_why_a_newer_version_is_not_shown(qtbot, window, session):
    panel = window.training_panel
    _say(session, reason="", withheld=VersionWithheld(5, 0.7, 0.81))
    qtbot.waitUntil(lambda: "0.700 against 0.810" in panel.reason.text())


def test_it_says_how_honest_the_confidence_is(qtbot, window, session):
    panel = window.training_panel
    _say(session, versions=(_kept(1),))
    qtbot.waitUntil(lambda: panel.confidence.text() == "needs more strokes")
    _say(session, versions=(_kept(1, raw_error=0.08, error=0.031),))
    qtbot.waitUntil(lambda: panel.confidence.text() == "off by 3.1 %, 8.0 % before")
