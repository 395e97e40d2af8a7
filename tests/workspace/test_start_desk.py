"""What a network is to begin with is looked at, fetched and handed to the engine, or refused."""

import hashlib
import json
import threading

import pytest

from segstudio.document.encoder_weights import ENCODERS, EncoderWeights
from segstudio.storage.errors import ProjectMissing
from segstudio.storage.project_store import ProjectStore
from segstudio.worker import messages as m
from segstudio.workspace.network_card import NetworkRefused
from segstudio.workspace.own_folders import weights_folder
from segstudio.workspace.project_network import project_card
from segstudio.workspace.weights_download import SOURCE_KEY
from tests.encoder_files import served

CONTENT = bytes(range(256)) * 8192  # 2 MB
ENCODER = EncoderWeights(f"net-{hashlib.sha256(CONTENT).hexdigest()[:8]}.pth", 2, "a net")
INDEX = {
    "version": 5,
    "channels": 3,
    "versions": [
        {"number": 4, "class_ids": [1, 2], "learned_ids": [1, 2], "network": {"name": "photo"}},
        {
            "number": 5,
            "class_ids": [1, 2, 3],
            "learned_ids": [1, 2],
            "dice": 0.75,
            "network": {"name": "fcn", "depth": 3},
            "start": "vgg16.pth",
        },
    ],
}


@pytest.fixture
def sent(opened, monkeypatch):
    """What is sent to the engine."""
    found = []
    monkeypatch.setattr(opened.loop.method, "_send", found.append)
    monkeypatch.setattr(opened.loop.kept, "_send", found.append)
    return found


@pytest.fixture
def published(tmp_path, monkeypatch):
    """A folder with a file that stands for the published one, to be served."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setitem(ENCODERS, "fcn", ENCODER)
    folder = tmp_path / "published"
    folder.mkdir()
    (folder / ENCODER.name).write_bytes(CONTENT)
    return folder


@pytest.fixture
def project(tmp_path):
    """Another project, whose checkpoint tells of a network."""
    folder = tmp_path / "other cells" / "segstudio"
    with ProjectStore.create(folder) as store:
        store.set_classes(store.classes().added("debris"))
    checkpoint = folder / "networks" / "latest"
    checkpoint.mkdir(parents=True)
    (checkpoint / "learner.json").write_text(json.dumps(INDEX), "utf-8")
    return folder


def looked_at(sitting, place):
    found = []
    sitting.networks.starts.look_at(place, found.append, found.append)
    sitting.pump_until(lambda: found)
    return found[0]


def test_a_download_is_a_job_and_then_begun_with(opened, sent, published, monkeypatch):
    with served(published) as url:
        monkeypatch.setenv(SOURCE_KEY, url)
        opened.networks.starts.begin_with_published("fcn", {"network": "fcn", "depth": 3})
        assert [each.title for each in opened.jobs.jobs] == [f"Downloading {ENCODER.name} (MB)"]
        opened.pump_until(lambda: sent)
    file = weights_folder() / ENCODER.name
    expected = (("network", "fcn"), ("depth", 3), ("weights", str(file)))
    assert sent == [m.SetMethod(expected)]
    assert not opened.jobs.jobs
    opened.networks.starts.begin_with_published("fcn", {})  # it is here: no server is needed
    opened.pump_until(lambda: len(sent) == 2)


def test_another_file_than_was_published_is_a_sentence_and_nothing_is_sent(
    opened, sent, published, monkeypatch
):
    (published / ENCODER.name).write_bytes(CONTENT[::-1])
    with served(published) as url:
        monkeypatch.setenv(SOURCE_KEY, url)
        opened.networks.starts.begin_with_published("fcn", {})
        opened.pump_until(lambda: opened.notices)
    assert "is damaged, or another file: its checksum begins with" in opened.texts[0]
    assert (sent, list(weights_folder().iterdir()), opened.jobs.jobs) == ([], [], ())


def test_a_second_download_takes_the_place_of_the_first(opened, sent, published, monkeypatch):
    with served(published, threading.Event()) as url:
        monkeypatch.setenv(SOURCE_KEY, url)
        opened.networks.starts.begin_with_published("fcn", {"loss": "dice"})
        opened.pump_until(lambda: any(each.done for each in opened.jobs.jobs))
        (weights_folder() / ENCODER.name).write_bytes(CONTENT)
        opened.networks.starts.begin_with_published("fcn", {"loss": "ce"})
        opened.pump_until(lambda: sent)
    opened.settle()
    assert [dict(each.settings)["loss"] for each in sent] == ["ce"]
    assert opened.texts == []


def test_a_project_that_is_closed_meanwhile_is_left_alone(opened, sent, published, monkeypatch):
    with served(published, threading.Event()) as url:
        monkeypatch.setenv(SOURCE_KEY, url)
        opened.networks.starts.begin_with_published("fcn", {})
        opened.pump_until(lambda: any(each.done for each in opened.jobs.jobs))
        opened.session.close_project()
        opened.pump_until(lambda: not opened.jobs.jobs)
    assert sent == []
    opened.networks.starts.begin_with_published("fcn", {})
    assert not opened.jobs.jobs


def test_another_project_is_told_of_and_gone_on_from(opened, sent, project):
    card = looked_at(opened, project.parent)
    assert (card.source, card.version, card.dice, card.start) == (
        "other cells",
        5,
        0.75,
        "vgg16.pth",
    )
    assert card.choice.words.startswith("fcn (width 64, depth 3")
    assert [(each.name, each.is_learned) for each in card.classes] == [
        ("background", True),
        ("object", True),
        ("debris", False),
    ]
    opened.networks.starts.begin_with_network(card, {"loss": "dice"})
    file = str(project / "networks" / "latest")
    assert sent == [
        m.SetMethod((("loss", "dice"),)),
        m.ImportNetwork(file, ((1, 1), (2, 2)), "from other cells", "other cells"),
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda file: file.unlink(), "has to be trained first"),
        (lambda file: file.write_text("{"), "does not tell of a network as it should"),
        (lambda file: file.write_text("[]"), "does not tell of a network as it should"),
        (lambda file: file.write_text('{"versions": [], "version": 3}'), "no version"),
        (lambda file: file.write_bytes(bytes(5 * 2**20)), "is larger than what tells"),
    ],
)
def test_a_project_without_a_network_is_a_sentence(project, change, sentence):
    change(project / "networks" / "latest" / "learner.json")
    with pytest.raises(NetworkRefused, match=sentence):
        project_card(project)


def test_what_is_no_network_is_a_sentence(opened, tmp_path, folder):
    assert "is this project itself" in str(looked_at(opened, folder))
    assert isinstance(looked_at(opened, tmp_path), ProjectMissing)
    assert "There is no file" in str(looked_at(opened, tmp_path / "none.pth"))
    (tmp_path / "net.onnx").write_bytes(b"")
    assert "is for other programs" in str(looked_at(opened, tmp_path / "net.onnx"))


def test_a_file_of_safetensors_is_a_network_where_its_card_is_beside_it(opened, tmp_path):
    file = tmp_path / "vgg16.safetensors"
    file.write_bytes(b"")
    assert looked_at(opened, file) == file
    (tmp_path / "vgg16.safetensors.json").write_text("{}")
    assert "not the card of a network" in str(looked_at(opened, file))
