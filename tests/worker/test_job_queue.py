from __future__ import annotations

from segstudio.worker.job_queue import JobQueue
from segstudio.worker.messages import (
    ImagePredicted,
    JobFinished,
    JobProgressed,
    PredictImages,
    Report,
)


class _Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def _work(jobs: JobQueue, clock: _Clock, version: int = 4) -> None:
    jobs.begin_image((300, 300))
    for _ in jobs.next_tiles(2):
        clock.now += 1.0
        jobs.note_tile(version)
    jobs.end_image()


def test_a_job_goes_through_its_images_in_order() -> None:
    told: list[Report] = []
    clock = _Clock()
    jobs = JobQueue(told.append, clock)
    jobs.add(PredictImages(7, (5, 3)))
    _work(jobs, clock, version=4)
    assert jobs.is_mid_image
    _work(jobs, clock, version=5)
    assert not jobs.is_mid_image
    assert jobs.image_id == 3
    _work(jobs, clock)
    _work(jobs, clock)
    assert not jobs
    ends = [each for each in told if isinstance(each, ImagePredicted)]
    assert [(each.image_id, each.version) for each in ends] == [(5, 4), (3, 4)]
    assert told[-1] == JobFinished(7, is_cancelled=False)
    progress = [each for each in told if isinstance(each, JobProgressed)]
    assert [each.done for each in progress] == sorted(each.done for each in progress)
    half = next(each for each in progress if each.done == 1)
    assert half.seconds_left == 3.0
    assert progress[-1] == JobProgressed(7, 2, 2, 0.0)


def test_cancelling_ends_the_job_and_leaves_the_next() -> None:
    told: list[Report] = []
    jobs = JobQueue(told.append)
    jobs.add(PredictImages(1, (5,)))
    jobs.add(PredictImages(2, (6,)))
    jobs.cancel(1)
    jobs.cancel(99)
    assert told == [JobFinished(1, is_cancelled=True)]
    assert jobs.image_id == 6


def test_an_image_that_cannot_be_read_is_counted_and_named() -> None:
    told: list[Report] = []
    clock = _Clock()
    jobs = JobQueue(told.append, clock)
    jobs.add(PredictImages(1, (5, 6)))
    jobs.end_image(is_failed=True)
    _work(jobs, clock)
    _work(jobs, clock)
    end = told[-1]
    assert isinstance(end, JobFinished)
    assert end.problem is not None
    assert "1 image" in end.problem


def test_an_empty_job_is_done_at_once() -> None:
    told: list[Report] = []
    jobs = JobQueue(told.append)
    jobs.add(PredictImages(1, ()))
    assert told == [JobFinished(1, is_cancelled=False)]
    assert not jobs
