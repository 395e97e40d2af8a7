"""A model card in Markdown: what a network learned from, how good it is, and what it is not for."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from segstudio.storage.image_record import SET_ASIDE, Split, real_images
from segstudio.workspace.headless.saved_method import method_words, saved_method
from segstudio.workspace.plural import counted
from segstudio.workspace.project_opening import OpenedProject
from segstudio.workspace.report.origin import CITATION, NETWORK, versions
from segstudio.workspace.report.report_details import stored_details
from segstudio.workspace.saved_versions import SavedVersion, all_versions
from segstudio.workspace.scoring.project_score import ProjectScore, means_by_part
from segstudio.workspace.scoring.truth import FLATTERS, taught_words

FIGURES = {"dice": "Dice", "iou": "IoU", "precision": "Precision", "recall": "Recall"}
FEW_IMAGES = 5
"""With labels of fewer images, a class is told to be hardly known."""
_PARTS = {"split:held_out": "held-out images", "split:test": "test images"}
_ALL = ("prediction", "images that are drawn on")


def model_card(opened: OpenedProject, score: ProjectScore) -> str:
    """Return the card. score: of predictions against what is drawn on the project's images.

    Source: Mitchell et al. 2019 (Model cards for model reporting), the sections that a program can
    fill. Raises StorageError.
    """
    parts = means_by_part(score)
    told = {name: words for name, words in (*_PARTS.items(), _ALL) if name in parts}
    if len(told) > 1:
        del told[_ALL[0]]  # set aside tell more
    listed = all_versions(opened.store.versions(), opened.info.checkpoint)
    sections = (
        _head(opened, listed),
        _data(opened),
        _figures(parts, told, score),
        _limits(opened, parts, told),
        _origin(opened),
    )
    return "\n".join(line for section in sections for line in (*section, "")).rstrip() + "\n"


def _head(opened: OpenedProject, listed: Sequence[SavedVersion]) -> Iterator[str]:
    details = stored_details(opened.store)
    yield f"# {details.title or opened.info.name}: a network for segmentation"
    yield ""
    yield f"- Tells apart: {', '.join(each.name for each in opened.classes)}."
    yield f"- Network and how it learned: {method_words(saved_method(opened.info.checkpoint))}."
    if listed:
        newest = max(listed, key=lambda each: each.number)
        made = time.strftime("%Y-%m-%d", time.localtime(newest.created))
        yield f"- Version {newest.number} of {made}, after {counted(newest.step, 'step')}."
    if details.author:
        yield f"- By {details.author}."
    yield f"- Licence of the images: {details.licence or 'not stated; ask before you pass it on'}."
    if details.note:
        yield f"- {' '.join(details.note.split())}"


def _data(opened: OpenedProject) -> Iterator[str]:
    pixels = opened.store.review.class_pixels()
    learned = [each for each in opened.images if each.is_for_engine and pixels.get(each.id)]
    aside = dict.fromkeys(SET_ASIDE, 0)
    for record in opened.images:
        if record.split in aside:
            aside[record.split] += 1
    yield "## What it learned from"
    yield ""
    yield (
        f"Images with labels that it may see: {len(learned):,} of {len(opened.images):,}; "
        f"held out to measure versions by: {aside[Split.HELD_OUT]:,}; "
        f"for testing: {aside[Split.TEST]:,}."
    )
    if made := sum(each.is_synthetic for each in learned):
        yield f"Synthetic ones among them, which a generator painted from masks: {made:,}."
    yield ""
    yield "| class | labelled images | labelled pixels | share |"
    yield "|---|---|---|---|"
    total = sum(sum(pixels.get(each.id, {}).values()) for each in learned) or 1
    for each in opened.classes:
        found = [pixels[record.id].get(each.id, 0) for record in learned]
        images, count = sum(number > 0 for number in found), sum(found)
        yield f"| {_in_cell(each.name)} | {images:,} | {count:,} | {100 * count / total:.1f} % |"


def _figures(
    parts: Mapping[str, Any], told: Mapping[str, str], score: ProjectScore
) -> Iterator[str]:
    yield "## How good it is"
    if not told:
        yield ""
        yield "Nothing was measured: no image has both something drawn and a prediction."
        return
    for name, words in told.items():
        part = parts[name]
        yield ""
        has_spans = any(each["intervals"][name] for each in part["classes"] for name in FIGURES)
        beside = " Beside each mean: where 95 % of them lie." if has_spans else ""
        yield f"{words.capitalize()}: {part['images']:,}.{beside}"
        yield ""
        yield f"| class | {' | '.join(FIGURES.values())} |"
        yield "|---" * (1 + len(FIGURES)) + "|"
        for each in part["classes"]:
            cells = (_cell(each[figure], each["intervals"][figure]) for figure in FIGURES)
            yield f"| {_in_cell(each['name'])} | {' | '.join(cells)} |"
        if part["ece"] is not None:
            yield ""
            yield f"Its confidence is off by {part['ece']:.3f} (expected calibration error)."
    for sentence in (FLATTERS if _ALL[0] in told else "", taught_words(score.taught)):
        if sentence:
            yield ""
            yield sentence


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _cell(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None:
        return "–"
    between = "" if interval is None else f" ({interval[0]:.3f}–{interval[1]:.3f})"
    return f"{value:.3f}{between}"


def _limits(
    opened: OpenedProject, parts: Mapping[str, Any], told: Mapping[str, str]
) -> Iterator[str]:
    yield "## What it is not known to do"
    yield ""
    if not any(name in told for name in _PARTS):
        yield "- No image was set aside to measure it by: how good it is elsewhere is not known."
    pixels = opened.store.review.class_pixels()
    seen = {each.id for each in real_images(opened.images) if each.is_for_engine}
    for each in opened.classes:
        images = sum(found.get(each.id, 0) > 0 for i, found in pixels.items() if i in seen)
        if images < FEW_IMAGES:
            yield f"- “{each.name}” was labelled on {counted(images, 'image')} only."
    for name, words in told.items():
        missing = [each["name"] for each in parts[name]["classes"] if each["dice"] is None]
        if missing:
            yield f"- On {words}, nothing of {', '.join(missing)} was there to measure."
    yield "- It was measured on images of this project alone: other cameras, stains, seasons or"
    yield "  places may look unlike them. Correct some predictions there before you trust it."


def _origin(opened: OpenedProject) -> Iterator[str]:
    details = stored_details(opened.store)
    yield "## How to cite"
    yield ""
    for each in (details.citation, CITATION, NETWORK):
        if each:
            yield f"- {' '.join(each.split())}"
    yield ""
    yield f"Written by {', '.join(f'{name} {number}' for name, number in versions())}."
