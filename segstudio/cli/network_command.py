"""`segstudio network`: a network out of a project, with a card; or one made elsewhere into it."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.document.encoder_weights import ENCODERS, TORCHVISION
from segstudio.document.network_choice import NETWORKS, NetworkChoice
from segstudio.workspace.network_card import ClassMatch, NetworkCard, network_file

if TYPE_CHECKING:
    from segstudio.workspace.project_opening import OpenedProject


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.usage = (
        "segstudio network list\n"
        "       segstudio network export PROJECT --out FILE.onnx|FILE.safetensors\n"
        "       segstudio network import PROJECT FILE.safetensors|OTHER_PROJECT "
        "[--preview] [--add-classes]\n"
        "       segstudio network card PROJECT --out FILE.md"
    )
    parser.add_argument("action", choices=("list", "export", "import", "card"), help="what to do")
    parser.add_argument(
        "project", type=Path, nargs="?", metavar="PROJECT", help="folder of the project"
    )
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="network to import (.safetensors), or the folder of a project whose network it is",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help="file to export to: .onnx for other programs, else .safetensors; its card, a JSON "
        "file, comes beside it; or the card for people, in Markdown",
    )
    parser.add_argument("--version", type=int, metavar="N", help="version (default: the newest)")
    parser.add_argument("--licence", default="", metavar="TEXT", help="licence, for the card")
    parser.add_argument(
        "--preview", action="store_true", help="only say whose classes are whose; change nothing"
    )
    parser.add_argument(
        "--add-classes",
        action="store_true",
        help="add classes that the network knows and the project lacks",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """List, export or import."""
    if options.action == "list":
        return _list(console)
    from segstudio.workspace.headless.project_access import opened_project

    is_out = options.action in ("export", "card")
    wanted, other = (options.out, "--out") if is_out else (options.file, "FILE")
    if options.project is None or wanted is None:
        other = other if options.project is not None else "PROJECT"
        console.fail(f"“segstudio network {options.action}” needs {other}. Try --help.")
        return 2
    with opened_project(options.project) as opened:
        if options.action == "export":
            return _export(opened, options, console)
        if options.action == "card":
            return _card(opened, options.out, console)
        if not options.file.is_dir():
            return _import(opened, options.file, options, console)
    from segstudio.workspace.headless.network_transfer import network_of

    with (
        network_of(options.file, options.version) as file,
        opened_project(options.project) as opened,
    ):
        return _import(opened, file, options, console)


def _list(console: Console) -> int:
    for name, kind in NETWORKS.items():
        needs = f"; needs {kind.needs}" if kind.needs else ""
        options = NetworkChoice(name).options
        said = ", ".join(f"{option} {value}" for option, value in options.items())
        console.say(f"{name}: {kind.words}")
        console.say(f"    {kind.parameters / 1e6:.1f} M parameters{needs} ({kind.source})")
        if said:
            console.say(f"    {said}")
        if encoder := ENCODERS.get(name):
            console.say(f"    --weights {TORCHVISION}: {encoder.words} ({encoder.size_mb} MB)")
    console.result(
        {
            name: {**asdict(kind), "options": NetworkChoice(name).options}
            for name, kind in NETWORKS.items()
        }
    )
    return 0


def _export(opened: OpenedProject, options: argparse.Namespace, console: Console) -> int:
    from segstudio.workspace.headless.engine_talk import EngineTalk
    from segstudio.workspace.network_card import about_project
    from segstudio.workspace.network_exchange import (
        Checkpoint,
        export_network,
        image_to_check_with,
    )
    from segstudio.workspace.project_rules import stored_rules, usable

    file = network_file(options.out.absolute())
    stored, known = stored_rules(opened.store, opened.classes), (opened.classes, opened.counts)
    images = opened.images, opened.store.annotated_images()
    about = about_project(opened.info.name, *known, *images, options.licence, usable(stored))
    checkpoint = Checkpoint(opened.info.checkpoint, opened.classes.ids)
    image = image_to_check_with(opened.images)
    with EngineTalk() as talk:
        outcome = export_network(talk, checkpoint, file, about, image, options.version)
    for sentence in [*talk.warnings, *(each.problem for each in stored if each.problem)]:
        console.warn(sentence)
    checked = ""
    if outcome.difference is not None:
        checked = f" ONNX Runtime says the same on “{image.name}” within {outcome.difference:.1e}."
    console.say(f"The network is in “{file}”, its card beside it.{checked}")
    console.result({"file": str(file), "largest_difference": outcome.difference})
    return 0


def _card(opened: OpenedProject, out: Path, console: Console) -> int:
    from segstudio.storage.atomic_file import write_atomically
    from segstudio.workspace.export_target import check_output
    from segstudio.workspace.headless.model_card import model_card
    from segstudio.workspace.headless.prediction_run import check_network
    from segstudio.workspace.headless.project_evaluation import evaluate_project, predict_for
    from segstudio.workspace.scoring.truth import DrawnTruth, Which

    file, truth = check_output(out, opened.images), DrawnTruth(Which.ALL)
    check_network(opened.info.checkpoint)
    with console.progress("Predicting", "image") as progress:
        problems = predict_for(opened, truth, "missing", progress.update)
    with console.progress("Comparing", "image") as progress:
        score = evaluate_project(opened, truth, progress.update)
    problems += score.problems
    for sentence in problems:
        console.warn(sentence)
    write_atomically(file, model_card(opened, score).encode("utf-8"))
    console.say(f"The card of the network is in “{file}”.")
    console.result({"file": str(file), "images": len(score.images), "problems": problems})
    return 1 if problems else 0


def _import(
    opened: OpenedProject, file: Path, options: argparse.Namespace, console: Console
) -> int:
    from segstudio.workspace.headless.network_transfer import take_over
    from segstudio.workspace.network_card import match_classes, read_card, with_classes_of

    card = read_card(file)
    table = with_classes_of(card, opened.classes) if options.add_classes else opened.classes
    match = match_classes(card, table)
    for sentence in _preview(card, match, table.ids):
        console.say(sentence)
    told: dict[str, object] = {
        "file": str(card.file),
        "matched": {each.name: ours for each, ours in match.rows},
        "unknown": list(match.unknown),
        "version": None,
    }
    if not match.is_enough:
        console.fail(
            "Fewer than two of its classes are in this project. Give classes the same names, or "
            "add them with --add-classes."
        )
        return 1
    if not options.preview:
        if table is not opened.classes:
            opened.store.set_classes(table)
        version, warnings = take_over(opened, card, match, table.ids)
        for sentence in warnings:
            console.warn(sentence)
        told["version"] = version
        console.say(f"It is version {version} of this project now; what was there is kept.")
    console.result(told)
    return 0


def _preview(card: NetworkCard, match: ClassMatch, ids: tuple[int, ...]) -> list[str]:
    said = [f"“{card.file.name}” is version {card.version} of “{card.project}”."]
    for theirs, ours in match.rows:
        if ours is None:
            said.append(f"  “{theirs.name}”: not in this project, left out")
        elif theirs.is_learned:
            said.append(f"  “{theirs.name}”: class {ids.index(ours) + 1} of this project")
        else:
            said.append(f"  “{theirs.name}”: in both, but never learned")
    said += [f"  “{name}”: the network does not know it yet" for name in match.unknown]
    return said
