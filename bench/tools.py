"""Where everything is: the programs that are compared, and the folders that are written to."""

import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build" / "bench"


class Unusable(Exception):
    """Something that the benchmark needs is not there."""


@dataclass(frozen=True)
class Tools:
    polyreel: Path

    @property
    def speed(self) -> Path:
        """Times single parts."""
        return self.polyreel.with_name("polyreel-speed")

    @cached_property
    def ffmpeg(self) -> Path:
        """FFmpeg 9, out of the Python package in the benchmark's own environment."""
        found = sorted(BUILD.glob("venv/lib/python*/site-packages/imageio_ffmpeg/binaries/ffmpeg-*"))
        if not found:
            raise Unusable("FFmpeg 9 is not there; `make bench` installs it below .build/bench/venv")
        return found[0]

    @cached_property
    def system(self) -> Path | None:
        path = shutil.which("ffmpeg")
        return Path(path) if path else None

    @cached_property
    def run_help(self) -> str:
        return subprocess.run([self.polyreel, "run", "--help"], capture_output=True, text=True, check=True).stdout

    def peers(self) -> dict[str, Path]:
        peers = {"ffmpeg 9": self.ffmpeg}
        if self.system:
            peers["system"] = self.system
        return peers


def version(program: Path, flag: str) -> str:
    return subprocess.run([program, flag], capture_output=True, text=True, check=True).stdout.splitlines()[0]
