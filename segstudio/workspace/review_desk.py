"""What a person decides of images beside drawing: status, split, group, tags and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

from segstudio.document.mask import Mask
from segstudio.document.prediction import PredictedMask
from segstudio.storage.image_record import ImageDetails, ImageRecord, ImageStatus, Split
from segstudio.storage.project_store import ProjectStore
from segstudio.worker.messages import SetPurposes
from segstudio.workspace.image_batch import ImageBatch
from segstudio.workspace.image_painter import ImagePainter
from segstudio.workspace.live_loop import LiveLoop
from segstudio.workspace.mask_thumbnail import Picture, StoredTiles, color_rows, mask_thumbnail
from segstudio.workspace.notice import Notice
from segstudio.workspace.plural import counted
from segstudio.workspace.prediction_figures import PredictionFigures, figures_of
from segstudio.workspace.purpose import changed_ids, purposes_of
from segstudio.workspace.review_queue import ReviewQueue
from segstudio.workspace.saver import Saver, Write
from segstudio.workspace.sentences import Sentences
from segstudio.workspace.sitting_parts import SittingParts
from segstudio.workspace.splitting.split_commands import Splitting
from segstudio.workspace.splitting.split_draw import joined_splits
from segstudio.workspace.turns import in_turns

LOT = 50
"""So many images change in one go: about 2 ms, and one transaction."""


class ReviewDesk:
    """Changes are seen at once and written behind; of thousands of images in turns."""

    def __init__(
        self,
        painter: ImagePainter,
        parts: SittingParts,
        saver: Saver,
        loop: LiveLoop,
        before: Callable[[], None],
    ) -> None:
        """before: see `ImageBatch`."""
        self._background = parts.background
        self._events = parts.events
        self._desk = parts.desk
        self._saver = saver
        self._classes = parts.classes
        self._feed = loop.feed
        self.queue = ReviewQueue(parts.background, parts.events, parts.desk)
        self.batch = ImageBatch(painter, parts, loop, before)
        self.splitting = Splitting(parts, self.take_splits)
        self._told = SetPurposes()
        self.tags: dict[str, int] = {}
        """The number of images of each tag in use, by name."""
        parts.events.project_opened.connect(self._read_tags)
        parts.events.images_changed.connect(self._read_tags)

    def set_status(self, image_ids: Iterable[int], status: ImageStatus) -> None:
        """Set how far the work on images is."""
        ids = list(image_ids)
        back = [] if status is ImageStatus.EXCLUDED else self._changed(ids, _is_excluded)
        self._in_lots(ids, lambda lot: self._set_status(lot, status))
        if back:  # they took no part when the project was split
            self._keep_groups_together(back)

    def set_split(self, image_ids: Iterable[int], split: Split) -> None:
        """Set what images are for, and those of the same groups with them: no group is in two."""
        store, ids = self._desk.store, list(image_ids)
        if store is not None:
            self._background.disk.run(
                lambda: store.review.with_groups(ids),
                lambda found: self._set_split_of(ids, found, split),
                lambda error: self._events.notice.emit(Notice.of_error(error)),
            )

    def take_splits(self, splits: Mapping[int, Split], write: Write) -> None:
        """Show what images are for (id → split); write: keeps it with the project, at once."""
        self._saver.write(write)
        self._in_lots(list(splits), lambda ids: self._show_splits({i: splits[i] for i in ids}))

    def mark_synthetic(self, image_ids: Sequence[int]) -> None:
        """Mark images as synthetic, for good."""
        splits = dict.fromkeys(image_ids, Split.SYNTHETIC)
        self.take_splits(splits, lambda store: store.review.mark_synthetic(image_ids))
        self._read_tags()

    def set_groups(self, groups: Mapping[int, str]) -> None:
        """Set which patient, field or video images belong to (id → name, "" for none).

        Where a group is in two splits then, all of it goes with the strictest of them.
        """
        self._write(list(groups), lambda store: store.review.set_groups(groups))
        self._keep_groups_together(list(groups))

    def add_tag(self, image_ids: Sequence[int], tag: str) -> None:
        """Give images a tag."""
        if tag.strip():
            self._write(image_ids, lambda store: store.review.add_tag(image_ids, tag.strip()))
            self._read_tags()

    def remove_tag(self, image_ids: Sequence[int], tag: str) -> None:
        """Take a tag from images."""
        self._write(image_ids, lambda store: store.review.remove_tag(image_ids, tag))
        self._read_tags()

    def set_note(self, image_id: int, note: str) -> None:
        """Set what the person notes of an image."""
        self._write([image_id], lambda store: store.review.set_note(image_id, note.strip()))

    def read_details(
        self, image_ids: Sequence[int], then: Callable[[dict[int, ImageDetails]], None]
    ) -> None:
        """Read what is known of images from the file, all that is said of them by now included."""
        store = self._desk.store
        if store is not None:
            self._background.disk.run(lambda: store.review.details(image_ids), then, _ignore)

    def mask_picture(self, record: ImageRecord, side_px: int) -> Callable[[], Picture] | None:
        """Return what makes a small picture of the drawing; to be called on a thread of one's own.

        None where there is nothing to draw.
        """
        store, shape = self._desk.store, record.shape
        if store is None or shape is None:
            return None
        colors, disk = color_rows(self._classes.table), self._background.disk

        def read() -> StoredTiles:
            return disk.call(lambda: store.review.mask_tiles(record.id))

        return lambda: mask_thumbnail(read, shape, colors, side_px)

    def note_prediction(self, image_id: int, prediction: PredictedMask) -> None:
        """A whole image was predicted: measure it; on a thread that may wait."""
        store, record = self._desk.store, self._desk.images.record(image_id)
        if store is not None and record is not None:
            figures = figures_of(prediction, self._drawn(store, record, prediction.shape))
            self._background.post(lambda: self._note_figures(store, image_id, figures))

    def send_all(self) -> None:
        """Tell the engine what it must not learn from, then all that is drawn."""

        def tell() -> None:
            self._told = purposes_of(self._desk.images)
            self._feed.set_purposes(self._told)

        self._background.engine.run(tell)
        self._desk.send_annotations(self._feed.send_stored)

    def tell_purposes(self) -> None:
        """Tell the engine of images that came, or are for something else, and what is drawn."""
        self._background.engine.run(self._tell_purposes)

    def _read_tags(self) -> None:
        store = self._desk.store
        if store is not None:
            self._background.disk.run(store.review.tags, self._take_tags, _ignore)

    def _take_tags(self, tags: dict[str, int]) -> None:
        self.tags = tags

    def _drawn(
        self, store: ProjectStore, record: ImageRecord, shape: tuple[int, int]
    ) -> Mask | None:
        counts = self._background.disk.call(lambda: store.pixel_counts(record.id))
        if not counts or record.shape != shape:
            return None
        return self._background.disk.call(lambda: store.load_mask(record.id, shape))[0]

    def _note_figures(self, store: ProjectStore, image_id: int, figures: PredictionFigures) -> None:
        record = self._desk.images.record(image_id)
        if self._desk.store is not store or record is None:
            return
        self._write(
            [image_id],
            lambda store: store.review.set_figures(
                image_id, figures.confidence, figures.disagreement
            ),
        )
        if record.status is ImageStatus.NEW:
            self._set_status([image_id], ImageStatus.PREDICTED)

    def _set_status(self, image_ids: Sequence[int], status: ImageStatus) -> None:
        changed = self._changed(image_ids, lambda record: record.status is not status)
        if changed:
            self._saver.write(lambda store: store.set_status_of(changed, status))
        for image_id in changed:
            self._desk.images.change(image_id, status=status)
            self._events.image_changed.emit(image_id)

    def _set_split_of(self, asked: list[int], ids: list[int], split: Split) -> None:
        splits = dict.fromkeys(ids, split)
        self.take_splits(splits, lambda store: store.review.set_splits(splits))
        more = len(ids) - len(asked)
        if more > 0:
            words = counted(more, "other image")
            self._events.notice.emit(Notice(f"With them went {words} of the same groups."))

    def _keep_groups_together(self, image_ids: Sequence[int]) -> None:
        store = self._desk.store
        if store is None:
            return

        def take(splits: dict[int, Split]) -> None:
            if splits and self._desk.store is store:
                self.take_splits(splits, lambda store: store.review.set_splits(splits))
                words = counted(len(splits), "image")
                told = f"The group was in more than one split. So that none leaks, {words} moved."
                rule = "A group is for testing where one of its images is, else held out."
                self._events.notice.emit(Notice(Sentences(told, rule)))

        self._background.disk.run(
            lambda: joined_splits(store.review.group_splits(image_ids)),
            take,
            lambda error: self._events.notice.emit(Notice.of_error(error)),
        )

    def _show_splits(self, splits: Mapping[int, Split]) -> None:
        for image_id in self._changed(splits, lambda each: _moves(each, splits[each.id])):
            self._desk.images.change(image_id, split=splits[image_id])
            self._events.image_changed.emit(image_id)

    def _changed(
        self, image_ids: Iterable[int], is_other: Callable[[ImageRecord], bool]
    ) -> list[int]:
        records = (self._desk.images.record(image_id) for image_id in image_ids)
        return [record.id for record in records if record is not None and is_other(record)]

    def _write(self, image_ids: Sequence[int], write: Callable[[ProjectStore], object]) -> None:
        self._saver.write(write)
        self.queue.note_changed(image_ids)

    def _in_lots(self, ids: list[int], change: Callable[[list[int]], None]) -> None:
        """Change the first images at once and the others in turns; the engine hears at the end."""
        store = self._desk.store

        def change_lot(lot: list[int]) -> None:
            if self._desk.store is store:
                change(lot)

        def works() -> Iterator[Callable[[], object]]:
            for start in range(0, len(ids), LOT):
                yield partial(change_lot, ids[start : start + LOT])
            yield partial(self._background.engine.run, self._tell_purposes)

        in_turns(self._background.post, works())

    def _tell_purposes(self) -> None:
        """Tell the engine what it may learn from, where that changed; on its lane.

        It forgets all strokes of images with another purpose; those it may know are sent again.
        """
        purposes = purposes_of(self._desk.images)
        changed = changed_ids(self._told, purposes)
        if changed:
            self._told = purposes
            self._feed.set_purposes(purposes)
            known = changed - purposes.withheld_ids
            self._desk.send_annotations(self._feed.send_stored, known)


def _moves(record: ImageRecord, split: Split) -> bool:
    return record.split is not split and not record.is_synthetic


def _is_excluded(record: ImageRecord) -> bool:
    return record.is_excluded


def _ignore(_: Exception) -> None:
    """Lists say less while the file cannot be read; whatever is done there says why."""
