"""Runs a job by every program in turn, as often as the form asks."""

import shutil
from argparse import Namespace
from dataclasses import dataclass, field
from pathlib import Path

from . import films, ours, peer, quality, results, source
from .jobs import JOBS, Job
from .measure import Cost, run
from .results import POLYREEL, Outcome, Runs
from .tools import BUILD, Tools

PEERS = BUILD / "peers.json"


@dataclass
class Contest:
    tools: Tools
    peers: dict[str, Path]
    options: Namespace
    outcome: Outcome = field(default_factory=Outcome)

    def hold(self, job: Job) -> None:
        """The job, and the peers' part of the job that it is held against."""
        print(f"{job.name}: {job.what}", flush=True)
        self.measure(job, self.repetitions(job))
        if job.against and job.against not in self.outcome.results:
            print(f"{job.against}: the peers alone", flush=True)
            counts = self.repetitions(JOBS[job.against])
            del counts[POLYREEL]
            self.measure(JOBS[job.against], counts)
        results.remember(self.outcome.results, PEERS)

    def measure(self, job: Job, counts: dict[str, int]) -> None:
        asset = source.phone(self.tools) if job.phone else source.landscape(self.tools)
        plan, plates = ours.plates(self.tools, job, asset)
        mine = self.outcome.results.setdefault(job.name, {})
        for program in [name for name in counts if name != POLYREEL and self.options.reuse_peers]:
            if old := results.earlier(PEERS, job.name, program):
                mine[program] = old
                del counts[program]
        for turn in range(max(counts.values(), default=0)):
            for program in [name for name, count in counts.items() if turn < count]:
                runs = mine.setdefault(program, Runs())
                if program == POLYREEL:
                    cost = ours.render(self.tools, job, asset)
                    runs.size = ours.size(plan)
                else:
                    cost, runs.size = self.peer(program, job, plan, plates)
                runs.costs.append(cost)
                print(f"  {program}: {cost.cpu:.2f} s CPU, {cost.wall:.2f} s", flush=True)
        if job.judged and counts.get(POLYREEL) and not self.options.no_quality:
            self.judge(job, asset, plan, plates)

    def peer(self, program: str, job: Job, plan: dict, plates: Path) -> tuple[Cost, int]:
        output = ours.WORK / "peer"
        shutil.rmtree(output, ignore_errors=True)
        output.mkdir(parents=True)
        words = peer.command(self.peers[program], plan, plates, output, self.options.peer_threads)
        cost = run(words, ours.LOGS / f"{job.name}-peer.log")
        return cost, films.check(sorted(output.glob("*.mp4")), films.wanted(plan))

    def judge(self, job: Job, asset: Path, plan: dict, plates: Path) -> None:
        """The first film of the job, as the last run left it."""
        film = plan["variants"][0]
        market, placement = film["market"], film["placement"]
        spans = ours.spans(self.tools, job, asset, market, placement)
        result = quality.measure(
            self.tools, f"{job.name}, {market}/{placement}", plan | {"variants": [film]}, plates, spans,
            ours.film(market, placement))
        self.outcome.qualities.append(result)
        print("\n".join("  " + line for line in result.lines()), flush=True)

    def repetitions(self, job: Job) -> dict[str, int]:
        counts = dict(zip((POLYREEL, "ffmpeg 9", "system"), (3, 3, 3) if self.options.long else job.short))
        if job.against:
            counts = {POLYREEL: counts[POLYREEL]}
        counts = {name: min(count, self.options.runs or count) for name, count in counts.items()}
        return {name: count for name, count in counts.items() if name == POLYREEL or (name in self.peers and count)}
