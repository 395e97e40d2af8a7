"""How true the words on when to stop are: expected Dice, and what ten more images would bring.

python -m tests.benchmarks.stopping --data DIR [DIR …] [--seeds 0 1] [--out FILE]
python -m tests.benchmarks.stopping --judge FILE

A person corrects whole images one after the other, each before it is learned from. After some of
them the Dice that is expected on images never touched is compared with their truth, and what ten
more images are said to bring with what they do bring. Sittings kept in a file, a line each, are
judged again without learning, so that other estimates can be tried in a second.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np

from segstudio.benchmark.image_set import read_image_set
from segstudio.document.survey import ClassOverlap
from segstudio.engine import Learner
from segstudio.engine.stored_image import stored_image
from segstudio.workspace.guidance.outlook import AHEAD, joint_dice, outlook, unseen_dice

WORKED, ASKED_AT = 20, (3, 4, 5, 8, 10, 13, 14, 15, 18, 20)
TEST_IMAGES = 8


def cut(example, side_px):
    """Return the middle of an image and of its truth."""
    height, width = example.truth.shape
    rows = slice(max(0, (height - side_px) // 2), max(0, (height - side_px) // 2) + side_px)
    columns = slice(max(0, (width - side_px) // 2), max(0, (width - side_px) // 2) + side_px)
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


def plain(overlaps):
    """Return overlaps as JSON can hold them."""
    return [[asdict(each) for each in image] for image in overlaps]


def overlaps(stored):
    """Return them as they were."""
    return [tuple(ClassOverlap(**each) for each in image) for image in stored]


def sitting(folder, seed, options):
    """Return what was corrected, what was promised, and what was so, in one sitting."""
    images = read_image_set(folder, TEST_IMAGES)
    order = np.random.default_rng(seed).permutation(len(images.train))[:WORKED]
    tests = [cut(each, options.side) for each in images.test]
    learner = Learner(list(images.class_ids), device=options.device, seed=seed)
    shares, asked, lately = [], [], []
    for number, at in enumerate(order.tolist(), 1):
        pixels, truth = cut(images.train[at], options.side)
        if learner.version:
            said = said_of(learner, pixels)
            shares.append(float((said != truth)[truth != 0].mean()))
            lately.append(real_overlaps(said, truth, images.class_ids))
        learner.set_image(at, pixels)
        learner.annotate(at, truth)
        for _ in learner.train(steps=options.steps):
            pass
        if number in ASKED_AT:
            dice, wrong = truth_of(learner, tests, images.class_ids)
            promised, held_out = survey(learner, tests)
            asked.append(
                {
                    "images": number,
                    "corrected": len(shares),
                    "dice": dice,
                    "wrong": wrong,
                    "promised": plain(promised),
                    "held_out": [asdict(each) for each in held_out],
                }
            )
    where = {"data": folder.name, "seed": seed}
    return {**where, "shares": shares, "lately": plain(lately), "asked": asked}


def judged_gains(sittings):
    """Return how far what ten more images are said to bring is from what they brought."""
    rows, asked = [], 0
    for sat in sittings:
        by = {each["images"]: each for each in sat["asked"]}
        for now in by:
            if now + AHEAD in by:
                asked += 1
                view = outlook(sat["shares"][: by[now]["corrected"]])
                real = by[now]["wrong"] - by[now + AHEAD]["wrong"]
                if not view.needed:
                    rows.append((view.gain, real, view.low <= max(real, 0) <= view.high))
    said, real, holds = np.array(rows).T
    return {
        "speaks": f"{len(rows)} of {asked} times",
        "gain_off": round(float(abs(said - real).mean()), 4),
        "gain_of_nothing_off": round(float(abs(real).mean()), 4),
        "gain_interval_holds": round(float(holds.mean()), 3),
    }


def judged_dice(sittings):
    """Return how far the Dice that is expected on unseen images is from theirs."""
    off, promise_off, holds, held_off, held_holds = [], [], [], [], []
    for sat in sittings:
        lately = overlaps(sat["lately"])
        for each in sat["asked"]:
            promised = overlaps(each["promised"])
            real = {int(class_id): dice for class_id, dice in each["dice"].items()}
            expected = unseen_dice(promised, lately[: each["corrected"]])
            promise = joint_dice(promised)
            for i in real.keys() & expected.keys():
                off.append(abs(expected[i].dice - real[i]))
                promise_off.append(abs(promise[i] - real[i]))
                holds.append(expected[i].low <= real[i] <= expected[i].high)
            for found in each["held_out"]:
                if found["class_id"] in real:
                    dice = real[found["class_id"]]
                    held_off.append(abs(found["dice"] - dice))
                    held_holds.append(found["low"] <= dice <= found["high"])
    return {
        "expected_dice_off": round(float(np.mean(off)), 4),
        "expected_interval_holds": round(float(np.mean(holds)), 3),
        "promised_dice_off": round(float(np.mean(promise_off)), 4),
        "held_out_dice_off": round(float(np.mean(held_off)), 4),
        "held_out_interval_holds": round(float(np.mean(held_holds)), 3),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, nargs="+", default=[])
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--side", type=int, default=256, help="of the images' middles, px")
    parser.add_argument("--steps", type=int, default=40, help="after each image")
    parser.add_argument("--device", default=None)
    parser.add_argument("--out", type=Path, help="keep the sittings there")
    parser.add_argument("--judge", type=Path, nargs="+", default=[], help="kept sittings")
    options = parser.parse_args()
    lines = [line for path in options.judge for line in path.read_text("utf-8").splitlines()]
    sittings = [json.loads(line) for line in lines]
    sittings += [sitting(each, seed, options) for seed in options.seeds for each in options.data]
    if options.out is not None:
        options.out.write_text("".join(f"{json.dumps(each)}\n" for each in sittings), "utf-8")
    result = {"sittings": len(sittings), **judged_gains(sittings), **judged_dice(sittings)}
    sys.stdout.write(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
