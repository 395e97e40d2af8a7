"""How it learns is changed in mid-training: told, kept, refused in a sentence, gone back from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from segstudio.document.network_choice import NetworkChoice
from segstudio.document.region import TileIndex
from segstudio.worker.letter import RequestLetter
from segstudio.worker.messages import (
    CheckMethod,
    CheckpointSaved,
    EngineWarned,
    ImportNetwork,
    MethodChanged,
    MethodChecked,
    NetworkImported,
    OpenProject,
    RollBack,
    SaveCheckpoint,
    SetLive,
    SetMethod,
    Stepped,
    TilePredicted,
    VersionPublished,
    VersionsKept,
    View,
)
from segstudio.worker.record import ReplayRecord
from tests.encoder_files import write_encoder

if TYPE_CHECKING:
    from tests.worker.conftest import Sitting

SMALL = tuple(NetworkChoice("classic", width=8, depth=2).settings.items())


def is_asked(report: MethodChanged) -> bool:
    return report.is_asked


def test_the_network_changes_while_it_learns_and_back(sitting: Sitting, tmp_path: Path) -> None:
    image_id = sitting.learn(tmp_path)
    assert dict(sitting.wait(MethodChanged).settings)["network"] == "quick"
    sitting.send(View(image_id, (TileIndex(0, 0),)))
    first = sitting.wait(TilePredicted).version
    sitting.send(SetMethod((*SMALL, ("loss", "dice"))))
    told = dict(sitting.wait(MethodChanged, is_asked).settings)
    assert (told["network"], told["width"], told["loss"]) == ("classic", 8, "dice")
    kept = sitting.wait(VersionsKept, lambda each: "classic" in each.versions[-1].network)
    assert kept.versions[-2].network == "quick"
    assert kept.versions[-2].is_pinned
    newer = sitting.wait(TilePredicted, lambda tile: tile.version >= kept.versions[-1].version)
    assert newer.version > first
    sitting.send(RollBack(kept.versions[-2].version))
    sitting.wait(VersionPublished, lambda each: each.restored == kept.versions[-2].version)
    assert dict(sitting.wait(MethodChanged).settings)["network"] == "quick"
    sitting.wait(Stepped)


def test_it_is_saved_and_found_again_before_a_step(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    sitting.send(SetMethod(SMALL))
    sitting.wait(MethodChanged, is_asked)
    sitting.send(SaveCheckpoint(str(tmp_path / "saved")))
    assert sitting.wait(CheckpointSaved).problem is None
    sitting.send(OpenProject((1, 2), str(tmp_path / "saved")))
    told = sitting.wait(MethodChanged, lambda each: not each.is_asked)
    assert dict(told.settings)["network"] == "classic"


def test_what_cannot_be_is_told_and_changes_nothing(sitting: Sitting, tmp_path: Path) -> None:
    sitting.learn(tmp_path)
    sitting.send(SetMethod((("network", "classic"), ("width", 10_000))))
    told = sitting.wait(MethodChanged, is_asked)
    assert dict(told.settings)["network"] == "quick"
    assert "must lie between 4 and 128" in sitting.wait(EngineWarned).sentence
    sitting.wait(Stepped)


def test_what_it_would_be_is_told_and_changes_nothing(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    sitting.send(CheckMethod(tuple(NetworkChoice("classic").settings.items())))
    told = sitting.wait(MethodChecked)
    assert (told.parameters, told.problem) == (31_031_810, "")
    sitting.send(CheckMethod((("loss", "none"),)))
    told = sitting.wait(MethodChecked)
    assert told.parameters == 0
    assert told.problem.startswith("There is no loss “none”; there are balanced")
    sitting.send(SetMethod(()))
    assert dict(sitting.wait(MethodChanged, is_asked).settings)["network"] == "quick"


def test_an_engine_that_is_started_again_learns_the_same_way() -> None:
    record = ReplayRecord()
    for request in (
        OpenProject((1, 2), settings=(("loss", "ce"),)),
        SetMethod(SMALL),
        SetLive(True),
    ):
        record.note_request(RequestLetter(1, request))
    project = record.replay()[1][0]
    assert project == OpenProject((1, 2), settings=(("loss", "ce"), *SMALL))
    record.note_report(MethodChanged((("network", "quick"),)))
    assert record.replay()[1][0] == OpenProject((1, 2), settings=(("network", "quick"),))


def test_an_encoder_is_begun_with_and_what_is_none_changes_nothing(
    sitting: Sitting, tmp_path: Path
) -> None:
    file = str(tmp_path / write_encoder(tmp_path).name)
    fcn = (*NetworkChoice("fcn", depth=3).settings.items(), ("patch_px", 32), ("batch", 1))
    sitting.learn(tmp_path)
    sitting.wait(VersionPublished)
    wrong = tmp_path / "wrong.pth"
    wrong.write_bytes(b"of no kind")
    sitting.send(CheckMethod((*fcn, ("weights", str(wrong)))))
    assert "no file of weights alone" in sitting.wait(MethodChecked).problem
    sitting.send(SetMethod((*fcn, ("weights", str(wrong)))))
    assert dict(sitting.wait(MethodChanged, is_asked).settings)["network"] == "quick"
    assert "no file of weights alone" in sitting.wait(EngineWarned).sentence
    sitting.wait(Stepped)
    sitting.send(CheckMethod((*fcn, ("weights", file))))
    assert sitting.wait(MethodChecked).problem == ""
    sitting.send(SetMethod((*fcn, ("weights", file))))
    assert dict(sitting.wait(MethodChanged, is_asked).settings)["weights"] == file
    begun = sitting.wait(VersionsKept, lambda each: "fcn" in each.versions[-1].network)
    assert [each.start for each in begun.versions[-2:]] == ["", Path(file).name]
    sitting.send(SetMethod((("weights", ""),), is_anew=True))
    sitting.wait(MethodChanged, is_asked)
    sitting.wait(VersionsKept, lambda each: each.versions[-1].start == "")


def test_another_project_s_network_is_taken_over_from_its_folder(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.learn(tmp_path)
    sitting.wait(VersionPublished)
    sitting.send(SetLive(False))
    sitting.send(SaveCheckpoint(str(tmp_path / "latest")))
    sitting.wait(CheckpointSaved)
    sitting.open(tmp_path, (3, 4))
    image_id = sitting.add_blobs()
    sitting.send(ImportNetwork(str(tmp_path / "latest"), ((1, 3), (2, 4)), "from a", "a"))
    assert sitting.wait(NetworkImported).problem is None
    assert dict(sitting.wait(MethodChanged, lambda each: True).settings)["source"] == "a"
    (kept,) = sitting.wait(VersionsKept).versions
    assert (kept.start, kept.note) == ("a", "from a")
    sitting.send(View(image_id, (TileIndex(0, 0),)))
    assert sitting.wait(TilePredicted).version == kept.version
    sitting.send(ImportNetwork(str(tmp_path / "none"), ((1, 3), (2, 4))))
    assert sitting.wait(NetworkImported).problem is not None
