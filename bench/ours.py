"""Polyreel's side: the same folders for every repetition, empty or as the job before left them."""

import json
import shutil
import subprocess
from pathlib import Path

from . import campaign, films
from .jobs import JOBS, Job
from .measure import Cost, Failed, run
from .tools import BUILD, ROOT, Tools

WORK = BUILD / "work"
OUTPUT, STORE, LOGS = WORK / "out", WORK / "store", WORK / "logs"
DATA = BUILD / "data"


def prepare_data() -> None:
    """Placements as built in, but filled by cutting: a blurred background is another job."""
    DATA.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "Plugins/Reformat/Sources/placements.yaml").read_text()
    (DATA / "placements.yaml").write_text(text.replace("reframe: auto", "reframe: crop"))


def plates(tools: Tools, job: Job, asset: Path) -> tuple[dict, Path]:
    """What a peer needs for the films that it renders of this job."""
    folder = WORK / "plates" / job.name
    shutil.rmtree(folder, ignore_errors=True)
    markets = (job.only,) if job.only else job.markets
    manifest = campaign.write(job, WORK / "manifests" / f"{job.name}-peer", asset, markets)
    subprocess.run(
        [tools.polyreel, "plates", manifest, "--to", folder, "--allow", asset.parent, "--data", DATA], check=True)
    return json.loads((folder / "plates.json").read_text()), folder


def render(tools: Tools, job: Job, asset: Path) -> Cost:
    """One run, from the state that the job begins with. Throws where a film is missing."""
    restore(tools, job, asset)
    return once(tools, job, asset)


def once(tools: Tools, job: Job, asset: Path) -> Cost:
    manifest = campaign.write(job, WORK / "manifests" / job.name, asset)
    words = [tools.polyreel, "run", manifest, "--output", OUTPUT, "--store", STORE, "--data", DATA,
             "--allow", asset.parent, "--quiet"]
    if job.phone and "--memory" in tools.run_help:
        words += ["--memory", "1500M"]
    cost = run(words, LOGS / f"{job.name}.log")
    report = json.loads((OUTPUT / "bench" / "report.json").read_text())
    states = [variant["status"] for variant in report["variants"]]
    if states.count("ready") != len(job.markets) * len(job.placements):
        raise Failed(f"{job.name}: variants are {sorted(set(states))}, not all ready")
    return cost


def restore(tools: Tools, job: Job, asset: Path) -> None:
    """Empty folders, or a copy of what the job before left, with its times, at the same place."""
    for folder in (OUTPUT, STORE):
        shutil.rmtree(folder, ignore_errors=True)
    if job.after is None:
        return
    kept = WORK / "kept" / job.after
    if not kept.exists():
        once(tools, JOBS[job.after], asset)
        kept.mkdir(parents=True)
        subprocess.run(["cp", "-a", OUTPUT, STORE, kept], check=True)
        for folder in (OUTPUT, STORE):
            shutil.rmtree(folder)
    subprocess.run(["cp", "-a", kept / "out", kept / "store", WORK], check=True)


def forget() -> None:
    """Drops what an earlier build of the program left."""
    shutil.rmtree(WORK, ignore_errors=True)


def size(plan: dict) -> int:
    """Bytes of the films of the markets in `plan`, all of which are looked at."""
    markets = {film["market"] for film in plan["variants"]}
    found = [film for market in markets for film in (OUTPUT / "bench" / market).rglob("*.mp4")]
    return films.check(found, films.wanted(plan))
