"""Changes of the objects of a mask, each painted into an edit; classes stay as they are."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from segstudio.document.drawing import Point
from segstudio.document.mask import Mask
from segstudio.document.mask_editor import MaskEditor
from segstudio.document.object_list import Part, list_objects, part_at
from segstudio.document.object_numbers import MAX_OBJECT
from segstudio.document.object_regions import number_regions
from segstudio.document.object_split import Labels, line_pieces, numbered

Pixel = tuple[int, int]
PiecesOf = Callable[[Part], Labels]
"""Labels a part's pieces 1 … n; see `object_split`."""


def merge(mask: Mask, editor: MaskEditor, one: Pixel, other: Pixel) -> int:
    """Make what lies under two pixels (row, column) one object, of the lower number of the two.

    A region without a number joins, too. Returns the number; 0 and nothing changed where the
    classes differ, a pixel is unlabelled, or both are the same already.
    """
    parts = [part_at(mask, one), part_at(mask, other)]
    first, second = parts
    if first is None or second is None or first.class_id != second.class_id:
        return 0
    if first.number and first.number == second.number:
        return 0
    taken = [each.number for each in (first, second) if each.number]
    number = min(taken) if taken else int(mask.new_objects(1)[0])
    for part in (first, second):
        if part.number != number:
            editor.number(part.box, number, part.stencil != 0)
    return number


def split(mask: Mask, editor: MaskEditor, pixel: Pixel, pieces_of: PiecesOf) -> int:
    """Divide what lies under a pixel; return in how many pieces it was divided, 0 for none.

    The largest piece of an object keeps its number. Raises TooManyObjects.
    """
    part = part_at(mask, pixel)
    return 0 if part is None else _divide(mask, editor, part, pieces_of(part))


def split_all(mask: Mask, editor: MaskEditor, class_id: int, pieces_of: PiecesOf) -> int:
    """Number the regions of a class that have none, then divide each of its objects.

    Returns how many the class has then. Raises TooManyObjects.
    """
    number_regions(mask, editor, class_id)
    count = 0
    for each in list_objects(mask):
        if each.class_id == class_id:
            stencil = (mask.objects[each.box.slices] == each.number).view(np.uint8)
            part = Part(class_id, each.number, each.box, stencil)
            count += max(1, _divide(mask, editor, part, pieces_of(part)))
    return count


def split_by_line(mask: Mask, editor: MaskEditor, start: Point, end: Point) -> int:
    """Divide the object or region that most of a line (row, column) lies on; return as `split`.

    Raises TooManyObjects.
    """
    pixel = _most_crossed(mask, start, end)
    if pixel is None:
        return 0
    return split(mask, editor, pixel, lambda part: line_pieces(part, start, end))


def delete(mask: Mask, editor: MaskEditor, pixel: Pixel) -> int:
    """Make the pixels of the object under a pixel unlabelled; return its number, 0 for none."""
    number = int(mask.objects[pixel])
    part = part_at(mask, pixel) if number else None
    if part is not None:
        editor.paint(part.box, part.stencil, 0)
    return number


def renumber(mask: Mask, editor: MaskEditor) -> int:
    """Number all objects 1 … n in their order, but for those of locked classes; return n."""
    objects = list_objects(mask)
    kept = {each.number for each in objects if each.class_id in editor.locked_ids}
    free = (number for number in range(1, MAX_OBJECT + 1) if number not in kept)
    table = np.arange(MAX_OBJECT + 1, dtype=np.uint16)
    for each in objects:
        if each.number not in kept:
            table[each.number] = next(free)
    for tile in mask.object_tiles:
        region = tile.region(mask.shape)
        before = mask.objects[region.slices]
        editor.number(region, table[before], before != 0)
    mask.numbers.highest = max((int(table[each.number]) for each in objects), default=0)
    return len(objects)


def _divide(mask: Mask, editor: MaskEditor, part: Part, pieces: Labels) -> int:
    count = int(pieces.max(initial=0))
    if count < 2:
        return 0
    box, pieces, new = numbered(part, pieces)
    numbers = np.concatenate([np.zeros(1, np.uint16), mask.new_objects(new)])
    editor.number(box, numbers[pieces], pieces != 0)
    return count


def _most_crossed(mask: Mask, start: Point, end: Point) -> Pixel | None:
    """Return a pixel of the object or class that has most pixels under a line, or None."""
    length = max(abs(start[0] - end[0]), abs(start[1] - end[1]))
    steps = np.linspace(0, 1, int(length) + 2)
    rows = np.floor(start[0] + steps * (end[0] - start[0])).astype(np.intp)
    columns = np.floor(start[1] + steps * (end[1] - start[1])).astype(np.intp)
    is_inside = (rows >= 0) & (columns >= 0) & (rows < mask.shape[0]) & (columns < mask.shape[1])
    rows, columns = rows[is_inside], columns[is_inside]
    keys = mask.class_ids[rows, columns].astype(np.int64) << 16 | mask.objects[rows, columns]
    is_labelled = keys >> 16 != 0
    if not is_labelled.any():
        return None
    found, place, numbers = np.unique(keys, return_index=True, return_counts=True)
    numbers[found >> 16 == 0] = 0
    at = int(place[numbers.argmax()])
    return int(rows[at]), int(columns[at])
