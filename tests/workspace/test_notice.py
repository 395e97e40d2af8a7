"""Sentences for people."""

from segstudio.workspace.notice import Notice


def test_of_an_error_with_a_sentence():
    notice = Notice.of_error(ValueError("The disk is full."))
    assert (notice.text, notice.is_error) == ("The disk is full.", True)
    assert "ValueError" in notice.details


def test_of_an_error_without_one():
    assert Notice.of_error(KeyError()).text == "Something went wrong (KeyError)."


def test_of_the_systems_errors(tmp_path):
    try:
        (tmp_path / "gone").read_bytes()
    except OSError as error:
        text = Notice.of_error(error).text
    assert text == f"“{tmp_path / 'gone'}” cannot be used: No such file or directory."
