"""What one action is: its words, keys, icon and function, and when it can be used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from segstudio.workspace.session import Session

if TYPE_CHECKING:
    from segstudio.ui.commands import Commands


def always(_: Session) -> bool:
    """Usable at any time."""
    return True


def with_project(session: Session) -> bool:
    """Usable while a project is open."""
    return session.project is not None


def with_image(session: Session) -> bool:
    """Usable while an image is on the canvas."""
    return session.image is not None


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action.

    text: as on a menu. keys: portable shortcuts, the first one shown. tip: a sentence that says
    more than the text. object_name: what the action would work on now ("stroke"), shown after
    the text. is_checked: makes the action checkable. repeats: fires again while its key is held.
    """

    id: str
    text: str
    run: Callable[[Commands], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    is_enabled: Callable[[Session], bool] = always
    is_checked: Callable[[Session], bool] | None = None
    object_name: Callable[[Session], str | None] | None = None
    repeats: bool = False


image_action = partial(ActionSpec, is_enabled=with_image)
"""An action on the image on the canvas."""
