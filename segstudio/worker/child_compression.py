"""Networks out of the engine's process: as they are, or made smaller a step at a time before."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from segstudio.engine.errors import CheckpointNotSaved
from segstudio.engine.network_file import network_card, write_network
from segstudio.engine.network_weights import on_cpu
from segstudio.engine.predictor import Predictor
from segstudio.engine.stored_image import StoredImage
from segstudio.engine.weights_file import encoded
from segstudio.worker.child_answering import Answering, Pieces
from segstudio.worker.child_network import export_network, middle
from segstudio.worker.messages import (
    CompressionStepped,
    CompressNetwork,
    ExportNetwork,
    NetworkCompressed,
)

if TYPE_CHECKING:
    from segstudio.engine.compression.work import CompressionWork


class NetworkWork(Answering[CompressNetwork, "CompressionWork"]):
    """Writes networks at once, or makes them smaller first."""

    failure = "The network could not be made smaller: {0}"

    def take(self, request: ExportNetwork | CompressNetwork) -> None:
        """Export now, or make it smaller from the next piece of work on."""
        if isinstance(request, ExportNetwork):
            self._report(export_network(self._learner, request, self._library))
        else:
            self.ask(request)

    def _answer(self, asked: CompressNetwork) -> Pieces[CompressionWork]:
        work = self._begun(asked)
        while not work.is_over:
            work.step()
            yield work
        return self._finished(asked, work)

    def _progress(self, asked: CompressNetwork, share: CompressionWork) -> CompressionStepped:
        return CompressionStepped(share.share, share.loss)

    def _refusal(self, asked: CompressNetwork, problem: str) -> NetworkCompressed:
        return NetworkCompressed(asked.path, problem=problem)

    def _begun(self, request: CompressNetwork) -> CompressionWork:
        # Imported where it is wanted: nobody else waits for it.
        from segstudio.engine.compression.work import CompressionWork
        from segstudio.engine.onnx_file import check_packages

        if request.compression.is_quantised:
            check_packages()
        return CompressionWork(self._learner.desk.source(), request.compression)

    def _finished(self, request: CompressNetwork, work: CompressionWork) -> NetworkCompressed:
        from segstudio.engine.compression.speed import sizes_of

        source, path = work.source, Path(request.path)
        image = self._library.stored(request.image_path)
        image = image.prepared(source.predictor.network.preparation)
        content, _ = encoded(on_cpu(source.predictor.network))
        networks = [(source.kept.choice.brief, source.predictor, content)]
        found, card = work.result(), self._card(request, work)
        difference = None
        if request.compression.is_quantised:
            difference, more = self._quantised(work, path, card, image)
            networks += more
        else:
            write_network(path, found, card)
            content, _ = encoded(on_cpu(found.network))
            networks.append((work.choice.brief, found, content))
        sizes = sizes_of(networks, image)
        self._learner.desk.show_other(networks[-1][1])
        return NetworkCompressed(request.path, tuple(sizes), difference)

    def _quantised(
        self, work: CompressionWork, path: Path, card: dict[str, Any], image: StoredImage
    ) -> tuple[float, list[tuple[str, Predictor, bytes]]]:
        """Write the quantised network; return how much it differs, and the networks for `sizes_of`:
        before it was quantised, and after.
        """
        from segstudio.engine.compression.quantised import quantised
        from segstudio.engine.compression.runtime_network import RuntimeNetwork
        from segstudio.engine.onnx_file import (
            converted,
            difference_of,
            probabilities_of,
            write_checked,
        )

        before, method = work.source.predictor, work.order.method
        module = probabilities_of(before)
        plain = converted(module, card)
        drawn = work.calibrating()
        small = quantised(plain, None if drawn is None else [each.pixels for each in drawn])
        difference, runtime = difference_of(small, module, middle(image, before.network.channels))
        if not difference <= 1:
            raise CheckpointNotSaved(
                "The network of 8-bit integers says nothing that is a number, so it was not kept. "
                "Try “int8-dynamic”, or install newer versions of onnx and onnxruntime."
            )
        write_checked(path, small, card, {"with": runtime}, difference)
        told = []
        ids = before.class_ids, sorted(before.learned_ids)
        for words, content in (("ONNX, float32", plain), (f"ONNX, {method}", small)):
            predictor = Predictor(RuntimeNetwork(content, before.network), *ids)
            told.append((words, predictor, content))
        return difference, told

    def _card(self, request: CompressNetwork, work: CompressionWork) -> dict[str, Any]:
        note = replace(
            work.source.kept.note,
            dice=None,
            interval=None,
            calibration=None,
            text=request.compression.brief,
        )
        kept = replace(work.source.kept, note=note, choice=work.choice)
        card = network_card(kept, work.result(), json.loads(request.about))
        return {**card, "compression": asdict(request.compression)}
