"""What cutting a film into spans costs: the joined film beside one that was encoded in one piece.

Both are held against the same frames without loss, composed by ffmpeg from the same plates. The one-piece film has the
same x264 settings and the same rule for key frames, by the same libraries that Polyreel links.
"""

import json
import shutil
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

from . import ours
from .peer import Graph, encoder
from .tools import Tools, Unusable

WORK = ours.WORK / "quality"
REACH = 5


@dataclass(frozen=True)
class Quality:
    film: str
    spans: int
    # Seconds.
    shortest: float
    # VMAF, mean over all frames.
    vmaf: float
    vmaf_one_piece: float
    # Bytes of the picture over those of the one-piece film, in percent.
    growth: float
    # SSIM: the lowest within five frames of a join, the fifth percentile of all frames, and the lowest of the one-piece
    # film within five frames of the same places.
    at_joins: float
    fifth: float
    at_joins_one_piece: float

    def lines(self) -> list[str]:
        loss = self.vmaf_one_piece - self.vmaf
        size = "less than 3 % wanted where spans last 2 s and more"
        if self.shortest >= 2:
            size = f"less than 3 %: {passed(self.growth < 3)}"
        return [
            f"{self.film}: {self.spans} spans, the shortest {self.shortest:.2f} s",
            f"  VMAF {self.vmaf:.3f}, in one piece {self.vmaf_one_piece:.3f}: {loss:+.3f} lost, less than 0.3: "
            + passed(loss < 0.3),
            f"  SSIM within {REACH} frames of a join {self.at_joins:.5f}, fifth percentile {self.fifth:.5f}: "
            + passed(self.at_joins >= self.fifth)
            + f" (in one piece {self.at_joins_one_piece:.5f} at the same places)",
            f"  size of the picture {self.growth:+.2f} %, {size}",
        ]

    def json(self) -> dict:
        return asdict(self)


def passed(good: bool) -> str:
    return "pass" if good else "over"


def measure(tools: Tools, name: str, plan: dict, plates: Path, spans: list[tuple[int, int]], film: Path) -> Quality:
    """Of one film. `plan`: its plan alone, as `polyreel plates` writes it; `spans`: its frames `from ..< to`."""
    if tools.system is None:
        raise Unusable("the quality check needs the system's ffmpeg")
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    reference, one_piece = WORK / "reference.mkv", WORK / "one-piece.mp4"
    compose(tools.system, plan, plates, reference)
    encode(tools.system, plan["variants"][0]["picture"], reference, one_piece)
    rate = fraction(plan["variants"][0]["picture"]["rate"])
    joins = [start for start, _ in spans[1:]]
    (vmaf, ssim), (vmaf_one, ssim_one) = (compare(tools, each, reference) for each in (film, one_piece))
    return Quality(
        film=name, spans=len(spans), shortest=min(end - start for start, end in spans) / rate,
        vmaf=vmaf, vmaf_one_piece=vmaf_one, growth=100 * (picture_bytes(film) / picture_bytes(one_piece) - 1),
        at_joins=near(ssim, joins), fifth=sorted(ssim)[len(ssim) * 5 // 100],
        at_joins_one_piece=near(ssim_one, joins))


def compose(ffmpeg: Path, plan: dict, plates: Path, made: Path) -> None:
    graph = Graph(plan, plates, exact=True)
    chains = [chain for chain in graph.chains if not chain.startswith(("[0:a", "[s"))]
    picture = plan["variants"][0]["picture"]
    words = [ffmpeg, "-v", "error", "-nostdin", "-y", "-noautorotate", "-i", plan["asset"], *graph.inputs,
             "-filter_complex", ";".join(chains), "-map", graph.pictures[0], "-frames:v", picture["frames"],
             "-c:v", "ffv1", made]
    subprocess.run([str(word) for word in words], check=True)


def encode(ffmpeg: Path, picture: dict, reference: Path, made: Path) -> None:
    settings = picture["encoder"]
    parameters = (
        "threads=1:lookahead-threads=1:sliced-threads=0:sync-lookahead=0:cpu-independent=1:stitchable=1:open-gop=0"
        ":nal-hrd=none:force-cfr=1:b-pyramid=normal:scenecut=40:keyint=infinite:min-keyint=100000000")
    words = [ffmpeg, "-v", "error", "-nostdin", "-y", "-i", reference, *encoder(picture), "-forced-idr", "1",
             "-force_key_frames", f"expr:not(mod(n,{settings['keyFrameInterval']}))",
             "-level", settings["level"] / 10, "-x264-params", parameters, "-an", made]
    subprocess.run([str(word) for word in words], check=True)


def compare(tools: Tools, film: Path, reference: Path) -> tuple[float, list[float]]:
    """VMAF on average, and SSIM frame by frame."""
    log, stats = WORK / "vmaf.json", WORK / "ssim.txt"
    graph = (
        "[0:v]settb=1/90000,setpts=N,split[a][b];[1:v]settb=1/90000,setpts=N,split[c][d];"
        f"[a][c]libvmaf=n_threads=2:log_fmt=json:log_path={log}[x];[b][d]ssim=stats_file={stats}[y]")
    words = [tools.ffmpeg, "-v", "error", "-nostdin", "-i", film, "-i", reference, "-filter_complex", graph,
             "-map", "[x]", "-f", "null", "-", "-map", "[y]", "-f", "null", "-"]
    subprocess.run([str(word) for word in words], check=True)
    mean = json.loads(log.read_text())["pooled_metrics"]["vmaf"]["mean"]
    values = [float(line.split("All:")[1].split()[0]) for line in stats.read_text().splitlines()]
    return mean, values


def near(values: list[float], joins: list[int]) -> float:
    """The lowest within five frames before or after a join; of all where there is no join."""
    close = [value for frame, value in enumerate(values) if any(-REACH <= frame - join < REACH for join in joins)]
    return min(close or values)


def picture_bytes(film: Path) -> int:
    words = [
        "ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "packet=size", "-of", "csv=p=0", str(film)]
    output = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return sum(int(line.strip(",")) for line in output.split())


def fraction(text: str) -> float:
    above, below = text.split("/")
    return int(above) / int(below)
