"""What came of an exchange: every image is counted, every failure has its sentence."""

import errno

import pytest

from segstudio.storage.image_record import ImageRecord, ImageStatus
from segstudio.workspace.exchange_report import ExchangeReport

RECORDS = [
    ImageRecord(number, f"/{number}.png", ImageStatus.NEW, None, None) for number in range(1, 7)
]


def test_one_failure_stops_nothing():
    problems = {
        2: ValueError("Too small."),
        3: OSError(errno.ENOSPC, "No space left", "/out/3.png"),
        4: MemoryError(),
        5: OSError("odd"),
    }
    seen = []

    def step(record):
        if record.id in problems:
            raise problems[record.id]
        return record.id == 1

    report = ExchangeReport()
    report.go_through(RECORDS, step, lambda *at: seen.append(at))
    assert (report.done, report.without, len(report.problems)) == (1, 1, 4)
    assert seen == [(number, 6) for number in range(1, 7)]
    assert report.sentence("Exported", "mask", " into “x”") == (
        "Exported 1 mask into “x”. Left out 4: 2.png: Too small. 3.png: “/out/3.png” cannot be "
        "used: No space left. 4.png: There is too little memory. Close other programs and try "
        "again. …"
    )


def test_other_errors_are_faults_of_the_program():
    with pytest.raises(ZeroDivisionError):
        ExchangeReport().go_through(RECORDS, lambda record: bool(1 // 0), lambda *_: None)


def test_it_ends_when_the_person_has_had_enough():
    report = ExchangeReport()
    report.go_through(RECORDS, lambda record: True, lambda *_: None, lambda: report.done == 2)
    assert (report.done, report.is_cancelled) == (2, True)
    assert report.sentence("Exported", "mask") == "Cancelled after 2 masks."
