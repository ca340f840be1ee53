"""Writes campaigns of any size: markets of the build x placements of small canvases, and the assets they are made from."""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .campaign import clock
from .tools import Tools

RATE = 25
# As with the platforms, many placements share a canvas. The smallest that are allowed: what is measured is what a
# variant costs beside its pixels.
CANVASES = ((128, 228), (144, 256), (160, 160), (256, 144))


@dataclass(frozen=True)
class Matrix:
    """One campaign."""

    name: str
    markets: int
    placements: int
    # Of the asset; a key frame stands every `group` seconds.
    seconds: int
    group: int = 1
    # A card in the last seconds, in each market's own words, or nothing that differs between markets.
    card: bool = True
    # In one file for all markets; 0: a sidecar of six cues for each language.
    burned: int = 0

    @property
    def variants(self) -> int:
        return self.markets * self.placements


def write(matrix: Matrix, folder: Path, tools: Tools) -> Path:
    """The manifest's path; beside it lie its asset, `data`, and what it names."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data").mkdir(exist_ok=True)
    names = [f"shelf-{index:03}" for index in range(matrix.placements)]
    (folder / "data" / "placements.yaml").write_text(
        "".join(placement(name, CANVASES[index % len(CANVASES)]) for index, name in enumerate(names)))
    markets = known(tools)[:matrix.markets]
    languages = sorted({market["language"] for market in markets})
    lines = [
        "version: 1", "campaign: scale", 'asset: { file: asset.mp4, creator: "@bench", language: en }', "rights:",
        "  contract: BENCH-1", "  from: 2020-01-01", "  until: 2099-12-31",
        f"  territories: [{', '.join(sorted({market['country'] for market in markets}))}]",
        "  channels: [paid, pos]", "  edits: [crop, trim, overlay, subtitle, translate]",
        f"markets: [{', '.join(market['id'] for market in markets)}]", f"placements: [{', '.join(names)}]",
        "channel: paid",
    ]
    if matrix.card:
        lines += [
            "messages: copy", "values: { price: 12, left: 3 }", "cta:",
            '  - { text: cta.shop, button: SHOP_NOW, link: "https://shop.example/{market}", start: -3s }']
        (folder / "copy").mkdir(exist_ok=True)
        for language in languages:
            (folder / "copy" / f"{language}.yaml").write_text(
                'cta.shop: "{price, number, currency} – {country}"\n')
    if matrix.burned:
        (folder / "all.srt").write_text(cues(matrix.burned, matrix.seconds))
        lines += [f"subtitles: {{ files: {{ en: all.srt }}, burn: [{', '.join(names)}] }}"]
    elif matrix.card:
        for language in languages:
            (folder / f"{language}.srt").write_text(cues(6, matrix.seconds))
        files = ", ".join(f"{language}: {language}.srt" for language in languages)
        lines += [f"subtitles: {{ files: {{ {files} }} }}"]
    manifest = folder / "scale.yaml"
    manifest.write_text("\n".join(lines) + "\n")
    asset(folder / "asset.mp4", matrix.seconds, matrix.group)
    return manifest


def known(tools: Tools) -> list[dict]:
    return json.loads(subprocess.run([tools.polyreel, "markets", "--json"], capture_output=True, check=True).stdout)


def placement(name: str, canvas: tuple[int, int]) -> str:
    """As data: a display that asks for nothing but its canvas."""
    def figure(value: str) -> str:
        return f"{{ value: {value}, status: product, source: polyreel, as_of: 2026-11-22 }}"
    limits = ("safe_zone_rtl", "minimum_frame_rate", "maximum_frame_rate", "minimum_duration", "maximum_duration",
              "maximum_bytes", "minimum_bit_rate", "maximum_bit_rate")
    lines = [
        f"- id: {name}", f"  name: {name}", "  kind: pos",
        f"  canvas: {{ width: {canvas[0]}, height: {canvas[1]} }}", "  reframe: crop",
        f"  safe_zone: {figure('{ top: 2, right: 2, bottom: 2, left: 2 }')}",
        f"  loudness: {figure('-16.00')}", "  audio_bit_rate: 32000", "  encoder_bit_rate_cap: 2000000",
        f"  sidecars: {figure('[]')}", *(f"  {limit}: none" for limit in limits)]
    return "\n".join(lines) + "\n"


def cues(count: int, seconds: int) -> str:
    """Over the whole film, two frames between them."""
    step = 1000 * seconds // count
    return "\n".join(
        f"{cue + 1}\n{clock(cue * step)} --> {clock((cue + 1) * step - 80)}\nCue {cue} of the film\n"
        for cue in range(count))


def asset(path: Path, seconds: int, group: int) -> None:
    """Ten seconds of colour bars with a tone, as often as it takes: 128x228, H.264, closed key frames."""
    piece = path.with_name("piece.mp4")
    length = min(10, seconds)
    ffmpeg(piece, "-f", "lavfi", "-i", f"smptebars=size=128x228:rate={RATE}:duration={length}",
           "-f", "lavfi", "-i", f"sine=frequency=440:sample_rate=48000:duration={length}",
           "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", group * RATE,
           "-keyint_min", group * RATE, "-sc_threshold", 0, "-bf", 0, "-flags", "+cgop",
           "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
           "-c:a", "aac", "-ac", 2, "-b:a", "96k")
    ffmpeg(path, "-stream_loop", "-1", "-i", piece, "-t", seconds, "-c", "copy")
    piece.unlink()


def ffmpeg(made: Path, *words) -> None:
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", *words, "-movflags", "+faststart", made]
    subprocess.run([str(word) for word in command], check=True)
