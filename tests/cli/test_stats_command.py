"""`segstudio stats`."""

import shutil


def test_a_table_for_people(run, trained):
    outcome = run("stats", trained.project)
    assert outcome.code == 0
    for words in ("4 images", "128 × 96", "object", "Nothing is drawn on 2 images"):
        assert words in outcome.out


def test_json_tells_copies_and_broken_files(run, blobs):
    shutil.copy(blobs.images / "blob 0.png", blobs.images / "blob 1.png")
    (blobs.images / "blob 3.png").write_bytes(b"")
    outcome = run("stats", blobs.project, "--json")
    assert outcome.code == 1
    told = outcome.json
    assert told["images"] == 4
    assert told["duplicates"][0]["same_file"]
    assert "is empty (0 bytes)" in told["broken"][0]["problem"]
    table = run("stats", blobs.project).out
    assert "The same file: blob 0.png, blob 1.png" in table
    assert "Broken: blob 3.png" in table
