"""A prediction under rules, beside what a person drew and what was accepted before."""

import numpy as np

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.document.rules.held_prediction import hold_prediction
from segstudio.document.rules.registry import parse_rule

TABLE = ClassTable().added("background").added("cell")


def test_what_was_accepted_is_judged_anew_and_what_was_drawn_stays():
    predicted = np.ones((40, 40), np.uint8)
    predicted[5:7, 5:7] = predicted[20:22, 20:22] = 2
    mask = Mask(predicted.shape)
    editor = MaskEditor(mask, "Accept")
    editor.accept(Region(20, 20, 2, 2), np.full((2, 2), 2, np.uint8), np.ones((2, 2), np.uint8), 3)
    editor.finish()
    editor = MaskEditor(mask, "Draw")
    editor.paint(Region(30, 30, 2, 2), np.ones((2, 2), np.uint8), 2)
    editor.finish()
    rules = [parse_rule("cell area >= 10", TABLE)]
    held = hold_prediction(mask, predicted, rules, 1)
    assert np.unique(held.before[30:32, 30:32]).tolist() == [2]
    assert np.argwhere(held.after == 2).tolist() == [[30, 30], [30, 31], [31, 30], [31, 31]]
    assert (held.outcomes[0].regions, held.outcomes[0].pixels) == (2, 8)
    assert predicted[5, 5] == mask.class_ids[20, 20] == 2
