"""The command line: finds the command, reads its options, and turns errors into sentences."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import importlib
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Protocol, cast

from segstudio.cli.console import Console
from segstudio.workspace.headless.display import NO_DISPLAY, has_display

OK, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
COMMANDS = {
    "demo": "see it learn on the bundled sample; without a display, too",
    "new": "make a project from a folder of images",
    "import": "take masks of this or another tool into a project",
    "split": "say which images train, measure and test, never a group in two",
    "train": "train a project's network",
    "predict": "predict images with a project's network",
    "rules": "say what the regions of a class keep to; predictions are held to it",
    "export": "write a project's masks as PNG files or for another tool",
    "convert": "turn a data set of one tool into one of another",
    "evaluate": "compare a project with the truth",
    "compare": "train several networks on the same strokes, and say which does best",
    "tune": "search for how a project's network learns best, by cross-validation",
    "robustness": "measure what a network still finds under noise, blur, other light …",
    "explain": "draw what in an image a network decides by, and where it is unsure",
    "compress": "make a project's network smaller or quicker, and say what that costs",
    "instances": "find each object by itself (Mask R-CNN), learned from objects or regions",
    "synthesize": "make more images of a rare class, painted from new masks",
    "stats": "tell of a project's images: classes, sizes, empty, alike, broken",
    "report": "write a page on a project: data, examples, curves, figures, how to cite",
    "info": "say what a project holds, and the time that went into it",
    "measure": "write size, form and intensity of each object as a table",
    "network": "take a network out of a project, or one made elsewhere into it",
    "benchmark": "measure how quickly it learns, beside a plain network",
    "doctor": "check this installation, and say what to do",
}
"""Each in a module of its own, “<name>_command”, with a sentence for the help."""


ShowWindow = Callable[[Sequence[str], bool], int]
"""Shows the window with the paths, or with the sample where True; returns the exit code."""


class Command(Protocol):
    """What a command's module holds."""

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        """Describe its options."""

    def run(self, options: argparse.Namespace, console: Console) -> int:
        """Do it; return the exit code."""


def main(arguments: Sequence[str], show_window: ShowWindow) -> int:
    """Run the command line and return its exit code: 0 ok, 1 failed, 2 usage, 130 interrupted.

    show_window: called where a window is asked for and there is a display.
    """
    try:
        if arguments and arguments[0] in COMMANDS:
            return _run_command(arguments[0], arguments[1:], show_window)
        return _run_window(arguments, show_window)
    except SystemExit as end:  # argparse ends this way, after --help or a mistake
        return end.code if isinstance(end.code, int) else USAGE
    except BrokenPipeError:  # the reader of our output has gone, as `| head` does
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        return FAILED


def _run_command(name: str, arguments: Sequence[str], show_window: ShowWindow) -> int:
    command = cast("Command", importlib.import_module(f"segstudio.cli.{name}_command"))
    parser = _parser(f"segstudio {name}", COMMANDS[name])
    parser.add_argument("--json", action="store_true", help="write the result as JSON")
    parser.set_defaults(show_window=show_window)
    command.add_options(parser)
    options = parser.parse_intermixed_args(arguments)
    console = Console(options.json)
    _start_log(options.debug)
    with _failures(console, options.debug) as outcome, _termination():
        outcome.append(command.run(options, console))
    return outcome[-1]


def _run_window(arguments: Sequence[str], show_window: ShowWindow) -> int:
    parser = _parser("segstudio", "Interactive segmentation with a U-Net that learns as you draw.")
    parser.usage = "segstudio [PATH ...]\n       segstudio COMMAND [--help] ..."
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = "commands:\n" + "\n".join(
        f"  {name:<11}{sentence}" for name, sentence in COMMANDS.items()
    )
    parser.add_argument("--version", action="store_true", help="show the version and end")
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="a project, folders of images, or images",
    )
    options = parser.parse_args(arguments)
    console = Console()
    if options.version:
        from segstudio import __version__

        console.write(f"segstudio {__version__}")
        return OK
    for path in options.paths:
        if not path.exists():
            parser.error(_unknown(path))
    with _failures(console, options.debug) as outcome:
        if has_display():
            outcome.append(show_window([str(path) for path in options.paths], False))
        else:
            console.fail(NO_DISPLAY)
    return outcome[-1]


def _parser(program: str, description: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=program, description=description[0].upper() + description[1:], allow_abbrev=False
    )
    parser.add_argument("--debug", action="store_true", help="show where an error came from")
    return parser


def _start_log(is_debug: bool) -> None:
    """Show what the program logs where that is wanted; else people read sentences only."""
    import logging

    if is_debug:
        logging.basicConfig(level=logging.INFO)
    else:
        logging.getLogger("segstudio").addHandler(logging.NullHandler())


def _unknown(path: Path) -> str:
    alike = difflib.get_close_matches(str(path), COMMANDS, n=1)
    hint = f" Did you mean “segstudio {alike[0]}”?" if alike else ""
    return f"there is no file or folder “{path}”, and no such command.{hint}"


@contextlib.contextmanager
def _failures(console: Console, is_debug: bool) -> Iterator[list[int]]:
    """Turn errors inside into sentences; the last number of the list is the exit code."""
    outcome = [FAILED]
    try:
        yield outcome
    except KeyboardInterrupt:
        console.fail("Interrupted.")
        outcome.append(INTERRUPTED)
    except BrokenPipeError:
        raise
    except Exception as error:
        from segstudio.cli.failure import sentence_of

        if is_debug:
            import traceback

            traceback.print_exc()
        console.fail(sentence_of(error))
        outcome.append(FAILED)


@contextlib.contextmanager
def _termination() -> Iterator[None]:
    """Let a polite request to end (SIGTERM) save what Ctrl+C saves."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, interrupt)
    except ValueError:  # not on the main thread: the program that calls us decides
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
