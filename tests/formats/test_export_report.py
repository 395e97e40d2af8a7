"""What an export says at its end."""

from pathlib import Path

from segstudio.formats.export_report import ExportReport, Skipped


def test_the_sentence_counts_and_says_what_is_lost():
    assert ExportReport((Path("a"),)).sentence == "1 file written."
    assert ExportReport((Path("a"),)).is_complete
    report = ExportReport((Path("a"),) * 2, (Skipped("x", "No mask."),), ("3 holes were filled.",))
    assert report.sentence == "2 files written, 1 image left out. 3 holes were filled."
    assert not report.is_complete
