"""The part of the protocol that takes networks out and in; imported through `messages`."""

from __future__ import annotations

from dataclasses import dataclass

from segstudio.document.compression import Compression, NetworkSize


@dataclass(frozen=True, slots=True)
class ExportNetwork:
    """Write a kept version to `path` and a card beside it; answered by NetworkExported.

    path: ends in .safetensors or .onnx. about: JSON text of what the project says of itself.
    image_path: a real image that an ONNX file is checked with.
    """

    version: int
    path: str
    about: str
    image_path: str


@dataclass(frozen=True, slots=True)
class ImportNetwork:
    """Show a network from a file as a newer version, and train on from it; the one on screen is
    pinned. Answered by NetworkImported.

    path: of the file, or of the folder where another project keeps its network. class_ids: (theirs,
    ours) of the classes that are the same. note: what is noted of the version. source: what the
    file or the project is called, "" where it is this project's own network, made smaller.
    """

    path: str
    class_ids: tuple[tuple[int, int], ...]
    note: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class NetworkExported:
    """difference: the largest between an ONNX file and the network. problem: why it is missing."""

    path: str
    difference: float | None = None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class NetworkImported:
    """version: under which it is shown; 0 with a problem. pinned: the one before it; 0: none."""

    path: str
    version: int = 0
    pinned: int = 0
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class RecordTraining:
    """Write TensorBoard files of what is reported into `folder` from now on; None: no more."""

    folder: str | None


@dataclass(frozen=True, slots=True)
class CompressNetwork:
    """Make the network that is shown smaller, write it to `path`, and show it, without keeping it.

    Reported by CompressionStepped, then NetworkCompressed. path: .onnx where `compression` is a
    quantisation, else .safetensors. about, image_path: as for ExportNetwork; speed is measured on
    that image, too.
    """

    compression: Compression
    path: str
    about: str
    image_path: str


@dataclass(frozen=True, slots=True)
class CompressionStepped:
    """share: of the learning that is done, 0 … 1. loss: of the newest step."""

    share: float
    loss: float | None = None


@dataclass(frozen=True, slots=True)
class NetworkCompressed:
    """sizes: before, where there is something between, that, and after. problem: why not.

    difference: the largest between the quantised network's probabilities and the network's.
    """

    path: str
    sizes: tuple[NetworkSize, ...] = ()
    difference: float | None = None
    problem: str | None = None


NetworkRequest = ExportNetwork | ImportNetwork | RecordTraining | CompressNetwork
NetworkReport = NetworkExported | NetworkImported | CompressionStepped | NetworkCompressed
