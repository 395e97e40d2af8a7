"""What can be done to the images that are chosen in the list."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from segstudio.ui.actions.action_set import ActionSet
from segstudio.ui.image_commands import ImageCommands
from segstudio.ui.image_words import split_words, status_words
from segstudio.ui.translation import translate
from segstudio.workspace.image_list import ImageStatus, Split

_LINE = "-"
_ACTIONS = (
    "image-tags",
    "image-note",
    "image-group",
    _LINE,
    "predict-chosen",
    "accept-chosen",
    _LINE,
    "toggle-excluded",
    "remove-image",
)


def image_menu(parent: QWidget, images: ImageCommands, actions: ActionSet) -> QMenu:
    """Return the menu for the images chosen now."""
    menu = QMenu(parent)
    count = len(images.chosen)
    if count > 1:
        words = translate("ImageMenu", "{count} images").format(count=f"{count:,}")
        menu.addAction(words).setEnabled(False)
        menu.addSeparator()
    statuses = menu.addMenu(translate("ImageMenu", "Status"))
    for status in ImageStatus:
        action = statuses.addAction(status_words(status))
        action.triggered.connect(lambda _=False, chosen=status: images.mark(chosen))
    splits = menu.addMenu(translate("ImageMenu", "Split"))
    for split in (each for each in Split if each is not Split.SYNTHETIC):
        action = splits.addAction(split_words(split))
        action.triggered.connect(lambda _=False, chosen=split: images.set_split(chosen))
    for each in _ACTIONS:
        if each == _LINE:
            menu.addSeparator()
        else:
            menu.addAction(actions[each])
    return menu
