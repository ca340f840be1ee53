"""Runs the benchmark: `python3 -m bench --help`."""

import argparse
import shutil
import sys
from pathlib import Path

from . import films, ours, peer, report, source
from .jobs import JOBS, Job
from .measure import Failed, run
from .report import POLYREEL, Runs
from .tools import BUILD, ROOT, Tools, Unusable, version


def main() -> int:
    options = arguments()
    tools = Tools(options.polyreel.resolve())
    names = options.only.split(",") if options.only else list(JOBS)
    if unknown := [name for name in names if name not in JOBS]:
        sys.exit(f"no such job: {', '.join(unknown)}; there are {', '.join(JOBS)}")
    peers = {name: path for name, path in tools.peers().items() if options.peer in ("both", name.replace(" ", ""))}
    ours.forget()
    ours.prepare_data()
    results: report.Results = {}
    for name in names:
        print(f"{name}: {JOBS[name].what}", flush=True)
        measure(tools, peers, JOBS[name], results, options)
        other = JOBS[name].against
        if other and other not in results:
            print(f"{other}: the peers alone", flush=True)
            measure(tools, peers, JOBS[other], results, options, peers_only=True)
        report.write(results, facts(tools, peers, options), BUILD / "results.json")
        report.remember(results, BUILD / "peers.json")
    print()
    print(report.table(report.rows(results)))
    return 0


def measure(tools: Tools, peers, job: Job, results: report.Results, options, peers_only: bool = False) -> None:
    """Every program in turn, as often as asked."""
    asset = source.phone(tools) if job.phone else source.landscape(tools)
    plan, plates = ours.plates(tools, job, asset)
    counts = repetitions(job, peers, options)
    if peers_only:
        del counts[POLYREEL]
    mine = results.setdefault(job.name, {})
    for program in [name for name in counts if name != POLYREEL and options.reuse_peers]:
        if old := report.earlier(BUILD / "peers.json", job.name, program):
            mine[program] = old
            del counts[program]
    for turn in range(max(counts.values(), default=0)):
        for program in [name for name, count in counts.items() if turn < count]:
            runs = mine.setdefault(program, Runs())
            if program == POLYREEL:
                cost = ours.render(tools, job, asset)
                runs.size = ours.size(plan)
            else:
                cost, runs.size = peer_once(peers[program], job, plan, plates, options)
            runs.costs.append(cost)
            print(f"  {program}: {cost.cpu:.2f} s CPU, {cost.wall:.2f} s", flush=True)


def peer_once(ffmpeg: Path, job: Job, plan: dict, plates: Path, options):
    output = ours.WORK / "peer"
    shutil.rmtree(output, ignore_errors=True)
    output.mkdir(parents=True)
    cost = run(peer.command(ffmpeg, plan, plates, output, options.peer_threads), ours.LOGS / f"{job.name}-peer.log")
    return cost, films.check(sorted(output.glob("*.mp4")), films.wanted(plan))


def repetitions(job: Job, peers: dict[str, Path], options) -> dict[str, int]:
    counts = dict(zip((POLYREEL, "ffmpeg 9", "system"), (3, 3, 3) if options.long else job.short))
    if job.against:
        counts = {POLYREEL: counts[POLYREEL]}
    counts = {name: min(count, options.runs or count) for name, count in counts.items()}
    return {name: count for name, count in counts.items() if name == POLYREEL or (name in peers and count)}


def facts(tools: Tools, peers: dict[str, Path], options) -> dict:
    return {
        "form": "long" if options.long else "short", "polyreel": version(tools.polyreel),
        "peers": {name: version(path) for name, path in peers.items()},
    }


def arguments():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", help=f"jobs, with commas between: {', '.join(JOBS)}")
    parser.add_argument("--runs", type=int, help="repetitions at most")
    parser.add_argument("--long", action="store_true", help="three repetitions of everything")
    parser.add_argument("--polyreel", type=Path, default=ROOT / ".build/release/polyreel", help="the program")
    parser.add_argument("--peer", choices=("both", "ffmpeg9", "system"), default="both")
    parser.add_argument("--peer-threads", type=int, default=None, help="of each encoder; default: ffmpeg's own choice")
    parser.add_argument("--reuse-peers", action="store_true", help="take the peers' figures from an earlier run")
    return parser.parse_args()


try:
    sys.exit(main())
except (Unusable, Failed, films.Wrong) as error:
    sys.exit(f"bench: {error}")
