"""Looks at finished films with ffprobe: whether each has the frames and the size that were asked for."""

import json
import subprocess
from pathlib import Path


class Wrong(Exception):
    """A film is missing or is not what it should be."""


def check(films: list[Path], wanted: list[tuple[int, int, int]]) -> int:
    """All of them. `wanted`: frames, width and height, in any order. Returns their bytes."""
    found = [facts(film) for film in films]
    if sorted(found) != sorted(wanted):
        raise Wrong(
            f"{len(films)} films with {sorted(set(found))}; {len(wanted)} with {sorted(set(wanted))} were asked for")
    return sum(film.stat().st_size for film in films)


def facts(film: Path) -> tuple[int, int, int]:
    words = ["ffprobe", "-v", "error", "-select_streams", "v:0", "-count_packets", "-show_entries",
             "stream=nb_read_packets,width,height", "-of", "json", str(film)]
    stream = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)["streams"][0]
    return int(stream["nb_read_packets"]), stream["width"], stream["height"]


def wanted(plan: dict) -> list[tuple[int, int, int]]:
    return [
        (film["picture"]["frames"], film["picture"]["canvas"]["width"], film["picture"]["canvas"]["height"])
        for film in plan["variants"]
    ]
