"""`segstudio explain`: why a project's network says what it says of an image."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import add_project
from segstudio.document.explanation import EXPLANATIONS, GRADCAM, LAYERS, NUMBERS, Question

if TYPE_CHECKING:
    from segstudio.document.explanation import Explanation


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.set_defaults(misuse=parser.error)
    parser.epilog = (
        "A window of 512 px is explained: the middle of the image, or what is around --at. See the "
        "guide, explanation.md."
    )
    add_project(parser)
    parser.add_argument("image", metavar="IMAGE", help="name of the image's file")
    methods = "; ".join(f"{name}: {kind.words}" for name, kind in EXPLANATIONS.items())
    parser.add_argument("--method", choices=tuple(EXPLANATIONS), default=GRADCAM, help=f"{methods}")
    parser.add_argument(
        "--class", dest="class_name", metavar="NAME", help="class that is asked about"
    )
    parser.add_argument(
        "--at",
        type=_place,
        metavar="ROW,COLUMN",
        help="ask about the region of the class there, or that pixel where the network sees another"
        " class (default: all pixels of the class)",
    )
    _add_numbers(parser)
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="PNG to write: the answer over it"
    )


def _add_numbers(parser: argparse.ArgumentParser) -> None:
    layers = "; ".join(f"{name}: {words}" for name, words in LAYERS.items())
    parser.add_argument(
        "--layer",
        choices=tuple(LAYERS),
        default=Question().layer,
        help=f"for gradcam and features: {layers} (default: %(default)s)",
    )
    for option, name, method in (
        ("--square", "square_px", "occlusion"),
        ("--channel", "channel", "features"),
        ("--passes", "passes", "dropout"),
    ):
        number = NUMBERS[name]
        words = f"for {method}: {number.words}, {number.low:g} to {number.high:g}"
        parser.add_argument(
            option,
            dest=name,
            type=int,
            default=int(number.usual),
            metavar="N",
            help=f"{words} (default: %(default)s)",
        )


def run(options: argparse.Namespace, console: Console) -> int:
    """Ask, draw and tell."""
    if options.out.suffix.lower() != ".png":
        options.misuse(f"“{options.out.name}” must end in .png.")
    from segstudio.workspace.export_target import check_output
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.headless.explanation_run import class_id_of, explained, write_picture
    from segstudio.workspace.headless.named_image import named_image
    from segstudio.workspace.headless.project_access import opened_project

    with opened_project(options.project) as opened:
        out = check_output(options.out, opened.images)
        record = named_image(options.image, opened.images)
        class_id = class_id_of(opened.classes, options.class_name, options.method)
        numbers = {name: getattr(options, name) for name in NUMBERS}
        question = Question(options.method, class_id, options.at, options.layer, **numbers)
        with console.progress("Explaining", "%") as progress, EngineTalk() as talk:
            answer, version = explained(
                *(talk, opened, record, question),
                lambda share: progress.update(round(100 * share), 100),
            )
        write_picture(out, record, answer)
    console.say(f"{_words(answer)} Version {version}. Wrote “{options.out}”.")
    region = answer.region
    console.result(
        {
            "out": str(out),
            "method": question.method,
            "class": options.class_name,
            "version": version,
            "region": [region.row, region.column, region.height, region.width],
            "low": answer.low,
            "high": answer.high,
            "asked_px": answer.asked_px,
            "feature_maps": answer.maps,
            "place_px": answer.place_px,
        }
    )
    return 0


def _words(answer: Explanation) -> str:
    kind, region = answer.kind, answer.region
    where = (
        f"rows {region.row} to {region.row_end - 1}, columns {region.column} to "
        f"{region.column_end - 1}"
    )
    asked = f" of {answer.asked_px:,} px of the class" if answer.asked_px else ""
    maps = f", {answer.maps} feature maps of {answer.place_px} px" if answer.maps else ""
    ends = f"{answer.low:.3g}: {answer.low_words}; {answer.high:.3g}: {kind.high_words}"
    return f"{kind.title}{asked}{maps}; {where}; {ends}."


def _place(text: str) -> tuple[int, int]:
    """Return (row, column). Raises ArgumentTypeError with a sentence."""
    parts = [each.strip() for each in text.split(",")]
    if len(parts) != 2 or not all(each.isascii() and each.isdigit() for each in parts):
        raise argparse.ArgumentTypeError(f"“{text}” must be two whole numbers, as 120,64")
    return int(parts[0]), int(parts[1])
