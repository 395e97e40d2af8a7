"""What the engine is told of images and of what is drawn on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask
from segstudio.document.mask_edit import MaskEdit
from segstudio.document.region import Region
from segstudio.storage.image_record import ImageRecord
from segstudio.worker.messages import AddImage, LeaveImage, Request, SetPurposes
from segstudio.workspace.annotation_message import annotate_messages, labelled_regions
from segstudio.workspace.background import Post
from segstudio.workspace.open_image import OpenImage

AnnotatedMasks = Callable[[], Iterator[tuple[int, Mask]]]
"""Yields (image id, mask) of every annotated image; may wait for the disk."""


class AnnotationFeed:
    """Sends images once, annotations as they change, and all of them again to a new engine."""

    def __init__(self, post: Post, send: Callable[[Request], None]) -> None:
        self._post = post
        self._send = send
        self._masks: AnnotatedMasks | None = None
        self._sent_images: set[int] = set()
        self._image: OpenImage | None = None
        self._is_drawn_on = False
        """Whether the person drew on the image since it came on screen."""
        self._drawn: dict[int, int] = {}
        self.last_drawn_id: int | None = None
        self.classes = ClassTable()

    def open(self, classes: ClassTable, masks: AnnotatedMasks) -> None:
        """Start with a project."""
        self.classes, self._masks = classes, masks
        self._sent_images, self._drawn, self.last_drawn_id = set(), {}, None

    def close(self) -> None:
        """The project is closed."""
        self._masks = None

    def show(self, image: OpenImage | None) -> None:
        """That image is on screen: what is drawn on it is newer than what is on disk."""
        left = self._image
        if left is not None and self._is_drawn_on and (image is None or image.id != left.id):
            self._send(LeaveImage(left.id))
        self._is_drawn_on = self._is_drawn_on and image is left
        self._image = image
        if image is not None:
            self.know(image.id, image.record.location)

    def know(self, image_id: int, path: str) -> None:
        """Make sure that the engine knows an image."""
        if image_id not in self._sent_images:
            self._sent_images.add(image_id)
            self._send(AddImage(image_id, path))

    def forget_images(self) -> None:
        """Images have other paths now: they are sent anew; send their annotations after it."""
        self._sent_images.clear()
        self.show(self._image)

    def note_drawn(self, image: OpenImage) -> None:
        """The person drew on an image, or took back; `send` follows."""
        self._is_drawn_on = True
        self._drawn[image.id] = image.mask.revision
        self.last_drawn_id = image.id

    def has_seen(self, seen: dict[int, int]) -> bool | None:
        """Tell whether `seen` (image id → revision) holds the last stroke; None without one."""
        last = self.last_drawn_id
        return None if last is None else seen.get(last, -1) >= self._drawn.get(last, 0)

    def continue_revision(self, image_id: int, mask: Mask) -> None:
        """Let the revisions of a mask read anew go on where they were."""
        mask.revision = max(mask.revision, self._drawn.get(image_id, 0))

    def set_purposes(self, purposes: SetPurposes) -> None:
        """Tell the engine what it may learn from; from any thread."""
        self._send(purposes)

    def send(self, image_id: int, path: str, mask: Mask, regions: list[Region]) -> None:
        """Send what `regions` of the mask hold now."""
        self.know(image_id, path)
        for message in annotate_messages(image_id, mask, regions, self.classes):
            self._send(message)

    def send_stored(self, record: ImageRecord, mask: Mask) -> None:
        """Send all of a mask as it is on disk; from any thread but the session's own."""
        self._send_stored(record, mask, labelled_regions(mask))

    def send_stored_edit(self, record: ImageRecord, mask: Mask, edit: MaskEdit) -> None:
        """Send what an edit made on disk changed; from any thread but the session's own."""
        self._send_stored(record, mask, edit.regions(mask.shape))

    def send_whole(self, record: ImageRecord, mask: Mask) -> None:
        """Send as `send_stored`, also where nothing is labelled any more."""
        tiles = mask.whole.tiles()
        self._send_stored(record, mask, [tile.region(mask.shape) for tile in tiles])

    def all_again(self) -> Iterator[Request]:
        """Yield all annotations for a new engine process; waits for the disk."""
        masks, classes = self._masks, self.classes
        for image_id, mask in masks() if masks else ():
            mask.revision = self._drawn.get(image_id, 0)
            yield from annotate_messages(image_id, mask, labelled_regions(mask), classes)

    def _send_stored(self, record: ImageRecord, mask: Mask, regions: list[Region]) -> None:
        def send() -> None:
            # What is on the canvas may be newer than what was read from disk.
            is_open = self._image is not None and self._image.id == record.id
            newest = self._image.mask if self._image is not None and is_open else mask
            self.send(record.id, record.location, newest, regions)

        if self._image is not None and self._image.id == record.id:
            self._post(send)
        else:
            mask.revision = self._drawn.get(record.id, 0)
            self.send(record.id, record.location, mask, regions)
