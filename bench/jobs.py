"""The reference jobs: what is rendered, what is already there, and how much of the peer's CPU time it may take."""

from dataclasses import dataclass

SOCIAL = ("tiktok", "reels", "shorts")
DISPLAY = "pos-landscape"
TEN = ("de-DE", "fr-FR", "pl-PL", "it-IT", "es-ES", "nl-NL", "en-GB", "ar-AE", "ja-JP", "pt-BR")
FIVE = ("de-DE", "fr-FR", "pl-PL", "ar-AE", "ja-JP")


@dataclass(frozen=True)
class Job:
    name: str
    what: str
    limit: float
    placements: tuple[str, ...]
    markets: tuple[str, ...]
    # Repetitions in the short form: of Polyreel, of FFmpeg 9, of the system's ffmpeg.
    short: tuple[int, int, int]
    card: bool = False
    burned: bool = False
    phone: bool = False
    # The job whose store and output are there already; None: nothing is.
    after: str | None = None
    # The one market that the peer renders; None: all.
    only: str | None = None
    # Other prices than the job before had.
    prices: tuple[tuple[str, str], ...] = ()
    # The job whose peer this one is held against; None: its own.
    against: str | None = None
    # Whether its first film's quality is measured.
    judged: bool = False


JOBS = {
    job.name: job
    for job in (
        Job("single", "1 placement x 1 market", 1.18, ("tiktok",), ("de-DE",), (3, 3, 1), card=True,
            judged=True),
        Job("end-card", "4 placements x 10 markets, a card in the last 10 %", 0.125, (*SOCIAL, DISPLAY), TEN,
            (1, 1, 0), card=True),
        Job("unchanged", "the end cards again", 0.001, (*SOCIAL, DISPLAY), TEN, (3, 0, 0), card=True,
            after="end-card", against="end-card"),
        Job("one-more", "an 11th market, store warm", 0.08, (*SOCIAL, DISPLAY), (*TEN, "sv-SE"), (3, 1, 0), card=True,
            after="end-card", only="sv-SE"),
        Job("price", "one market's price changes, store warm", 0.08, (*SOCIAL, DISPLAY), TEN, (3, 1, 0), card=True,
            after="end-card", only="pl-PL", prices=(("PLN", "49.90"),)),
        Job("burned", "3 placements x 5 markets, cues over 80 %", 0.37, SOCIAL, FIVE, (1, 1, 0), burned=True),
        Job("one-burned", "1 placement x 5 markets, the same cues", 1.06, ("tiktok",), FIVE, (1, 1, 0), burned=True,
            judged=True),
        Job("phone", "4K HLG source, 2 canvases x 4 markets, a card", 0.44, ("tiktok", DISPLAY), FIVE[:4], (1, 1, 0),
            card=True, phone=True),
    )
}
