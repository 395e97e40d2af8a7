"""How the network learns is chosen, checked and sent; what cannot be is said before."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialogButtonBox, QScrollArea

from segstudio.document import data_method, network_choice, training_method
from segstudio.document.network_choice import NetworkChoice
from segstudio.document.rules.registry import parse_rule
from segstudio.document.rules.rule_text import rules_text
from segstudio.document.usual_method import USUAL_METHOD
from segstudio.ui.dialogs import method_words
from segstudio.ui.dialogs.method_dialog import MethodDialog
from segstudio.worker import messages as m
from segstudio.workspace.project_rules import StoredRule


def in_force(session, **changed):
    settings = {**USUAL_METHOD, "cache_bytes": 1, **changed}
    session.loop.method.note(m.MethodChanged(tuple(settings.items())))


@pytest.fixture
def sent(session, monkeypatch):
    found = []
    monkeypatch.setattr(session.loop.method, "_send", found.append)
    return found


@pytest.fixture
def shown(opened, session, dialog, sent):
    in_force(session)
    opened.actions_by_id["training-method"].trigger()
    return dialog(MethodDialog)


def choose(box, key):
    box.setCurrentIndex(box.findData(key))


def test_every_name_has_a_line_that_says_what_it_is_for():
    for words, known in (
        (method_words.NETWORKS, network_choice.NETWORKS),
        (method_words.LOSSES, training_method.LOSSES),
        (method_words.OPTIMIZERS, training_method.OPTIMIZERS),
        (method_words.SCHEDULES, training_method.SCHEDULES),
        (method_words.SAMPLINGS, data_method.SAMPLINGS),
        (method_words.CLASS_WEIGHTS, data_method.CLASS_WEIGHTS),
    ):
        assert set(words) - {method_words.SUM, method_words.OWN_WEIGHTS} == set(known)
    texts = {*data_method.TEXTS, "preparation"} - {"sampling", "class_weights"}
    assert set(method_words.TEXTS) == texts
    assert set(method_words.NUMBERS) == set(training_method.NUMBERS) - {"learning_rate"}
    grouped = [name for names in method_words.NUMBER_GROUPS.values() for name in names]
    assert sorted(grouped) == sorted(method_words.NUMBERS)


def test_it_opens_with_what_is_in_force_and_changes_nothing(shown, sent):
    assert shown.form.settings() == USUAL_METHOD
    assert shown.summary.text() == "This is how it learns now."
    assert not shown.form.more.isVisible()
    shown.apply_button.click()
    assert sent == []


def test_another_network_is_checked_told_and_sent(qtbot, shown, session, sent):
    choose(shown.form.network, "classic")
    assert shown.form.size_row.isVisible()
    qtbot.waitUntil(lambda: len(sent) == 1)
    asked = sent[0]
    assert isinstance(asked, m.CheckMethod)
    assert dict(asked.settings) == {**USUAL_METHOD, **NetworkChoice("classic").settings}
    assert shown.summary.text().startswith("Starts anew from your strokes.")
    session.loop._change(device="cpu")
    session.loop.method.note(m.MethodChecked(asked.settings, 31_031_810))
    assert "31,031,810 weights" in shown.summary.text()
    assert "There is no GPU here" in shown.doubt.text()
    shown.form.channels.setValue(8)
    choose(shown.form.loss, "dice")
    shown.apply_button.click()
    expected = {**NetworkChoice("classic", width=8).settings, "loss": "dice"}
    assert isinstance(sent[-1], m.SetMethod)
    assert dict(sent[-1].settings).items() == expected.items() - USUAL_METHOD.items()


def test_what_this_machine_cannot_serve_cannot_be_applied(qtbot, shown, session, sent):
    choose(shown.form.network, "segformer")
    qtbot.waitUntil(lambda: len(sent) == 1)
    assert "It needs many labels: 0 pixels are labelled so far." in shown.doubt.text()
    session.loop.method.note(m.MethodChecked(sent[0].settings, 0, "It needs a package."))
    assert shown.summary.text() == "It needs a package."
    assert not shown.apply_button.isEnabled()
    shown.accept()
    assert shown.isVisible()
    choose(shown.form.network, "quick")
    qtbot.waitUntil(shown.apply_button.isEnabled)


def test_a_network_brings_its_usual_rate_unless_another_was_written(shown):
    form = shown.form
    form.network.setCurrentIndex(form.network.findData("fcn"))
    assert form.rate.text() == "0.0001"
    form.network.setCurrentIndex(form.network.findData("classic"))
    assert form.rate.text() == "0.001"
    form.rate.setText("0.002")
    form.network.setCurrentIndex(form.network.findData("fcn"))
    assert form.rate.text() == "0.002"


def test_an_optimiser_brings_its_usual_rate_and_decay(shown):
    choose(shown.form.optimizer, "sgd")
    found = shown.form.settings()
    assert (found["learning_rate"], found["weight_decay"]) == (1e-2, 1e-4)


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (lambda form: form.rate.setText("much"), "“Learning rate” must be a number from 1e-07 to"),
        (lambda form: form.more.numbers["batch"].setText("1.5"), "must be a whole number from 1"),
        (
            lambda form: (choose(form.loss, "+"), form.sum.setText("dice+love")),
            "There is no loss “love”",
        ),
        (
            lambda form: (choose(form.weights, "="), form.own_weights.setText("9=2")),
            "This project has no class 9; it has 1 background",
        ),
        (
            lambda form: (choose(form.weights, "="), form.own_weights.setText("")),
            "is no weight of a class",
        ),
        (
            lambda form: form.more.texts["augment"].setText("usual,spin"),
            "There is no augmentation “spin”; there are",
        ),
        (
            lambda form: form.more.texts["preparation"].setText("median=4"),
            "“median=4” cannot be: each value becomes the middle one",
        ),
    ],
)
def test_what_cannot_be_is_said_at_once(qtbot, shown, write, words):
    write(shown.form)
    qtbot.waitUntil(lambda: words in shown.summary.text())
    assert not shown.apply_button.isEnabled()


def test_sums_weights_and_what_is_folded_away_are_shown_and_sent(opened, session, dialog, sent):
    changed = {
        **NetworkChoice("classic", 16, 3, "gelu", 0.25, "denoise=0.2+clahe").settings,
        "loss": "0.8*focal+0.2*dice",
        "class_weights": "2=5",
        "sampling": "root",
        "schedule": "cosine",
        "augment": "usual,rotate=15",
        "schedule_steps": 500,
        "patch_px": 64,
    }
    in_force(session, **changed)
    opened.actions_by_id["training-method"].trigger()
    shown = dialog(MethodDialog)
    assert shown.form.settings() == {**USUAL_METHOD, **changed}
    shown.form.fold.click()
    assert shown.form.more.isVisible()
    shown.back.click()
    assert shown.form.settings() == USUAL_METHOD
    shown.apply_button.click()
    assert dict(sent[-1].settings) == {name: USUAL_METHOD[name] for name in changed}


def test_what_is_unfolded_begins_in_the_column_above_it(shown, qtbot):
    form, bar = shown.form, shown.findChild(QScrollArea).verticalScrollBar()
    form.fold.click()
    qtbot.waitUntil(lambda: bar.value() > 0)  # it is in sight
    more = form.more

    def left(field):
        return field.mapTo(form, QPoint(0, 0)).x()

    fields = (more.texts["augment"].parent(), more.numbers["batch"], more.flags["mixed_precision"])
    assert {left(each) for each in fields} == {left(form.network)}


def test_what_is_chosen_before_the_engine_has_told_can_be_applied_then(opened, session, dialog):
    opened.actions_by_id["training-method"].trigger()
    shown = dialog(MethodDialog)
    assert not shown.apply_button.isEnabled()
    choose(shown.form.optimizer, "rmsprop")
    in_force(session, loss="dice")
    assert shown.form.loss.key == "dice"
    assert shown.form.settings()["optimizer"] == "rmsprop"
    assert shown.apply_button.isEnabled()
    shown.buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
    in_force(session)


def test_the_training_panel_says_which_network_it_is(qtbot, opened, session):
    in_force(session, **NetworkChoice("classic", width=8).settings)
    qtbot.waitUntil(lambda: opened.training_panel.network.text() == "classic (width 8)")
    assert "width 8, depth 4" in opened.training_panel.network.toolTip()


def test_filling_in_images_first_starts_anew_and_that_is_said(qtbot, shown):
    shown.form.more.numbers["masked_images"].setText("500")
    qtbot.waitUntil(lambda: "Starts anew" in shown.summary.text())
    shown.form.more.numbers["masked_images"].setText("0")
    qtbot.waitUntil(lambda: shown.summary.text() == "This is how it learns now.")


def test_rules_that_cannot_be_learned_from_are_told_and_the_others_sent(
    qtbot, shown, session, sent
):
    weight = shown.form.more.numbers["rules_weight"]
    weight.setText("1")
    qtbot.waitUntil(lambda: shown.doubt.text().startswith("The project has no rules to learn from"))
    rules = [
        parse_rule(text, session.classes)
        for text in ("object area >= 30", "object roundness >= 0.5")
    ]
    stored = [StoredRule(each.as_json(), each) for each in rules]
    session.masks.rules.store(stored, are_accepted_held=False)
    weight.setText("2")
    qtbot.waitUntil(lambda: "roundness >= 0.5” is not learned from" in shown.doubt.text())
    shown.apply_button.click()
    assert dict(sent[-1].settings) == {"rules_weight": 2.0, "rules": rules_text(rules)}
    in_force(session, rules_weight=2.0, rules=rules_text(rules))
    count = len(sent)
    session.masks.rules.store(stored[:1], are_accepted_held=False)
    in_force(session, rules_weight=2.0, rules=rules_text(rules))
    assert len(sent) == count + 1
    assert dict(sent[-1].settings) == {"rules": rules_text(rules[:1])}


def test_a_usual_text_is_chosen_by_what_it_is_for_and_can_be_written(shown, sent):
    preset = shown.form.more.presets["augment"]
    assert preset.choice.currentText() == "the usual"
    choose(preset.choice, "usual,elastic")
    assert preset.line.text() == shown.form.settings()["augment"] == "usual,elastic"
    preset.line.setText("usual,elastic,rotate=5")
    assert preset.choice.currentText() == "as written"
    preset.choice.setCurrentIndex(0)
    preset.choice.setCurrentIndex(preset.choice.count() - 1)
    assert preset.line.text() == "usual"
    choose(shown.form.more.presets["preparation"].choice, "clahe")
    shown.apply_button.click()
    assert dict(sent[-1].settings)["preparation"] == "clahe"


def test_steps_by_torchvision_are_a_box_that_follows_the_text(shown, sent):
    more = shown.form.more
    box, line = more.by_torchvision, more.texts["augment"]
    assert (box.isEnabled(), box.isChecked()) == (False, False), "no step, only the usual"
    line.setText("usual,rotate=5")
    assert (box.isEnabled(), box.isChecked()) == (True, False)
    box.click()
    assert line.text() == "torchvision,usual,rotate=5"
    shown.apply_button.click()
    assert dict(sent[-1].settings) == {"augment": "torchvision,usual,rotate=5"}
    more.show_settings({**USUAL_METHOD, "augment": "blur,torchvision"})
    assert (box.isEnabled(), box.isChecked()) == (True, True)
    box.click()
    assert line.text() == "blur"
    line.setText("torchvision")
    assert (box.isEnabled(), box.isChecked()) == (True, True), "so that it can be taken out"
    line.setText("none")
    assert (box.isEnabled(), box.isChecked()) == (False, False)


def test_every_usual_text_can_be(shown):
    for text in shown.form.more.presets.values():
        for at in range(text.choice.count() - 1):
            text.choice.setCurrentIndex(at)
            assert text.line.text() in shown.form.settings().values()


def test_what_is_on_or_off_is_a_box(shown, sent):
    flags = shown.form.more.flags
    assert set(flags) == {"mirrored_border", "gradient_checkpointing", "mixed_precision"}
    assert [flags[name].isChecked() for name in flags] == [
        USUAL_METHOD[name] == 1 for name in flags
    ]
    flags["mixed_precision"].click()
    flags["mirrored_border"].click()
    shown.apply_button.click()
    assert dict(sent[-1].settings) == {"mixed_precision": 0, "mirrored_border": 1}
