"""The table, and the same as JSON."""

import json
import statistics
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .jobs import JOBS, Job
from .measure import Cost

if TYPE_CHECKING:
    from .contest import Contest

POLYREEL = "polyreel"


@dataclass
class Runs:
    """What one program took for one job."""

    costs: list[Cost] = field(default_factory=list)
    size: int = 0
    earlier: bool = False

    def median(self, figure: str) -> float:
        return statistics.median(getattr(cost, figure) for cost in self.costs)

    def json(self) -> dict:
        return {
            "runs": [cost.json() for cost in self.costs], "cpu": self.median("cpu"), "wall": self.median("wall"),
            "peak": self.median("peak"), "size": self.size, "earlier": self.earlier,
        }


Results = dict[str, dict[str, Runs]]


def ratio(results: Results, job: Job, program: str) -> float | None:
    """Polyreel's CPU time over the peer's for the same films."""
    peer = results.get(job.against or job.name, {}).get(program)
    ours = results.get(job.name, {}).get(POLYREEL)
    return ours.median("cpu") / peer.median("cpu") if ours and peer else None


def rows(results: Results) -> list[list[str]]:
    made = [["job", "program", "runs", "CPU s", "wall s", "peak MB", "size MB", "ratio", "at most", ""]]
    for name, programs in results.items():
        job = JOBS[name]
        for program, runs in programs.items():
            made.append([
                name, program, str(len(runs.costs)) + (" (earlier)" if runs.earlier else ""),
                f"{runs.median('cpu'):.2f}", f"{runs.median('wall'):.2f}", f"{runs.median('peak') / 1e6:.0f}",
                f"{runs.size / 1e6:.1f}", *verdict(results, job, program)])
        if job.against and job.against in results:
            for program in results[job.against]:
                if program != POLYREEL:
                    made.append([name, f"against {program}", "", "", "", "", "", *verdict(results, job, program)])
    return made


def verdict(results: Results, job: Job, program: str) -> list[str]:
    value = None if program == POLYREEL else ratio(results, job, program)
    if value is None:
        return ["", "", ""]
    return [f"{value:.4f}" if job.limit < 0.01 else f"{value:.3f}", str(job.limit),
            "pass" if value <= job.limit else "over"]


def table(rows: list[list[str]]) -> str:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) if column < 2 else cell.rjust(width)
                 for column, (cell, width) in enumerate(zip(row, widths))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def text(contest: "Contest", facts: dict) -> str:
    lines = [facts["polyreel"], *(f"{name}: {words}" for name, words in facts["peers"].items()), ""]
    lines += [table(rows(contest.results)), ""]
    lines += ["ratio: Polyreel's CPU time over the peer's for the same films. Figures are medians of the runs."]
    if facts["form"] == "short":
        lines += ["Short form: the peers run long jobs once, as the column says; `make bench-long` runs all three times."]
    if contest.tones:
        lines += ["", "Mapping tones, one thread, CPU time:"] + ["  " + kernel.line() for kernel in contest.tones]
    if contest.words:
        lines += ["", "Words, one core, the middle of three runs:"] + ["  " + figure.line() for figure in contest.words]
    lines += [line for quality in contest.qualities for line in ["", *quality.lines()]]
    return "\n".join(lines)


def write(contest: "Contest", facts: dict, path: Path) -> None:
    results = contest.results
    jobs = {
        name: {
            "what": JOBS[name].what, "limit": JOBS[name].limit,
            "programs": {program: runs.json() for program, runs in programs.items()},
            "ratios": {
                program: ratio(results, JOBS[name], program)
                for program in results.get(JOBS[name].against or name, {}) if program != POLYREEL
            },
        }
        for name, programs in results.items()
    }
    whole = facts | {"jobs": jobs, "quality": [quality.json() for quality in contest.qualities]}
    whole["kernels"] = [kernel.json() for kernel in contest.tones]
    whole["words"] = [figure.json() for figure in contest.words]
    path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n")


def remember(results: Results, path: Path) -> None:
    """Keeps the peers' runs for benchmarks that measure Polyreel alone."""
    kept = json.loads(path.read_text()) if path.exists() else {}
    for name, programs in results.items():
        kept.setdefault(name, {}).update(
            {program: runs.json() for program, runs in programs.items() if program != POLYREEL and not runs.earlier})
    path.write_text(json.dumps(kept, indent=2) + "\n")


def earlier(path: Path, job: str, program: str) -> Runs | None:
    """A peer's runs as an earlier benchmark kept them."""
    try:
        found = json.loads(path.read_text())[job][program]
    except (OSError, KeyError, ValueError):
        return None
    return Runs([Cost(**cost) for cost in found["runs"]], found["size"], True)
