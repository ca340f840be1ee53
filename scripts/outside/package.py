"""The package of the example, and the repository as a version that it depends on."""
import hashlib
import os
import re
import shutil
import subprocess

from . import blocks
from .failure import Failure, expect

#: What a package that depends on this one has of it.
PARTS = ["Package.swift", "Sources", "Plugins"]
MADE = {".git", ".build", ".swiftpm", ".polyreel", "out", "__pycache__"}
#: As the example's Package.swift calls it.
PROGRAM = "my-polyreel"
#: The same files are the same commit, whoever makes it and when.
NOBODY = {
    f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "nobody"), ("EMAIL", "nobody@git.example"), ("DATE", "2026-01-01T00:00:00Z"))
}


def run(*command, folder=None, **more):
    """What a command prints."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env={**os.environ, **more})
    if done.returncode:
        said = (done.stdout + done.stderr).splitlines()
        # Of a build, its errors; all that it compiled is no news.
        errors = list(dict.fromkeys(line for line in said if "error: " in line)) or said
        raise Failure("\n".join([" ".join(command), *errors[:40]]))
    return done.stdout


def files(root):
    """Files of the working tree by name, as it stands; not what building and running make."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in MADE)
        for name in sorted(names): yield os.path.relpath(os.path.join(folder, name), root)


def digests(root):
    """Of every file's bytes, by its name."""
    found = {}
    for name in files(root):
        with open(os.path.join(root, name), "rb") as file: found[name] = hashlib.file_digest(file, "sha256").digest()
    return found


def release(root, copy):
    """The working tree in a repository of its own with one tag, which is returned: 0.1.N, N out of the files."""
    if not os.path.isdir(f"{copy}/.git"): run("git", "init", "-q", copy)
    for name in os.listdir(copy):
        if name != ".git": (shutil.rmtree if os.path.isdir(f"{copy}/{name}") else os.remove)(f"{copy}/{name}")
    for name in (name for name in files(root) if name.split("/")[0] in PARTS):
        os.makedirs(os.path.dirname(f"{copy}/{name}"), exist_ok=True)
        shutil.copy2(os.path.join(root, name), f"{copy}/{name}")
    git = lambda *words: run("git", *words, folder=copy, **NOBODY).strip()
    git("add", "-A")
    tree = git("write-tree")
    tag = f"0.1.{int(tree[:7], 16)}"
    tags = git("tag", "--list").split()
    if tags != [tag]:
        git("update-ref", "HEAD", git("commit-tree", tree, "-m", tag))
        for old in tags: git("tag", "-d", old)
        git("tag", tag)
    return tag


def build(root, place):
    """Builds the example and returns the program."""
    copy, package = f"{place}/polyreel", f"{place}/package"
    tag = release(root, copy)
    found = blocks.read(f"{root}/README.md")
    blocks.write(found, package)
    swift = lambda word, *words: run(
        "swift", word, "--package-path", package, "--scratch-path", f"{place}/build", *words)
    # The address stands for any: here it is that of the copy.
    address = re.search(r'url: "([^"]+)"', found["Package.swift"])
    expect(address, "Package.swift depends on nothing")
    swift("package", "config", "set-mirror", "--original", address[1], "--mirror", f"file://{copy}")
    resolved = f"{package}/Package.resolved"
    if not os.path.exists(resolved) or f'"{tag}"' not in open(resolved, encoding="utf-8").read():
        swift("package", "update")
        expect(f'"{tag}"' in open(resolved, encoding="utf-8").read(), f"SwiftPM did not take version {tag}")
    swift("build", "--product", PROGRAM, "-Xcc", "-O2", "-Xswiftc", "-warnings-as-errors")
    return f"{place}/build/debug/{PROGRAM}"
