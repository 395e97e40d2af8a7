"""What is said of what a network begins with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from segstudio.document.encoder_weights import ENCODERS, EncoderWeights, fits_encoder
from segstudio.document.label_class import ClassTable
from segstudio.document.network_choice import NetworkChoice
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.network_card import match_classes
from segstudio.workspace.start_desk import Start
from segstudio.workspace.weights_download import is_downloaded, source_of


def title() -> str:
    """Return what the choice is called."""
    return translate("Method", "Begins with")


def now(start: str) -> str:
    """Return the name of the choice that leaves all as it is."""
    return translate("Method", "as it did: {name}").format(name=start)


def began(start: str) -> str:
    """Return what the network in force began with; "" where that is as usual."""
    if not start:
        return ""
    known = {each.name: each for each in ENCODERS.values()}
    told = translate("Method", "It began with “{name}”.").format(name=start)
    return f"{told} {display_words(known[start].words)}." if start in known else told


def usual(network: str) -> str:
    """Return why no published weights are offered, or what they are for."""
    if network in ENCODERS:
        return translate(
            "Method", "Published weights know photographs: with them it needs fewer labels."
        )
    told = translate("Method", "No published weights fit the network “{name}”; they fit {others}.")
    return told.format(name=network, others=", ".join(ENCODERS))


def published(encoder: EncoderWeights) -> str:
    """Return what is downloaded, from where, and how much it is."""
    if is_downloaded(encoder):
        told = translate("Method", "{words}. The {size} MB are on this machine already.")
    else:
        told = translate("Method", "{words}. {size} MB come from {source}, once for all projects.")
    words, source = display_words(encoder.words), urlsplit(source_of(encoder)).hostname or "?"
    return told.format(words=words, size=encoder.size_mb, source=source)


def purpose(is_project: bool) -> str:
    """Return what can be chosen."""
    if is_project:
        return translate(
            "Method", "What its network learned is gone on with; classes are matched by name."
        )
    return translate(
        "Method",
        "Weights of its encoder as torchvision publishes them (.pth, .safetensors), or a network "
        "that SegStudio exported.",
    )


def asking(is_project: bool) -> str:
    """Return what has to be done before it can begin."""
    if is_project:
        return translate("Method", "Choose the folder of the project to begin with.")
    return translate("Method", "Choose the file to begin with.")


def found(start: Start) -> str:
    """Return what a file or a project is."""
    if isinstance(start, Path):
        return translate("Method", "It is read as weights of an encoder alone.")
    told = translate("Method", "Version {n} of “{project}”, held-out Dice {dice} there: {network}.")
    dice = "–" if start.dice is None else f"{start.dice:.3f}"
    words = told.format(
        n=start.version, project=start.project, dice=dice, network=start.choice.brief
    )
    return f"{words} {began(start.start)}".rstrip()


def width_problem(choice: NetworkChoice) -> str:
    """Return why published weights do not fit, or ""."""
    if fits_encoder(choice):
        return ""
    told = translate("Method", "Published weights fit “{name}” with {width} channels alone.")
    return told.format(name=choice.name, width=NetworkChoice(choice.name).width)


def start_problem(start: Start, choice: NetworkChoice, table: ClassTable) -> str:
    """Return why a network cannot begin so, as far as is known without the engine, or ""."""
    if isinstance(start, Path):
        return "" if choice.name in ENCODERS else usual(choice.name)
    if not choice.has_weights_of(start.choice):
        told = translate(
            "Method", "The network of “{name}” is {theirs}, not {ours}. Choose that network above."
        )
        return told.format(name=start.source, theirs=start.choice.brief, ours=choice.brief)
    if not match_classes(start, table).is_enough:
        told = translate(
            "Method",
            "Fewer than two classes that the network of “{name}” learned are in this project. Give "
            "classes the same names.",
        )
        return told.format(name=start.source)
    return ""


def outcome(start: Start, table: ClassTable) -> str:
    """Return what will happen where a whole network is gone on from, else ""."""
    if isinstance(start, Path):
        return ""
    match = match_classes(start, table)
    told = translate(
        "Method",
        "Goes on from what that network learned: it knows {names}. The version on screen now is "
        "pinned, to be gone back to.",
    )
    sentences = [told.format(names=_listed([e.name for e, ours in match.rows if ours is not None]))]
    if match.unknown:
        told = translate("Method", "It does not know {names} yet.")
        sentences.append(told.format(names=_listed(match.unknown)))
    return " ".join(sentences)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
