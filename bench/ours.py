"""Polyreel's side: the same folders for every repetition, empty or as the job before left them."""

import json
import shutil
import subprocess
from pathlib import Path

from . import campaign, films, folders
from .jobs import JOBS, Job
from .measure import Cost, Failed, run
from .tools import BUILD, ROOT, Tools

WORK = BUILD / "work"
OUTPUT, STORE, KEPT, LOGS = WORK / "out", WORK / "store", WORK / "kept", WORK / "logs"
DATA = BUILD / "data"


def prepare_data(reframe: str) -> None:
    """Placements as built in, but filled as asked."""
    DATA.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "Sources/PolyreelManifest/Catalogue/placements.yaml").read_text()
    (DATA / "placements.yaml").write_text(text.replace("reframe: auto", f"reframe: {reframe}"))


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
    """One run, from the state that the job begins with."""
    if job.after is None:
        for folder in (OUTPUT, STORE):
            shutil.rmtree(folder, ignore_errors=True)
        cost = once(tools, job, asset)
        if any(other.after == job.name for other in JOBS.values()):
            for folder in (OUTPUT, STORE):
                folders.copy(folder, KEPT / job.name / folder.name)
        return cost
    if not (KEPT / job.after).exists():
        print(f"  {job.after} first, not measured", flush=True)
        render(tools, JOBS[job.after], asset)
    for folder in (OUTPUT, STORE):
        folders.copy(KEPT / job.after / folder.name, folder)
    return once(tools, job, asset)


def once(tools: Tools, job: Job, asset: Path) -> Cost:
    """Throws where a film is not ready."""
    words = [tools.polyreel, "run", campaign.write(job, manifests(job), asset), *places(asset), "--quiet"]
    if job.phone and "--memory" in tools.run_help:
        words += ["--memory", "1500M"]
    cost = run(words, LOGS / f"{job.name}.log")
    report = json.loads((OUTPUT / "bench" / "report.json").read_text())
    states = [variant["status"] for variant in report["variants"]]
    if states.count("ready") != len(job.markets) * len(job.placements):
        raise Failed(f"{job.name}: variants are {sorted(set(states))}, not all ready")
    return cost


def places(asset: Path) -> list:
    return ["--output", OUTPUT, "--store", STORE, "--data", DATA, "--allow", asset.parent]


def manifests(job: Job) -> Path:
    return WORK / "manifests" / job.name


def forget() -> None:
    """Drops what an earlier build of the program left."""
    shutil.rmtree(WORK, ignore_errors=True)


def film(market: str, placement: str) -> Path:
    return next((OUTPUT / "bench" / market / placement).glob("*.mp4"))


def spans(tools: Tools, job: Job, asset: Path, market: str, placement: str) -> list[tuple[int, int]]:
    """Of one film of a job that was run: frames `from ..< to`."""
    words = [tools.polyreel, "plan", campaign.write(job, manifests(job), asset), *places(asset), "--json"]
    plan = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    found = next(
        variant for variant in plan["variants"] if (variant["market"], variant["placement"]) == (market, placement))
    return [(span["from"], span["to"]) for span in found["spans"]]


def size(plan: dict) -> int:
    """Bytes of the films of the markets in `plan`, all of which are looked at."""
    markets = {film["market"] for film in plan["variants"]}
    found = [film for market in markets for film in (OUTPUT / "bench" / market).rglob("*.mp4")]
    return films.check(found, films.wanted(plan))
