"""Has the images looked over when that is due, and leads the person to what was found."""

from __future__ import annotations

import random
from collections.abc import Sequence
from enum import Enum

from segstudio.document.region import Region
from segstudio.storage.image_record import FINISHED, ImageRecord
from segstudio.worker import messages as m
from segstudio.workspace.guidance.correction_desk import CorrectionDesk
from segstudio.workspace.guidance.doubt_desk import DoubtDesk
from segstudio.workspace.guidance.image_round import ImageRound
from segstudio.workspace.guidance.place import Place
from segstudio.workspace.guidance.ranking import Ranking
from segstudio.workspace.guidance.sitting_record import SittingRecord
from segstudio.workspace.guidance.stopping import Stopping
from segstudio.workspace.image_desk import ImageDesk
from segstudio.workspace.image_list import ImageList
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.notice import Notice
from segstudio.workspace.open_image import OpenImage
from segstudio.workspace.saver import Saver
from segstudio.workspace.settings import AppSettings
from segstudio.workspace.sitting_parts import SittingParts

PART = 32
"""Images that are asked for at once."""
AGAIN = 8
"""Of these so many that promised much to an older version."""
SHOWN_PLACES = 4
ORDER_KEY, RANKING_KEY = "next_order", "ranks_images"
NOTHING_RANKED = "Nothing has been ranked yet, so this is the next image in order."
NOTHING_LEFT = "Nothing is left that promises much; this is the next image in order."


class Order(Enum):
    """In which order the next image comes."""

    GAIN = "gain"
    IN_ORDER = "in_order"
    RANDOM = "random"


class Guide:
    """Part by part through all images, whenever there is something new to say of them."""

    def __init__(
        self,
        parts: SittingParts,
        settings: AppSettings,
        saver: Saver,
        image_desk: ImageDesk,
        loop: LiveLoop,
    ) -> None:
        self._post = parts.background.post
        self._events = events = parts.events
        self._settings = settings
        self._desk = parts.desk
        self.doubts = DoubtDesk(parts, saver, self.go_to)
        """Where the network says something else than was drawn."""
        self.corrections = CorrectionDesk(parts, saver)
        self.record = SittingRecord(parts, saver, loop)
        """Time, strokes and images of this sitting, and the time of all."""
        self._image_desk = image_desk
        self._loop = loop
        self._random = random.Random()  # noqa: S311
        self._wanted: Place | None = None
        self._strokes = 0
        self._forget()
        loop.on_guidance = self._on_report
        events.training_changed.connect(self._on_training_changed)
        events.image_opened.connect(self._on_image_opened)
        events.images_changed.connect(self._on_images_changed)
        for signal in (events.project_opened, events.project_closed):
            signal.connect(self._forget)

    @property
    def order(self) -> Order:
        """In which order the next image comes."""
        stored = self._settings.get(ORDER_KEY)
        return next((each for each in Order if each.value == stored), Order.GAIN)

    def choose_order(self, order: Order) -> None:
        """Let the next image come in that order; remembered."""
        self._settings.set(ORDER_KEY, order.value)
        self._events.guidance_changed.emit()

    @property
    def is_ranking(self) -> bool:
        """Whether the engine looks over images when it is idle; remembered."""
        return self._settings.get(RANKING_KEY, True) is not False

    def toggle_ranking(self) -> None:
        """Have images looked over, or not: then only what is drawn is, for contradictions."""
        self._settings.set(RANKING_KEY, not self.is_ranking)
        self.ranking = Ranking()
        self.stopping.forget_images()
        self._is_asked = False  # what is asked next takes its place
        self._on_images_changed()
        self._events.guidance_changed.emit()

    @property
    def places(self) -> list[Place]:
        """The places to go to next, the best first."""
        image = self._image_desk.image
        return self.ranking.places(
            SHOWN_PLACES, None if image is None else image.id, self._is_open_id
        )

    def go_next(self) -> None:
        """Show what comes next in the order that was chosen."""
        if self.order is Order.RANDOM:
            self._go_anywhere()
            return
        if self.order is Order.GAIN:
            places = self.places
            if places:
                self.go_to(places[0])
                return
            if self.is_ranking:
                words = NOTHING_LEFT if self.ranking.count else NOTHING_RANKED
                self._events.notice.emit(Notice(words))
        self._image_desk.show_next_to_review()

    def go_to(self, place: Place) -> None:
        """Show a place: its image, and in that the region."""
        self.ranking.note_seen(place)
        image, record = self._image_desk.image, self._desk.images.record(place.image_id)
        self._wanted = place
        if image is not None and image.id == place.image_id:
            self._show_wanted()
        self._image_desk.show(record)
        self._events.guidance_changed.emit()

    def _go_anywhere(self) -> None:
        asked_id, images = self._image_desk.asked_id, self._desk.images
        start = self._random.randrange(max(1, len(images)))
        for offset in range(len(images)):
            record = images[(start + offset) % len(images)]
            if _is_open(record) and record.id != asked_id:
                self._image_desk.show(record)
                return
        self._image_desk.show_next_to_review()

    def _on_image_opened(self) -> None:
        self._events.guidance_changed.emit()
        # The canvas hears of the image after this.
        self._post(self._show_wanted)

    def _show_wanted(self) -> None:
        place, image = self._wanted, self._image_desk.image
        if place is not None and image is not None and image.id == place.image_id:
            self._wanted = None
            if place.region is not None:
                self._events.place_shown.emit(place.region)

    def _forget(self) -> None:
        self.ranking, self.stopping = Ranking(), Stopping()
        self._round: ImageRound | None = None
        self._round_version = self._round_strokes = self._visit = 0
        self._is_asked = False
        self._refused = 0
        """The newest version that the engine could not look with."""
        self._events.guidance_changed.emit()

    def note_drawn(self, image: OpenImage, regions: Sequence[Region]) -> None:
        """The person drew in those regions, or took back; called on any thread."""
        self._strokes += 1
        self.doubts.note_drawn(image.id, regions)
        self.corrections.note_drawn(image, regions)
        self._post(lambda: self.record.note_stroke(image.id))

    def close(self) -> None:
        """The project is about to be closed: what was counted is written."""
        self.corrections.close()
        self.record.close()

    def _on_report(self, report: m.GuidanceReport) -> None:
        match report:
            case m.ImageRanked():
                if self.is_ranking:
                    self.ranking.note(report)
                    self.stopping.note_image(report)
                    self._events.guidance_changed.emit()
            case m.RankingDone(version):
                self._is_asked = False
                if not version:  # nothing can be said with what there is
                    self._round, self._refused = None, self._newest_version
                self._ask_if_due()
            case m.LabelsCompared():
                self.doubts.take(report)
            case m.HeldOutMeasured():
                self.stopping.note_held_out(report)

    def _on_images_changed(self) -> None:
        self._round = None
        self._ask_if_due()

    def _on_training_changed(self) -> None:
        if self._loop.status.state is m.EngineState.STARTING:
            self._is_asked = False  # what the dead engine was asked is not done
            self._round = None
        self._ask_if_due()

    def _ask_if_due(self) -> None:
        version, images = self._newest_version, self._desk.images
        if self._is_asked or self._desk.project is None or version <= self._refused:
            return
        if self._round is None or (self._round.is_over and self._has_news()):
            self._round = ImageRound(images if self.is_ranking else ImageList())
            self._round_version, self._round_strokes = version, self._strokes
        elif self._round.is_over:
            return
        part = self._part(self._round, version) if self.is_ranking else {}
        self._is_asked = True
        self._visit += 1
        self._loop.send(m.RankImages(tuple(part.items()), self._visit))

    def _part(self, trip: ImageRound, version: int) -> dict[int, str]:
        """Return what to look over at once: this image, those that promised much, and new ones."""
        images, image = self._desk.images, self._image_desk.image
        chosen = [images.record(each) for each in self.ranking.outdated(version, AGAIN)]
        first = [] if image is None else [image.record]
        records = [*first, *(each for each in chosen if each is not None)]
        records += trip.take(PART - len(records), _is_open)
        return {each.id: each.location for each in records if _is_open(each)}

    def _has_news(self) -> bool:
        """Tell whether another round would say something new."""
        if self._newest_version <= self._round_version:
            return False
        is_at_rest = self._loop.status.state is not m.EngineState.TRAINING
        return is_at_rest or self._strokes != self._round_strokes

    @property
    def _newest_version(self) -> int:
        newest = self._loop.status.newest
        return 0 if newest is None else newest.version

    def _is_open_id(self, image_id: int) -> bool:
        record = self._desk.images.record(image_id)
        return record is not None and _is_open(record)


def _is_open(record: ImageRecord) -> bool:
    is_left = record.status not in FINISHED and record.problem is None
    return is_left and record.is_for_engine
