"""Mask R-CNN from torchvision, on a small encoder of our own or on ResNet-50."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from torch import Tensor, nn

from segstudio.document.instance_choice import SMALL
from segstudio.engine.errors import NetworkRefused

NO_TORCHVISION = (
    "Mask R-CNN needs torchvision of the same build as torch, and it cannot be used here "
    "({reason}). Install it with: pip install torchvision"
)
MOST_INSTANCES = 200
"""That are found on one image."""
_FEATURES = 64
_WIDTHS = (32, 64, 96, 128)
_ANCHORS_PX = (12, 24, 48, 96)
_RATIOS = (0.5, 1.0, 2.0)


def build(backbone: str, classes: int) -> nn.Module:
    """Return an untrained Mask R-CNN that tells `classes` kinds of instances, without background.

    It takes images as they are given, without resizing or normalising them.
    Raises NetworkRefused where torchvision cannot be used.
    Source: He et al. 2017; feature pyramid: Lin et al. 2017.
    """
    try:
        from torchvision.models.detection import MaskRCNN
        from torchvision.models.detection.anchor_utils import AnchorGenerator
    except (ImportError, RuntimeError, OSError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise NetworkRefused(NO_TORCHVISION.format(reason=reason)) from error
    body = _SmallPyramid() if backbone == SMALL else _resnet50()
    sizes = _ANCHORS_PX if backbone == SMALL else (*_ANCHORS_PX, 2 * _ANCHORS_PX[-1])
    anchors = AnchorGenerator(tuple((size,) for size in sizes), (_RATIOS,) * len(sizes))
    heads = _small_heads(classes + 1) if backbone == SMALL else {"num_classes": classes + 1}
    network: nn.Module = MaskRCNN(
        body,
        **heads,
        rpn_anchor_generator=anchors,
        image_mean=[0.0] * 3,
        image_std=[1.0] * 3,
        box_detections_per_img=MOST_INSTANCES,
        _skip_resize=True,
    )
    return network


def _small_heads(outputs: int) -> dict[str, Any]:
    """Return heads of a quarter of the usual width, and how many proposals they see."""
    from torchvision.models.detection.faster_rcnn import FastRCNNPredictor, TwoMLPHead
    from torchvision.models.detection.mask_rcnn import MaskRCNNHeads, MaskRCNNPredictor

    return {
        "box_head": TwoMLPHead(_FEATURES * 7**2, 256),
        "box_predictor": FastRCNNPredictor(256, outputs),
        "mask_head": MaskRCNNHeads(_FEATURES, (_FEATURES,) * 2, 1),
        "mask_predictor": MaskRCNNPredictor(_FEATURES, _FEATURES, outputs),
        "rpn_pre_nms_top_n_train": 500,
        "rpn_post_nms_top_n_train": 300,
        "rpn_pre_nms_top_n_test": 500,
        "rpn_post_nms_top_n_test": 300,
        "box_batch_size_per_image": 128,
    }


def _resnet50() -> Any:
    from torchvision.models.detection.backbone_utils import resnet_fpn_backbone

    return resnet_fpn_backbone(
        backbone_name="resnet50", weights=None, norm_layer=_group_norm, trainable_layers=5
    )


def _group_norm(channels: int) -> nn.Module:
    """Batches are of two images: too few for batch statistics (Wu and He 2018)."""
    return nn.GroupNorm(32, channels)


class _SmallPyramid(nn.Module):
    """Four levels at strides 4 to 32 and a feature pyramid of 64 channels."""

    out_channels = _FEATURES

    def __init__(self) -> None:
        from torchvision.ops import FeaturePyramidNetwork

        super().__init__()
        before = (16, *_WIDTHS[:-1])
        self.stem = _block(3, 16, 2)
        self.levels = nn.ModuleList(
            _block(start, end, 2) for start, end in zip(before, _WIDTHS, strict=True)
        )
        self.pyramid = FeaturePyramidNetwork(list(_WIDTHS), _FEATURES)

    def forward(self, pixels: Tensor) -> dict[str, Tensor]:
        """Return the levels "0" … "3" for (batch, 3, height, width)."""
        here = self.stem(pixels)
        levels: OrderedDict[str, Tensor] = OrderedDict()
        for number, level in enumerate(self.levels):
            here = level(here)
            levels[str(number)] = here
        features: dict[str, Tensor] = self.pyramid(levels)
        return features


def _block(start: int, end: int, stride: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(start, end, 3, stride, 1, bias=False),
        nn.GroupNorm(8, end),
        nn.ReLU(),
        nn.Conv2d(end, end, 3, 1, 1, bias=False),
        nn.GroupNorm(8, end),
        nn.ReLU(),
    )
