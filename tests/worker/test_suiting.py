"""The first image that is drawn in chooses the network of a new project, unless somebody has."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import cv2

from segstudio.document.network_choice import NetworkChoice
from segstudio.document.region import Region
from segstudio.engine.checkpoint import load_checkpoint
from segstudio.worker.messages import (
    AddImage,
    Annotate,
    CheckpointSaved,
    ImageFailed,
    MethodChanged,
    OpenProject,
    SaveCheckpoint,
    SetLive,
    SetMethod,
    VersionPublished,
)

if TYPE_CHECKING:
    from tests.worker.conftest import Sitting

CLASSIC = tuple(NetworkChoice("classic", width=8, depth=2).settings.items())


def colored(sitting: Sitting, folder: Path) -> int:
    image_id = sitting.add_blobs()
    path = folder / f"colour {image_id}.png"
    cv2.imwrite(str(path), cv2.applyColorMap(sitting.blobs(256), cv2.COLORMAP_JET))
    sitting.client.send(AddImage(image_id, str(path)))
    return image_id


def network(sitting: Sitting, is_asked: bool = True) -> object:
    """Return the network in force by the next report of it."""
    told = sitting.wait(MethodChanged, lambda each: each.is_asked == is_asked)
    return dict(told.settings)["network"]


def test_an_image_in_colour_is_learned_by_the_network_that_knows_photographs(
    sitting: Sitting, tmp_path: Path
) -> None:
    sitting.open(tmp_path)
    grey, color = sitting.add_blobs(), colored(sitting, tmp_path)
    sitting.draw_both(color)
    assert network(sitting) == "photo"
    sitting.send(SetLive(True))
    assert sitting.wait(VersionPublished).version == 1
    sitting.draw_both(grey)
    sitting.send(SetMethod(CLASSIC))
    assert network(sitting) == "classic"  # and nothing told of another one in between


def test_a_grey_image_is_learned_by_the_quick_one(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    sitting.draw_both(sitting.add_blobs())
    assert network(sitting) == "quick"


def test_what_somebody_chose_stays(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    sitting.send(SetMethod(CLASSIC))
    assert network(sitting) == "classic"
    sitting.draw_both(colored(sitting, tmp_path))
    sitting.send(SetLive(True))
    sitting.wait(VersionPublished)
    sitting.send(SetMethod((("loss", "dice"),)))
    assert network(sitting) == "classic"


def test_another_loss_leaves_the_network_open(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    sitting.send(SetMethod((("loss", "dice"),)))
    assert network(sitting) == "quick"
    sitting.draw_both(colored(sitting, tmp_path))
    told = dict(sitting.wait(MethodChanged).settings)
    assert (told["network"], told["loss"]) == ("photo", "dice")


def test_a_network_that_was_left_open_is_so_when_the_project_is_opened_again(
    sitting: Sitting, tmp_path: Path
) -> None:
    checkpoint = str(tmp_path / "network")
    sitting.open(tmp_path)
    sitting.send(SetMethod((("loss", "dice"),)))
    assert network(sitting) == "quick"
    sitting.send(SaveCheckpoint(checkpoint))
    assert sitting.wait(CheckpointSaved).problem is None
    sitting.send(OpenProject((1, 2), checkpoint=checkpoint))
    sitting.draw_both(colored(sitting, tmp_path))
    told = sitting.wait(MethodChanged, lambda each: dict(each.settings)["network"] == "photo")
    assert dict(told.settings)["loss"] == "dice"
    sitting.send(SaveCheckpoint(checkpoint))
    assert sitting.wait(CheckpointSaved).problem is None
    assert not load_checkpoint(tmp_path / "network").settings.is_network_open


def test_what_a_project_is_opened_with_stays(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    sitting.send(OpenProject((1, 2), settings=CLASSIC))
    sitting.draw_both(colored(sitting, tmp_path))
    sitting.send(SetMethod((("loss", "dice"),)))
    assert network(sitting) == "classic"


def test_an_image_that_cannot_be_read_chooses_nothing(sitting: Sitting, tmp_path: Path) -> None:
    sitting.open(tmp_path)
    color = colored(sitting, tmp_path)
    damaged = sitting.add_blobs()
    (tmp_path / f"blobs {damaged}.png").write_bytes(b"no image")
    sitting.send(
        Annotate(damaged, 1, (256, 256), Region(0, 0, 2, 2), sitting.blobs(2).astype("uint8"))
    )
    assert sitting.wait(ImageFailed).image_id == damaged
    sitting.draw_both(color)
    assert network(sitting) == "photo"
