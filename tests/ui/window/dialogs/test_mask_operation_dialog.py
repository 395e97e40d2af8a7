"""The dialog of mask operations: it shows what would change, does it, and remembers."""

import numpy as np
import pytest

from segstudio.document.map_operation import Kind
from segstudio.ui.dialogs.mask_operation_dialog import MaskOperationDialog
from segstudio.ui.operation_memory import KEY, OperationMemory
from segstudio.workspace.mask_order import Scope


@pytest.fixture
def drawn(qtbot, opened, session, draw):
    """A stroke with the pointer on it."""
    session.toolbox.set_radius(4)
    draw(opened.canvas)
    qtbot.waitUntil(lambda: bool(session.image.history.undo_name))
    opened.commands.pointer = tuple(np.argwhere(session.image.mask.class_ids)[40])
    return opened


@pytest.fixture
def shown(drawn, dialog):
    drawn.actions_by_id["mask-operations"].trigger()
    return dialog(MaskOperationDialog)


def choose(shown, kind, scope=None):
    shown.operation.setCurrentIndex(shown.operation.findData(kind.value))
    if scope is not None:
        shown.scopes[scope].setChecked(True)


def test_what_would_change_is_shown_and_done_and_undone(qtbot, drawn, session, shown):
    before = session.image.mask.class_ids.copy()
    assert shown.scope is Scope.REGION
    choose(shown, Kind.GROW)
    shown.radius.setValue(3)
    qtbot.waitUntil(lambda: len(drawn.canvas._veils) == 1)
    veil = drawn.canvas._veils[0]
    np.testing.assert_array_equal(session.image.mask.class_ids, before)
    shown.apply_button.click()
    qtbot.waitUntil(lambda: session.editing.undo_name == "Grow")
    gained = np.zeros(before.shape, np.uint8)
    gained[veil.selection.region.slices] = veil.selection.stencil
    np.testing.assert_array_equal(gained == 255, session.image.mask.class_ids != before)
    qtbot.waitUntil(lambda: drawn.canvas._veils[0] is not veil)  # what growing again would do
    session.editing.undo()
    qtbot.waitUntil(lambda: np.array_equal(session.image.mask.class_ids, before))
    shown.close()
    assert drawn.canvas._veils == ()


def test_fields_follow_the_operation(shown):
    rows = {
        Kind.FILL_HOLES: (shown.hole, shown.spares),
        Kind.REMOVE_SMALL: (shown.area, shown.becomes),
        Kind.SHRINK: (shown.radius, shown.becomes),
        Kind.REPLACE: (shown.becomes,),
        Kind.MERGE: (),
    }
    for kind, fields in rows.items():
        choose(shown, kind, Scope.IMAGE)
        visible = {
            each
            for each in (shown.hole, shown.area, shown.radius, shown.becomes, shown.spares)
            if each.isVisible()
        }
        assert visible == set(fields)
        assert shown.own.isVisible()
    assert not shown.apply_button.isEnabled()  # merging is for a region
    choose(shown, Kind.MERGE, Scope.REGION)
    assert shown.apply_button.isEnabled()
    assert not shown.own.isVisible()


def test_another_image_has_no_such_region(qtbot, session, shown):
    session.show_next()
    qtbot.waitUntil(lambda: shown.scope is Scope.IMAGE)
    assert not shown.scopes[Scope.REGION].isEnabled()


def test_all_images_are_said_before_and_undone_as_one(qtbot, session, shown):
    choose(shown, Kind.GROW, Scope.ALL_IMAGES)
    assert shown.apply_button.text() == f"Apply to {len(session.images)} images"
    before = session.image.mask.counts[2]
    told = []
    session.events.notice.connect(told.append)
    shown.apply_button.click()
    qtbot.waitUntil(lambda: bool(told) and not session.jobs.jobs)
    assert told[0].text == "“Grow” changed 1 image."
    assert session.image.mask.counts[2] > before
    session.editing.undo()
    qtbot.waitUntil(lambda: session.image.mask.counts[2] == before)
    choose(shown, Kind.GROW, Scope.IMAGE)
    assert shown.apply_button.text() == "Apply"


def test_classes_that_come_and_go_are_offered(session, shown):
    chosen = shown.own.class_id
    third = session.class_editing.add("third")
    assert shown.becomes.findData(third) > 0
    assert shown.own.class_id == chosen
    shown.becomes.setCurrentIndex(shown.becomes.findData(third))
    session.class_editing.delete(third, 0)
    assert shown.becomes.findData(third) < 0
    assert shown.becomes.class_id == 0


def test_it_closes_with_the_project(qtbot, drawn, session, shown):
    session.close_project()
    qtbot.waitUntil(lambda: drawn.commands.masks._dialog is None)


def test_settings_are_remembered(drawn, settings, shown, dialog):
    choose(shown, Kind.REMOVE_SMALL)
    shown.area.setValue(123)
    shown.close()
    assert OperationMemory.load(settings) == OperationMemory(Kind.REMOVE_SMALL.value, area_px=123)


@pytest.mark.parametrize("stored", [None, 3, {"kind": "x", "radius_px": "3", "area_px": -5}])
def test_settings_are_not_trusted(settings, stored):
    settings.set(KEY, stored)
    loaded = OperationMemory.load(settings)
    assert loaded.kind == Kind.FILL_HOLES.value
    assert (loaded.radius_px, loaded.area_px >= 1) == (3, True)


def test_keys_at_the_pointer_and_menus_for_the_image(qtbot, drawn, session):
    before = session.image.mask.counts[2]
    drawn.actions_by_id["grow-region"].trigger()
    qtbot.waitUntil(lambda: session.image.mask.counts[2] > before)
    grown = session.image.mask.counts[2]
    drawn.actions_by_id["shrink-region"].trigger()
    qtbot.waitUntil(lambda: session.image.mask.counts[2] < grown)
    drawn.actions_by_id["remove-small"].trigger()
    drawn.commands.pointer = None
    told = []
    session.events.notice.connect(told.append)
    drawn.actions_by_id["grow-region"].trigger()
    assert "Point at a region" in told[0].text
