"""What is said of images in the list: status, split, filters and order, in the person's words."""

from __future__ import annotations

from dataclasses import replace

from segstudio.document.label_class import ClassTable
from segstudio.ui.translation import translate
from segstudio.workspace.image_list import ImageStatus, Split
from segstudio.workspace.review_queue import ImageDetails, ImageQuery, SortKey

SURE = (0.5, 0.7, 0.9)
"""Offered as the most confidence that an image may have, 0 … 1."""
WRONG = (0.01, 0.05, 0.2)
"""Offered as the least disagreement that an image must have, 0 … 1."""


def status_words(status: ImageStatus) -> str:
    """Return the status in words."""
    return {
        ImageStatus.NEW: translate("ImageStatus", "New"),
        ImageStatus.IN_PROGRESS: translate("ImageStatus", "In progress"),
        ImageStatus.PREDICTED: translate("ImageStatus", "Predicted"),
        ImageStatus.TO_REVIEW: translate("ImageStatus", "To review"),
        ImageStatus.REVIEWED: translate("ImageStatus", "Reviewed"),
        ImageStatus.EXCLUDED: translate("ImageStatus", "Excluded"),
    }[status]


def split_words(split: Split) -> str:
    """Return the split in words."""
    return {
        Split.NONE: translate("ImageSplit", "No split"),
        Split.TRAIN: translate("ImageSplit", "Training"),
        Split.HELD_OUT: translate("ImageSplit", "Held out"),
        Split.TEST: translate("ImageSplit", "Test"),
        Split.SYNTHETIC: translate("ImageSplit", "Synthetic"),
    }[split]


def sort_words(key: SortKey) -> str:
    """Return what images are sorted by, in words."""
    return {
        SortKey.ORDER: translate("ImageSort", "Project order"),
        SortKey.NAME: translate("ImageSort", "Name"),
        SortKey.STATUS: translate("ImageSort", "Status"),
        SortKey.CONFIDENCE: translate("ImageSort", "Confidence"),
        SortKey.DISAGREEMENT: translate("ImageSort", "Disagreement"),
        SortKey.AREA: translate("ImageSort", "Drawn area"),
        SortKey.TIME: translate("ImageSort", "Time worked"),
    }[key]


def confidence_words(most: float) -> str:
    """Return a filter by confidence in words; most: 0 … 1."""
    return translate("ImageFilter", "Confidence up to {share}").format(share=f"{most:.0%}")


def disagreement_words(least: float) -> str:
    """Return a filter by disagreement in words; least: 0 … 1."""
    return translate("ImageFilter", "Disagreement from {share}").format(share=f"{least:.0%}")


def filter_chips(query: ImageQuery, classes: ClassTable) -> list[tuple[str, ImageQuery]]:
    """Return words for each filter but the text, and for the order, with the query without it."""
    found: list[tuple[str, ImageQuery]] = []
    if query.status is not None:
        found.append((status_words(query.status), replace(query, status=None)))
    if query.class_id is not None:
        known = classes.get(query.class_id)
        words = translate("ImageFilter", "With {name}").format(name=known.name if known else "?")
        found.append((words, replace(query, class_id=None)))
    if query.tag is not None:
        found.append((f"#{query.tag}", replace(query, tag=None)))
    if query.split is not None:
        found.append((split_words(query.split), replace(query, split=None)))
    if query.most_confidence is not None:
        words = confidence_words(query.most_confidence)
        found.append((words, replace(query, most_confidence=None)))
    if query.least_disagreement is not None:
        words = disagreement_words(query.least_disagreement)
        found.append((words, replace(query, least_disagreement=None)))
    if query.sort is not SortKey.ORDER or query.is_descending:
        words = translate("ImageFilter", "By {key}").format(key=sort_words(query.sort).lower())
        arrow = "↓" if query.is_descending else "↑"
        plain = replace(query, sort=SortKey.ORDER, is_descending=False)
        found.append((f"{words} {arrow}", plain))
    return found


def figure_words(details: ImageDetails, sort: SortKey) -> str:
    """Return the figure of an image that the list is sorted by; "" where there is none."""
    if sort is SortKey.CONFIDENCE and details.confidence is not None:
        return f"{details.confidence:.0%}"
    if sort is SortKey.DISAGREEMENT and details.disagreement is not None:
        return f"{details.disagreement:.1%}"
    if sort is SortKey.AREA and details.labelled_px:
        return f"{details.labelled_px:,} px"
    if sort is SortKey.TIME and details.work_s:
        return duration_words(details.work_s)
    return ""


def duration_words(seconds: float) -> str:
    """Return a time of work as minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d} min" if minutes else f"{rest} s"


def details_words(details: ImageDetails) -> list[str]:
    """Return lines that say all that is known of an image beside its name."""
    lines = []
    if details.tags:
        lines.append(" ".join(f"#{tag}" for tag in details.tags))
    if details.group:
        lines.append(translate("ImageFilter", "Group: {name}").format(name=details.group))
    if details.confidence is not None:
        words = translate("ImageFilter", "Confidence: {share}")
        lines.append(words.format(share=f"{details.confidence:.0%}"))
    if details.disagreement is not None:
        words = translate("ImageFilter", "Predicted otherwise than drawn: {share}")
        lines.append(words.format(share=f"{details.disagreement:.1%}"))
    if details.work_s:
        words = translate("ImageFilter", "Worked on for {time}")
        lines.append(words.format(time=duration_words(details.work_s)))
    if details.note:
        lines.append(details.note)
    return lines
