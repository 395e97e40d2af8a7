"""`segstudio new`: a project from images."""

from __future__ import annotations

import argparse
from pathlib import Path

from segstudio.cli.console import Console
from segstudio.cli.options import add_project
from segstudio.workspace.plural import counted


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    add_project(parser, "folder of the new project; made where it is missing")
    parser.add_argument(
        "--images",
        type=Path,
        nargs="+",
        required=True,
        metavar="DIR",
        help="folders of images, or images; they stay where they are",
    )
    parser.add_argument(
        "--classes",
        nargs="+",
        metavar="NAME",
        help="names of the classes, the background first (default: background object)",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Make the project."""
    from segstudio.workspace.headless.project_making import make_project

    made = make_project(options.project, options.images, options.classes)
    console.say(f"Made “{made.folder}” with {counted(made.images, 'image')}.")
    console.say(f'Open it with: segstudio "{options.project}"')
    console.result(
        {"project": str(made.folder), "images": made.images, "classes": list(made.classes)}
    )
    return 0
