"""Looking over the images in the engine's process, in pieces no longer than a step of training."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import chain
from pathlib import Path

from segstudio.document.region import TileIndex
from segstudio.document.survey import Contradiction
from segstudio.engine.errors import ImageRefused, NothingPublished
from segstudio.engine.learner import Learner
from segstudio.engine.stored_image import StoredImage
from segstudio.engine.survey import Survey
from segstudio.storage.image_file import read_size
from segstudio.worker.image_library import ImageLibrary
from segstudio.worker.messages import (
    HeldOutMeasured,
    ImageRanked,
    LabelsCompared,
    RankImages,
    RankingDone,
    Report,
)

_log = logging.getLogger(__name__)

WAIT_S = 0.01
"""So long an idle engine waits for an image before it looks at the pipe again."""

MOST_PX = 64_000_000
"""A larger image is not read for this alone: two at a time are in memory."""

Pieces = Iterator[None]


class Ranking:
    """Works on the newest request; images are read on a thread, the next while one is looked at."""

    def __init__(
        self,
        learner: Learner,
        library: ImageLibrary,
        report: Callable[[Report], None],
    ) -> None:
        self._learner = learner
        self._library = library
        self._report = report
        self._reader = ThreadPoolExecutor(1, "ranking-reader")
        self._survey: Survey | None = None
        self._pieces: Pieces | None = None
        self._may_wait = True

    def __bool__(self) -> bool:
        return self._pieces is not None

    def ask(self, request: RankImages) -> None:
        """Do that from now on, whatever was asked before."""
        self._pieces = self._all(request)

    def work(self, may_wait: bool) -> None:
        """Do one piece. may_wait: wait for an image that is being read, WAIT_S at most."""
        self._may_wait = may_wait
        try:
            if self._pieces is not None:
                next(self._pieces)
        except StopIteration:
            self._pieces = None
        except Exception:
            _log.exception("The images could not be ranked.")
            self._pieces = None
            self._report(RankingDone(0))

    def _all(self, request: RankImages) -> Pieces:
        try:
            survey = self._survey = self._learner.survey(self._survey)
        except NothingPublished:
            self._report(RankingDone(0))
            return
        if survey.has_news:
            for found in survey.held_out():
                if found is not None:
                    self._report(HeldOutMeasured(survey.version, found))
                yield
        yield from self._compare(survey)
        for image_id, image in self._images(survey, request.images):
            if image is None:
                yield
            elif isinstance(image, str):
                self._report(ImageRanked(image_id, survey.version, problem=image))
            else:
                yield from self._rank(survey, image_id, image, request.visit)
        self._report(RankingDone(survey.version))

    def _compare(self, survey: Survey) -> Pieces:
        """Look at labelled tiles, and tell what is doubtful there."""
        tiles = {
            int(str(key)): (path, each)
            for key, each in survey.labelled_tiles().items()
            if (path := self._library.path(int(str(key)))) is not None
        }
        places: list[tuple[int, TileIndex]] = []
        doubtful: list[Contradiction] = []
        wanted = tuple((image_id, path) for image_id, (path, _) in tiles.items())
        for image_id, image in self._images(survey, wanted):
            if not isinstance(image, StoredImage):
                yield
                continue
            for tile in tiles[image_id][1]:
                doubtful += survey.compare(image, image_id, tile)
                places.append((image_id, tile))
                yield
        if places:
            self._report(LabelsCompared(survey.version, tuple(places), tuple(doubtful)))

    def _rank(self, survey: Survey, image_id: int, image: StoredImage, visit: int) -> Pieces:
        over = survey.over(image, image_id, visit)
        while not over.is_over:
            over.look()
            yield
        found = over.finding()
        self._report(
            ImageRanked(
                image_id, survey.version, found.regions, found.gain, found.overlaps, found.share
            )
        )

    def _images(
        self, survey: Survey, wanted: tuple[tuple[int, str], ...]
    ) -> Iterator[tuple[int, StoredImage | str | None]]:
        """Yield each image, or why there is none in a sentence; None while it is being read."""
        following: Future[StoredImage] | None = None
        for (image_id, path), after in zip(wanted, chain(wanted[1:], [None]), strict=False):
            image, future = survey.image_at_hand(image_id), following
            following = None
            if image is None and future is None:
                future = self._reader.submit(self._stored, path)
            if after is not None and survey.image_at_hand(after[0]) is None:
                following = self._reader.submit(self._stored, after[1])
            if image is not None or future is None:
                yield image_id, image
                continue
            while not future.done():
                if self._may_wait:
                    wait([future], WAIT_S)
                yield image_id, None
            yield image_id, _result(future, survey.predictor.network.image_channels)

    def _stored(self, path: str) -> StoredImage:
        height, width = read_size(Path(path))
        if height * width > MOST_PX:
            raise ImageRefused(
                f"“{Path(path).name}” is larger than {MOST_PX // 10**6} megapixels: it is looked "
                "over only while it is being learned from."
            )
        return self._library.stored(path)


def _result(future: Future[StoredImage], channels: int) -> StoredImage | str:
    error = future.exception()
    if error is not None:
        return str(error) or type(error).__name__
    image = future.result()
    if image.pixels.shape[2] not in (1, channels):
        return f"It has {image.pixels.shape[2]} channels, and the network takes {channels}."
    return image
