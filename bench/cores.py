"""How much faster jobs are with more cores: on one and two for real, on more by a simulation from measured costs.

The simulation is a test (`CoresTests`): it holds what is wanted of sixteen cores, and prints its table.
"""

import shutil
import subprocess
import sys

from . import campaign, ours, source
from .jobs import JOBS
from .measure import Failed, run
from .tools import ROOT, Tools, Unusable

REAL = ("single", "end-card")


def main() -> None:
    tools = Tools(ROOT / ".build/release/polyreel")
    asset = source.landscape(tools)
    ours.prepare_data("crop")
    print("On this machine:")
    for name in REAL:
        job = JOBS[name]
        walls = []
        for cores in (1, 2):
            for folder in (ours.OUTPUT, ours.STORE):
                shutil.rmtree(folder, ignore_errors=True)
            manifest = campaign.write(job, ours.manifests(job), asset)
            words = [tools.polyreel, "run", manifest, *ours.places(asset), "--quiet", "--cores", cores]
            cost = run(words, ours.LOGS / f"{name}-cores.log")
            walls.append(cost.wall)
            print(f"  {name:10} {cores} cores {cost.wall:7.2f} s, {cost.cpu:7.2f} s of computing, "
                  f"{walls[0] / cost.wall:5.2f} times as fast, {cost.peak / 2**20:5.0f} MB", flush=True)
    print("By simulation:")
    result = subprocess.run(
        ["swift", "test", "--skip-build", "--filter", "CoresTests"], cwd=ROOT, capture_output=True, text=True)
    for line in result.stdout.splitlines():
        if line.startswith("cores: "):
            print("  " + line.removeprefix("cores: "))
    if result.returncode != 0:
        raise Failed("fewer times as fast on sixteen cores than is wanted; `swift test --filter CoresTests` says more")


try:
    main()
except (Unusable, Failed) as error:
    sys.exit(f"bench: {error}")
