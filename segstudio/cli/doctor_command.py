"""`segstudio doctor`: what is installed and what it can do here, with what to do about it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from segstudio.cli.console import Console

if TYPE_CHECKING:
    from segstudio.workspace.headless.health import Finding

_MARKS = {"good": "ok   ", "odd": "note ", "bad": "WRONG"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options."""
    parser.epilog = "Ends with 1 where SegStudio does not work here, else with 0."


def run(options: argparse.Namespace, console: Console) -> int:
    """Look at everything, and tell."""
    from segstudio.workspace.headless import machine_check
    from segstudio.workspace.headless.package_check import check_packages

    findings = []

    def tell(finding: Finding) -> None:
        findings.append(finding)
        console.say(f"{_MARKS[finding.health]} {finding.subject:<24}{finding.text}")
        if finding.advice:
            console.say(f"{'':<30}→ {finding.advice}")

    for finding in check_packages():
        tell(finding)
    for check in (
        machine_check.check_engine,
        machine_check.check_display,
        machine_check.check_memory,
    ):
        tell(check())
    for finding in machine_check.check_disk():
        tell(finding)
    is_well = all(each.health != "bad" for each in findings)
    console.say("All is well." if is_well else "SegStudio does not work here yet; see above.")
    console.result(
        {
            "ok": is_well,
            "findings": [
                {
                    "subject": each.subject,
                    "health": each.health.value,
                    "text": each.text,
                    "advice": each.advice,
                }
                for each in findings
            ],
        }
    )
    return 0 if is_well else 1
