"""Published encoder weights, downloaded into a folder of ours: checked, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from segstudio.document.encoder_weights import EncoderWeights
from segstudio.workspace.network_card import NetworkRefused
from segstudio.workspace.own_folders import weights_folder
from segstudio.workspace.web_file import NotReached, web_chunks

SOURCE = "https://download.pytorch.org/models"
SOURCE_KEY = "SEGSTUDIO_WEIGHTS_URL"
"""Environment variable with another address to download from, such as a mirror's."""
MB = 2**20
SPARE = 1.05
"""How many times as large as it should be a file may grow before it is given up."""

OnProgress = Callable[[float, float], None]
"""Takes the megabytes that are there and those that there will be, some times a second. What it
raises ends the download, as Ctrl+C does; nothing is left of it."""


def encoder_file(
    encoder: EncoderWeights, on_progress: OnProgress, folder: Path | None = None
) -> Path:
    """Return the file of published weights; it is downloaded where it is not here yet.

    folder: where it is kept; None: `weights_folder`. Raises NetworkRefused where it cannot be had,
    or is not what was published.
    """
    folder = folder or weights_folder()
    file = folder / encoder.name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if file.is_file() and encoder.is_whole(_sha256(file)):
            return file
        temporary = folder / f".downloading-{secrets.token_hex(8)}"
        try:
            _download(encoder, temporary, on_progress)
            temporary.replace(file)
        finally:
            temporary.unlink(missing_ok=True)
    except NotReached as error:
        raise NetworkRefused(
            f"“{source_of(encoder)}” could not be downloaded ({error}). Check the network; or "
            f"download it elsewhere, and copy it into “{folder}”, or begin with that file."
        ) from error
    except OSError as error:
        raise NetworkRefused(
            f"“{error.filename or folder}” could not be written ({error.strerror or error}): the "
            f"weights need {encoder.size_mb} MB there. Make room, then try again."
        ) from error
    return file


def is_downloaded(encoder: EncoderWeights) -> bool:
    """Tell whether a file of that name is kept already; whether it is whole is looked at later."""
    return (weights_folder() / encoder.name).is_file()


def source_of(encoder: EncoderWeights) -> str:
    """Return the address of a file."""
    return f"{os.environ.get(SOURCE_KEY, SOURCE).rstrip('/')}/{encoder.name}"


def _download(encoder: EncoderWeights, target: Path, on_progress: OnProgress) -> None:
    url = source_of(encoder)
    if not url.startswith(("https://", "http://")):
        raise NetworkRefused(f"“{url}” is no address to download from: set {SOURCE_KEY} anew.")
    with target.open("xb") as file:
        sha256 = _copied(encoder, file, on_progress)
    if not encoder.is_whole(sha256):
        raise NetworkRefused(
            f"What came from “{url}” is damaged, or another file: its checksum begins with "
            f"{sha256[:8]} instead of {encoder.sha256_start}. Try again later."
        )


def _copied(encoder: EncoderWeights, file: BinaryIO, on_progress: OnProgress) -> str:
    """Copy what comes and return its SHA-256."""
    digest, count = hashlib.sha256(), 0
    for chunk in web_chunks(source_of(encoder)):
        count += len(chunk)
        if count > SPARE * (encoder.size_mb + 1) * MB:
            raise NetworkRefused(
                f"What comes from “{source_of(encoder)}” is larger than the {encoder.size_mb} MB "
                "that were published; it was given up."
            )
        digest.update(chunk)
        file.write(chunk)
        on_progress(count / MB, max(encoder.size_mb, count / MB))
    file.flush()
    os.fsync(file.fileno())
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
