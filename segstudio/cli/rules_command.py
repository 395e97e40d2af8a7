"""`segstudio rules`: what a project's predictions are held to."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from segstudio.cli.console import Console
from segstudio.cli.options import add_project, whole_number
from segstudio.workspace.plural import counted

if TYPE_CHECKING:
    from segstudio.workspace.project_opening import OpenedProject
    from segstudio.workspace.project_rules import StoredRule

_NOTE = (
    "A rule is a class and what its regions keep to: “cell area >= 30 µm²” (or px, mm²; or <=), "
    "“cell number <= 2”, “cell largest only”, “cell roundness >= 0.6”, “nucleus inside cell”, "
    "“cell touches membrane”, “cell never next to wall”, “cell fill holes”. See rules.md."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = _NOTE
    add_project(parser)
    parser.add_argument(
        "--add", action="append", default=[], metavar="RULE", help="add a rule at the end"
    )
    parser.add_argument(
        "--remove",
        action="append",
        default=[],
        type=whole_number,
        metavar="N",
        help="take a rule away, by its number in the list",
    )
    parser.add_argument("--list", action="store_true", help="show the rules (as always)")
    parser.add_argument(
        "--preview",
        action="store_true",
        help="say what they would change in the stored predictions; change nothing",
    )


def run(options: argparse.Namespace, console: Console) -> int:
    """Change the rules, all or nothing, and show them."""
    from segstudio.document.rules.registry import parse_rule
    from segstudio.workspace.headless.project_access import opened_project
    from segstudio.workspace.project_rules import added, store_rules, stored_rules, without

    with opened_project(options.project) as opened:
        table = opened.classes
        rules = stored_rules(opened.store, table)
        for number in sorted(set(options.remove), reverse=True):
            rules = without(rules, number)
        for text in options.add:
            rules = added(rules, parse_rule(text, table))
        if options.add or options.remove:
            store_rules(opened.store, rules)
            rules = stored_rules(opened.store, table)
        rows = _show(rules, opened, console)
        told: dict[str, object] = {"rules": rows}
        if options.preview:
            told["preview"] = _preview(opened, console)
    console.result(told)
    return 0


def _show(
    rules: list[StoredRule], opened: OpenedProject, console: Console
) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for number, each in enumerate(rules, 1):
        words = None if each.rule is None else each.rule.words(opened.classes)
        if words is None:
            console.warn(f"{each.problem} Take it away with --remove {number}.")
        else:
            console.say(f"{number:>3}  {words}")
        rows.append({"number": number, "rule": words, "problem": each.problem or None})
    if not rules:
        console.say("The project has no rules. Add one: --add “CLASS area >= 30”. See --help.")
    return rows


def _preview(opened: OpenedProject, console: Console) -> list[dict[str, object]]:
    from segstudio.storage.prediction_file import prediction_path
    from segstudio.workspace.exchange_report import ExchangeReport
    from segstudio.workspace.known_mask import MaskSource
    from segstudio.workspace.project_rule_work import rule_work

    rules, _ = rule_work(opened.store, opened.classes)
    predictions = opened.info.predictions
    source = MaskSource(opened.store, predictions, rules=rules)
    records = [each for each in opened.images if prediction_path(predictions, each.id).exists()]
    report = ExchangeReport()
    with console.progress("Looking at predictions", "image") as progress:
        report.go_through(records, lambda record: bool(source.read(record)), progress.update)
    for problem in report.problems:
        console.warn(problem)
    if not records:
        console.say("No predictions are stored yet: run “segstudio predict” first.")
    else:
        console.say(f"In {counted(report.done, 'prediction')}, which stay as they are:")
        for sentence in rules.sentences():
            console.say(sentence)
    return rules.as_json()
