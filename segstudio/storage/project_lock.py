"""Keeps a project from being open twice: a lock that the system drops with the process."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from segstudio.storage.errors import ProjectInUse, StorageFailed
from segstudio.storage.layout import LOCK_NAME

_HELD = (errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK)
"""What the system answers where another process holds a lock."""

if sys.platform == "win32":
    import msvcrt

    _FAR_BYTE = 2**30  # locked bytes cannot be read on Windows, so not those with the process id

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class ProjectLock:
    """Held from its making until `release`, or until the process ends, however it ends.

    The file stays behind: taking it away would let two processes lock two files of one name.
    """

    def __init__(self, folder: Path) -> None:
        """Raise ProjectInUse where it is open already, StorageFailed where no file can be made."""
        self._folder = folder
        self._descriptor = _acquire(folder)

    def renew(self) -> None:
        """Take the lock anew, as after the drive was away; errors as when it was made."""
        self.release()
        self._descriptor = _acquire(self._folder)

    @property
    def is_released(self) -> bool:
        """True once others may open the project."""
        return self._descriptor < 0

    def release(self) -> None:
        """Let others open the project."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def _acquire(folder: Path) -> int:
    """Return the descriptor of the locked file."""
    try:
        descriptor = os.open(folder / LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise StorageFailed(
            f"The project folder “{folder}” cannot be written to ({error.strerror}). "
            "Check its permissions, or copy the project to another place and open it there."
        ) from error
    try:
        _lock(descriptor)
    except OSError as error:
        holder = _read_holder(descriptor)
        os.close(descriptor)
        if error.errno not in _HELD:
            raise StorageFailed(
                f"The drive of “{folder}” cannot lock files ({error.strerror}): two windows could "
                "spoil each other's work. Copy the project to another drive and open it there."
            ) from error
        raise ProjectInUse(
            f"The project “{folder}” is open already{holder}. Close it there first."
        ) from error
    _write_holder(descriptor)
    return descriptor


def _read_holder(descriptor: int) -> str:
    try:
        process_id = int(os.read(descriptor, 20))
    except (OSError, ValueError):
        return ""
    return " in this window" if process_id == os.getpid() else f" in process {process_id}"


def _write_holder(descriptor: int) -> None:
    """Note who holds the lock, for the message to others; of no weight for the lock itself."""
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
    except OSError:
        return
