"""Actions of the Tools menu; those of the tools themselves are made from the toolbox."""

from __future__ import annotations

from segstudio.ui.actions.spec import ActionSpec, with_project
from segstudio.ui.translation import QT_TRANSLATE_NOOP, translate
from segstudio.workspace.session import Session
from segstudio.workspace.tools.tool import ToolInfo

NUMBER_KEYS = 9
"""Classes with a number key of their own."""

TOOL = (
    ActionSpec(
        "brush-smaller",
        QT_TRANSLATE_NOOP("Actions", "Smaller brush"),
        lambda c: c.session.toolbox.step_radius(-1),
        ("[", ","),
        repeats=True,
    ),
    ActionSpec(
        "brush-larger",
        QT_TRANSLATE_NOOP("Actions", "Larger brush"),
        lambda c: c.session.toolbox.step_radius(1),
        ("]", "."),
        repeats=True,
    ),
    ActionSpec(
        "swap-background",
        QT_TRANSLATE_NOOP("Actions", "Swap class with background"),
        lambda c: c.session.swap_background(),
        ("X",),
        "swap",
        is_enabled=with_project,
    ),
    ActionSpec(
        "add-class",
        QT_TRANSLATE_NOOP("Actions", "Add class"),
        lambda c: c.classes.add(),
        ("Ctrl+Shift+N",),
        "plus",
        is_enabled=with_project,
    ),
    ActionSpec(
        "delete-class",
        QT_TRANSLATE_NOOP("Actions", "Delete class…"),
        lambda c: c.classes.ask_delete(c.session.active_class_id),
        (),
        "trash",
        is_enabled=with_project,
    ),
)


def tool_specs(tools: tuple[ToolInfo, ...]) -> tuple[ActionSpec, ...]:
    """Return one action for each tool, its id "tool-…"."""
    return tuple(_tool_spec(each) for each in tools)


def class_specs() -> tuple[ActionSpec, ...]:
    """Return the actions of the number keys, "class-1" to "class-9"."""
    return tuple(_class_spec(number) for number in range(1, NUMBER_KEYS + 1))


def _tool_spec(tool: ToolInfo) -> ActionSpec:
    return ActionSpec(
        f"tool-{tool.id}",
        tool.title,
        lambda c: c.session.toolbox.choose(tool.id),
        (tool.shortcut,),
        tool.icon_name,
        tool.hint,
        is_checked=lambda s: s.toolbox.active_id == tool.id,
    )


def _class_spec(number: int) -> ActionSpec:
    def name(session: Session) -> str | None:
        ids = session.classes.ids
        found = session.classes.get(ids[number - 1]) if number <= len(ids) else None
        return None if found is None else found.name

    return ActionSpec(
        f"class-{number}",
        translate("Actions", "Class {number}").format(number=number),
        lambda c: c.session.choose_class(c.session.classes.ids[number - 1]),
        (str(number),),
        is_enabled=lambda s: s.project is not None and number <= len(s.classes),
        object_name=name,
    )
