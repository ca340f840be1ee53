"""What a variant costs beside its pixels, from a hundred to ten thousand of them: `make bench-scale`."""

import argparse
import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from . import matrix
from .matrix import Matrix
from .measure import Cost, Failed, run
from .report import table
from .tools import BUILD, ROOT, Tools, Unusable, version

WORK = BUILD / "scale"
# Seconds of sound and picture, as an advertisement has them.
SECONDS = 15
SIZES = {100: (10, 10), 1000: (50, 20), 5000: (100, 50), 10_000: (100, 100)}
# Cues of two seconds, in one file for all markets, burned in on two placements.
CUES = (300, 1000, 3000)
MARKETS = 104
# Of what can be done again.
RUNS = 3

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# Seconds at most.
LIMITS = {("variants 5000", "plan"): 3, ("variants 5000", "unchanged run"): 8, ("cues 3000", "plan"): 10}
# How much more one of many may cost than one of a tenth of them.
LEEWAY = 1.15


@dataclass
class Row:
    # What is counted, how many of it, and what was done.
    what: str
    count: int
    done: str
    cost: Cost

    @property
    def limit(self) -> float | None:
        return LIMITS.get((f"{self.what} {self.count}", self.done))

    def json(self) -> dict:
        return {"what": self.what, "count": self.count, "done": self.done, "limit": self.limit} | self.cost.json()


@dataclass
class Scale:
    tools: Tools
    browser: str | None = None
    rows: list[Row] = field(default_factory=list)
    # Bytes of report.html, by variants.
    pages: dict[int, int] = field(default_factory=dict)

    def variants(self, count: int) -> None:
        """A campaign from nothing to published, then what it costs to ask again."""
        markets, placements = SIZES[count]
        campaign = self.write(Matrix(f"variants-{count}", markets, placements, SECONDS))
        self.call(campaign, "plan")
        self.measure("variants", count, "plan", campaign)
        self.measure("variants", count, "first run", campaign, "run", runs=1)
        self.check(campaign, count)
        # The first run after it says in each record that nothing was rendered; from then on nothing changes.
        self.measure("variants", count, "run after it", campaign, "run", runs=1)
        self.measure("variants", count, "unchanged run", campaign, "run")
        self.measure("variants", count, "plan, all there", campaign)
        self.open(campaign / "out" / "scale" / "report.html", count)
        self.lose(campaign / "store" / "results")
        self.upkeep("variants", count, "verify, half lost", campaign)
        self.forget(campaign)

    def cues(self, count: int) -> None:
        campaign = self.write(Matrix(f"cues-{count}", MARKETS, 2, 2 * count, card=False, burned=count))
        self.call(campaign, "plan")
        self.measure("cues", count, "plan", campaign)
        self.forget(campaign)

    def key_frames(self, minutes: int) -> None:
        """832 variants of a film with a key frame in every second."""
        campaign = self.write(Matrix(f"minutes-{minutes}", MARKETS, 8, 60 * minutes))
        self.call(campaign, "plan")
        self.measure("minutes", minutes, "plan", campaign)
        self.forget(campaign)

    def open(self, page: Path, count: int) -> None:
        """In a browser, where there is one: every variant must stand in what it made of the page."""
        self.pages[count] = page.stat().st_size
        if self.browser is None:
            return
        log = page.with_name("opened.html")
        words = [self.browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={WORK / 'browser'}",
                 "--dump-dom", page.absolute().as_uri()]
        self.add(Row("variants", count, "report.html in a browser", run(words, log)))
        if (shown := log.read_text(errors="replace").count("<article")) != count:
            raise Failed(f"{page}: the browser shows {shown} of {count} variants")
        log.unlink()

    # What is run

    def write(self, campaign: Matrix) -> Path:
        folder = WORK / campaign.name
        shutil.rmtree(folder, ignore_errors=True)
        matrix.write(campaign, folder, self.tools)
        return folder

    def words(self, folder: Path, command: str) -> list:
        return [self.tools.polyreel, command, folder / "scale.yaml", "--data", folder / "data", "--output",
                folder / "out", "--store", folder / "store", "--quiet"]

    def call(self, folder: Path, command: str) -> None:
        """Not measured: the first command measures the asset, which is remembered."""
        run(self.words(folder, command), folder / "log")

    def measure(
        self, what: str, count: int, done: str, folder: Path, command: str = "plan", runs: int = RUNS
    ) -> None:
        """The quickest of some runs that change nothing: whatever else the machine does only adds to it."""
        costs = [run(self.words(folder, command), folder / "log") for _ in range(runs)]
        self.add(Row(what, count, done, min(costs, key=lambda cost: cost.wall)))

    def upkeep(self, what: str, count: int, done: str, folder: Path) -> None:
        # A store that lacks something is not sound, and that is said by its status too.
        words = [self.tools.polyreel, "store", "verify", "--store", folder / "store"]
        self.add(Row(what, count, done, run(words, folder / "log", ends=(0, 1))))

    def add(self, row: Row) -> None:
        self.rows.append(row)
        print(f"{row.what} {row.count}, {row.done}: {row.cost.wall:.2f} s", flush=True)

    def check(self, folder: Path, count: int) -> None:
        report = json.loads((folder / "out" / "scale" / "report.json").read_text())
        ready = sum(variant["status"] == "ready" for variant in report["variants"])
        if ready != count:
            raise Failed(f"{folder.name}: {ready} of {count} variants are ready")

    def lose(self, results: Path) -> None:
        """The blob of every second result."""
        for file in sorted(results.rglob("*.json"))[::2]:
            for blob in json.loads(file.read_text()).get("outputs", {}).values():
                (results.parent / "blobs" / blob[:2] / blob).unlink(missing_ok=True)

    def forget(self, folder: Path) -> None:
        shutil.rmtree(folder)


def lines(rows: list[Row]) -> list[list[str]]:
    made = [["of", "", "done", "wall s", "CPU s", "peak MB", "CPU ms each", "at most s", ""]]
    for row in rows:
        each = f"{1000 * row.cost.cpu / row.count:.2f}" if row.what == "variants" else ""
        verdict = "" if row.limit is None else "pass" if row.cost.wall <= row.limit else "over"
        made.append([row.what, str(row.count), row.done, f"{row.cost.wall:.2f}", f"{row.cost.cpu:.2f}",
                     f"{row.cost.peak / 1e6:.0f}", each, f"{row.limit:g}" if row.limit else "", verdict])
    return made


def growth(rows: list[Row]) -> list[list[str]]:
    """How a tenfold grows: CPU time and memory, over what is there for nothing at all."""
    made = [["done", "from", "to", "CPU", "memory", ""]]
    kinds = dict.fromkeys((row.what, row.done) for row in rows)
    for what, done in kinds:
        mine = {row.count: row.cost for row in rows if (row.what, row.done) == (what, done)}
        for count, cost in mine.items():
            if (small := mine.get(count // 10)) is None:
                continue
            times = cost.cpu / small.cpu
            made.append([f"{done}, {what}", str(count // 10), str(count), f"x{times:.1f}",
                         f"x{cost.peak / small.peak:.1f}", "pass" if times <= 10 * LEEWAY else "over"])
    return made


def text(scale: Scale, facts: dict) -> str:
    pages = ", ".join(f"{size / 1e6:.1f} MB for {count}" for count, size in scale.pages.items())
    return "\n".join([
        facts["polyreel"], "", table(lines(scale.rows)), "", "Ten times as many:", "", table(growth(scale.rows)), "",
        f"report.html: {pages}"])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python3 -m bench.scale", description=__doc__)
    parser.add_argument("--polyreel", type=Path, default=ROOT / ".build/release/polyreel", help="the program")
    parser.add_argument("--variants", default=",".join(map(str, SIZES)), help="with commas between; none: none")
    parser.add_argument("--cues", default=",".join(map(str, CUES)), help="the same")
    parser.add_argument("--minutes", default="6,60", help="the same")
    parser.add_argument("--browser", default=next(filter(None, map(shutil.which, BROWSERS)), None),
                        help="that opens report.html; default: Chromium, where it is installed")
    options = parser.parse_args()
    def numbers(words: str) -> list[int]:
        return [int(word) for word in words.split(",") if word not in ("", "none")]
    if unknown := [count for count in numbers(options.variants) if count not in SIZES]:
        raise Unusable(f"no campaign of {unknown[0]} variants; there are {', '.join(map(str, SIZES))}")
    scale = Scale(Tools(options.polyreel.resolve()), options.browser)
    began = time.monotonic()
    for count in numbers(options.variants):
        scale.variants(count)
    for count in numbers(options.cues):
        scale.cues(count)
    for count in numbers(options.minutes):
        scale.key_frames(count)
    facts = {"polyreel": version(scale.tools.polyreel, "--version"), "seconds": round(time.monotonic() - began)}
    (BUILD / "scale.json").write_text(json.dumps(
        facts | {"rows": [row.json() for row in scale.rows], "pages": scale.pages}, indent=2) + "\n")
    print("\n" + text(scale, facts))
    print(f"\nThe same as JSON: {BUILD / 'scale.json'}")


if __name__ == "__main__":
    try:
        main()
    except (Unusable, Failed, subprocess.CalledProcessError) as error:
        sys.exit(f"bench: {error}")
