"""Writes a job as Polyreel reads it: a manifest, message catalogues and subtitle files."""

from pathlib import Path

from .jobs import Job
from .words import CARDS, CUES, PRICES

SECONDS = 12


def write(job: Job, folder: Path, asset: Path, markets: tuple[str, ...] | None = None) -> Path:
    """The manifest's path. `markets` narrows the job to those that a peer renders."""
    folder.mkdir(parents=True, exist_ok=True)
    markets = markets or job.markets
    languages = [market.split("-")[0] for market in markets]
    lines = [
        "version: 1",
        "campaign: bench",
        f'asset: {{ file: {asset}, creator: "@bench", language: en }}',
        "rights:",
        "  contract: BENCH-1",
        "  from: 2020-01-01",
        "  until: 2099-12-31",
        "  territories: [EEA, GB, AE, JP, BR]",
        "  channels: [paid, pos]",
        "  edits: [crop, trim, overlay, subtitle, translate]",
        f"markets: [{', '.join(markets)}]",
        f"placements: [{', '.join(job.placements)}]",
        "channel: paid",
        'brand: { colour: "#B0005E", motion: none }',
    ]
    if job.card:
        prices = PRICES | dict(job.prices)
        lines += [
            "messages: copy",
            f"values: {{ price: {{ {', '.join(f'{k}: {v}' for k, v in prices.items())} }}, left: 3 }}",
            "cta:",
            '  - { text: cta.shop, button: SHOP_NOW, link: "https://shop.example/{market}", code: LENA15,'
            f" start: -{SECONDS / 10}s }}",
        ]
        (folder / "copy").mkdir(exist_ok=True)
        for language, words in CARDS.items():
            (folder / "copy" / f"{language}.yaml").write_text(f'cta.shop: "{words}"\n')
    if job.burned:
        files = ", ".join(f"{language}: {language}.srt" for language in dict.fromkeys(languages))
        lines += [f"subtitles: {{ files: {{ {files} }}, burn: [{', '.join(job.placements)}] }}"]
        for language in languages:
            (folder / f"{language}.srt").write_text(subtitles(language))
    manifest = folder / "bench.yaml"
    manifest.write_text("\n".join(lines) + "\n")
    return manifest


def subtitles(language: str) -> str:
    """Five cues over 80 % of the film; then the packshot, where nobody speaks.

    Two frames between cues, as the field's style guides ask of speech that goes on (Netflix, Timed Text Style Guide:
    general requirements). Every language has its own times, as translations have.
    """
    place = list(CUES).index(language)
    start, cues = 120 + 30 * place, []
    for index, text in enumerate(CUES[language]):
        length = SECONDS * 160 + (-1) ** index * 40 * (place + 1)
        cues.append(f"{index + 1}\n{clock(start)} --> {clock(start + length)}\n{text}\n")
        start += length + 80
    return "\n".join(cues)


def clock(milliseconds: int) -> str:
    return (f"{milliseconds // 3_600_000:02}:{milliseconds // 60_000 % 60:02}:{milliseconds // 1000 % 60:02}"
            f",{milliseconds % 1000:03}")
