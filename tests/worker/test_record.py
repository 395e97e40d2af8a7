from __future__ import annotations

from segstudio.document.region import TileIndex
from segstudio.worker.letter import RequestLetter
from segstudio.worker.messages import (
    AddImage,
    CheckpointSaved,
    FindInstances,
    JobFinished,
    OpenProject,
    PredictImages,
    Request,
    SaveCheckpoint,
    SetClasses,
    SetLive,
    SetPurposes,
    SynthesizeImages,
    TrainInstances,
    VersionPublished,
    View,
)
from segstudio.worker.record import ReplayRecord


def _record(*requests: Request) -> ReplayRecord:
    record = ReplayRecord()
    for request in requests:
        record.note_request(RequestLetter(1, request))
    return record


def test_replay_holds_the_newest_of_each() -> None:
    view = View(1, (TileIndex(0, 1),))
    record = _record(
        OpenProject((1, 2)),
        AddImage(1, "old"),
        SetLive(False),
        AddImage(2, "b"),
        AddImage(1, "a"),
        View(2),
        SetPurposes(frozenset({1})),
        SetPurposes(frozenset({2})),
        view,
        SetClasses((1, 2, 3)),
        SetLive(True),
    )
    assert record.replay() == (
        1,
        [
            OpenProject((1, 2, 3)),
            AddImage(1, "a"),
            AddImage(2, "b"),
            SetPurposes(frozenset({2})),
            view,
        ],
    )
    assert list(record.replay_end()) == [SetLive(True)]


def test_replay_goes_on_from_the_newest_checkpoint_and_above_the_newest_version() -> None:
    record = _record(OpenProject((1, 2), checkpoint="first", newest_version=3))
    record.note_report(VersionPublished(8, 100, {}, None))
    record.note_report(CheckpointSaved("second", 7))
    record.note_report(CheckpointSaved("third", 8, "The disk is full."))
    _, requests = record.replay()
    assert requests == [OpenProject((1, 2), checkpoint="second", newest_version=8)]


def test_another_project_forgets_the_first() -> None:
    first = AddImage(1, "a"), SetPurposes(frozenset({1})), SetLive(True), View(1)
    record = _record(OpenProject((1, 2)), *first)
    record.note_request(RequestLetter(2, OpenProject((1, 2, 3))))
    assert record.replay() == (2, [OpenProject((1, 2, 3))])
    assert list(record.replay_end()) == []


def test_nothing_to_replay_before_a_project() -> None:
    assert ReplayRecord().replay() == (0, [])


def test_owed_answers_are_reported_lost_once() -> None:
    record = _record(
        OpenProject((1, 2)),
        PredictImages(1, (1,)),
        PredictImages(2, (1,)),
        SaveCheckpoint("kept"),
        SaveCheckpoint("lost"),
    )
    record.note_report(JobFinished(1, is_cancelled=False))
    record.note_report(CheckpointSaved("kept", 1))
    lost = record.take_lost()
    assert [type(each) for each in lost] == [JobFinished, CheckpointSaved]
    assert all(each.problem for each in lost if isinstance(each, JobFinished | CheckpointSaved))
    assert record.take_lost() == []


def test_an_unsent_order_is_owed_no_longer() -> None:
    job = PredictImages(1, (1,))
    record = _record(OpenProject((1, 2)), job)
    assert record.forget_owed(job)
    assert not record.forget_owed(job)
    assert record.take_lost() == []


def test_images_that_were_to_be_made_are_told_of_as_lost() -> None:
    wanted = SynthesizeImages(7, (), (), (1, 2), 2, 1.0)
    record = _record(OpenProject((1, 2)), wanted)
    (lost,) = record.take_lost()
    assert isinstance(lost, JobFinished) and lost.job_id == 7 and lost.problem
    done = _record(OpenProject((1, 2)), wanted)
    done.note_report(JobFinished(7, is_cancelled=False))
    assert done.take_lost() == []


def test_jobs_on_instances_are_owed_until_they_end() -> None:
    find = FindInstances(3, "networks/instances", ((1, "a.png"),))
    train = TrainInstances(4, "networks/instances", "small", (2,), 64, 1)
    record = _record(OpenProject((1, 2)), find, train)
    record.note_report(JobFinished(4, is_cancelled=True))
    (lost,) = record.take_lost()
    assert isinstance(lost, JobFinished)
    assert lost.job_id == 3
    assert lost.problem
    assert record.take_lost() == []
