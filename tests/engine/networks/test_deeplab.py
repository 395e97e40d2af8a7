"""DeepLab's encoders are torchvision's, and take in what torchvision publishes."""

import pytest
import torch
from torchvision.models import mobilenet_v3_large, resnet50

from segstudio.document.encoder_weights import ENCODERS
from segstudio.document.network_choice import NetworkChoice
from segstudio.engine.encoder_file import begin_with_encoder
from segstudio.engine.errors import NetworkRefused
from segstudio.engine.networks import begun, twin
from segstudio.engine.networks.deeplab_encoder import ENCODERS as KINDS
from segstudio.engine.networks.encoder_norm import EncoderNorm

MEAN = torch.tensor([0.485, 0.456, 0.406])[:, None, None]
DEVIATION = torch.tensor([0.229, 0.224, 0.225])[:, None, None]


@pytest.fixture(params=sorted(KINDS))
def name(request):
    return request.param


def published(name):
    """A network as torchvision builds it, and its encoder, as if they had been taught."""
    torch.manual_seed(1)
    if name == "deeplab-mobilenet":
        whole = mobilenet_v3_large(dilated=True)
        encoder = whole.features
    else:
        whole = resnet50(replace_stride_with_dilation=[False, True, True])
        encoder = torch.nn.Sequential(*list(whole.children())[:-2])
    for norm in whole.modules():
        if isinstance(norm, torch.nn.BatchNorm2d):
            norm.running_mean.uniform_(-0.1, 0.1)
            norm.running_var.uniform_(0.5, 2)
    return whole.eval(), encoder.eval()


def test_its_encoder_is_published() -> None:
    assert KINDS.keys() <= ENCODERS.keys()


@pytest.mark.parametrize("channels", [3, 1])
def test_an_encoder_says_what_torchvisions_says(name, channels, tmp_path) -> None:
    """But for the border, where the first convolution pads other pixels."""
    whole, theirs = published(name)
    torch.save(whole.state_dict(), tmp_path / "weights.pth")
    network = begun(NetworkChoice(name), channels, 2, 0).network.eval()
    begin_with_encoder(network, tmp_path / "weights.pth")
    pixels = torch.rand(1, channels, 96, 96) * 2 - 1
    same = (pixels.expand(-1, 3, -1, -1) / 2 + 0.5 - MEAN) / DEVIATION
    with torch.inference_mode():
        found, wanted = network.encoder[0](pixels), theirs[:1](same)
        if name == "deeplab-resnet50":
            wanted = theirs[:4](same)
        inside = (..., slice(2, -2), slice(2, -2))
        torch.testing.assert_close(found[inside], wanted[inside], atol=1e-4, rtol=1e-3)
        later = theirs[4:] if name == "deeplab-resnet50" else theirs[1:]
        torch.testing.assert_close(network.encoder[1:](wanted), later(wanted), atol=1e-3, rtol=1e-3)


def test_known_statistics_are_kept_and_copied(tmp_path) -> None:
    norm = EncoderNorm(6)
    features = torch.randn(2, 6, 5, 5) * 3 + 1
    groups = torch.nn.functional.group_norm(features, norm.groups)
    torch.testing.assert_close(norm(features), groups)
    mean, variance = torch.randn(6), torch.rand(6) + 0.5
    norm.take(mean, variance)
    known = torch.nn.functional.batch_norm(features, mean, variance)
    torch.testing.assert_close(norm(features), known)
    torch.testing.assert_close(twin(norm)(features[:1, :, :2]), known[:1, :, :2])


def test_a_negative_variance_is_refused_and_nothing_changes(tmp_path) -> None:
    """Its root would be NaN: the loss could not even be written down."""
    weights = mobilenet_v3_large().state_dict()
    weights["features.16.1.running_var"][3] = -0.5
    torch.save(weights, tmp_path / "weights.pth")
    network = begun(NetworkChoice("deeplab-mobilenet"), 3, 2, 0).network
    before = {place: each.clone() for place, each in network.state_dict().items()}
    with pytest.raises(NetworkRefused, match=r"“features\.16\.1\.running_var” holds negative"):
        begin_with_encoder(network, tmp_path / "weights.pth")
    after = network.state_dict()
    assert all(torch.equal(each, after[place]) for place, each in before.items())
