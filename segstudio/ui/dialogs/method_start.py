"""What the network begins with: as usual, published weights, a file, another project's network."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from segstudio.document.encoder_weights import ENCODERS
from segstudio.document.network_choice import NetworkChoice
from segstudio.ui.dialogs import start_words as words
from segstudio.ui.dialogs.method_fields import Explained
from segstudio.ui.dialogs.method_more import Settings
from segstudio.ui.dialogs.place_field import PlaceField
from segstudio.ui.slices import Work
from segstudio.ui.translation import display_words, translate
from segstudio.workspace.session import Session
from segstudio.workspace.start_desk import Start

NOW, USUAL, PUBLISHED, FILE, PROJECT = "now", "usual", "published", "file", "project"
_PLACE_PX = 120


class MethodStart(Explained):
    """Make it by doing `works`. Only what the network that is chosen can begin with is offered."""

    changed = Signal()
    network_found = Signal(object)
    """The NetworkChoice of a whole network that somebody has chosen to begin with."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._method = session.loop.method
        self._network = NetworkChoice().name
        self._start: Start | None = None
        self._trouble = ""
        self.kind = QComboBox()
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.kind.setAccessibleName(words.title())
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.line.insertWidget(0, self.kind)
        self.places: dict[str, PlaceField] = {}

    def works(self) -> list[Work]:
        """Return what makes the fields, each in a turn."""
        return [self._add_file, self._add_project]

    @property
    def key(self) -> str:
        """What is chosen."""
        return str(self.kind.currentData() or USUAL)

    @property
    def is_other(self) -> bool:
        """Whether it is to begin with something else than the network in force did."""
        match self.key, self._start:
            case "usual", _:
                return self.kind.findData(NOW) >= 0
            case "published", _:
                return ENCODERS[self._network].name != self._method.start
            case _, Path() as file:
                return str(file) != self._method.weights
            case key, _:
                return key != NOW

    @property
    def settings(self) -> Settings:
        """What the engine can look at before; what is downloaded first is none of it."""
        if self.key == USUAL and self.is_other:
            return {"weights": ""}
        return {"weights": str(self._start)} if isinstance(self._start, Path) else {}

    def problem(self, choice: NetworkChoice) -> str:
        """Return why that network cannot begin so, in a sentence, or ""."""
        if self.key == PUBLISHED:
            return words.width_problem(choice)
        if self.key not in (FILE, PROJECT):
            return ""
        if self._start is None:
            return self._trouble or words.asking(self.key == PROJECT)
        return words.start_problem(self._start, choice, self._session.classes)

    def outcome(self) -> str:
        """Return what will happen where a whole network is gone on from, else ""."""
        return "" if self._start is None else words.outcome(self._start, self._session.classes)

    def begin(self, settings: Settings) -> None:
        """Do it. settings: what else is to change."""
        desk = self._session.networks.starts
        match self.key, self._start:
            case "published", _:
                desk.begin_with_published(self._network, settings)
            case "usual", _:
                desk.begin_usually(settings)
            case _, Path() as file:
                desk.begin_with_encoder(file, settings)
            case _, None:
                pass
            case _, card:
                own = card.choice.settings
                others = {name: each for name, each in settings.items() if name not in own}
                desk.begin_with_network(card, others)

    def show_network(self, name: str) -> None:
        """Offer what that network can begin with; what was chosen stays where it can."""
        self._network = name
        is_same = bool(self._method.settings) and self._method.network.name == name
        offered = {
            NOW: words.now(self._method.start) if is_same and self._method.start else "",
            USUAL: translate("Method", "as usual"),
            PUBLISHED: translate("Method", "published weights") if name in ENCODERS else "",
            FILE: translate("Method", "a file…"),
            PROJECT: translate("Method", "another project…"),
        }
        could_stay = self.kind.findData(NOW) >= 0
        before = NOW if self.key == USUAL and not could_stay else self.key
        with QSignalBlocker(self.kind):
            self.kind.clear()
            for key, text in offered.items():
                if text:
                    self.kind.addItem(text, key)
            self.kind.setCurrentIndex(max(0, self.kind.findData(before)))
        self._show()

    def forget(self) -> None:
        """Show what is in force."""
        self._start, self._trouble = None, ""
        with QSignalBlocker(self.kind):
            self.kind.clear()
        self.show_network(self._network)

    def _add_file(self) -> None:
        name = translate("Method", "File to begin with")
        self._add_place(FILE, PlaceField(name, Path.home(), with_files=True, with_folders=False))

    def _add_project(self) -> None:
        self._add_place(
            PROJECT, PlaceField(translate("Method", "Project to begin with"), Path.home())
        )

    def _add_place(self, key: str, field: PlaceField) -> None:
        field.setMinimumWidth(_PLACE_PX)
        field.hide()
        field.changed.connect(self._look)
        field.field.textChanged.connect(self._on_text)
        self.line.insertWidget(self.line.count() - 1, field, 1)
        self.places[key] = field

    def _show(self) -> None:
        for key, field in self.places.items():
            field.setVisible(key == self.key)
        self.words.setText(self._told())

    def _told(self) -> str:
        if self.key == PUBLISHED:
            return words.published(ENCODERS[self._network])
        if self.key in (FILE, PROJECT):
            if self._start is None:
                return "" if self._trouble else words.purpose(self.key == PROJECT)
            return words.found(self._start)
        return words.began(self._method.start) if self.key == NOW else words.usual(self._network)

    def _on_kind(self) -> None:
        self._start, self._trouble = None, ""
        self._show()
        self.changed.emit()
        if self.key in self.places and self.places[self.key].place != Path.home():
            self._look()

    def _on_text(self) -> None:
        self._start, self._trouble = None, ""
        self.changed.emit()

    def _look(self) -> None:
        if self.key not in self.places:
            return
        place = self.places[self.key].place
        self._session.networks.starts.look_at(
            place,
            lambda start: self._take(place, start, ""),
            lambda error: self._take(place, None, display_words(str(error))),
        )

    def _take(self, place: Path, start: Start | None, trouble: str) -> None:
        """Show what is there, where that is still asked for by then."""
        if not shiboken6.isValid(self) or self.key not in self.places:
            return
        if self.places[self.key].place != place:
            return
        self._start, self._trouble = start, trouble
        if start is not None and not isinstance(start, Path):
            self.network_found.emit(start.choice)
        self._show()
        self.changed.emit()
