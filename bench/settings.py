"""Encoder settings held against each other on six kinds of footage: `python3 -m bench.settings`.

For each kind and each candidate: CPU seconds and bytes at the rate factor at which it has the VMAF of today's settings.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .tools import BUILD, ROOT, Tools

WORK = BUILD / "settings"
MEDIA = ROOT.parent / "shared" / "media"
SECONDS, RATE, SIZE, CAP = 5, 30, "1080:1920", 8_000_000
FILL = f"scale={SIZE}:force_original_aspect_ratio=increase:flags=lanczos,crop={SIZE},fps={RATE},format=yuv420p"

# What ffmpeg makes of a source for each kind. Where the real thing is missing it is imitated: what matters to an encoder is
# how much moves, how evenly, and how much of it is noise.
FOOTAGE = {
    "talking head": ("face", FILL),
    "animation": ("animation", FILL),
    "hands and product": ("product", f"{FILL},noise=alls=5:allf=t"),
    "dance": (
        "face", f"{FILL},scale=1404:2496,rotate=0.25*sin(7*t):c=gray,"
        "crop=1080:1920:162+150*sin(9*t):288+250*sin(5*t)"),
    "night phone video": ("animation", f"{FILL},eq=brightness=-0.28:contrast=0.65,noise=alls=22:allf=t+u"),
    "screen recording": ("text", "format=yuv420p"),
}

FACTORS = ("19", "18", "17")


@dataclass(frozen=True)
class Candidate:
    name: str
    preset: str
    parameters: str = ""


TODAY = Candidate("today: veryfast", "veryfast")
CANDIDATES = (
    TODAY,
    Candidate("subme=1", "veryfast", "subme=1"),
    Candidate("subme=1:me=dia", "veryfast", "subme=1:me=dia"),
    Candidate("subme=1:me=dia:rc-lookahead=20", "veryfast", "subme=1:me=dia:rc-lookahead=20"),
    Candidate("superfast", "superfast"),
    Candidate("faster", "faster"),
)
STRICT = (
    "threads=1:lookahead-threads=1:sliced-threads=0:sync-lookahead=0:cpu-independent=1:stitchable=1:open-gop=0"
    ":nal-hrd=none:force-cfr=1:b-pyramid=normal:scenecut=40:keyint=infinite:min-keyint=100000000:bframes=2:ref=1")


def main() -> None:
    tools = Tools(ROOT / ".build/release/polyreel")
    WORK.mkdir(parents=True, exist_ok=True)
    rows = []
    for kind in FOOTAGE:
        reference = source(tools, kind)
        for candidate in CANDIDATES:
            for factor in FACTORS if candidate != TODAY else FACTORS[:1]:
                rows.append({"kind": kind, "candidate": candidate.name, "factor": float(factor),
                             **tried(tools, reference, candidate, factor)})
                print(rows[-1], flush=True)
    (WORK / "settings.json").write_text(json.dumps(rows, indent=1))
    print("\n" + table(rows))


def source(tools: Tools, kind: str) -> Path:
    made = WORK / f"{kind.replace(' ', '-')}.mkv"
    if made.exists():
        return made
    name, filters = FOOTAGE[kind]
    if name == "text":
        words = WORK / "text.txt"
        words.write_text("\n".join((ROOT / "README.md").read_text().splitlines()[:150]))
        given = ["-f", "lavfi", "-i", f"color=0xF4F4F0:s=1080x1920:r={RATE}:d={SECONDS}"]
        # Scrolls for a second, stands for a second.
        filters = (f"drawtext=textfile={words}:fontfile=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf:fontsize=30:expansion=none:"
                   f"x=40:y='40-700*(floor(t/2)+min(1,mod(t,2)))',{filters}")
    else:
        clip = {"face": MEDIA / "portrait-916.mp4", "animation": MEDIA / "landscape.mp4",
                "product": ROOT / ".build/demo/sample.mp4"}[name]
        if not clip.exists():
            sys.exit(f"bench: '{clip}' is not there")
        given = ["-stream_loop", "-1", "-i", clip]
    words = [tools.system, "-v", "error", "-nostdin", "-y", *given, "-t", SECONDS, "-vf", filters, "-an", "-c:v", "ffv1",
             made]
    subprocess.run([str(word) for word in words], check=True)
    return made


def tried(tools: Tools, reference: Path, candidate: Candidate, factor: str) -> dict:
    made, log = WORK / "made.mp4", WORK / "vmaf.json"
    parameters = STRICT + (":" + candidate.parameters if candidate.parameters else "")
    words = [
        tools.system, "-v", "error", "-nostdin", "-y", "-threads", 1, "-i", reference, "-an", "-c:v", "libx264", "-preset",
        candidate.preset, "-profile:v", "high", "-crf", factor, "-maxrate", CAP, "-bufsize", CAP, "-forced-idr", 1,
        "-force_key_frames", f"expr:not(mod(n,{2 * RATE}))", "-x264-params", parameters, made]
    seconds = cpu(words) - cpu([tools.system, "-v", "error", "-nostdin", "-threads", 1, "-i", reference, "-f", "null", "-"])
    graph = f"[0:v]settb=1/90000,setpts=N[a];[1:v]settb=1/90000,setpts=N[b];[a][b]libvmaf=n_threads=1:n_subsample=3:log_fmt=json:log_path={log}"
    words = [tools.ffmpeg, "-v", "error", "-nostdin", "-i", made, "-i", reference, "-lavfi", graph, "-fps_mode", "passthrough", "-f", "null", "-"]
    subprocess.run([str(word) for word in words], check=True)
    vmaf = json.loads(log.read_text())["pooled_metrics"]["vmaf"]["mean"]
    return {"seconds": round(seconds, 2), "bytes": made.stat().st_size, "vmaf": round(vmaf, 3)}


def cpu(words: list) -> float:
    """User and system seconds of a command."""
    child = subprocess.Popen([str(word) for word in words])
    _, status, usage = os.wait4(child.pid, 0)
    if status != 0:
        sys.exit(f"bench: {words[0]} failed")
    return usage.ru_utime + usage.ru_stime


def table(rows: list[dict]) -> str:
    """CPU time and bytes beside today's, at today's VMAF where the factors that were tried reach it."""
    lines = ["| kind | candidate | rate factor | CPU time | bytes | VMAF |", "|---|---|--:|--:|--:|--:|"]
    for kind in FOOTAGE:
        own = [row for row in rows if row["kind"] == kind]
        today = next(row for row in own if row["candidate"] == TODAY.name)
        for candidate in CANDIDATES:
            found = at(today["vmaf"], [row for row in own if row["candidate"] == candidate.name])
            lines.append(
                f"| {kind} | {candidate.name} | {found['factor']:.1f} | {found['seconds'] / today['seconds']:.2f} | "
                f"{found['bytes'] / today['bytes']:.2f} | {found['vmaf']:.2f} |")
    return "\n".join(lines)


def at(vmaf: float, rows: list[dict]) -> dict:
    """Between the two factors around a VMAF, or at the nearest."""
    rows = sorted(rows, key=lambda row: row["vmaf"])
    for below, above in zip(rows, rows[1:]):
        if below["vmaf"] <= vmaf <= above["vmaf"]:
            part = (vmaf - below["vmaf"]) / max(1e-9, above["vmaf"] - below["vmaf"])
            return {key: below[key] + part * (above[key] - below[key])
                    for key in ("factor", "seconds", "bytes", "vmaf")}
    return min(rows, key=lambda row: abs(row["vmaf"] - vmaf))


if __name__ == "__main__":
    main()
