"""What the window asks for beside learning and predicting: somebody waits for each answer."""

from __future__ import annotations

from collections.abc import Callable

from segstudio.engine.learner import Learner
from segstudio.worker.child_explaining import Explaining
from segstudio.worker.child_instances import InstanceWork
from segstudio.worker.child_previewing import Previewing
from segstudio.worker.child_synthesis import Synthesis
from segstudio.worker.child_trial import RefinementTrial
from segstudio.worker.image_library import ImageLibrary, ReadImage
from segstudio.worker.messages import (
    ExplainImage,
    PreviewTraining,
    Report,
    Request,
    SynthesizeImages,
    TryRefinement,
)


class Aside:
    """What answers at once comes first; instances and images may take minutes."""

    def __init__(
        self,
        learner: Learner,
        library: ImageLibrary,
        read: ReadImage,
        report: Callable[[Report], None],
    ) -> None:
        self._explaining = Explaining(learner, library, report)
        self._previewing = Previewing(learner, library, report)
        self._trial = RefinementTrial(learner, library, report)
        self._instances = InstanceWork(report, read, lambda: learner.device)
        self._synthesis = Synthesis(report, read, lambda: learner.device)

    def __bool__(self) -> bool:
        is_asked = self._explaining or self._previewing or self._trial
        return bool(is_asked or self._instances or self._synthesis)

    def ask(self, request: Request) -> None:
        """Take a request; one that is for none of these is passed over."""
        match request:
            case ExplainImage():
                self._explaining.ask(request)
            case PreviewTraining():
                self._previewing.ask(request)
            case TryRefinement():
                self._trial.ask(request)
            case SynthesizeImages():
                self._synthesis.add(request)
            case _:
                self._instances.ask(request)

    def cancel(self, job_id: int) -> None:
        """End a job; an unknown one is none."""
        self._explaining.cancel(job_id)
        self._instances.cancel(job_id)
        self._synthesis.cancel(job_id)

    def work(self) -> None:
        """Do one piece."""
        if self._explaining:
            self._explaining.work()
        elif self._previewing:
            self._previewing.work()
        elif self._trial:
            self._trial.work()
        elif self._instances:
            self._instances.work()
        else:
            self._synthesis.work()
