"""A file is the old one or the new one."""

import pytest

from segstudio.storage.atomic_file import write_atomically
from segstudio.storage.errors import StorageFailed


def test_bytes_and_functions_replace_the_old_file(tmp_path):
    path = tmp_path / ("ü" * 60 + ".txt")
    write_atomically(path, b"one")
    assert path.read_bytes() == b"one"
    write_atomically(path, lambda file: file.write(b"two"))
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "x.txt"
    write_atomically(path, b"old")

    def failing(file):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(StorageFailed, match=r"x\.txt.*No space left.*try again"):
        write_atomically(path, failing)
    with pytest.raises(ZeroDivisionError):
        write_atomically(path, lambda file: 1 // 0)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_said(tmp_path):
    with pytest.raises(StorageFailed, match="could not be written"):
        write_atomically(tmp_path / "no" / "x.txt", b"")
