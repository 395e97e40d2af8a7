"""XML in and out: nothing is expanded or fetched, and no character is written that XML forbids."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from segstudio.formats.errors import ImportFailed
from segstudio.formats.input_file import MAX_TEXT_BYTES, read_bytes

FORBIDDEN = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML can hold, and carriage returns, which are read as line feeds."""


def xml_text(text: str) -> str:
    """Return a text with "?" for each character that XML cannot hold."""
    return FORBIDDEN.sub("?", text)


def read_xml(path: Path, max_bytes: int = MAX_TEXT_BYTES) -> Element:
    """Return the content of a file. Raises ImportFailed, before entities are expanded."""
    try:
        found: Element = ElementTree.fromstring(read_bytes(path, max_bytes), forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise ImportFailed(f"“{path}” is not plain XML: {error}. Export it again.") from error
    return found
