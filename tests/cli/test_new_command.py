"""`segstudio new`."""

import pytest

from segstudio.storage.project_store import ProjectStore


def test_makes_a_project_with_the_images_in_natural_order(run, made, tmp_path):
    outcome = run(
        "new", tmp_path / "p", "--images", made.images, "--classes", "sky", "tree", "--json"
    )
    assert outcome.code == 0
    assert outcome.json["images"] == 4
    assert outcome.json["classes"] == ["sky", "tree"]
    with ProjectStore.open(tmp_path / "p") as store:
        assert [record.name for record in store.images()] == [f"blob {i}.png" for i in range(4)]
        assert [each.name for each in store.classes()] == ["sky", "tree"]


def test_people_are_told_what_was_made(run, made, tmp_path):
    outcome = run("new", tmp_path / "p", "--images", made.images / "blob 0.png")
    assert outcome.code == 0
    assert "with 1 image" in outcome.out


def test_a_project_is_never_made_over_another(run, made):
    outcome = run("new", made.project, "--images", made.images)
    assert outcome.code == 1
    assert "holds a project already" in outcome.err


@pytest.mark.parametrize(
    ("given", "sentence"),
    [("nowhere", "There is no file or folder"), ("empty", "There is no image in")],
)
def test_images_that_are_not_there(run, tmp_path, given, sentence):
    (tmp_path / "empty").mkdir()
    outcome = run("new", tmp_path / "p", "--images", tmp_path / given)
    assert outcome.code == 1
    assert outcome.err.startswith(sentence)
    assert not (tmp_path / "p").exists()


def test_two_classes_of_one_name_are_refused(run, made, tmp_path):
    outcome = run("new", tmp_path / "p", "--images", made.images, "--classes", "a", "a")
    assert outcome.code == 1
    assert "There is a class named “a” already." in outcome.err
    assert not (tmp_path / "p").exists()


def test_a_file_is_no_place_for_a_project(run, made, tmp_path):
    (tmp_path / "file").write_text("here")
    outcome = run("new", tmp_path / "file", "--images", made.images)
    assert outcome.code == 1
    assert "is a file" in outcome.err
