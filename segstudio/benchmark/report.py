"""The figures on disk: everything as JSON, a row for each evaluation as CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from segstudio.benchmark.benchmark import Benchmark, SetResult
from segstudio.benchmark.errors import BenchmarkRefused
from segstudio.benchmark.machine import machine, versions
from segstudio.benchmark.sitting import Run
from segstudio.benchmark.summary import summarise
from segstudio.storage.atomic_file import write_atomically
from segstudio.workspace.export_target import check_folder

JSON_NAME = "benchmark.json"
CSV_NAME = "evaluations.csv"
KIND = "segstudio-benchmark"
_COLUMNS = ("data_set", "contender", "labels", "seed", "mark_s", "person_s", "compute_s", "strokes")
_SCORES = ("dice", "iou", "dice_with_background", "ece")


def result_folder(wanted: Path | None) -> Path:
    """Return a folder for results, made where it is missing; an earlier benchmark may be in it.

    None for a new one here, named after the time. Raises BenchmarkRefused, OutputRefused.
    """
    if wanted is None:
        wanted = Path(f"{KIND}-{datetime.now().astimezone():%Y%m%d-%H%M%S}")
    folder = check_folder(wanted)
    if any(folder.iterdir()) and not _is_ours(folder / JSON_NAME):
        raise BenchmarkRefused(f"“{folder}” holds other things. Choose a new folder.")
    return folder


def write_report(benchmark: Benchmark, folder: Path, is_complete: bool) -> dict[str, Any]:
    """Write what there is, atomically; return what the JSON holds. Raises StorageFailed."""
    content = report(benchmark, is_complete)
    text = json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False)
    write_atomically(folder / JSON_NAME, (text + "\n").encode())
    write_atomically(folder / CSV_NAME, csv_text(benchmark).encode())
    return content


def report(benchmark: Benchmark, is_complete: bool) -> dict[str, Any]:
    """Return everything that JSON can hold: plan, machine, versions, runs, summaries."""
    plan = asdict(benchmark.plan) | {"marks_s": benchmark.plan.marks_s}
    plan["folders"] = [str(each) for each in benchmark.plan.folders]
    content = {
        "kind": KIND,
        "written": datetime.now(UTC).isoformat(timespec="seconds"),
        "is_complete": is_complete,
        "plan": plan,
        "device": benchmark.device_name,
        "machine": machine(),
        "versions": versions(),
        "data_sets": [_set_report(each) for each in benchmark.results],
    }
    rounded: dict[str, Any] = _rounded(content)
    return rounded


def csv_text(benchmark: Benchmark) -> str:
    """Return a row for each evaluation below a row of names."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*_COLUMNS, "images", *_SCORES))
    for result in benchmark.results:
        ceiling = [result.ceiling_run] if result.ceiling_run else []
        for run in (*ceiling, *result.runs):
            label = "ceiling" if run is result.ceiling_run else run.kind
            who = (result.image_set.name, run.contender, label, run.seed)
            for each in run.evaluations:
                times = (each.mark_s, round(each.person_s, 3), round(each.compute_s, 3))
                scores = [getattr(each.score, name) for name in _SCORES]
                shown = ["" if score is None else round(score, 4) for score in scores]
                writer.writerow((*who, *times, each.strokes, each.images, *shown))
    return text.getvalue()


def _set_report(result: SetResult) -> dict[str, object]:
    image_set = result.image_set
    return {
        "name": image_set.name,
        "folder": str(image_set.folder),
        "classes": image_set.class_names,
        "ignored": image_set.ignored,
        "has_background": image_set.has_background,
        "train": [each.name for each in image_set.train],
        "test": [each.name for each in image_set.test],
        "ceiling": result.ceiling,
        "ceiling_run": _run_report(result.ceiling_run) if result.ceiling_run else None,
        "summary": asdict(summarise(result)),
        "runs": [_run_report(run) for run in result.runs],
    }


def _run_report(run: Run) -> dict[str, object]:
    return asdict(run)


def _rounded(value: Any) -> Any:
    """Return the same with floats of four decimals, and keys that JSON knows."""
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {str(key): _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value


def _is_ours(path: Path) -> bool:
    try:
        content = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(content, dict) and content.get("kind") == KIND
