"""What the program does with the step, held against the manifest, Python's JSON and FFmpeg."""
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess

from .failure import Failure, expect

TEXT = "@lena.glow"
MANIFEST = """version: 1
campaign: outside
asset: { file: asset.mp4, creator: "@lena", language: en }
rights:
  contract: none
  from: 2026-01-01
  until: 2099-12-31
  territories: [EEA]
  channels: [paid]
  edits: [crop, trim, overlay]
markets: [de-DE]
placements: [tiktok]
channel: paid
layout: placement
"""
SECTION = f'watermark:\n  text: "{TEXT}"\n'
GOOD = MANIFEST + "steps: [watermark]\n" + SECTION
#: TikTok's safe zone: pixels from the left, the right and the top of 1080x1920, of placements.yaml.
LEFT, RIGHT, TOP = 120, 1080 - 162, 150
#: Codes of luma by which a pixel with the box differs from the same one without; coding alone stays far below.
SEEN = 60


def judged(program, place):
    """Runs everything; a line for each thing that was seen."""
    folder = os.path.join(place, "run")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    ffmpeg("-f", "lavfi", "-i", "testsrc2=size=540x960:rate=25:duration=3", "-f", "lavfi", "-i", "sine=duration=3",
           "-pix_fmt", "yuv420p", "-preset", "veryfast", f"{folder}/asset.mp4")
    program = Program(program, folder)
    yield known(program)
    yield from refused(program)
    films = [program.made("with", GOOD), program.made("without", MANIFEST)]
    yield told(*films)
    yield shown(*films)
    yield disproven(program, *films)


def ffmpeg(*arguments):
    done = subprocess.run(["ffmpeg", "-hide_banner", "-nostdin", "-y", *arguments], capture_output=True, text=True)
    if done.returncode: raise Failure(f"ffmpeg {' '.join(arguments)}\n{done.stderr}")
    return done.stderr


class Program:
    """The example's program in a folder of its own."""

    def __init__(self, path, folder): self.path, self.folder = path, folder

    def run(self, *arguments, status=0):
        done = subprocess.run([self.path, *arguments], cwd=self.folder, capture_output=True, text=True)
        said = done.stdout + done.stderr
        expect(done.returncode == status, f"{' '.join(arguments)} ends with {done.returncode}, not {status}:\n{said}")
        return said

    def write(self, name, manifest):
        with open(f"{self.folder}/{name}.yaml", "w", encoding="utf-8") as file: file.write(manifest)

    def render(self, name, status=0): return self.run("run", f"{name}.yaml", "--output", name, status=status)

    def made(self, name, manifest):
        """The path of the one film of a manifest."""
        self.write(name, manifest)
        said = self.render(name)
        films = glob.glob(f"{self.folder}/{name}/**/*.mp4", recursive=True)
        expect(len(films) == 1, f"one film is asked for, there are {films}:\n{said}")
        return films[0]


def known(program):
    """The step is among the program's own."""
    expect(re.search(r"^watermark +\S", program.run("steps"), re.M), "'polyreel steps' does not list watermark")
    schema = json.loads(program.run("schema"))["properties"]
    section = schema.get("watermark", {})
    expect("text" in section.get("properties", {}) and section.get("required") == ["text"],
           f"'polyreel schema' does not say what the section of watermark is: {section}")
    expect("watermark" in schema["steps"]["items"]["enum"], "'polyreel schema' does not let a manifest add watermark")
    return "the step is in 'polyreel steps' and 'polyreel schema'"


#: A mistake, the text that its finding points at, and the code.
MISTAKES = [
    ("a link", GOOD.replace(TEXT, "https://lena.example"), '"https://lena.example"', "watermark-link"),
    ("a long name", GOOD.replace(TEXT, "l" * 41), '"lll', "text-too-long"),
    ("another key", GOOD.replace("  text", "  txet"), "txet", "key-unknown"),
    ("no text", GOOD.replace(f'\n  text: "{TEXT}"', " {}"), "{}", "key-missing"),
    ("no section", GOOD.replace(SECTION, ""), "watermark]", "key-missing"),
    ("not added", MANIFEST + SECTION, f'text: "{TEXT}"', "step-not-added"),
]


def refused(program):
    """Manifests that are wrong, each refused where it is."""
    for name, manifest, text, code in MISTAKES:
        where = place(manifest, text)
        program.write("wrong", manifest)
        said = program.render("wrong", status=2)
        pattern = rf"^wrong\.yaml:{where}: error: .*\[{code}\]$"
        expect(re.search(pattern, said, re.M), f"{name}: expected {code} at {where}:\n{said}")
        expect(not os.path.exists(f"{program.folder}/wrong"), f"{name}: something was made all the same")
        yield f"{name}: {code} at {where}, exit status 2"


def place(manifest, text):
    """Line and column of a text that stands once in a manifest."""
    before, found, after = manifest.partition(text)
    expect(found and text not in after, f"'{text}' does not stand once in the manifest")
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def record(film):
    with open(film.removesuffix(".mp4") + ".json", encoding="utf-8") as file: return json.load(file)


def told(film, plain):
    overlays = [(one["role"], one["text"], one["from"], one["to"]) for one in record(film)["overlays"]]
    expect(overlays == [("watermark", TEXT, 0, 75)], f"the record has the overlays {overlays}")
    expect(record(plain)["overlays"] == [], "the record of the film without the step has overlays")
    return "the record has an overlay with the role 'watermark'"


def shown(film, plain):
    """The two films differ in the upper right corner of the safe zone in every frame, and nowhere else."""
    graph = f"[0][1]blend=all_mode=difference,extractplanes=y,bbox=min_val={SEEN}"
    said = ffmpeg("-i", film, "-i", plain, "-filter_complex", graph, "-f", "null", "-")
    boxes = [tuple(map(int, one)) for one in re.findall(r"x1:(\d+) x2:(\d+) y1:(\d+) y2:(\d+)", said)]
    expect(len(boxes) == 75, f"the films differ visibly in {len(boxes)} of 75 frames")
    left, right = min(one[0] for one in boxes), max(one[1] for one in boxes) + 1
    top, bottom = min(one[2] for one in boxes), max(one[3] for one in boxes) + 1
    where = f"{left}..<{right} x {top}..<{bottom}"
    expect(abs(right - RIGHT) <= 2 and abs(top - TOP) <= 2 and LEFT < left < right - 100 and 30 < bottom - top < 100,
           f"the films differ in {where}")
    within = ffmpeg("-i", film, "-i", plain, "-filter_complex",
                    ";".join(f"[{one}]crop={right - left}:{bottom - top}:{left}:{top}[{name}]"
                             for one, name in ((0, "a"), (1, "b"))) + ";[a][b]psnr", "-f", "null", "-")
    # Around the box, with a macroblock to each side in which coding differs with it.
    cover = f"drawbox=x={left - 16}:y={top - 16}:w={right - left + 32}:h={bottom - top + 32}:color=black:t=fill"
    beside = ffmpeg(
        "-i", film, "-i", plain, "-filter_complex", f"[0]{cover}[a];[1]{cover}[b];[a][b]psnr", "-f", "null", "-")
    alike, apart = psnr(beside), psnr(within)
    expect(alike > 40 > 20 > apart, f"PSNR is {apart} dB where the watermark stands and {alike} dB elsewhere")
    return f"FFmpeg sees it in all 75 frames at {where} ({apart} dB), and nothing elsewhere ({alike} dB)"


def psnr(said):
    value = re.search(r"PSNR.* average:(inf|[\d.]+)", said)
    expect(value, f"FFmpeg does not say how alike they are:\n{said}")
    return round(float(value[1]), 1)


def disproven(program, film, plain):
    """The film without the step in the place of the one with it: the step's proof sees it."""
    shutil.copyfile(plain, film)
    with open(film, "rb") as file: content = file.read()
    changed = record(film)
    for one in changed["files"]:
        if one["path"].endswith(".mp4"): one |= {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    with open(film.removesuffix(".mp4") + ".json", "w", encoding="utf-8") as file: json.dump(changed, file)
    said = program.render("with", status=1)
    missing = rf"error: de-DE/tiktok: the watermark “{TEXT}” is not seen at 0\.00 s, .* \[watermark-missing\]"
    pattern = rf"^with\.yaml:{place(GOOD, 'text: ')}: {missing}$"
    expect(re.search(pattern, said, re.M), f"the step does not see that its watermark is missing:\n{said}")
    return "the step's proof refuses a film without it: watermark-missing, exit status 1"
