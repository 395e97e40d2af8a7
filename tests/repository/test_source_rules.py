"""Rules on the source itself, without a list of exceptions. Layers: import-linter, `make check`."""

import ast
import functools
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "segstudio"
MAX_FILE_LINES = 300
MAX_FUNCTION_LINES = 40
"""Without the docstring: what a function promises may be long, what it does may not."""
BANNED_NAMES = {"utils", "util", "misc", "helpers", "helper", "common", "manager", "data", "model"}
TOP_LEVEL = {
    "__init__.py",
    "__main__.py",
    "benchmark",
    "cli",
    "document",
    "engine",
    "formats",
    "garbage.py",
    "resource.py",
    "storage",
    "ui",
    "worker",
    "workspace",
}

SOURCES = sorted(PACKAGE.rglob("*.py"))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name(path):
    return path.relative_to(ROOT).as_posix()


@functools.cache
def parsed(path):
    """Return a source file's text and its tree."""
    text = path.read_text("utf-8")
    return text, ast.parse(text)


def broken(rule):
    """Return {file: what `rule` found there} of the sources where it found anything.

    rule: called with path, text and tree. One test for each rule: thousands of them, one for each
    file and rule, took as long as the tests of a whole room.
    """
    found = {name(path): rule(path, *parsed(path)) for path in SOURCES}
    return {file: each for file, each in found.items() if each}


def length(function):
    """Lines of a function from `def` to its end, without its docstring."""
    lines = function.end_lineno - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function, clean=False) is not None:
        lines -= first.end_lineno - first.lineno + 1
    return lines


def public(tree):
    """Yield (name, node) of each public class, function and method."""
    for node in tree.body:
        if isinstance(node, (ast.ClassDef, *FUNCTIONS)) and not node.name.startswith("_"):
            yield node.name, node
            for member in node.body if isinstance(node, ast.ClassDef) else ():
                if isinstance(member, FUNCTIONS) and not member.name.startswith("_"):
                    yield f"{node.name}.{member.name}", member


def is_overload(node):
    return any("overload" in ast.unparse(each) for each in node.decorator_list)


def test_there_is_something_to_check():
    assert len(SOURCES) > 50


def test_a_file_is_one_idea():
    def too_many_lines(path, text, tree):
        lines = len(text.splitlines())
        return lines if lines > MAX_FILE_LINES else 0

    assert broken(too_many_lines) == {}


def test_a_function_fits_on_a_screen():
    def long_functions(path, text, tree):
        lengths = {f.name: length(f) for f in ast.walk(tree) if isinstance(f, FUNCTIONS)}
        return {f: n for f, n in lengths.items() if n > MAX_FUNCTION_LINES}

    assert broken(long_functions) == {}


def test_a_module_opens_with_one_line_on_what_it_is_for():
    def bad_opening(path, text, tree):
        docstring = ast.get_docstring(tree)
        if not docstring:
            return "no docstring"
        first = docstring.splitlines()
        is_one_line = len(first) == 1 or not first[1].strip()
        is_sentence = first[0].rstrip().endswith((".", ":"))
        is_fine = path.name == "__init__.py" or (is_one_line and is_sentence)
        return "" if is_fine else docstring

    assert broken(bad_opening) == {}


def test_what_is_public_says_what_it_does():
    def silent(path, text, tree):
        return [
            where
            for where, node in public(tree)
            if not ast.get_docstring(node)
            and not (isinstance(node, FUNCTIONS) and is_overload(node))
        ]

    assert broken(silent) == {}


def called(tree):
    """Return (name, line) of each call of a plain name."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [(each.id, each.lineno) for each in calls if isinstance(each, ast.Name)]


def test_nothing_is_printed():
    assert broken(lambda path, text, tree: [c for c in called(tree) if c[0] == "print"]) == {}


def test_nothing_is_left_to_do_without_an_owner():
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X")
    assert broken(lambda path, text, tree: [mark for mark in marks if mark in text]) == {}


def test_asserts_do_not_validate():
    def asserts(path, text, tree):
        return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)]

    assert broken(asserts) == {}


def test_nothing_from_outside_is_unpickled_or_evaluated():
    def unsafe(path, text, tree):
        imported = {
            alias.name.split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.Import)
            for alias in node.names
        } | {
            (node.module or "").split(".")[0]
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and not node.level
        }
        evaluated = [each for each in called(tree) if each[0] in ("eval", "exec")]
        return [*imported & {"pickle", "marshal", "shelve", "dill"}, *evaluated]

    assert broken(unsafe) == {}


def test_no_drawer_for_odds_and_ends():
    def drawers(path, text, tree):
        parts = path.relative_to(PACKAGE).parts
        return {part.removesuffix(".py") for part in parts} & BANNED_NAMES

    assert broken(drawers) == {}


def test_each_room_says_who_may_import_it():
    for folder in sorted(path.parent for path in PACKAGE.rglob("*.py")):
        opening = folder / "__init__.py"
        assert opening.is_file(), f"{name(folder)} has no __init__.py"
        if folder != PACKAGE:
            docstring = ast.get_docstring(ast.parse(opening.read_text("utf-8"))) or ""
            assert "import" in docstring.lower(), f"{name(opening)} does not say who may import it"


def test_the_rooms_are_those_of_the_plan():
    found = {path.name for path in PACKAGE.iterdir() if path.name != "__pycache__"}
    assert found - TOP_LEVEL == set()


def test_packaging_is_no_package():
    assert not list((ROOT / "packaging").rglob("__init__.py"))


def test_no_mark_of_a_merge_is_left():
    folders = (ROOT / each for each in ("segstudio", "tests", "resources", "packaging", ".github"))
    files = [*ROOT.glob("*.*"), *(file for each in folders for file in each.rglob("*.*"))]
    texts = {
        file for file in files if file.suffix in {".md", ".py", ".toml", ".ts", ".txt", ".yml"}
    }
    marks = ("\n" + 7 * "<" + " ", "\n" + 7 * ">" + " ")
    found = [name(each) for each in texts if any(m in each.read_text("utf-8") for m in marks)]
    assert found == []
