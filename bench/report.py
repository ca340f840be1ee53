"""The table, and the same as JSON."""

import json
from pathlib import Path

from .jobs import JOBS, Job
from .results import POLYREEL, Outcome, Results


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


def text(outcome: Outcome, facts: dict) -> str:
    lines = [facts["polyreel"], *(f"{name}: {words}" for name, words in facts["peers"].items()), ""]
    lines += [table(rows(outcome.results)), ""]
    lines += ["ratio: Polyreel's CPU time over the peer's for the same films. Figures are medians of the runs."]
    if facts["form"] == "short":
        lines += ["Short form: the peers run long jobs once, as the column says; `make bench-long` runs all three times."]
    if outcome.tones:
        lines += ["", "Mapping tones, one thread, CPU time:"] + ["  " + kernel.line() for kernel in outcome.tones]
    if outcome.words:
        lines += ["", "Words, one core, the middle of three runs:"] + ["  " + figure.line() for figure in outcome.words]
    lines += [line for quality in outcome.qualities for line in ["", *quality.lines()]]
    return "\n".join(lines)


def write(outcome: Outcome, facts: dict, path: Path) -> None:
    results = outcome.results
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
    whole = facts | {"jobs": jobs, "quality": [quality.json() for quality in outcome.qualities]}
    whole["kernels"] = [kernel.json() for kernel in outcome.tones]
    whole["words"] = [figure.json() for figure in outcome.words]
    path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n")
