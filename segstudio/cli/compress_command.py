"""`segstudio compress`: a smaller or quicker network, measured before and after."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import add_project, seconds, whole_number
from segstudio.cli.text_columns import aligned
from segstudio.document.compression import (
    LEAST_SHARE,
    METHODS,
    MOST_SHARE,
    QUANTISED,
    Compression,
    CompressionRefused,
)

if TYPE_CHECKING:
    from segstudio.workspace.compression_run import (
        CompressionOutcome,
        CompressionRow,
        CompressionRun,
    )
    from segstudio.workspace.project_opening import OpenedProject

_NOTE = (
    "Dice is the mean over classes but the background, with where 95 % of draws of the images lie. "
    "Packed: as a ZIP holds it. Speed: of this machine, as it is now."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.set_defaults(misuse=parser.error)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    told = "\n".join(f"  {name}: {kind.words}" for name, kind in METHODS.items())
    parser.epilog = f"methods:\n{told}\n\n{_NOTE}"
    add_project(parser)
    parser.add_argument("--method", choices=tuple(METHODS), required=True, help="see below")
    parser.add_argument(
        "--share",
        type=float,
        default=0.5,
        metavar="N",
        help=f"of weights or channels that go, {LEAST_SHARE} … {MOST_SHARE} (default: 0.5)",
    )
    parser.add_argument(
        "--seconds", type=seconds, metavar="N", help="learning afterwards (default: 30)"
    )
    parser.add_argument("--steps", type=whole_number, metavar="N", help="or so many steps")
    parser.add_argument(
        "--least-dice",
        type=_dice,
        default=0.0,
        metavar="N",
        help="refuse what is worse, and leave all as it was (default: 0)",
    )
    parser.add_argument(
        "--of",
        choices=("held-out", "test", "reviewed"),
        default="held-out",
        help="which labelled images are measured (default: %(default)s)",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=f"ONNX file to write, its card beside it ({', '.join(QUANTISED)})",
    )
    parser.add_argument("--dry-run", action="store_true", help="only measure; keep nothing")


def run(options: argparse.Namespace, console: Console) -> int:
    """Make it smaller, show both, and keep it where it is good enough."""
    usual = 0.0 if options.steps else 30.0
    try:
        order = Compression(
            options.method, options.share, options.seconds or usual, options.steps or 0
        )
    except CompressionRefused as error:
        options.misuse(str(error))
    if order.is_quantised != (options.out is not None) and not options.dry_run:
        needs = "needs --out FILE.onnx" if order.is_quantised else "has no --out: it is a version"
        options.misuse(f"--method {order.method} {needs}.")
    from segstudio.workspace.compression_keeping import check_free
    from segstudio.workspace.compression_run import CompressionRun
    from segstudio.workspace.export_target import check_output
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.scoring.truth import Which

    with opened_project(options.project) as opened, TemporaryDirectory(prefix="segstudio-") as at:
        out = None if options.out is None else check_output(_onnx(options.out), opened.images)
        if out is not None:
            check_free(out)
        work = CompressionRun(opened, order, options.least_dice, Which(options.of))
        name = "network.onnx" if order.is_quantised else "network.safetensors"
        outcome = _worked(work, Path(at) / (out.name if out else name), console)
        console.say("\n".join([*aligned(_table(outcome.rows)), _NOTE]))
        version = None
        if not (outcome.refusal or options.dry_run):
            version = _kept(opened, outcome, out, console)
    console.result({**_told(outcome), "version": version, "file": out and str(out)})
    if outcome.refusal:
        console.fail(outcome.refusal)
    return 1 if outcome.refusal else 0


def _worked(work: CompressionRun, file: Path, console: Console) -> CompressionOutcome:
    with console.progress("Making it smaller", "%") as progress:

        def show(words: str, share: float, loss: float | None) -> None:
            said = words if loss is None else f"{words}: loss {loss:.3f}"
            progress.update(round(100 * share), 100, said)

        return work.run(file, show)


def _kept(
    opened: OpenedProject, outcome: CompressionOutcome, out: Path | None, console: Console
) -> int | None:
    """Keep the network; return its version, None for a file."""
    from segstudio.workspace.compression_keeping import keep_file, keep_version
    from segstudio.workspace.headless.engine_talk import EngineTalk

    if out is not None:
        keep_file(outcome, out)
        console.say(f"The network is in “{out}”, its card beside it.")
        return None
    with EngineTalk() as talk:
        version = keep_version(talk, opened, outcome)
    for sentence in talk.warnings:
        console.warn(sentence)
    console.say(f"It is version {version} of this project now; what was there is kept.")
    return version


def _table(rows: Sequence[CompressionRow]) -> list[list[str]]:
    lines = [["", "network", "Dice", "95 %", "size", "packed", "weights", "zeros", "Mpx/s"]]
    for number, row in enumerate(rows):
        size, when = row.size, "before" if not number else ""
        when = "after" if number == len(rows) - 1 else when
        dice = "–" if row.dice < 0 else f"{row.dice:.3f}"
        sure = "–" if row.low < 0 else f"{row.low:.3f}–{row.high:.3f}"
        bytes_ = [f"{each / 2**20:.2f} MB" for each in (size.size_bytes, size.packed_bytes)]
        zeros = f"{size.zeros / size.weights:.0%}" if size.weights else "–"
        counts = [f"{size.weights:,}" if size.weights else "–", zeros]
        lines.append([when, size.words, dice, sure, *bytes_, *counts, f"{size.mpx_per_s:.2f}"])
    return lines


def _told(outcome: CompressionOutcome) -> dict[str, object]:
    rows = [asdict(each) for each in outcome.rows]
    return {
        "method": asdict(outcome.order),
        "images": outcome.images,
        "rows": [{**each.pop("size"), **each} for each in rows],
        "largest_difference": outcome.difference,
        "refusal": outcome.refusal,
    }


def _onnx(path: Path) -> Path:
    return path if path.suffix == ".onnx" else path.with_name(f"{path.name}.onnx")


def _dice(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a Dice between 0 and 1")
    return value
