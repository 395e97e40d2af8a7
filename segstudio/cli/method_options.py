"""How a network is to learn, as options; each is a setting of the project's network."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from segstudio.cli.console import Console
from segstudio.document.data_method import TEXTS, check_weighed
from segstudio.document.label_class import ClassTable
from segstudio.document.method_fit import unused_words
from segstudio.document.network_choice import NETWORKS, NetworkChoice
from segstudio.document.training_method import (
    LOSSES,
    NUMBERS,
    OPTIMIZERS,
    SCHEDULES,
    USUAL_NUMBERS,
    MethodUnknown,
    Number,
    checked_optimizer,
    checked_schedule,
    loss_terms,
)

Settings = tuple[tuple[str, str | int | float], ...]
ALIKE = "alike for all; what is not given is as usual, not as the project's network has it"
_KEPT = "kept with the project's network until they are given again"


def add_method(parser: argparse.ArgumentParser, words: str = _KEPT) -> None:
    """Add an option for each setting; its name in `options` is the setting's."""
    group = parser.add_argument_group("how it learns", words)
    losses = ", ".join(LOSSES)
    group.add_argument(
        "--loss",
        type=_checked(loss_terms),
        metavar="SUM",
        help=f"a loss or a sum, as “0.8*focal+0.2*dice”, of {losses}",
    )
    group.add_argument(
        "--optimizer",
        type=_checked(checked_optimizer),
        metavar="NAME",
        help=f"{', '.join(OPTIMIZERS)}; brings its usual rate and decay",
    )
    group.add_argument(
        "--schedule",
        type=_checked(checked_schedule),
        metavar="NAME",
        help=", ".join(SCHEDULES),
    )
    for name, text in TEXTS.items():
        option = f"--{name.replace('_', '-')}"
        group.add_argument(option, type=_checked(text.check), metavar="WHAT", help=text.words)
    for name, number in NUMBERS.items():
        option = f"--{name.replace('_', '-')}"
        group.add_argument(option, type=_number(number), metavar="N", help=number.words)


def chosen_method(options: argparse.Namespace, table: ClassTable) -> Settings:
    """Return (name, value) of each setting that was given. table: the project's classes.

    Raises MethodUnknown where a class is weighed that is not there.
    """
    if options.class_weights is not None:
        check_weighed(options.class_weights, table)
    chosen = dict(USUAL_NUMBERS[options.optimizer]) if options.optimizer else {}
    given = {
        name: getattr(options, name)
        for name in ("loss", "optimizer", "schedule", *TEXTS, *NUMBERS)
        if getattr(options, name) is not None
    }
    return tuple({**chosen, **given}.items())


def warn_of_unused(settings: Mapping[str, object], console: Console) -> None:
    """Say what of all settings means nothing to the network, before it starts."""
    if words := unused_words(settings):
        console.warn(words)


def warn_of_needs(choice: NetworkChoice, console: Console) -> None:
    """Say what a network needs that not every machine or project has, before it starts."""
    kind = NETWORKS[choice.name]
    is_smaller = kind.width is not None and choice.width < kind.width.usual
    if kind.needs and not (is_smaller and "width" in kind.needs):
        console.warn(f"“{choice.name}” needs {kind.needs}.")


def add_turns(parser: argparse.ArgumentParser) -> None:
    """Add the option of how often an image is predicted."""
    number = NUMBERS["turns"]
    parser.add_argument("--turns", type=_number(number), metavar="N", help=number.words)


def chosen_turns(options: argparse.Namespace) -> tuple[tuple[str, int], ...]:
    """Return the setting, where it was given."""
    return () if options.turns is None else (("turns", options.turns),)


def _checked(check: Callable[[str], object]) -> Callable[[str], str]:
    def read(text: str) -> str:
        try:
            check(text)
        except MethodUnknown as error:
            raise argparse.ArgumentTypeError(str(error)) from error
        return text

    return read


def _number(number: Number) -> Callable[[str], float]:
    def read(text: str) -> float:
        kind = int if number.is_whole else float
        try:
            value = kind(text)
        except ValueError:
            value = None
        if value is None or not number.low <= value <= number.high:
            what = "a whole number" if number.is_whole else "a number"
            raise argparse.ArgumentTypeError(
                f"“{text}” is not {what} between {number.low:g} and {number.high:g}"
            )
        return value

    return read
