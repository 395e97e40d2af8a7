"""What the person sees of the queue, and what the engine hears of its decisions."""

import numpy as np
import pytest

from segstudio.document.pixel_size import PixelSize
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region
from segstudio.document.rules.registry import parse_rule
from segstudio.storage.image_query import ImageQuery, SortKey
from segstudio.storage.image_record import ImageStatus, Split
from segstudio.storage.prediction_file import prediction_path, save_prediction
from segstudio.worker.messages import AddImage, Annotate, SetPurposes
from segstudio.workspace.pixel_size_desk import PixelSizeDesk
from segstudio.workspace.prediction_figures import figures_of
from segstudio.workspace.project_rules import added
from segstudio.workspace.splitting.grouping import Grouping
from segstudio.workspace.splitting.split_desk import SplitOrder
from segstudio.workspace.splitting.split_draw import Shares


@pytest.fixture
def heard(opened):
    """What was sent to an engine; `opened` has none."""
    sent = []
    opened.loop.feed._send = sent.append
    return sent


def settle(sitting):
    for _ in range(3):
        done = []
        sitting.settle()
        sitting.session._background.engine.run(lambda: None, done.append)
        sitting.pump_until(lambda done=done: done)


def names(sitting):
    return [sitting.review.queue.record(row).name for row in range(len(sitting.review.queue))]


def ids(sitting):
    return [each.id for each in sitting.images]


def predicted(shape, class_id, confidence):
    whole = PredictedMask(shape)
    for tile in Region(0, 0, *shape).tiles():
        region = tile.region(shape)
        classes = np.full((region.height, region.width), class_id, np.uint8)
        whole.put(tile, 3, classes, np.full_like(classes, confidence))
    return whole


def test_the_queue_lists_all_until_something_is_asked(opened):
    assert names(opened) == ["a.png", "b.png", "c.png"]
    opened.review.queue.set_query(ImageQuery(text="b"))
    settle(opened)
    assert names(opened) == ["b.png"]
    assert opened.review.queue.row_of(ids(opened)[0]) is None
    opened.review.queue.set_query(ImageQuery(sort=SortKey.NAME, is_descending=True))
    settle(opened)
    assert names(opened) == ["c.png", "b.png", "a.png"]
    assert opened.review.queue.row_of(ids(opened)[0]) == 2
    opened.review.queue.set_query(ImageQuery())
    assert names(opened) == ["a.png", "b.png", "c.png"]


def test_what_no_longer_fits_leaves_the_list_and_the_next_one_is_the_next(opened):
    first, second, third = ids(opened)
    opened.review.set_status([first, second, third], ImageStatus.TO_REVIEW)
    opened.review.queue.set_query(ImageQuery(status=ImageStatus.TO_REVIEW))
    settle(opened)
    opened.show_next()
    opened.wait_for_image()
    assert opened.image.id == second
    opened.show_previous()
    opened.show_next()
    opened.wait_for_image()
    opened.review.set_status([second], ImageStatus.REVIEWED)
    settle(opened)
    assert names(opened) == ["a.png", "c.png"]
    opened.show_next()
    opened.pump_until(lambda: opened.image.id == third)


def test_tags_notes_groups_and_figures_reach_the_file_and_the_rows(opened):
    first, second, _ = ids(opened)
    told = []
    opened.events.details_changed.connect(told.extend)
    assert opened.review.queue.details(first) is None
    settle(opened)
    assert told == [first]
    assert opened.review.queue.details(first).tags == ()
    opened.review.add_tag([first, second], " blurred ")
    opened.review.add_tag([first], "  ")
    opened.review.set_note(first, "rim is cut")
    opened.review.set_groups({first: "patient 1"})
    settle(opened)
    details = opened.review.queue.details(first)
    assert (details.tags, details.note, details.group) == (("blurred",), "rim is cut", "patient 1")
    opened.review.queue.set_query(ImageQuery(tag="blurred"))
    settle(opened)
    opened.review.remove_tag([second], "blurred")
    settle(opened)
    assert names(opened) == ["a.png"]


def test_a_predicted_image_is_measured_and_marked(opened):
    opened.drag((50, 50), (60, 90))
    first, second, _ = ids(opened)
    whole = predicted(opened.image.shape, 1, 204)
    opened.session._background.engine.run(
        lambda: [opened.review.note_prediction(each, whole) for each in (first, second)]
    )
    settle(opened)
    assert opened.review.queue.details(first) is opened.review.queue.details(second) is None
    settle(opened)
    drawn, fresh = opened.review.queue.details(first), opened.review.queue.details(second)
    assert drawn.confidence == pytest.approx(0.8)
    assert drawn.disagreement == 1.0
    assert fresh.disagreement is None
    assert opened.images[0].status is ImageStatus.IN_PROGRESS
    assert opened.images[1].status is ImageStatus.PREDICTED


def test_figures_say_nothing_of_what_is_not_there():
    figures = figures_of(PredictedMask((600, 20)), None)
    assert figures.confidence is None
    assert figures.disagreement is None


def test_an_excluded_image_is_forgotten_until_it_is_included_again(opened, heard):
    opened.drag((50, 50), (60, 90))
    settle(opened)
    first = opened.image.id
    heard.clear()
    opened.review.set_status([first], ImageStatus.EXCLUDED)
    settle(opened)
    assert heard == [SetPurposes(frozenset(), frozenset({first}))]
    assert opened.session._background.jobs.call(lambda: list(opened.desk.annotated_masks())) == []
    opened.review.set_status([first], ImageStatus.REVIEWED)
    settle(opened)
    assert heard[1] == SetPurposes()
    assert [type(each) for each in heard[2:] if not isinstance(each, AddImage)] == [Annotate]
    assert heard[-1].class_ids.any()


def test_splits_tell_the_engine_what_not_to_learn(opened, heard):
    opened.drag((50, 50), (60, 90))
    settle(opened)
    first, second, third = ids(opened)
    heard.clear()
    for image_id, split in ((second, Split.TEST), (third, Split.TRAIN), (first, Split.HELD_OUT)):
        opened.review.set_split([image_id], split)
    settle(opened)
    heard[:] = [each for each in heard if each != SetPurposes(frozenset(), frozenset({second}))]
    assert heard[0] == SetPurposes(frozenset({first}), frozenset({second}))
    assert [each.image_id for each in heard if isinstance(each, Annotate)] == [first]
    heard.clear()
    opened.review.send_all()
    settle(opened)
    assert isinstance(heard[0], SetPurposes)
    assert [each.image_id for each in heard if isinstance(each, Annotate)] == [first]
    opened.review.queue.set_query(ImageQuery(split=Split.TEST))
    settle(opened)
    assert names(opened) == ["b.png"]


def test_predictions_of_several_images_are_accepted_at_once(opened):
    whole = predicted(opened.image.shape, 2, 255)
    for image_id in ids(opened)[:2]:
        save_prediction(prediction_path(opened.project.predictions, image_id), whole)
    opened.review.batch.accept(ids(opened))
    opened.pump_until(lambda: any("accepted" in text.lower() for text in opened.texts))
    settle(opened)
    area = whole.shape[0] * whole.shape[1]
    assert opened.counts() == {2: area}
    assert opened.stored_mask(ids(opened)[1]).counts == {2: area}
    assert opened.images[2].status is ImageStatus.NEW
    opened.editing.undo()
    settle(opened)
    assert opened.counts() == opened.stored_mask(ids(opened)[1]).counts == {}
    opened.editing.redo()
    settle(opened)
    assert opened.counts() == opened.stored_mask(ids(opened)[1]).counts == {2: area}
    opened.review.batch.accept(ids(opened)[2:])
    opened.pump_until(lambda: any("Predict them first" in text for text in opened.texts))


@pytest.mark.parametrize("rule", ["object area >= 30", "object area >= 30 µm²"])
def test_several_images_are_accepted_under_the_rules(opened, rule):
    shape = opened.image.shape
    sizes = PixelSizeDesk(opened.session.events, opened.session.saver)
    sizes.set(opened.image, PixelSize(0.5, 0.5), is_shared=True)
    whole = predicted(shape, 1, 255)
    whole.class_ids[:6, :6] = whole.class_ids[20:32, 20:32] = 2
    first, second, _ = ids(opened)
    for image_id in (first, second):
        save_prediction(prediction_path(opened.project.predictions, image_id), whole)
    rules = added([], parse_rule(rule, opened.session.classes))
    opened.masks.rules.store(rules, are_accepted_held=True)
    settle(opened)
    opened.review.batch.accept([first, second])
    opened.pump_until(lambda: any("accepted" in text.lower() for text in opened.texts))
    settle(opened)
    large = 36 + 144 if rule.endswith("30") else 144
    counts = {1: shape[0] * shape[1] - large, 2: large}
    assert opened.counts() == opened.stored_mask(second).counts == counts


def test_a_group_goes_where_one_of_its_images_goes(opened):
    first, second, _ = ids(opened)
    opened.review.set_groups({first: "patient 1", second: "patient 1"})
    opened.review.set_split([first], Split.TEST)
    settle(opened)
    assert [each.split for each in opened.images] == [Split.TEST, Split.TEST, Split.NONE]
    assert "With them went 1 other image of the same groups." in opened.texts


def test_images_that_come_into_a_group_of_another_split_go_there(opened):
    first, second, third = ids(opened)
    opened.review.set_split([first], Split.TRAIN)
    opened.review.set_split([second], Split.TEST)
    settle(opened)
    opened.review.set_groups(dict.fromkeys([first, second], "patient 1"))
    settle(opened)
    assert [each.split for each in opened.images] == [Split.TEST, Split.TEST, Split.NONE]
    stored = opened.session._background.disk.call(lambda: opened.desk.store.images())
    assert stored == list(opened.images)
    assert any("So that none leaks, 1 image moved." in each for each in opened.texts)
    told = len(opened.texts)
    opened.review.set_groups({third: "patient 2"})
    settle(opened)
    assert len(opened.texts) == told


def test_an_image_that_was_excluded_comes_back_into_the_split_of_its_group(opened):
    first, second, _ = ids(opened)
    opened.review.set_groups(dict.fromkeys([first, second], "patient 1"))
    opened.review.set_status([second], ImageStatus.EXCLUDED)
    settle(opened)
    found, order = [], SplitOrder(Shares(0, 0, 1), Grouping.GROUP)
    opened.review.splitting.preview(order, found.append, found.append)
    settle(opened)
    opened.review.splitting.apply(found[0], order)
    settle(opened)
    assert [each.split for each in opened.images] == [Split.TEST, Split.NONE, Split.TEST]
    opened.review.set_status([second], ImageStatus.TO_REVIEW)
    settle(opened)
    assert [each.split for each in opened.images] == [Split.TEST] * 3


def test_the_group_of_an_excluded_image_is_kept_for_when_it_comes_back(opened):
    last = ids(opened)[-1]
    opened.review.set_status([last], ImageStatus.EXCLUDED)
    settle(opened)
    found, order = [], SplitOrder(Shares(0, 0, 1), Grouping.FOLDER)
    opened.review.splitting.preview(order, found.append, found.append)
    settle(opened)
    assert [size for _, size in found[0].sizes] == [2]
    opened.review.splitting.apply(found[0], order)
    opened.review.set_status([last], ImageStatus.TO_REVIEW)
    settle(opened)
    assert [each.split for each in opened.images] == [Split.TEST] * 3


def test_a_drawn_split_is_shown_written_and_told_the_engine(opened, heard):
    found = []
    order = SplitOrder(Shares(1, 1, 1))
    opened.review.splitting.preview(order, found.append, found.append)
    settle(opened)
    opened.review.splitting.apply(found[0], order)
    settle(opened)
    assert {each.split for each in opened.images} == {Split.TRAIN, Split.HELD_OUT, Split.TEST}
    purposes = [each for each in heard if isinstance(each, SetPurposes)][-1]
    assert len(purposes.held_out_ids) == len(purposes.withheld_ids) == 1
    stored = opened.session._background.disk.call(lambda: opened.desk.store.images())
    assert stored == list(opened.images)
    opened.review.splitting.clear()
    settle(opened)
    assert {each.split for each in opened.images} == {Split.NONE}
