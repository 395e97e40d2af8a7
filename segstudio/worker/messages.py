"""The whole protocol between the window's process and the engine's. Frozen, picklable, no torch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np
import numpy.typing as npt

from segstudio.document.mask_edit import MaskArray
from segstudio.document.region import Region, TileIndex
from segstudio.worker.explanation_messages import ExplainImage as ExplainImage
from segstudio.worker.explanation_messages import ExplanationProgressed as ExplanationProgressed
from segstudio.worker.explanation_messages import ExplanationReport as ExplanationReport
from segstudio.worker.explanation_messages import ImageExplained as ImageExplained
from segstudio.worker.guidance_messages import GuidanceReport as GuidanceReport
from segstudio.worker.guidance_messages import HeldOutMeasured as HeldOutMeasured
from segstudio.worker.guidance_messages import ImageRanked as ImageRanked
from segstudio.worker.guidance_messages import LabelsCompared as LabelsCompared
from segstudio.worker.guidance_messages import RankImages as RankImages
from segstudio.worker.guidance_messages import RankingDone as RankingDone
from segstudio.worker.image_messages import AddImage as AddImage
from segstudio.worker.image_messages import SetPurposes as SetPurposes
from segstudio.worker.instance_messages import ExportInstances as ExportInstances
from segstudio.worker.instance_messages import FindInstances as FindInstances
from segstudio.worker.instance_messages import InstanceReport, InstanceRequest
from segstudio.worker.instance_messages import InstancesExported as InstancesExported
from segstudio.worker.instance_messages import InstancesFound as InstancesFound
from segstudio.worker.instance_messages import InstancesStepped as InstancesStepped
from segstudio.worker.instance_messages import KnownScene as KnownScene
from segstudio.worker.instance_messages import TrainInstances as TrainInstances
from segstudio.worker.job_messages import CancelJob as CancelJob
from segstudio.worker.job_messages import ImagePredicted as ImagePredicted
from segstudio.worker.job_messages import JobFinished as JobFinished
from segstudio.worker.job_messages import JobProgressed as JobProgressed
from segstudio.worker.job_messages import PredictImages as PredictImages
from segstudio.worker.job_messages import TileRefined as TileRefined
from segstudio.worker.job_messages import TryRefinement as TryRefinement
from segstudio.worker.method_messages import CheckMethod as CheckMethod
from segstudio.worker.method_messages import MethodChanged as MethodChanged
from segstudio.worker.method_messages import MethodChecked as MethodChecked
from segstudio.worker.method_messages import MethodSettings as MethodSettings
from segstudio.worker.method_messages import SetMethod as SetMethod
from segstudio.worker.network_messages import CompressionStepped as CompressionStepped
from segstudio.worker.network_messages import CompressNetwork as CompressNetwork
from segstudio.worker.network_messages import ExportNetwork as ExportNetwork
from segstudio.worker.network_messages import ImportNetwork as ImportNetwork
from segstudio.worker.network_messages import NetworkCompressed as NetworkCompressed
from segstudio.worker.network_messages import NetworkExported as NetworkExported
from segstudio.worker.network_messages import NetworkImported as NetworkImported
from segstudio.worker.network_messages import NetworkReport, NetworkRequest
from segstudio.worker.network_messages import RecordTraining as RecordTraining
from segstudio.worker.preview_messages import PreviewTraining as PreviewTraining
from segstudio.worker.preview_messages import TrainingPreviewed as TrainingPreviewed
from segstudio.worker.synthesis_messages import ImageSynthesized as ImageSynthesized
from segstudio.worker.synthesis_messages import RealPair as RealPair
from segstudio.worker.synthesis_messages import SynthesizeImages as SynthesizeImages
from segstudio.worker.version_messages import DeleteVersion as DeleteVersion
from segstudio.worker.version_messages import KeptVersion as KeptVersion
from segstudio.worker.version_messages import MarkVersion as MarkVersion
from segstudio.worker.version_messages import RollBack as RollBack
from segstudio.worker.version_messages import VersionPublished as VersionPublished
from segstudio.worker.version_messages import VersionReport as VersionReport
from segstudio.worker.version_messages import VersionRequest as VersionRequest
from segstudio.worker.version_messages import VersionsKept as VersionsKept
from segstudio.worker.version_messages import VersionTilePredicted as VersionTilePredicted
from segstudio.worker.version_messages import VersionWithheld as VersionWithheld


@dataclass(frozen=True, slots=True)
class OpenProject:
    """Start with these classes; go on from `checkpoint` (path of a saved learner) if given.

    What the engine knew of another project is forgotten (images, annotations, view, live, jobs).
    device: "cpu", "cuda", "cuda:1", "mps", or None for the best there is.
    newest_version: the newest that this project has seen; the next published one is above it.
    settings: of how it learns, where that is to be other than what was saved; see SetMethod.
    """

    class_ids: tuple[int, ...]
    checkpoint: str | None = None
    device: str | None = None
    seed: int = 0
    newest_version: int = 0
    settings: MethodSettings = ()


@dataclass(frozen=True, slots=True)
class SetClasses:
    """The project has these classes now; what was learned of the others is kept."""

    class_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Annotate:
    """The annotation inside `region` is now `class_ids` (region.height, region.width); 0: none.

    shape: (height, width) of the whole image. revision: of the mask, after the edit.
    """

    image_id: int
    revision: int
    shape: tuple[int, int]
    region: Region
    class_ids: MaskArray


@dataclass(frozen=True, slots=True)
class LeaveImage:
    """The person drew in an image and has gone on: what they did not correct is mostly right."""

    image_id: int


@dataclass(frozen=True, slots=True)
class View:
    """The tiles on screen, the one nearest the pointer first; they are predicted first, and again
    with each new version. image_id None: nothing is in view.
    """

    image_id: int | None
    tiles: tuple[TileIndex, ...] = ()


@dataclass(frozen=True, slots=True)
class SetLive:
    """Train on and on while there are labels, or rest."""

    is_live: bool


@dataclass(frozen=True, slots=True)
class TrainOnce:
    """Train for `seconds`, or `steps`, whether live or not; then rest again if not live."""

    seconds: float
    steps: int = 0


@dataclass(frozen=True, slots=True)
class SaveCheckpoint:
    """Save the learner to `path` (a folder), atomically; answered by CheckpointSaved."""

    path: str


@dataclass(frozen=True, slots=True)
class Stop:
    """End the process after saving nothing more; jumps the queue."""


JobRequest = PredictImages | TrainInstances | FindInstances | SynthesizeImages
"""Each is answered by JobFinished."""
Request = (
    OpenProject
    | SetClasses
    | AddImage
    | SetPurposes
    | Annotate
    | LeaveImage
    | View
    | SetLive
    | TrainOnce
    | SetMethod
    | CheckMethod
    | VersionRequest
    | NetworkRequest
    | InstanceRequest
    | PredictImages
    | SynthesizeImages
    | CancelJob
    | TryRefinement
    | SaveCheckpoint
    | RankImages
    | ExplainImage
    | PreviewTraining
    | Stop
)


class EngineState(Enum):
    """What the engine is doing; each with its own sentence on the training panel."""

    STARTING = "starting"
    IDLE = "idle"
    WAITING_FOR_LABELS = "waiting for labels"
    TRAINING = "training"
    PREDICTING = "predicting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class EngineReady:
    """The engine has loaded its libraries. device: "cpu", "cuda:0" …; device_name for people."""

    device: str
    device_name: str


@dataclass(frozen=True, slots=True)
class StateChanged:
    """What the engine does from now on, and why, in a sentence for people ("" where it is plain).

    missing_class_ids: classes without a label, where the state is WAITING_FOR_LABELS.
    """

    state: EngineState
    reason: str = ""
    missing_class_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Stepped:
    """Training went on; sent five times a second at most.

    dice: mean held-out Dice when measured. seconds: of training since the project was opened.
    rate: learning rate of the next step.
    """

    step: int
    loss: float
    version: int
    dice: float | None
    seconds: float
    rate: float | None = None


@dataclass(frozen=True, slots=True)
class TilePredicted:
    """class_ids and confidence (probability × 255, uint8) of a tile, (h, w) of its region."""

    image_id: int
    version: int
    tile: TileIndex
    class_ids: MaskArray
    confidence: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class CheckpointSaved:
    """The learner is on disk; problem: None, or why not, in a sentence."""

    path: str
    version: int
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class ImageFailed:
    """An image could not be read by the engine; it is left out."""

    image_id: int
    reason: str


@dataclass(frozen=True, slots=True)
class EngineWarned:
    """Something to know that stops nothing ("Out of GPU memory: now on the CPU.")."""

    sentence: str


@dataclass(frozen=True, slots=True)
class EngineDied:
    """The process ended by itself; made by the client, which starts it again."""

    exit_code: int | None
    will_restart: bool


Report = (
    EngineReady
    | StateChanged
    | Stepped
    | MethodChanged
    | MethodChecked
    | VersionReport
    | NetworkReport
    | InstanceReport
    | TilePredicted
    | ImagePredicted
    | ImageSynthesized
    | JobProgressed
    | JobFinished
    | TileRefined
    | CheckpointSaved
    | ImageFailed
    | GuidanceReport
    | ExplanationReport
    | TrainingPreviewed
    | EngineWarned
    | EngineDied
)
