"""What the command line says: results on stdout, sentences and progress on stderr."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator, Mapping
from typing import TextIO

from segstudio.cli.progress import Progress


class Console:
    """Speaks to a person, or in JSON to a machine."""

    def __init__(self, is_json: bool = False) -> None:
        self.is_json = is_json

    def say(self, text: str) -> None:
        """Write a line for people; silent where the result is JSON."""
        if not self.is_json:
            _write(sys.stdout, text)

    def write(self, text: str) -> None:
        """Write a line in any case."""
        _write(sys.stdout, text)

    def result(self, content: Mapping[str, object]) -> None:
        """Write the result for machines, one JSON object; silent where people read."""
        if self.is_json:
            _write(sys.stdout, json.dumps(content, ensure_ascii=False, allow_nan=False))

    def warn(self, sentence: str) -> None:
        """Write something to know that stopped nothing."""
        _write(sys.stderr, f"Note: {sentence}")

    def fail(self, sentence: str) -> None:
        """Write why it could not be done, to machines too."""
        _write(sys.stderr, sentence)
        self.result({"error": sentence})

    @contextlib.contextmanager
    def progress(self, title: str, unit: str) -> Iterator[Progress]:
        """Show a progress bar while inside; only on a terminal."""
        progress = Progress(title, unit, is_shown=sys.stderr is not None and sys.stderr.isatty())
        try:
            yield progress
        finally:
            progress.close()


def _write(stream: TextIO | None, text: str) -> None:
    """Write a line, whatever the stream can show; without a stream (windowed Windows) nowhere."""
    if stream is None:
        return
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding) + "\n")
    stream.flush()
