"""Brings the words on screen into resources/translations, and compiles what translators wrote.

python packaging/translate.py          collect words, compile, and say what has no translation
python packaging/translate.py --check  the same without writing; 1 where a translation is missing

Words of the window are marked there (`tr`, `translate`, `QT_TRANSLATE_NOOP`) and found by Qt's
lupdate. Rooms below the window know no Qt, so their sentences are not marked: they are found here
by what they are given to (see `_Collector`), f-strings as templates such as "“{0}” is empty". The
templates are kept in workspace.txt, by which `segstudio.ui.translation` knows a sentence again
when it is shown.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("zh_CN",)
TEMPLATES = "workspace.txt"
ROOMS = ("document", "storage", "formats", "engine", "worker", "workspace")
"""Rooms that say things to people without knowing Qt."""
_NOT_SAID = {"headless", "report", "messages.py", "child_loop.py", "schema.py"}
_NOT_SAID |= {"starter", "input_card.py"}
"""Folders and modules without a word for the person in the window."""
_SILENT_CALLS = re.compile(r"^(_log|logging|re|struct|getattr|setattr|isinstance|TypeVar|Struct)\b")
_SQL = re.compile(
    r"\bedit\.id\b|\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|PRAGMA|ORDER BY|WHERE|CASE|BEGIN)\b"
)
_WORDS = re.compile(r"^[A-Z“{(].*[a-z]", re.DOTALL)
_NOISE = re.compile(
    r"^(Shift|Ctrl|Alt)\+\w$|\?|^\{\d\}[.\-]|^[A-Z]+[a-z]+([A-Z][a-z]+)+$|^\{\d\}\w+$|^(\w+, )+\w+$"
)
"""Shortcuts, columns of the database, names of files and types."""
_PART = re.compile(r"^[a-z(].* .*[a-z]", re.DOTALL)


class _Collector(ast.NodeVisitor):
    """Sentences and names in one module: capitalised texts that are no docstring, SQL or log."""

    def __init__(self, are_parts_said: bool) -> None:
        """are_parts_said: parts of sentences with holes in them are, too."""
        self.found: dict[str, None] = {}
        self._are_parts_said = are_parts_said

    def visit_Expr(self, node: ast.Expr) -> None:
        """Pass over docstrings."""
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        """Pass over what is logged or means something to Python."""
        if not _SILENT_CALLS.match(ast.unparse(node.func)):
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Take an f-string as a template with numbered holes."""
        parts, number = [], 0
        for each in node.values:
            if isinstance(each, ast.Constant):
                parts.append(str(each.value))
            else:
                parts.append(f"{{{number}}}")
                number += 1
                self.generic_visit(each)
        self._take("".join(parts))

    def visit_Constant(self, node: ast.Constant) -> None:
        """Take a plain text."""
        if isinstance(node.value, str):
            self._take(node.value)

    def _take(self, text: str) -> None:
        is_part = _PART.search(text) and ("{" not in text or self._are_parts_said)
        is_said = _WORDS.search(text) or is_part
        letters = re.sub(r"\{[\w:.%,]+\}", "", text)
        is_noise = _SQL.search(text) or _NOISE.search(text)
        if is_said and not is_noise and len(re.findall("[a-z]", letters)) > 1:
            self.found[text] = None


def workspace_texts() -> list[str]:
    """Return what the rooms without Qt say, in the order of the files."""
    found: dict[str, None] = {}
    for room in ROOMS:
        collector = _Collector(room == "engine")
        for path in sorted((ROOT / "segstudio" / room).rglob("*.py")):
            if not _NOT_SAID & set(path.parts):
                collector.visit(ast.parse(path.read_text("utf-8")))
        # The engine says sentences only: its single words are names of types and operators.
        said = (each for each in collector.found if " " in each or room != "engine")
        found.update(dict.fromkeys(said))
    return list(found)


def report_texts() -> list[str]:
    """Return what the report's page says of its own: it may be in the person's language, too."""
    page = (ROOT / "resources" / "report" / "report.html").read_text("utf-8")
    return list(dict.fromkeys(re.findall(r'\bsay\("([^"]+)"\)', page)))


def collect(language: str, target: Path) -> None:
    """Bring target (.ts) up to date with the sources; translations there are kept."""
    with tempfile.TemporaryDirectory() as folder:
        marked = Path(folder) / "workspace_words.py"
        lines = [f'QT_TRANSLATE_NOOP("Workspace", {_quoted(each)})' for each in workspace_texts()]
        lines += [f'QT_TRANSLATE_NOOP("Report", {_quoted(each)})' for each in report_texts()]
        marked.write_text("\n".join(lines), "utf-8")
        sources = [*sorted((ROOT / "segstudio" / "ui").rglob("*.py")), marked]
        _run(
            "lupdate",
            *map(str, sources),
            *("-ts", str(target), "-target-language", language),
            *("-locations", "none", "-no-obsolete"),
        )


def unfinished(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (context, text) of what has no translation in a .ts file of our own."""
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or not (translation.text or "").strip():
                yield context.findtext("name", ""), message.findtext("source", "")


def main(arguments: list[str]) -> int:
    """Collect, compile, report; return the exit code."""
    is_check, missing = "--check" in arguments, 0
    for language in LANGUAGES:
        path = FOLDER / f"segstudio_{language}.ts"
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / path.name if is_check else path
            if is_check and path.exists():
                target.write_bytes(path.read_bytes())
            collect(language, target)
            for context, text in unfinished(target):
                sys.stdout.write(f"{language}: {context}: {text!r}\n")
                missing += 1
            if not is_check:
                _run("lrelease", "-silent", str(path), "-qm", str(path.with_suffix(".qm")))
    if not is_check:
        templates = [each for each in workspace_texts() if re.search(r"\{[\w:.%,]+\}", each)]
        text = "\n".join(each.replace("\n", "\\n") for each in templates)
        (FOLDER / TEMPLATES).write_text(f"{text}\n", "utf-8")
    sys.stdout.write(f"{missing} without a translation\n")
    return 1 if is_check and missing else 0


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _run(tool: str, *arguments: str) -> None:
    program = Path(PySide6.__path__[0]) / tool
    subprocess.run([str(program), *arguments], check=True, stdout=subprocess.DEVNULL)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
