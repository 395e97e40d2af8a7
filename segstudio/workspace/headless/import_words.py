"""The preview of an import in words, for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from segstudio.document.label_class import ClassTable
from segstudio.workspace.class_mapping import IGNORED, Target, Targets, shown_name
from segstudio.workspace.import_order import Conflict
from segstudio.workspace.import_preview import ImportPreview
from segstudio.workspace.plural import counted

_CONFLICT = {
    Conflict.KEEP: "they stay as they are",
    Conflict.THEIRS: "theirs replaces what is drawn",
    Conflict.BOTH: "theirs is taken where nothing is drawn",
}
_MOST_DRAWN_ON = 20


def preview_lines(
    preview: ImportPreview,
    targets: Targets,
    table: ClassTable,
    conflict: Conflict,
    single: Mapping[int, Conflict],
) -> Iterator[str]:
    """Yield lines for people: images, classes and what becomes of them, problems."""
    yield " ".join(preview.sentences)
    if preview.drawn_on:
        yield f"{preview.conflict_words}; {_CONFLICT[conflict]}."
    for image_id, name in preview.drawn_on[:_MOST_DRAWN_ON]:
        yield f"  {name}: {_CONFLICT[single.get(image_id, conflict)]}"
    if len(preview.drawn_on) > _MOST_DRAWN_ON:
        yield "  …"
    width = max((len(shown_name(each)) for each in preview.classes), default=0)
    for each in preview.classes:
        becomes = _becomes(targets.get(each.value, IGNORED), table)
        seen = counted(preview.seen_in[each.value], "image")
        size = counted(preview.pixels[each.value], "pixel")
        yield f"  {shown_name(each):<{width}}  →  {becomes}  ({size} in {seen})"
    for problem in preview.problems:
        yield f"Problem: {problem}"


def preview_result(
    preview: ImportPreview, targets: Targets, table: ClassTable
) -> dict[str, object]:
    """Return the preview for machines."""
    classes = []
    for each in preview.classes:
        target = targets.get(each.value, IGNORED)
        existing = table.restored([target.class_id]).get(target.class_id)
        classes.append(
            {
                "name": shown_name(each),
                "value": each.value,
                "becomes": target.name or (existing.name if existing else None),
                "is_new": bool(target.name),
                "pixels": preview.pixels[each.value],
                "images": preview.seen_in[each.value],
            }
        )
    return {
        "images": preview.images,
        "masks": preview.matched,
        "annotated": len(preview.drawn_on),
        "drawn_on": [name for _, name in preview.drawn_on],
        "objects": preview.objects,
        "classes": classes,
        "only_in_project": preview.without,
        "only_in_set": preview.strangers,
        "problems": preview.problems,
    }


def _becomes(target: Target, table: ClassTable) -> str:
    if target.is_ignored:
        return "left out"
    if target.name:
        return f"“{target.name}”, a new class"
    existing = table.restored([target.class_id]).get(target.class_id)
    return f"“{existing.name}”" if existing else "left out"
