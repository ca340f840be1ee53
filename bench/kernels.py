"""Polyreel's mapping of tones beside zscale and tonemap, over the same pictures, which were cut and scaled before."""

import resource
import statistics
import subprocess
from dataclasses import dataclass
from pathlib import Path

from . import ours, source
from .canvas import TONES, TRANSFERS
from .tools import Tools

WIDTH, HEIGHT, PICTURES, ROUNDS, RUNS = 1080, 1920, 6, 8, 3
# At least so many times faster.
WANTED = 5


@dataclass(frozen=True)
class Kernel:
    transfer: str
    program: str
    # Milliseconds of CPU time for a picture.
    polyreel: float
    peer: float

    @property
    def times(self) -> float:
        return self.peer / self.polyreel

    def line(self) -> str:
        return (f"{self.transfer}: {self.polyreel:.1f} ms a picture of {WIDTH}x{HEIGHT}; zscale and tonemap of"
                f" {self.program} {self.peer:.1f} ms: {self.times:.1f} times, wanted {WANTED},"
                f" {'pass' if self.times >= WANTED else 'under'}")

    def json(self) -> dict:
        return {"transfer": self.transfer, "peer": self.program, "polyreel_ms": self.polyreel, "peer_ms": self.peer}


def measure(tools: Tools, peers: dict[str, Path]) -> list[Kernel]:
    """Medians of runs in turns, one thread each; of the peer's time, what reading the pictures takes is left out."""
    raw = ours.WORK / "tones.yuv"
    raw.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [tools.ffmpeg, "-v", "error", "-y", "-i", source.phone(tools), "-frames:v", str(PICTURES), "-vf",
         f"scale={WIDTH}:{HEIGHT},format=yuv420p10le", "-f", "rawvideo", raw], check=True)
    made = []
    for transfer in TRANSFERS:
        mine, theirs = [], {name: [] for name in peers}
        for _ in range(RUNS):
            mine.append(polyreel(tools, raw, transfer))
            for name, path in peers.items():
                tones = TONES.format(transfer=TRANSFERS[transfer]) + ",format=yuv420p"
                theirs[name].append(peer(path, raw, tones) - peer(path, raw, "null"))
        made += [Kernel(transfer, name, statistics.median(mine), statistics.median(times))
                 for name, times in theirs.items()]
    return made


def polyreel(tools: Tools, raw: Path, transfer: str) -> float:
    words = [tools.speed, "tones", raw, "--width", str(WIDTH), "--height", str(HEIGHT), "--transfer", transfer,
             "--rounds", str(ROUNDS)]
    return float(subprocess.run(words, capture_output=True, text=True, check=True).stdout) * 1000


def peer(ffmpeg: Path, raw: Path, filters: str) -> float:
    words = [ffmpeg, "-v", "error", "-nostdin", "-filter_threads", "1", "-f", "rawvideo", "-pix_fmt", "yuv420p10le",
             "-s", f"{WIDTH}x{HEIGHT}", "-stream_loop", str(ROUNDS - 1), "-i", raw, "-vf", filters, "-f", "null", "-"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([str(word) for word in words], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / PICTURES / ROUNDS * 1000
