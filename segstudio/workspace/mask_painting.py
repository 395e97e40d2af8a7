"""An order painted into a mask: what it is about, and what may change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from segstudio.document.class_region import ChosenRegion
from segstudio.document.drawing import connected
from segstudio.document.label_class import UNLABELLED
from segstudio.document.map_change import Advance, apply_operation
from segstudio.document.map_operation import Kind
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.neighbour import surrounding_class
from segstudio.document.region import Region
from segstudio.workspace.mask_order import MaskOrder, Scope

NO_NEIGHBOUR = "The region touches no other class."


class NoNeighbour(ValueError):
    """A region cannot be merged: it touches nothing labelled."""


def target_of(mask: Mask, order: MaskOrder) -> tuple[MaskOrder, Region, ChosenRegion | None]:
    """Return the order with all terms known, what may change, and the region it is about.

    Raises NoNeighbour.
    """
    if order.scope is not Scope.REGION or order.pixel is None:
        view = order.view if order.scope is Scope.VIEW else None
        return order, mask.whole if view is None else view.intersect(mask.whole), None
    chosen = ChosenRegion(*connected(mask.class_ids, order.pixel))
    class_id = int(mask.class_ids[order.pixel])  # it may have been painted over meanwhile
    if class_id == UNLABELLED:
        return order, Region(0, 0, 0, 0), chosen
    order = replace(order, terms=replace(order.terms, class_id=class_id))
    if order.operation.kind is Kind.MERGE:
        neighbour_id = surrounding_class(mask, chosen)
        if neighbour_id == UNLABELLED:
            raise NoNeighbour(NO_NEIGHBOUR)
        order = replace(order, terms=replace(order.terms, replacement_id=neighbour_id))
    return order, order.operation.frame_around(chosen.region, mask.whole), chosen


def paint_order(
    order: MaskOrder,
    mask: Mask,
    editor: MaskEditor,
    advance: Advance = lambda done, total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Paint it; nothing where it is cancelled before all is worked out. Raises NoNeighbour."""
    order, frame, chosen = target_of(mask, order)
    apply_operation(
        mask, editor, order.operation, order.terms, frame, chosen, advance, is_cancelled
    )
