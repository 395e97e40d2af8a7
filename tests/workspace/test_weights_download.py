"""Encoder weights from a server: whole and checked, or a sentence and nothing left over."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from segstudio.document.encoder_weights import ENCODERS, EncoderWeights
from segstudio.document.network_choice import NETWORKS
from segstudio.workspace.network_card import NetworkRefused
from segstudio.workspace.weights_download import SOURCE_KEY, encoder_file
from tests.encoder_files import served as serving

CONTENT = bytes(range(256)) * 4096  # 1 MB
SHA256 = hashlib.sha256(CONTENT).hexdigest()
ENCODER = EncoderWeights(f"net-{SHA256[:8]}.pth", 1, "a net")


@pytest.fixture
def served(tmp_path, monkeypatch) -> Iterator[Path]:
    """A folder that a server on this machine gives out."""
    folder = tmp_path / "served"
    folder.mkdir()
    with serving(folder) as url:
        monkeypatch.setenv(SOURCE_KEY, url)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        yield folder


def nothing(done: float, total: float) -> None:
    pass


def test_a_file_comes_once_and_is_told_of(served, tmp_path):
    (served / ENCODER.name).write_bytes(CONTENT)
    told: list[tuple[float, float]] = []
    folder = tmp_path / "kept" / "weights"
    file = encoder_file(ENCODER, lambda *each: told.append(each), folder)
    assert file.read_bytes() == CONTENT
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (1.0, 1.0)
    (served / ENCODER.name).unlink()
    assert encoder_file(ENCODER, nothing, folder) == file
    assert list(folder.iterdir()) == [file]


def test_a_damaged_file_is_not_kept_and_a_damaged_copy_is_fetched_again(served, tmp_path):
    (served / ENCODER.name).write_bytes(CONTENT[:-1] + b"!")
    with pytest.raises(NetworkRefused, match=f"instead of {SHA256[:8]}"):
        encoder_file(ENCODER, nothing, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []
    (tmp_path / "kept" / ENCODER.name).write_bytes(b"half of it")
    (served / ENCODER.name).write_bytes(CONTENT)
    assert encoder_file(ENCODER, nothing, tmp_path / "kept").read_bytes() == CONTENT


def test_what_is_missing_or_too_large_is_a_sentence(served, tmp_path):
    with pytest.raises(NetworkRefused, match=r"could not be downloaded .*begin with that file"):
        encoder_file(ENCODER, nothing, tmp_path / "kept")
    (served / ENCODER.name).write_bytes(CONTENT * 4)
    with pytest.raises(NetworkRefused, match="larger than the 1 MB"):
        encoder_file(ENCODER, nothing, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_no_server_at_all_is_a_sentence(served, tmp_path, monkeypatch):
    monkeypatch.setenv(SOURCE_KEY, "http://127.0.0.1:1")
    with pytest.raises(NetworkRefused, match="Check the network"):
        encoder_file(ENCODER, nothing, tmp_path / "kept")
    monkeypatch.setenv(SOURCE_KEY, "file:///etc")
    with pytest.raises(NetworkRefused, match="no address to download from"):
        encoder_file(ENCODER, nothing, tmp_path / "kept")


def test_a_download_that_is_stopped_leaves_nothing(served, tmp_path):
    (served / ENCODER.name).write_bytes(CONTENT)

    def stop(done: float, total: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encoder_file(ENCODER, stop, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_download_is_stopped_while_the_server_is_silent(served, tmp_path, monkeypatch):
    (served / ENCODER.name).write_bytes(CONTENT)

    def stop_late(done: float, total: float) -> None:
        turns.append(done)
        if turns.count(0.5) > 2:  # half of it came, and then nothing
            raise Stopped

    class Stopped(Exception):
        pass

    turns: list[float] = []
    with serving(served, threading.Event()) as url:
        monkeypatch.setenv(SOURCE_KEY, url)
        with pytest.raises(Stopped):
            encoder_file(ENCODER, stop_late, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """As on a full disk: the system refuses to write more into a file."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_a_sentence_and_leaves_nothing(served, tmp_path):
    (served / ENCODER.name).write_bytes(CONTENT)
    with (
        files_no_larger_than(2**19),
        pytest.raises(NetworkRefused, match=r"could not be written .*1 MB there\. Make room"),
    ):
        encoder_file(ENCODER, nothing, tmp_path / "kept")
    assert list((tmp_path / "kept").iterdir()) == []


def test_a_folder_that_cannot_be_is_a_sentence(served, tmp_path):
    (tmp_path / "kept").write_text("a file")
    with pytest.raises(NetworkRefused, match="1 MB there"):
        encoder_file(ENCODER, nothing, tmp_path / "kept")


def test_the_table_names_networks_that_there_are():
    assert ENCODERS.keys() <= NETWORKS.keys()
    assert all(len(each.sha256_start) == 8 for each in ENCODERS.values())
