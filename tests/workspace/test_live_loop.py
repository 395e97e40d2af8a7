"""The loop without an engine, and what it makes of the engine's reports."""

import numpy as np
import pytest

from segstudio.document.region import Region, TileIndex
from segstudio.worker import messages as m
from segstudio.workspace.live_loop import ENGINE_DIED, ENGINE_GONE, NO_ENGINE


def tell(sitting, *reports):
    for report in reports:
        sitting.session.loop._on_report(report)
    sitting.settle()


FIRST = TileIndex(0, 0)


def tile(image_id, version, class_id=1, index=FIRST, shape=(256, 256)):
    values = np.full(shape, class_id, np.uint8)
    return m.TilePredicted(image_id, version, index, values, values)


def test_without_an_engine_everything_else_works(opened):
    status = opened.loop.status
    assert status.reason == NO_ENGINE
    assert opened.loop.process_id is None
    opened.start()
    opened.loop.train_once()
    opened.set_live(False)
    assert not opened.loop.status.is_live
    opened.set_live(True)
    assert opened.loop.status.is_live
    opened.review.batch.predict_all()
    assert opened.jobs.jobs == ()
    opened.drag((50, 50), (60, 90))
    assert opened.loop.status.has_seen_last_stroke is False


def test_versions_say_what_they_have_seen(opened):
    opened.drag((50, 50), (60, 90))
    revision = opened.image.mask.revision
    tell(opened, m.VersionPublished(1, 10, {opened.image.id: revision - 1}, None))
    assert opened.loop.status.has_seen_last_stroke is False
    tell(opened, m.VersionPublished(2, 20, {opened.image.id: revision}, 0.5))
    assert opened.loop.status.has_seen_last_stroke is True
    opened.editing.undo()
    opened.settle()
    assert opened.loop.status.has_seen_last_stroke is False


def test_revisions_go_on_when_an_image_is_opened_again(opened):
    opened.drag((50, 50), (60, 90))
    opened.drag((80, 50), (80, 90))
    assert opened.image.mask.revision == 2
    opened.show(1)
    opened.show(0)
    assert opened.image.mask.revision == 2
    opened.drag((100, 50), (100, 90))
    assert opened.image.mask.revision == 3


def test_going_on_from_an_image_that_was_drawn_on_is_told_once(opened):
    sent: list[m.Request] = []
    opened.session.loop.feed._send = sent.append
    first_id = opened.image.id
    opened.show(1)
    opened.show(0)
    assert not any(isinstance(each, m.LeaveImage) for each in sent)
    opened.drag((50, 50), (60, 90))
    opened.show(1)
    opened.show(0)
    opened.show(1)
    assert [each for each in sent if isinstance(each, m.LeaveImage)] == [m.LeaveImage(first_id)]


def test_tiles_go_on_screen_with_their_version(opened):
    regions = []
    opened.events.prediction_changed.connect(regions.extend)
    assert opened.loop.status.version_age_s is None
    tell(opened, tile(opened.image.id, 3))
    assert regions == [Region(0, 0, 256, 256)]
    assert opened.loop.status.version == 3
    assert opened.loop.status.version_age_s >= 0


def test_tiles_of_other_images_and_older_versions_are_dropped(opened):
    regions = []
    opened.events.prediction_changed.connect(regions.extend)
    tell(opened, tile(99, 3), tile(opened.image.id, 5), tile(opened.image.id, 4, class_id=2))
    assert regions == [Region(0, 0, 256, 256)]
    assert opened.image.prediction.class_ids[0, 0] == 1
    assert opened.image.prediction.newest_version == 5


def test_many_tiles_are_told_at_once(opened):
    calls = []
    opened.events.prediction_changed.connect(calls.append)
    other = tile(opened.image.id, 1, index=TileIndex(0, 1), shape=(256, 144))
    tell(opened, tile(opened.image.id, 1), other)
    assert [len(regions) for regions in calls] == [2]


def test_states_and_reasons(opened):
    tell(opened, m.EngineReady("cpu", "a CPU"), m.StateChanged(m.EngineState.TRAINING))
    assert (opened.loop.status.device, opened.loop.status.state) == ("cpu", m.EngineState.TRAINING)
    tell(opened, m.StateChanged(m.EngineState.WAITING_FOR_LABELS, "x", (2,)))
    assert "“object”" in opened.loop.status.reason
    tell(opened, m.StateChanged(m.EngineState.WAITING_FOR_LABELS, "x", (99,)))
    assert opened.loop.status.reason == "x"


@pytest.mark.parametrize(
    ("will_restart", "sentence", "state"),
    [
        (True, ENGINE_DIED, m.EngineState.STARTING),
        (False, ENGINE_GONE, m.EngineState.FAILED),
    ],
)
def test_a_death_is_said(opened, will_restart, sentence, state):
    tell(opened, m.EngineDied(-9, will_restart))
    assert opened.notices[-1].text == opened.loop.status.reason == sentence
    assert opened.loop.status.state is state


def test_sentences_of_the_engine_reach_the_person(opened):
    tell(
        opened,
        m.EngineWarned("Now on the CPU."),
        m.ImageFailed(1, "It cannot be read."),
        m.CheckpointSaved("x", 1),
        m.CheckpointSaved("x", 1, "The disk is full."),
    )
    assert opened.texts == ["Now on the CPU.", "It cannot be read.", "The disk is full."]


def test_curves_outlive_the_sitting(opened, make_sitting, folder):
    tell(opened, m.Stepped(1, 0.9, 1, None, 2.0), m.Stepped(2, 0.8, 1, 0.4, 4.0))
    tell(opened, m.VersionPublished(7, 2, {}, 0.4))
    status = opened.loop.status
    assert (status.step, status.loss, status.dice) == (2, 0.8, 0.4)
    opened.end()
    again = make_sitting()
    again.open(folder)
    assert [(point.step, point.loss) for point in again.training_log.curve] == [(1, 0.9), (2, 0.8)]
    lane = again.session._background.disk
    assert [each.number for each in lane.call(again.desk.store.versions)] == [7]


def test_kept_versions_are_known_and_a_withheld_one_is_said(opened):
    kept = m.KeptVersion(4, 20, 1.0, 9, 0.8)
    tell(opened, m.VersionsKept((kept,)), m.VersionWithheld(30, 0.7, 0.8))
    assert opened.loop.status.newest == kept
    assert opened.loop.status.withheld == m.VersionWithheld(30, 0.7, 0.8)
    tell(opened, m.VersionPublished(5, 40, {}, 0.9))
    assert opened.loop.status.withheld is None


def test_a_version_gone_back_to_has_not_seen_the_last_stroke(opened):
    opened.drag((50, 50), (60, 90))
    seen = {opened.image.id: opened.image.mask.revision}
    tell(opened, m.VersionPublished(1, 10, seen, None))
    assert opened.loop.status.has_seen_last_stroke is True
    tell(opened, m.VersionPublished(2, 10, {}, None, restored=1))
    assert opened.loop.status.has_seen_last_stroke is False
    tell(opened, m.VersionPublished(3, 20, seen, None))
    assert opened.loop.status.has_seen_last_stroke is True


def test_an_image_that_the_engine_refuses_says_so_in_its_row(opened):
    image_id = opened.image.id
    tell(opened, m.ImageFailed(image_id, "“a” has 5 channels."))
    record = opened.session.images.record(image_id)
    assert record.problem == opened.notices[-1].text == "“a” has 5 channels."
