"""Rules on the source itself, without a list of exceptions. Layers: import-linter, `make check`."""

import ast
import functools
from pathlib import Path

import pytest

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
    text = path.read_text("utf-8")
    return path, text, ast.parse(text)


@pytest.fixture(params=SOURCES, ids=name)
def source(request):
    """One source file and its tree."""
    return parsed(request.param)


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


def test_a_file_is_one_idea(source):
    _, text, _ = source
    assert len(text.splitlines()) <= MAX_FILE_LINES


def test_a_function_fits_on_a_screen(source):
    _, _, tree = source
    long = {f.name: length(f) for f in ast.walk(tree) if isinstance(f, FUNCTIONS)}
    assert {f: n for f, n in long.items() if n > MAX_FUNCTION_LINES} == {}


def test_a_module_opens_with_one_line_on_what_it_is_for(source):
    path, _, tree = source
    docstring = ast.get_docstring(tree)
    assert docstring, "no docstring"
    first = docstring.splitlines()
    assert len(first) == 1 or not first[1].strip() or path.name == "__init__.py"
    assert first[0].rstrip().endswith((".", ":")) or path.name == "__init__.py"


def test_what_is_public_says_what_it_does(source):
    _, _, tree = source
    silent = [
        where
        for where, node in public(tree)
        if not ast.get_docstring(node) and not (isinstance(node, FUNCTIONS) and is_overload(node))
    ]
    assert silent == []


def test_nothing_is_printed(source):
    _, _, tree = source
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [f.lineno for f in calls if isinstance(f, ast.Name) and f.id == "print"]


def test_nothing_is_left_to_do_without_an_owner(source):
    _, text, _ = source
    for mark in ("TO" + "DO", "FIX" + "ME", "XX" + "X"):
        assert mark not in text


def test_asserts_do_not_validate(source):
    _, _, tree = source
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)]


def test_nothing_from_outside_is_unpickled_or_evaluated(source):
    _, _, tree = source
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
    assert not imported & {"pickle", "marshal", "shelve", "dill"}
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [f.lineno for f in calls if isinstance(f, ast.Name) and f.id in ("eval", "exec")]


def test_no_drawer_for_odds_and_ends(source):
    path, _, _ = source
    assert not {part.removesuffix(".py") for part in path.relative_to(PACKAGE).parts} & BANNED_NAMES


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
