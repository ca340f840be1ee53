"""What was measured, and the peers' part of it kept for later."""

import json
import statistics
from dataclasses import dataclass, field
from pathlib import Path

from .kernels import Kernel
from .measure import Cost
from .quality import Quality
from .texts import Figure

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


@dataclass
class Outcome:
    """Of one benchmark."""

    results: Results = field(default_factory=dict)
    tones: list[Kernel] = field(default_factory=list)
    words: list[Figure] = field(default_factory=list)
    qualities: list[Quality] = field(default_factory=list)


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
