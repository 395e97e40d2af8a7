"""`segstudio split`."""

from segstudio.storage.image_record import Split
from segstudio.workspace.headless.project_access import opened_project


def splits(project):
    with opened_project(project) as opened:
        return [record.split for record in opened.images]


def test_the_images_of_a_project_are_split(run, blobs):
    outcome = run("split", blobs.project, "--train", 2, "--held-out", 1, "--test", 1, "--json")
    assert outcome.code == 0
    told = outcome.json["splits"]
    assert [told[each]["images"] for each in ("train", "held_out", "test")] == [2, 1, 1]
    assert sorted(splits(blobs.project)) == sorted(
        [Split.TRAIN, Split.TRAIN, Split.HELD_OUT, Split.TEST]
    )
    again = run("split", blobs.project, "--train", 2, "--held-out", 1, "--test", 1, "--keep")
    assert "train: 2 images in 2 groups" in again.out


def test_a_dry_run_changes_nothing(run, blobs):
    outcome = run("split", blobs.project, "--by", "folder", "--dry-run")
    assert outcome.code == 0
    assert "Nothing was changed." in outcome.out
    assert "4 images in 1 group" in outcome.out
    assert set(splits(blobs.project)) == {Split.NONE}


def test_a_pattern_keeps_groups_together_and_is_remembered(run, blobs):
    outcome = run("split", blobs.project, "--by", "pattern", "--pattern", "blob {group}")
    assert outcome.code == 0
    with opened_project(blobs.project) as opened:
        assert sorted(opened.store.review.groups().values()) == ["0", "1", "2", "3"]


def test_what_makes_no_sense_is_said(run, blobs):
    outcome = run("split", blobs.project, "--by", "pattern", "--pattern", "blob *")
    assert outcome.code == 1
    assert "{group} once" in outcome.err
    outcome = run("split", blobs.project, "--train", 0, "--held-out", 0, "--test", 0)
    assert outcome.code == 1
    assert "at least one" in outcome.err
    assert run("split", blobs.project, "--train", "-1").code == 2
