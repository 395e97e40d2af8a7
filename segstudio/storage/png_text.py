"""A remark inside a PNG, which programs that show pictures pass on or show."""

from __future__ import annotations

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEADER_END = len(_SIGNATURE) + 25
"""Behind the first chunk, which tells the size."""


def with_text(png: bytes, key: str, text: str) -> bytes:
    """Return a PNG with a tEXt chunk behind its header. key: 1 … 79 Latin-1 characters.

    Raises ValueError where it is no PNG. Source: PNG specification, third edition, 11.3.3.2.
    """
    if not png.startswith(_SIGNATURE):
        raise ValueError("This is no PNG.")
    body = b"tEXt" + key.encode("latin-1") + b"\0" + text.encode("latin-1", "replace")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_HEADER_END] + chunk + png[_HEADER_END:]
