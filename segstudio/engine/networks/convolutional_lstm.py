"""A U-Net over images in order: a convolutional LSTM hands across what the neighbours show."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from segstudio.engine.networks.activation import initialise
from segstudio.engine.networks.classic import ClassicUNet


class ConvLSTMUNet(ClassicUNet):
    """The classic U-Net whose encoder sees each frame, and whose decoder the middle one.

    At all but full resolution, one LSTM comes to the middle from the first frame and another from
    the last; what they remember there is added to the features of the middle frame.
    Source: Shi et al. 2015 (Convolutional LSTM network), section 3.1; Ronneberger et al. 2015.
    """

    def __init__(
        self,
        channels: int,
        classes: int,
        options: tuple[int, int, str, float],
        frames: int,
    ) -> None:
        """channels: of one frame. options: see `ClassicUNet`. frames: an odd number."""
        width, depth, name, dropout = options
        super().__init__(channels, classes, width, depth, name, dropout)
        self.frames, self.channels = frames, frames * channels
        widths = [width << level for level in range(1, depth + 1)]
        self.memories = nn.ModuleList(Memory(each) for each in widths)
        initialise(self, name)
        for module in self.modules():
            if isinstance(module, ConvLSTMCell):
                module.start()

    @property
    def context_px(self) -> int:
        """How far away a pixel can matter for a score: nothing beyond it does."""
        steps = (self.frames + 1) // 2
        return super().context_px + (steps << len(self.decoders))

    def features(self, pixels: Tensor) -> list[Tensor]:
        """Return the features of the middle frame at full resolution, (n, width, h, w), in a list.

        pixels: (n, frames · channels, h, w), frame by frame.
        """
        frames = [self.contracted(each) for each in pixels.chunk(self.frames, 1)]
        finest, *coarser = zip(*frames, strict=True)
        stages = [finest[self.frames // 2]]
        for memory, seen in zip(self.memories, coarser, strict=True):
            stages.append(memory(seen))
        return [self.expanded(stages)]


class Memory(nn.Module):
    """What the frames of one scale say of the middle one: one LSTM comes from each end."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.forth, self.back = ConvLSTMCell(channels), ConvLSTMCell(channels)
        self.mixer = nn.Conv2d(2 * channels, channels, 1)

    def forward(self, seen: tuple[Tensor, ...]) -> Tensor:
        """Return the features of the middle frame with what both LSTMs remember there.

        seen: of each frame, (n, channels, h, w), an odd number of them.
        """
        middle = len(seen) // 2
        forth, back = self.forth(seen[: middle + 1]), self.back(seen[middle:][::-1])
        found: Tensor = seen[middle] + self.mixer(torch.cat((forth, back), 1))
        return found


class ConvLSTMCell(nn.Module):
    """Goes through feature maps in order; all of its gates are convolutions.

    Difference from the paper: its peepholes have a weight for each channel instead of each place,
    as images are of any size.
    Source: Shi et al. 2015, equation 3.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.gates = nn.Conv2d(2 * channels, 4 * channels, 3, padding=1)
        self.peepholes = nn.Parameter(torch.zeros(3, channels, 1, 1))

    def start(self) -> None:
        """Draw the weights for sigmoid and tanh; at first it forgets little."""
        nn.init.xavier_uniform_(self.gates.weight)
        bias = torch.zeros(4, self.peepholes.shape[1])
        bias[1] = 1.0  # of forgetting; the order is that of `forward`
        self.gates.bias = nn.Parameter(bias.flatten())

    def forward(self, seen: tuple[Tensor, ...]) -> Tensor:
        """Return what it shows after the last of some (n, channels, h, w), of the same shape."""
        shown = memory = torch.zeros_like(seen[0])
        of_input, of_forgetting, of_output = self.peepholes
        for each in seen:
            taken, kept, told, new = self.gates(torch.cat((each, shown), 1)).chunk(4, 1)
            taken = torch.sigmoid(taken + of_input * memory)
            kept = torch.sigmoid(kept + of_forgetting * memory)
            memory = kept * memory + taken * torch.tanh(new)
            shown = torch.sigmoid(told + of_output * memory) * torch.tanh(memory)
        return shown
