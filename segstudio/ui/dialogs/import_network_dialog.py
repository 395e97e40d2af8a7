"""Asks for a network that was made elsewhere, and shows whose classes are whose."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from segstudio.ui.dialogs.form_dialog import FormDialog
from segstudio.ui.dialogs.place_field import PlaceField
from segstudio.ui.dialogs.start_words import began
from segstudio.ui.layout import label
from segstudio.ui.translation import display_words
from segstudio.workspace.network_card import NetworkCard, match_classes, with_classes_of
from segstudio.workspace.session import Session


class ImportNetworkDialog(FormDialog):
    """`card` is the network that would be taken in; None where there is none to take."""

    def __init__(self, parent: QWidget, session: Session, folder: Path) -> None:
        super().__init__(parent, self.tr("Import network"))
        self._session = session
        self.card: NetworkCard | None = None
        self.setMinimumSize(520, 420)
        self.place = PlaceField(self.tr("Network (.safetensors)"), folder, with_files=True)
        self.state = label("", "muted", is_wrapped=True)
        self.table = QTreeWidget()
        self.table.setRootIsDecorated(False)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setAccessibleName(self.tr("Classes of the network and of this project"))
        self.table.setHeaderLabels([self.tr("Class of the network"), self.tr("In this project")])
        self.table.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.new_classes = QCheckBox(self.tr("Add classes that this project lacks"))
        words = self.tr(
            "The network is shown as a newer version, and training goes on from it. The version "
            "on screen now is pinned, so that you can go back."
        )
        self.body.addWidget(label(self.tr("Network (.safetensors)")))
        self.body.addWidget(self.place)
        self.body.addWidget(self.state)
        self.body.addWidget(self.table, 20)
        self.body.addWidget(self.new_classes)
        self.body.addWidget(label(words, "muted", is_wrapped=True))
        self.offer(self.tr("Import"))
        self._done = next(
            each
            for each in self.buttons.buttons()
            if self.buttons.buttonRole(each) is QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.place.changed.connect(self._look)
        self.new_classes.toggled.connect(self._show)
        self._show()

    def _look(self) -> None:
        place = self.place.place
        self.card = None
        self._show()
        if not place.is_dir():
            self._session.networks.look_at(
                place,
                lambda card: self._on_card(place, card),
                lambda error: self._on_error(place, error),
            )

    def _on_card(self, place: Path, card: NetworkCard) -> None:
        if place == self.place.place:
            self.card = card
            self._show()

    def _on_error(self, place: Path, error: Exception) -> None:
        if place == self.place.place:
            self.state.setText(display_words(str(error)))

    def _show(self) -> None:
        card, table = self.card, self._session.classes
        self.table.clear()
        self._done.setEnabled(False)
        if card is None:
            self.state.setText(self.tr("Choose a network that SegStudio exported."))
            return
        wanted = with_classes_of(card, table) if self.new_classes.isChecked() else table
        match = match_classes(card, wanted)
        for theirs, ours in match.rows:
            found = wanted.get(ours) if ours is not None else None
            if found is None:
                said = self.tr("– left out")
            elif table.get(found.id) is None:
                said = self.tr("{name} (new)").format(name=found.name)
            else:
                said = found.name
            self.table.addTopLevelItem(QTreeWidgetItem([theirs.name, said]))
        for name in match.unknown:
            self.table.addTopLevelItem(QTreeWidgetItem([self.tr("– not known yet"), name]))
        self._done.setEnabled(match.is_enough)
        self.state.setText(self._words(card, match.is_enough))

    def _words(self, card: NetworkCard, is_enough: bool) -> str:
        if not is_enough:
            return self.tr(
                "Fewer than two of its classes are in this project: give classes the same names, "
                "or add them."
            )
        dice = "–" if card.dice is None else f"{card.dice:.3f}"
        words = self.tr(
            "Version {n} of “{project}”, held-out Dice {dice} there. Licence: {licence}"
        )
        told = words.format(n=card.version, project=card.project, dice=dice, licence=card.licence)
        return f"{told} {began(card.start)}".rstrip()
