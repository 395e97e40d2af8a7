"""Training through a real engine: what is left when it is interrupted, or the engine ends."""

from __future__ import annotations

import json
import os
import signal
import sys

import cv2
import numpy as np
import pytest

from segstudio.document.label_class import ClassTable
from segstudio.document.mask import Mask, MaskEditor
from segstudio.document.region import Region
from segstudio.document.rules.registry import parse_rule
from segstudio.document.rules.rule_text import rules_text
from segstudio.storage.project_store import ProjectStore
from segstudio.worker.messages import EngineState, StateChanged
from segstudio.workspace.headless.engine_talk import EngineFailed, EngineTalk
from segstudio.workspace.headless.project_access import opened_project
from segstudio.workspace.headless.training_run import (
    TrainingFigures,
    TrainingGoal,
    train_project,
    untaught_rules,
)
from segstudio.workspace.label_check import NothingToTrain, check_labels
from segstudio.workspace.project_rules import NoRules, added, store_rules

SHAPE = (64, 64)


@pytest.fixture
def project(tmp_path):
    """A project with one image, half dark and half bright, and a stroke on each half."""
    image = np.zeros(SHAPE, np.uint8)
    image[:, 32:] = 200
    (tmp_path / "a.png").write_bytes(cv2.imencode(".png", image)[1].tobytes())
    with ProjectStore.create(tmp_path / "project") as store:
        (record,) = store.add_images([str(tmp_path / "a.png")])
        mask = Mask(SHAPE)
        editor = MaskEditor(mask, "Brush")
        editor.paint(Region(10, 4, 40, 10), np.ones((40, 10), np.uint8), 1)
        editor.paint(Region(10, 44, 40, 10), np.ones((40, 10), np.uint8), 2)
        store.commit_edit(record.id, SHAPE, editor.finish(), mask.counts)
    return tmp_path / "project"


def test_what_was_learned_is_saved_where_it_is_interrupted(project):
    def interrupt(figures: TrainingFigures) -> None:
        raise KeyboardInterrupt

    with opened_project(project) as opened, EngineTalk() as talk:
        with pytest.raises(KeyboardInterrupt):
            train_project(talk, opened, TrainingGoal(600), interrupt)
        assert (opened.info.checkpoint / "learner.json").is_file()
        assert opened.store.versions()[-1].step > 0
        assert opened.store.curve()


def test_an_interrupt_just_as_training_ends_finds_the_engine_at_rest_and_saves(project):
    class LateInterrupt(EngineTalk):
        def next_report(self):
            report = super().next_report()
            is_rest = isinstance(report, StateChanged) and report.state is EngineState.IDLE
            if is_rest and seen.step and not interrupts:
                interrupts.append(True)
                raise KeyboardInterrupt
            return report

    seen, interrupts = TrainingFigures(), []

    def note(figures: TrainingFigures) -> None:
        seen.step = figures.step

    with opened_project(project) as opened, LateInterrupt() as talk:
        with pytest.raises(KeyboardInterrupt):
            train_project(talk, opened, TrainingGoal(0.2), note)
        assert opened.store.versions()[-1].step > 0


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_an_engine_that_ends_is_told_in_a_sentence(project):
    def kill(figures: TrainingFigures) -> None:
        os.kill(talk.process_id or 0, signal.SIGKILL)

    with (
        opened_project(project) as opened,
        EngineTalk() as talk,
        pytest.raises(EngineFailed, match="ended unexpectedly"),
    ):
        train_project(talk, opened, TrainingGoal(600), kill)


def test_labels_of_one_class_are_too_few():
    classes = ClassTable.default()
    with pytest.raises(NothingToTrain, match="no labels yet of “object”"):
        check_labels(classes, {1: 500, 7: 3})
    check_labels(classes, {1: 1, 2: 1})


def test_an_adversary_without_whole_masks_is_refused_before_anything_starts(project):
    with opened_project(project) as opened, EngineTalk() as talk:
        with pytest.raises(EngineFailed, match="learns from whole masks, and no training image"):
            train_project(
                talk, opened, TrainingGoal(1), lambda figures: None, None, (("adversarial", 0.1),)
            )
        assert not opened.info.checkpoint.exists()


def test_training_that_ends_while_images_are_filled_in_says_so(project):
    with opened_project(project) as opened, EngineTalk() as talk:
        goal, method = TrainingGoal(steps=2), (("masked_images", 50), ("patch_px", 32))
        with pytest.raises(EngineFailed, match="ended before a label counted"):
            train_project(talk, opened, goal, lambda figures: None, None, method)
        assert not opened.info.checkpoint.exists()


def test_images_are_filled_in_before_labels_count(project):
    with opened_project(project) as opened, EngineTalk() as talk:
        goal, method = TrainingGoal(steps=8), (("masked_images", 4), ("patch_px", 32))
        figures = train_project(talk, opened, goal, lambda figures: None, None, method)
        assert (figures.version, figures.step) == (1, 8)


def test_rules_that_a_network_can_learn_from_go_with_it_and_others_are_refused(project):
    method = (("rules_weight", 1.0), ("patch_px", 32))
    with opened_project(project) as opened, EngineTalk() as talk:
        with pytest.raises(NoRules, match=r"The project has no rules\. Add a rule"):
            train_project(talk, opened, TrainingGoal(steps=1), lambda figures: None, None, method)
        round_one = parse_rule("object roundness >= 0.5", opened.classes)
        store_rules(opened.store, added([], round_one))
        with pytest.raises(NoRules, match="how round an outline is"):
            train_project(talk, opened, TrainingGoal(steps=1), lambda figures: None, None, method)
        large = parse_rule("object area >= 30", opened.classes)
        store_rules(opened.store, added(added([], round_one), large))
        train_project(talk, opened, TrainingGoal(steps=3), lambda figures: None, None, method)
        index = json.loads((opened.info.checkpoint / "learner.json").read_text(encoding="utf-8"))
        assert index["settings"]["rules"] == rules_text([round_one, large])
        (said,) = untaught_rules(opened)
        assert said.startswith("Rule “object roundness >= 0.5” is not learned from")
