"""How fast words are: messages formatted, subtitle files read, plates laid out. One core; no peer does the same."""

import json
import subprocess
from dataclasses import dataclass

from . import ours
from .campaign import clock
from .tools import Tools

CUES = 2000
RUNS = 3


@dataclass(frozen=True)
class Figure:
    what: str
    value: float
    unit: str
    limit: float
    # Whether more is better.
    at_least: bool = False

    @property
    def passes(self) -> bool:
        return self.value >= self.limit if self.at_least else self.value <= self.limit

    def line(self) -> str:
        return (f"{self.what}: {self.value:.4g} {self.unit}, at {'least' if self.at_least else 'most'} {self.limit:g}:"
                f" {'pass' if self.passes else 'over' if not self.at_least else 'under'}")

    def json(self) -> dict:
        return {"what": self.what, "value": self.value, "unit": self.unit, "limit": self.limit}


def measure(tools: Tools) -> list[Figure]:
    """The middle of three runs of each."""
    messages = middle([float(say(tools, "messages")) for _ in range(RUNS)])
    made = [Figure("messages formatted", messages, "a second", 100_000, at_least=True)]
    reads = [dict(line.split() for line in say(tools, "subtitles").splitlines()) for _ in range(RUNS)]
    made += [Figure(f"{CUES} cues read, {name}", middle([float(read[name]) for read in reads]) * 1000, "ms", 20)
             for name in reads[0]]
    laid = [json.loads(say(tools, "layout", subtitles(), "--language", "en", "--seconds", 2 * CUES))["seconds"]
            for _ in range(RUNS)]
    return made + [Figure(f"{CUES} cues laid out as plates", middle(laid), "s", 2)]


def middle(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]


def say(tools: Tools, *words) -> str:
    return subprocess.run(
        [str(tools.speed), *map(str, words)], capture_output=True, text=True, check=True).stdout.strip()


def subtitles():
    path = ours.WORK / "texts.srt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(
        f"{cue + 1}\n{clock(2000 * cue)} --> {clock(2000 * cue + 1900)}\n"
        f"Cue {cue} tells how the mascara holds, again and again\n\n" for cue in range(CUES)))
    return path
