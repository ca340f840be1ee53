"""Runs a program and measures what it and its children take."""

import os
import subprocess
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Cost:
    # Seconds of user and system time, of the program and all its children.
    cpu: float
    # Seconds.
    wall: float
    # Bytes; see `Sampler`.
    peak: int

    def json(self) -> dict:
        return asdict(self)


class Failed(Exception):
    """A program that ended badly, with the end of what it said."""


def run(command: list[str], log: Path, cwd: Path | None = None, ends: tuple[int, ...] = (0,)) -> Cost:
    """Runs `command` in a session of its own, what it says going to `log`. `ends`: statuses that are well."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=cwd,
            start_new_session=True)
        sampler = Sampler(process.pid)
        # Of the child and of all that it waited for; never reaped by `subprocess`, which would lose the figures.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        peak = sampler.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in ends:
        end = "\n".join(log.read_text(errors="replace").splitlines()[-15:])
        raise Failed(f"{command[0]} ended with {process.returncode}; {log} ends with:\n{end}")
    # A child's own greatest size begins with what this program had when it started it: only where nothing was seen.
    return Cost(usage.ru_utime + usage.ru_stime, wall, peak or usage.ru_maxrss * 1024)


class Sampler(threading.Thread):
    """Adds up the memory of a session's processes every 50 ms.

    Memory of their own counts for each; what is mapped from files is mostly the same libraries, so the largest counts
    once. Reading exact shares from `smaps_rollup` would cost milliseconds a look and slow down what is measured.
    """

    def __init__(self, session: int):
        super().__init__(daemon=True)
        self.session = session
        self.largest = 0
        self.ended = threading.Event()
        self.start()

    def run(self):
        while not self.ended.wait(0.05):
            self.largest = max(self.largest, self.now())

    def stop(self) -> int:
        self.ended.set()
        self.join()
        return self.largest

    def now(self) -> int:
        own, mapped = 0, 0
        for name in os.listdir("/proc"):
            if not name.isdigit():
                continue
            try:
                with open(f"/proc/{name}/stat") as file:
                    session = int(file.read().rpartition(")")[2].split()[3])
                if session != self.session:
                    continue
                with open(f"/proc/{name}/statm") as file:
                    resident, shared = (int(word) * PAGE for word in file.read().split()[1:3])
            except OSError:
                continue
            own += resident - shared
            mapped = max(mapped, shared)
        return own + mapped
