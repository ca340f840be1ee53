"""The files of the README's example: its blocks of Swift, each named in the line above it."""
import glob
import os
import re

from .failure import Failure, expect

FILES = ["Package.swift", "Sources/Watermark.swift", "Sources/main.swift"]


def read(page):
    """The blocks as they stand, by file."""
    found, path, block = {}, None, None
    with open(page, encoding="utf-8") as file: lines = file.read().splitlines(keepends=True)
    for number, line in enumerate(lines, 1):
        if block is not None:
            if line.rstrip() == "```": found[path], block = "".join(block), None
            else: block.append(line)
        elif line.rstrip() == "```swift":
            if path is None or path in found: raise Failure(f"{page}:{number}: no line above says which file this is")
            block = []
        elif line.strip():
            named = re.findall(r"`([\w/]+\.swift)`", line)
            path = named[-1] if named else None
    expect(block is None and sorted(found) == FILES, f"{page} has {sorted(found)}; expected {FILES}")
    return found


def write(found, folder):
    """Puts them into a folder, and nothing else beside them; what is there already is left as it is."""
    for old in glob.glob(os.path.join(folder, "Sources/*")):
        if os.path.relpath(old, folder) not in found: os.remove(old)
    for path, text in found.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if os.path.exists(target):
            with open(target, encoding="utf-8") as file:
                if file.read() == text: continue
        with open(target, "w", encoding="utf-8") as file: file.write(text)
