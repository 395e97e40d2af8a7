"""Shares are kept, classes are spread, and no group is ever in two splits."""

from collections import Counter, defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segstudio.storage.image_record import ImageRecord, ImageStatus, Split
from segstudio.workspace.splitting.grouping import Grouping, PatternRefused, group_names
from segstudio.workspace.splitting.split_draw import (
    Shares,
    SharesRefused,
    SplitItem,
    draw_splits,
    joined_splits,
    split_counts,
)

EVEN = Shares(60, 20, 20)


def record(image_id, location):
    return ImageRecord(image_id, location, ImageStatus.NEW, None, None)


def item(image_id, group="", classes=(), split=Split.NONE):
    return SplitItem(image_id, group, split, frozenset(classes))


def test_shares_are_kept_to_the_image():
    drawn = draw_splits([item(i) for i in range(100)], EVEN)
    assert Counter(drawn.values()) == {Split.TRAIN: 60, Split.HELD_OUT: 20, Split.TEST: 20}


def test_the_same_seed_draws_the_same():
    items = [item(i, f"g{i % 17}") for i in range(100)]
    assert draw_splits(items, EVEN, 3) == draw_splits(items, EVEN, 3)
    assert draw_splits(items, EVEN, 3) != draw_splits(items, EVEN, 4)


def test_a_rare_class_is_spread_in_the_shares_too():
    items = [item(i, classes={1, 2} if i % 10 == 0 else {1}) for i in range(200)]
    counts = split_counts(items, draw_splits(items, EVEN, 1))
    assert {split: count.classes[2] for split, count in counts.items()} == {
        Split.TRAIN: 12,
        Split.HELD_OUT: 4,
        Split.TEST: 4,
    }
    assert [count.images for count in counts.values()] == [120, 40, 40]
    by_chance = split_counts(items, draw_splits(items, EVEN, 1, is_stratified=False))
    assert sum(count.classes[2] for count in by_chance.values()) == 20


def test_a_share_of_nothing_gets_nothing():
    drawn = draw_splits([item(i, classes={i % 5}) for i in range(50)], Shares(1, 0, 1))
    assert Counter(drawn.values()) == {Split.TRAIN: 25, Split.TEST: 25}


def test_what_is_set_stays_and_its_group_follows():
    items = [item(i, f"g{i // 5}") for i in range(50)]
    items[7] = item(7, "g1", split=Split.TEST)
    items[11] = item(11, "g2", split=Split.TRAIN)
    items[12] = item(12, "g2", split=Split.HELD_OUT)
    drawn = draw_splits(items, EVEN, keeps_set=True)
    assert {drawn[i] for i in range(5, 10)} == {Split.TEST}
    assert {drawn[i] for i in range(10, 15)} == {Split.HELD_OUT}


@pytest.mark.parametrize("shares", [Shares(0, 0, 0), Shares(-1, 1, 1), Shares(float("nan"), 1, 1)])
def test_senseless_shares_are_refused(shares):
    with pytest.raises(SharesRefused):
        draw_splits([item(1)], shares)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "a", "b", "c", "d"]),
            st.frozensets(st.integers(1, 4)),
            st.sampled_from(list(Split)),
        ),
        max_size=60,
    ),
    st.integers(0, 5),
    st.booleans(),
    st.booleans(),
)
def test_no_group_is_ever_in_two_splits(drawn_items, seed, is_stratified, keeps_set):
    items = [item(i, group, ids, split) for i, (group, ids, split) in enumerate(drawn_items)]
    drawn = draw_splits(items, EVEN, seed, is_stratified, keeps_set)
    assert set(drawn) == {each.image_id for each in items}
    splits = defaultdict(set)
    for each in items:
        if each.group:
            splits[each.group].add(drawn[each.image_id])
    assert all(len(found) == 1 for found in splits.values())
    assert Split.NONE not in drawn.values()


def test_groups_by_folder_pattern_and_hand():
    records = [
        record(1, "/data/a/x/p1_field 1.png"),
        record(2, "/data/b/x/P1_field.2.png"),
        record(3, "/data/b/x/other.png"),
    ]
    assert group_names(records, Grouping.IMAGE, "", {}) == {1: "", 2: "", 3: ""}
    assert group_names(records, Grouping.FOLDER, "", {}) == {1: "a/x", 2: "b/x", 3: "b/x"}
    assert group_names(records, Grouping.PATTERN, "{group}_*", {}) == {1: "p1", 2: "P1", 3: ""}
    assert group_names(records, Grouping.PATTERN, "*field?{group}", {}) == {1: "", 2: "", 3: ""}
    assert group_names(records, Grouping.GROUP, "", {2: "q"}) == {1: "", 2: "q", 3: ""}


@pytest.mark.parametrize("pattern", ["", "*_*", "{group}_{group}", "*" * 9 + "{group}"])
def test_a_pattern_without_one_group_is_refused(pattern):
    with pytest.raises(PatternRefused):
        group_names([record(1, "/a_b.png")], Grouping.PATTERN, pattern, {})


def test_100_000_images_are_drawn_in_time():
    items = [item(i, f"g{i // 7}", {i % 3, i % 11}) for i in range(100_000)]
    counts = split_counts(items, draw_splits(items, EVEN))
    assert abs(counts[Split.TRAIN].images - 60_000) < 300


def test_a_group_in_two_splits_goes_with_the_strictest_and_the_others_stay():
    train, held_out, test, none = Split.TRAIN, Split.HELD_OUT, Split.TEST, Split.NONE
    items = [(1, "a", train), (2, "a", test), (3, "b", held_out), (4, "b", none)]
    items += [(5, "c", train), (6, "c", train), (7, "d", none), (8, "", train), (9, "", test)]
    assert joined_splits(items) == {1: test, 4: held_out}
