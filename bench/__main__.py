"""Polyreel beside one ffmpeg process that makes the same films; bench/README.md says how."""

import argparse
import sys
import time
from pathlib import Path

from . import films, kernels, ours, report, texts
from .contest import Contest
from .jobs import JOBS
from .measure import Failed
from .tools import BUILD, ROOT, Tools, Unusable, version


def main() -> None:
    options = arguments()
    tools = Tools(options.polyreel.resolve())
    names = options.only.split(",") if options.only else list(JOBS)
    if unknown := [name for name in names if name not in JOBS]:
        raise Unusable(f"no such job: {', '.join(unknown)}; there are {', '.join(JOBS)}")
    peers = {name: path for name, path in tools.peers().items() if options.peer in ("both", name.replace(" ", ""))}
    facts = {
        "form": "long" if options.long else "short", "reframe": options.reframe,
        "polyreel": version(tools.polyreel, "--version"),
        "peers": {name: version(path, "-version") for name, path in peers.items()},
        "peer_threads": options.peer_threads,
    }
    began = time.monotonic()
    ours.forget()
    ours.prepare_data(options.reframe)
    contest = Contest(tools, peers, options)
    if not options.no_kernels:
        contest.outcome.tones = kernels.measure(tools, peers)
        print("\n".join(kernel.line() for kernel in contest.outcome.tones), flush=True)
    if not options.no_texts:
        contest.outcome.words = texts.measure(tools)
        print("\n".join(figure.line() for figure in contest.outcome.words), flush=True)
    for name in names:
        contest.hold(JOBS[name])
        facts["seconds"] = round(time.monotonic() - began)
        report.write(contest.outcome, facts, BUILD / "results.json")
    print("\n" + report.text(contest.outcome, facts))
    print(f"\nThe same as JSON: {BUILD / 'results.json'}")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m bench", description=__doc__)
    parser.add_argument("--only", metavar="JOBS", help=f"with commas between: {', '.join(JOBS)}")
    parser.add_argument("--runs", type=int, help="repetitions at most")
    parser.add_argument("--long", action="store_true", help="three repetitions of everything")
    parser.add_argument("--polyreel", type=Path, default=ROOT / ".build/release/polyreel", help="the program")
    parser.add_argument("--peer", choices=("both", "ffmpeg9", "system"), default="both")
    parser.add_argument("--peer-threads", type=int, default=1, help="of each encoder; 0: what ffmpeg takes by itself")
    parser.add_argument("--reuse-peers", action="store_true", help="take the peers' figures from an earlier run")
    parser.add_argument("--reframe", choices=("crop", "fit", "auto"), default="crop", help="how canvases are filled")
    parser.add_argument("--no-quality", action="store_true", help="leave the quality check out")
    parser.add_argument("--no-kernels", action="store_true", help="leave the timing of kernels out")
    parser.add_argument("--no-texts", action="store_true", help="leave the timing of words out")
    return parser.parse_args()


try:
    main()
except (Unusable, Failed, films.Wrong) as error:
    sys.exit(f"bench: {error}")
