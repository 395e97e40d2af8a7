"""How true the words on when to stop are: expected Dice, and what ten more images would bring.

python -m tests.benchmarks.stopping --data DIR [DIR …] [--seeds 0 1] [--device cpu]

A person corrects whole images one after the other, each before it is learned from. After each of
some images the Dice that the confidence promises on images never touched is compared with their
truth; after the tenth, what ten more images are said to bring with what they do bring.
"""

import argparse
import json
import sys
from pathlib import Path

import numpy as np

from segstudio.benchmark.image_set import read_image_set
from segstudio.document.survey import ClassOverlap
from segstudio.engine import Learner
from segstudio.engine.image_store import stored_image
from segstudio.workspace.guidance.outlook import AHEAD, LATELY, joint_dice, outlook, unseen_dice

SIDE_PX = 512
STEPS = 40
WORKED, ASKED_AT = 20, (5, 10, 15, 20)
TEST_IMAGES = 8


def cut(example):
    """Return the middle of an image and of its truth."""
    height, width = example.truth.shape
    rows = slice(max(0, (height - SIDE_PX) // 2), max(0, (height - SIDE_PX) // 2) + SIDE_PX)
    columns = slice(max(0, (width - SIDE_PX) // 2), max(0, (width - SIDE_PX) // 2) + SIDE_PX)
    return example.pixels[rows, columns], example.truth[rows, columns]


def said_of(learner, pixels):
    """Return the class ids predicted for an image that is not kept."""
    learner.set_image("asked", pixels)
    found = learner.predict("asked")
    learner.remove_image("asked")
    return np.array(found.class_ids)[found.probabilities.argmax(0)]


def truth_of(learner, tests, class_ids):
    """Return the Dice of each class over all test images, and the share of wrong pixels."""
    sums, wrong, counted = np.zeros((len(class_ids), 2)), 0, 0
    for pixels, truth in tests:
        said = said_of(learner, pixels)
        is_known = truth != 0
        wrong += (said != truth)[is_known].sum()
        counted += is_known.sum()
        for row, class_id in enumerate(class_ids):
            one, other = (said == class_id) & is_known, truth == class_id
            sums[row] += 2 * (one & other).sum(), one.sum() + other.sum()
    dice = {i: float(row[0] / row[1]) for i, row in zip(class_ids, sums, strict=True) if row[1]}
    return dice, float(wrong / counted)


def looked_at(survey, pixels):
    """Return what the confidence says of an image."""
    over = survey.over(stored_image("asked", pixels), "asked", 0)
    while not over.is_over:
        over.look()
    return over.finding().overlaps


def survey(learner, tests):
    """Return what the confidence says of each test image, and the held-out Dice."""
    made = learner.survey()
    held_out = [each for each in made.held_out() if each is not None][-1]
    return [looked_at(made, pixels) for pixels, _ in tests], held_out


def real_overlaps(said, truth, class_ids):
    """Return what was so of what was said, in the same form."""
    is_known = truth != 0
    return tuple(
        ClassOverlap(
            i,
            float(((said == i) & is_known).sum()),
            float(((said == i) & (truth == i)).sum()),
            float((truth == i).sum()),
        )
        for i in class_ids
    )


def sitting(folder, seed, device):
    """Return what was said and what was so, in one sitting."""
    images = read_image_set(folder, TEST_IMAGES)
    order = np.random.default_rng(seed).permutation(len(images.train))[:WORKED]
    tests = [cut(each) for each in images.test]
    learner = Learner(list(images.class_ids), device=device, seed=seed)
    shares, asked, lately = [], [], []
    for number, at in enumerate(order.tolist(), 1):
        pixels, truth = cut(images.train[at])
        if learner.version:
            is_known = truth != 0
            said = said_of(learner, pixels)
            shares.append(float((said != truth)[is_known].mean()))
            lately.append(real_overlaps(said, truth, images.class_ids))
        learner.set_image(at, pixels)
        learner.annotate(at, truth)
        for _ in learner.train(steps=STEPS):
            pass
        if number in ASKED_AT:
            dice, wrong = truth_of(learner, tests, images.class_ids)
            found, held_out = survey(learner, tests)
            view = outlook(shares)
            asked.append(
                {
                    "images": number,
                    "dice": dice,
                    "expected": unseen_dice(found, lately),
                    "promised": joint_dice(found),
                    "lately": joint_dice(lately[-LATELY:]),
                    "held_out": {
                        each.class_id: [each.dice, each.low, each.high, each.cells]
                        for each in held_out
                    },
                    "wrong": wrong,
                    "level": view.level,
                    "gain": view.gain,
                    "is_falling": view.is_falling,
                    "needed": view.needed,
                }
            )
    return {"data": folder.name, "seed": seed, "shares": shares, "asked": asked}


def errors(sittings):
    """Return the mean errors of what was said."""

    def off(key):
        return [
            abs(each[key][i] - each["dice"][i])
            for sat in sittings
            for each in sat["asked"]
            for i in each["dice"]
            if i in each[key]
        ]

    inside = [
        low <= each["dice"][i] <= high
        for sat in sittings
        for each in sat["asked"]
        for i, (_, low, high, cells) in each["held_out"].items()
        if i in each["dice"] and cells > 1
    ]
    held = [
        abs(figures[0] - each["dice"][i])
        for sat in sittings
        for each in sat["asked"]
        for i, figures in each["held_out"].items()
        if i in each["dice"]
    ]
    gains = []
    for sat in sittings:
        by = {each["images"]: each for each in sat["asked"]}
        for now in (5, 10):
            if now + AHEAD in by and not by[now]["needed"]:
                real = by[now]["wrong"] - by[now + AHEAD]["wrong"]
                gains.append((sat["data"], now, by[now]["gain"], real))
    return {
        "expected_dice_off": round(float(np.mean(off("expected"))), 4),
        "promised_dice_off": round(float(np.mean(off("promised"))), 4),
        "lately_dice_off": round(float(np.mean(off("lately"))), 4),
        "held_out_dice_off": round(float(np.mean(held)), 4) if held else None,
        "held_out_interval_holds": round(float(np.mean(inside)), 3) if inside else None,
        "gain_off": round(float(np.mean([abs(a - b) for *_, a, b in gains])), 4),
        "gains": [(name, now, round(a, 4), round(b, 4)) for name, now, a, b in gains],
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--device", default=None)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    sittings = [
        sitting(each, seed, options.device) for each in options.data for seed in options.seeds
    ]
    result = {**errors(sittings), "sittings": sittings}
    if options.out is not None:
        options.out.write_text(json.dumps(result, indent=1))
        del result["sittings"]
    sys.stdout.write(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
