from __future__ import annotations

from segstudio.worker.schedule import (
    MAX_INTERVAL_S,
    MIN_INTERVAL_S,
    REFRESH_SHARE,
    RETRY_S,
    PublishSchedule,
)


class _Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class _Sitting:
    """Steps of 0.1 s; publishes when due; refreshing takes `refresh_s` of every version."""

    def __init__(self, has_version: bool = True, refresh_s: float = 0.0) -> None:
        self.clock = _Clock()
        self.schedule = PublishSchedule(has_version, self.clock)
        self.refresh_s = refresh_s
        self.published: list[float] = []

    def train(self, seconds: float, loss: float = 1.0, falls: float = 1.0) -> None:
        end = self.clock.now + seconds
        while self.clock.now < end:
            self.clock.now += 0.1
            loss *= falls
            self.schedule.note_step(loss)
            if self.schedule.is_due(self.refresh_s):
                self.schedule.note_published()
                self.published.append(self.clock.now)
                self.clock.now += self.refresh_s

    @property
    def gaps(self) -> list[float]:
        return [b - a for a, b in zip(self.published, self.published[1:], strict=False)]


def test_nothing_is_due_without_a_step() -> None:
    sitting = _Sitting()
    sitting.schedule.note_stroke()
    sitting.clock.now += 100
    assert not sitting.schedule.is_due(0.0)


def test_a_stroke_is_published_with_the_next_step() -> None:
    sitting = _Sitting()
    sitting.train(60)
    drawn = sitting.clock.now
    sitting.schedule.note_stroke()
    assert sitting.schedule.is_stroke_waiting
    sitting.train(2)
    shown = next(each for each in sitting.published if each > drawn)
    assert shown - drawn < 0.15
    assert not sitting.schedule.is_stroke_waiting


def test_the_first_version_comes_with_the_first_step() -> None:
    sitting = _Sitting(has_version=False)
    sitting.schedule.note_stroke()
    sitting.train(3)
    assert sitting.published[0] - 100 < 0.15


def test_what_was_withheld_is_tried_again_later_and_at_once_after_another_stroke() -> None:
    sitting = _Sitting()
    schedule, clock = sitting.schedule, sitting.clock
    schedule.note_stroke()
    schedule.note_step(1.0)
    assert schedule.is_due(0.0)
    assert schedule.is_stroke_urgent
    schedule.note_withheld()
    assert schedule.is_stroke_waiting
    assert not schedule.is_stroke_urgent, "others get their share"
    schedule.note_step(1.0)
    assert not schedule.is_due(0.0)
    clock.now += RETRY_S
    assert schedule.is_due(0.0)
    schedule.note_withheld()
    schedule.note_stroke()
    assert schedule.is_stroke_urgent
    schedule.note_step(1.0)
    assert schedule.is_due(0.0)


def test_versions_come_often_while_the_loss_falls_and_rarely_when_not() -> None:
    falling, resting = _Sitting(), _Sitting()
    falling.train(20, falls=0.98)
    resting.train(40)
    assert max(falling.gaps) <= MIN_INTERVAL_S + 0.2
    assert 2.0 <= resting.gaps[-1] <= MAX_INTERVAL_S + 0.2


def test_refreshing_takes_its_share_at_most() -> None:
    sitting = _Sitting(refresh_s=2.0)
    sitting.train(60, falls=0.98)
    assert min(sitting.gaps) >= 2.0 / REFRESH_SHARE - 0.01


def test_skipped_steps_count_as_no_loss() -> None:
    sitting = _Sitting()
    sitting.train(2, loss=float("nan"))
    assert sitting.published
