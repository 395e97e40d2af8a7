"""The cost of each rule against the rules themselves on maps, its gradient, and what it teaches."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from segstudio.document.label_class import ClassTable
from segstudio.document.rules.mask_region import MaskRegion, find_regions
from segstudio.document.rules.registry import parse_rule
from segstudio.document.rules.rule import Ground, Rule
from segstudio.document.rules.rule_text import rules_text
from segstudio.engine.loss import IGNORED
from segstudio.engine.rule_penalty import RulePenalty
from segstudio.engine.rule_penalty.costs import LAXER
from segstudio.engine.settings import LearnerSettings

TABLE = ClassTable().added("ground").added("cell").added("wall")
IDS = TABLE.ids
SURE = 9.0
"""Score of the class of a pixel, where those of the others are 0."""


def rule(text: str) -> Rule:
    return parse_rule(text, TABLE)


def blobs(seed: int) -> np.ndarray:
    """Return (48, 48) class ids with regions of many sizes that touch and lie in each other."""
    random = np.random.default_rng(seed)
    class_ids = np.ones((48, 48), np.uint8)
    for _ in range(60):
        row, column = random.integers(0, 46, 2)
        height, width = random.integers(1, 9, 2)
        class_ids[row : row + height, column : column + width] = random.integers(1, 4)
    class_ids[30:40, 30:40] = 2
    class_ids[33:36, 33:37] = 1
    return class_ids


def scores_of(class_ids: np.ndarray) -> torch.Tensor:
    rows = torch.from_numpy(class_ids.astype(np.int64) - 1)[None]
    return SURE * torch.nn.functional.one_hot(rows, len(IDS)).movedim(-1, 1).float().contiguous()


def cost(text: str, scores: torch.Tensor, targets: torch.Tensor | None = None) -> torch.Tensor:
    if targets is None:
        targets = torch.full(scores.shape[:1] + scores.shape[2:], IGNORED, dtype=torch.int32)
    return RulePenalty([rule(text)], IDS, 1.0)(scores, targets)


def broken_px(text: str, class_ids: np.ndarray, *, with_cut: bool = False) -> int:
    """Count pixels of broken regions as the rules find them, those at the edge only if asked."""
    kept = rule(text)
    ground = Ground(class_ids, IDS[0])
    regions: list[MaskRegion] = find_regions(class_ids, kept.searched(IDS[0]))
    if not with_cut:
        regions = [each for each in regions if not each.is_at_edge]
    return sum(each.area_px for each in kept.broken(regions, ground))


def doubt() -> float:
    others = len(IDS) - 1
    return math.log(math.exp(SURE) + others) - math.log(others)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    ("lax", "strict", "with_cut"),
    [
        (f"cell area >= {20 * LAXER}", "cell area >= 20", False),
        (f"wall area <= {30 / LAXER}", "wall area <= 30", True),
        ("cell number <= 3", "cell number <= 3", False),
        ("cell number <= 0", "cell number <= 0", False),
        ("wall largest only", "wall largest only", False),
        ("cell touches wall", "cell touches wall", False),
    ],
)
def test_the_regions_that_cost_are_those_that_break_the_rule(
    seed: int, lax: str, strict: str, with_cut: bool
) -> None:
    class_ids = blobs(seed)
    wrong = broken_px(strict, class_ids, with_cut=with_cut)
    of_class = int((class_ids == rule(strict).class_id).sum())
    assert wrong > 0
    assert cost(lax, scores_of(class_ids)).item() == pytest.approx(wrong * doubt() / of_class)


def test_holes_cost_where_only_the_class_is_around() -> None:
    class_ids = np.ones((20, 20), np.uint8)
    class_ids[2:12, 2:12] = 2
    class_ids[4:6, 4:7] = 1  # a hole of 6 px
    class_ids[8:10, 8:10] = 1
    class_ids[8, 8] = 3  # no hole: wall lies beside it
    class_ids[14:18, 0:4] = 2
    class_ids[15:17, 0:2] = 1  # open at the edge
    area = int((class_ids == 2).sum()) + 6
    found = cost("cell fill holes", scores_of(class_ids)).item()
    assert found == pytest.approx(6 * doubt() / area)
    assert broken_px("cell fill holes", class_ids) == 6
    assert cost("cell fill holes <= 5", scores_of(class_ids)).item() == 0
    assert cost(f"cell fill holes <= {6 * LAXER}", scores_of(class_ids)).item() > 0


@pytest.mark.parametrize("text", ["cell never next to wall", "cell inside wall"])
def test_contact_is_counted_pixel_by_pixel(text: str) -> None:
    random = torch.Generator().manual_seed(0)
    scores = torch.randn(1, 3, 6, 7, generator=random)
    shares = scores[0].softmax(0)
    own = shares[1]
    wrong = shares[2] if "never" in text else shares[0]
    contact = outline = 0.0
    for row in range(6):
        for column in range(7):
            near = [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]
            near = [(r, c) for r, c in near if 0 <= r < 6 and 0 <= c < 7]
            contact += float(own[row, column]) * max(float(wrong[each]) for each in near)
            outline += float(own[row, column]) * max(1 - float(own[each]) for each in near)
    assert cost(text, scores).item() == pytest.approx(contact / max(1, outline), rel=1e-5)


RULES = [
    "cell area >= 40",
    "cell area <= 8",
    "cell number <= 1",
    "cell largest only",
    "cell touches wall",
    "cell never next to wall",
    "cell inside wall",
    "cell fill holes",
]


@pytest.mark.parametrize("text", RULES)
def test_the_gradient_is_that_of_small_differences(text: str) -> None:
    scores = (scores_of(blobs(1)) / 3).double()
    if "next" in text or "inside" in text:  # of less than a pixel of outline, which has none
        scores = scores[..., :6, :7].contiguous()
        scores[:, 1] = -6
    noise = torch.rand(scores.shape, generator=torch.Generator().manual_seed(2))
    scores = (scores + noise).requires_grad_(True)
    cost(text, scores).backward()
    assert scores.grad is not None and scores.grad.any()
    step = 1e-6
    places = scores.grad.abs().flatten().topk(5).indices.tolist()
    for place in places:
        with torch.no_grad():
            ends = []
            for sign in (1, -1):
                moved = scores.detach().clone()
                moved.view(-1)[place] += sign * step
                ends.append(cost(text, moved).item())
        said = scores.grad.view(-1)[place].item()
        assert (ends[0] - ends[1]) / (2 * step) == pytest.approx(said, rel=0.02, abs=1e-7)


@pytest.mark.parametrize("text", RULES)
def test_following_the_gradient_keeps_the_rule(text: str) -> None:
    scores = scores_of(blobs(2)).requires_grad_(True)
    optimizer = torch.optim.Adam([scores], 0.5)
    before = cost(text, scores).item()
    for _ in range(60):
        optimizer.zero_grad()
        cost(text, scores).backward()
        optimizer.step()
    assert before > 0
    assert cost(text, scores).item() < 0.02 * before


def test_what_is_drawn_counts_for_regions_and_costs_nothing() -> None:
    class_ids = np.ones((20, 20), np.uint8)
    class_ids[5:8, 5:8] = 2
    scores = scores_of(class_ids).requires_grad_(True)
    targets = torch.full((1, 20, 20), IGNORED, dtype=torch.int32)
    text = "cell area >= 30"
    assert cost(text, scores, targets).item() > 0
    targets[0, 5:8, 5:8] = 1
    assert cost(text, scores, targets).item() == 0
    targets[0, 5:14, 5:14] = 1
    targets[0, 5, 5] = IGNORED  # belongs to what is drawn, which is large enough
    assert cost(text, scores, targets).item() == 0
    alone = "cell never next to wall"
    targets[0, 5:8, 8] = 2
    drawn = torch.full((1, 20, 20), 0, dtype=torch.int32)
    drawn[0, 5:8, 5:8], drawn[0, 5:8, 8] = 1, 2
    found = cost(alone, scores, drawn)
    found.backward()
    assert scores.grad is not None and not scores.grad.any()


def test_rules_that_cannot_be_learned_from_are_left_out() -> None:
    texts = ["cell roundness >= 0.5", "cell area >= 3 µm²", "cell number >= 2"]
    rules = [rule(each) for each in texts]
    assert RulePenalty(rules, IDS, 1.0).rules == ()
    asked = LearnerSettings(rules_weight=1.0, rules=rules_text(rules))
    assert RulePenalty.chosen(asked, IDS) is None


def test_nothing_is_paid_unless_there_are_a_weight_and_rules_of_classes_that_exist() -> None:
    text = rules_text([rule("cell inside wall"), rule("cell largest only")])
    settings = LearnerSettings(rules=text)
    assert RulePenalty.chosen(settings, IDS) is None
    assert RulePenalty.chosen(LearnerSettings(rules_weight=1.0), IDS) is None
    found = RulePenalty.chosen(settings.changed({"rules_weight": 2.0}), IDS[:2])
    assert found is not None and len(found.rules) == 1
