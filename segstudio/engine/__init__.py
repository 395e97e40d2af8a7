"""Learning and predicting with PyTorch: arrays in, arrays out. No Qt, no disk but checkpoints.

Importing this room imports torch (2–4 s), so only the engine's own process (`worker/child*`),
headless tests and benchmarks may.
"""

from segstudio.engine.errors import (
    AnnotationRefused,
    CheckpointBroken,
    CheckpointNotSaved,
    ClassesRefused,
    EngineError,
    ImageRefused,
    NetworkRefused,
    NothingPublished,
    NothingToLearn,
    TrainingDiverged,
    VersionRefused,
    VersionUnknown,
)
from segstudio.engine.learner import Learner
from segstudio.engine.outcome import Prediction, TilePrediction, TrainingStep
from segstudio.engine.settings import LearnerSettings
from segstudio.engine.version_gate import Judgement
from segstudio.engine.version_shelf import VersionNote

__all__ = [
    "AnnotationRefused",
    "CheckpointBroken",
    "CheckpointNotSaved",
    "ClassesRefused",
    "EngineError",
    "ImageRefused",
    "Judgement",
    "Learner",
    "LearnerSettings",
    "NetworkRefused",
    "NothingPublished",
    "NothingToLearn",
    "Prediction",
    "TilePrediction",
    "TrainingDiverged",
    "TrainingStep",
    "VersionNote",
    "VersionRefused",
    "VersionUnknown",
]
