"""Encoder weights of a file: the same features as torchvision's, or a sentence."""

import zipfile

import pytest
import torch
import torchvision
from safetensors.torch import save_file

from segstudio.document.network_choice import NetworkChoice
from segstudio.engine import Learner, LearnerSettings
from segstudio.engine.encoder_file import begin_with_encoder, check_encoder, encoder_of
from segstudio.engine.errors import NetworkRefused
from segstudio.engine.network_weights import outline
from segstudio.engine.networks import begun
from segstudio.engine.networks.photograph_stem import DEVIATION, MEAN, fitted_stem
from tests.engine.conftest import take_steps

CHOICE = NetworkChoice("fcn", depth=3)
"""The first three stages of VGG-16."""


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """What torchvision publishes of VGG-16's first stages, drawn at random, and its layers."""
    torch.manual_seed(0)
    with torch.device("meta"):
        layers = torchvision.models.vgg16().features[:17]
    layers = layers.to_empty(device="cpu")
    for layer in layers:
        if isinstance(layer, torch.nn.Conv2d):
            torch.nn.init.kaiming_normal_(layer.weight)
            torch.nn.init.normal_(layer.bias, 0, 0.1)
    file = tmp_path_factory.mktemp("weights") / "vgg16-00000000.pth"
    torch.save({f"features.{name}": each for name, each in layers.state_dict().items()}, file)
    return file, layers.eval()


def test_an_encoder_finds_what_torchvision_finds(published):
    """But near the border, where our padding is of pixels that are not normalised."""
    file, layers = published
    network = begun(CHOICE, 3, 2, 0).network.eval()
    begin_with_encoder(network, file)
    pixels = torch.rand(1, 3, 64, 64)
    mean, deviation = (torch.tensor(each)[:, None, None] for each in (MEAN, DEVIATION))
    with torch.inference_mode():
        expected = layers((pixels - mean) / deviation)
        stages = pixels * 2 - 1
        for stage in network.stages:
            stages = torch.nn.functional.max_pool2d(stage(stages), 2)
    assert stages.shape == expected.shape == (1, 256, 8, 8)
    inside = slice(3, -3)
    wrong = (stages - expected)[..., inside, inside].abs().max()
    assert wrong < 1e-4 * expected.abs().max()


@pytest.mark.parametrize("channels", [1, 5])
def test_other_channels_see_a_grey_image_as_three_do(channels):
    weight = torch.randn(4, 3, 3, 3)
    grey = torch.rand(1, 1, 8, 8)
    (three, shift), (others, same) = fitted_stem(weight, 3), fitted_stem(weight, channels)
    convolved = torch.nn.functional.conv2d
    expected = convolved(grey.expand(-1, 3, -1, -1), three)
    assert torch.allclose(convolved(grey.expand(-1, channels, -1, -1), others), expected, atol=1e-5)
    assert torch.equal(shift, same)


def test_a_learner_begins_there_and_goes_on_without_the_file(published, blobs, tmp_path):
    file = tmp_path / "mine.pth"
    file.write_bytes(published[0].read_bytes())
    settings = LearnerSettings(patch_px=32, batch=2, weights=str(file)).with_choice(CHOICE)
    assert settings.weights == ""  # another network than the default: it begins without
    settings = settings.changed({"weights": str(file)})
    learner = Learner([1, 2], device="cpu", settings=settings)
    learner.set_image("a", blobs.pixels)
    learner.annotate("a", blobs.strokes)
    take_steps(learner, 1)
    name = "stages.1.0.weight"
    kept = learner.desk.shelf.get(1).weights[name]
    assert torch.allclose(kept, torch.load(file, weights_only=True)["features.5.weight"], atol=1e-5)
    slow = [each for each in learner._state._trainer._optimizer.param_groups if each["share"] < 1]
    assert len(slow) == 1
    assert len(slow[0]["params"]) == 14  # weights and biases of seven convolutions
    learner.save(tmp_path / "saved")
    file.unlink()
    loaded = Learner.load(tmp_path / "saved", "cpu", {"loss": "dice"})
    assert loaded.desk.settings.weights == str(file)
    with pytest.raises(NetworkRefused, match="No such file"):
        loaded.desk.change_settings(loaded.desk.settings.changed({"weights": f"{file}.pth"}))
    assert loaded.desk.settings.weights == str(file)
    loaded.desk.change_settings(
        loaded.desk.settings.changed({"network": "quick", "depth": 0, "width": 0, "activation": ""})
    )
    assert loaded.desk.settings.weights == ""


def old_format(table, file):
    torch.save(table, file, _use_new_zipfile_serialization=False)


def test_files_of_old_torch_are_read(published, tmp_path):
    """As torchvision's VGG-16 is one."""
    file = tmp_path / "old.pth"
    old_format(torch.load(published[0], weights_only=True), file)
    network = begun(CHOICE, 1, 2, 0).network
    begin_with_encoder(network, file)
    assert network.stages[0][0].weight.shape == (64, 1, 3, 3)


def changed(published, tmp_path, name, tensor):
    table = torch.load(published[0], weights_only=True)
    if tensor is None:
        del table[name]
    else:
        table[name] = tensor
    file = tmp_path / "bad.pth"
    torch.save(table, file)
    return file


@pytest.mark.parametrize(
    ("name", "tensor", "sentence"),
    [
        ("features.5.weight", None, "“features.5.weight” is missing"),
        ("features.5.weight", torch.zeros(2, 2), r"is \(2, 2\) there and \(128, 64, 3, 3\)"),
        ("features.0.bias", torch.full((64,), torch.nan), "not finite"),
        ("features.0.bias", torch.zeros(64, dtype=torch.int64), "features.0.bias"),
        ("other", "a text", "no table of tensors"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(published, tmp_path, name, tensor, sentence):
    file = changed(published, tmp_path, name, tensor)
    network = begun(CHOICE, 3, 2, 0).network
    before = network.stages[0][0].weight.clone()
    with pytest.raises(NetworkRefused, match=sentence):
        begin_with_encoder(network, file)
    assert torch.equal(network.stages[0][0].weight, before)


class Evil:
    """Would run code where a pickle is loaded."""

    def __reduce__(self):
        return print, ("run",)


def test_files_that_harm_are_refused(published, tmp_path, capsys):
    network = outline(CHOICE, 3, 2)
    file = tmp_path / "x.pth"
    for old in (False, True):
        torch.save({"features.0.weight": Evil()}, file, _use_new_zipfile_serialization=not old)
        with pytest.raises(NetworkRefused, match="no file of weights alone"):
            check_encoder(file, network)
    file.write_bytes(b"nothing of the kind")
    with pytest.raises(NetworkRefused, match="no file of weights alone"):
        check_encoder(file, network)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("archive/data.pkl", bytes(10**7))
    with pytest.raises(NetworkRefused, match="packed"):
        check_encoder(file, network)
    with pytest.raises(NetworkRefused, match="no file"):
        check_encoder(tmp_path, network)
    assert capsys.readouterr().out == ""


def test_a_file_that_tells_of_more_than_it_holds_is_refused_before_memory_is_taken(tmp_path):
    file = tmp_path / "x.pth"
    with torch.device("cpu"):
        old_format({"features.0.weight": torch.zeros(1000)}, file)
    content = file.read_bytes()
    # The number of elements, 1000, as pickle writes it (M and two bytes), becomes 2**31 - 1.
    assert content.count(b"M\xe8\x03") >= 1
    file.write_bytes(content.replace(b"M\xe8\x03", b"J\xff\xff\xff\x7f"))
    with pytest.raises(NetworkRefused):
        check_encoder(file, outline(CHOICE, 3, 2))


def test_other_networks_and_widths_say_so(published):
    with pytest.raises(NetworkRefused, match="no encoder that weights of a file fit"):
        check_encoder(published[0], outline(NetworkChoice(), 3, 2))
    narrow = outline(NetworkChoice("fcn", width=8), 3, 2)
    with pytest.raises(NetworkRefused, match="width as it usually is"):
        check_encoder(published[0], narrow)


def test_all_of_vgg16_has_a_place():
    """Each of its convolutions, by torchvision's own names."""
    with torch.device("meta"):
        theirs = torchvision.models.vgg16().features.state_dict()
    shapes = outline(NetworkChoice("fcn"), 3, 2).encoder_shapes()
    assert shapes == {f"features.{name}": each.shape for name, each in theirs.items()}


def as_safetensors(published, file, **changes):
    table = torch.load(published[0], weights_only=True)
    save_file({name: each.contiguous() for name, each in {**table, **changes}.items()}, file)
    return file


def test_the_same_weights_are_read_from_safetensors(published, tmp_path):
    file = as_safetensors(published, tmp_path / "vgg16.safetensors")
    ours, theirs = (begun(CHOICE, 3, 2, 0).network for _ in range(2))
    begin_with_encoder(ours, file)
    begin_with_encoder(theirs, published[0])
    pairs = zip(ours.encoder_parameters(), theirs.encoder_parameters(), strict=True)
    assert all(torch.equal(one, other) for one, other in pairs)


def test_safetensors_of_something_else_say_what_to_do(published, tmp_path):
    network = outline(CHOICE, 3, 2)
    file = tmp_path / "x.safetensors"
    save_file({"head.weight": torch.zeros(2)}, file)
    with pytest.raises(NetworkRefused, match=r"is missing.*copy the card \(.json\) beside it"):
        check_encoder(file, network)
    content = as_safetensors(published, file).read_bytes()
    for damaged in (b"nothing of the kind", content[:-4], b"\xff" * 8 + content[8:]):
        file.write_bytes(damaged)
        with pytest.raises(NetworkRefused, match="no file of safetensors"):
            check_encoder(file, network)
    as_safetensors(published, file, **{"features.0.bias": torch.full((64,), torch.nan)})
    check_encoder(file, network)
    with pytest.raises(NetworkRefused, match="not finite"):
        encoder_of(file, network)
    as_safetensors(published, file, **{"features.0.bias": torch.zeros(64, dtype=torch.int64)})
    with pytest.raises(NetworkRefused, match=r"“features\.0\.bias”"):
        check_encoder(file, network)


def test_what_it_began_with_is_told_of_each_version_and_after_going_back(learner, published):
    take_steps(learner, 1)
    desk = learner.desk
    started = desk.settings.changed({**CHOICE.settings, "weights": str(published[0])})
    desk.change_settings(started)
    take_steps(learner, 1)
    name = published[0].name
    assert [each.start for each in learner.versions] == ["", name]
    desk.change_settings(desk.settings.changed({"loss": "dice"}))
    assert (desk.settings.start, learner._state.has_network) == (name, True)
    learner.roll_back(1)
    assert (desk.settings.start, desk.settings.weights) == ("", "")
    learner.roll_back(2)
    assert (desk.settings.start, learner.versions[-1].start) == (name, name)
    desk.change_settings(desk.settings.changed({"weights": ""}), is_anew=True)
    assert (desk.settings.start, learner._state.has_network) == ("", False)
    take_steps(learner, 1)
    assert learner.versions[-1].start == ""


def test_numbers_that_cannot_be_are_refused_before_the_network_in_force_is_given_up(
    learner, published, tmp_path
):
    take_steps(learner, 1)
    file = changed(published, tmp_path, "features.0.bias", torch.full((64,), torch.nan))
    desk, before = learner.desk, learner.desk.settings
    with pytest.raises(NetworkRefused, match="not finite"):
        desk.change_settings(before.changed({**CHOICE.settings, "weights": str(file)}))
    assert (desk.settings, learner._state.has_network) == (before, True)
