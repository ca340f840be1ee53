"""The videos that are rendered from, made once."""

import subprocess
from pathlib import Path

from .campaign import SECONDS
from .tools import BUILD, ROOT, Tools

PICTURE = ROOT.parent / "shared" / "media" / "landscape.mp4"


def landscape(tools: Tools) -> Path:
    """12 s at 1920x1080, H.264 with a closed key frame every two seconds, AAC."""
    made = BUILD / "source" / "landscape.mp4"
    if made.exists():
        return made
    made.parent.mkdir(parents=True, exist_ok=True)
    if not PICTURE.exists():
        subprocess.run([tools.polyreel, "sample", made], check=True)
        return made
    ffmpeg(
        tools, made, "-stream_loop", "-1", "-i", PICTURE, "-t", SECONDS, "-vf", "scale=1920:1080:flags=lanczos",
        "-c:v", "libx264", "-preset", "medium", "-crf", "17", "-g", "50", "-flags", "+cgop", "-pix_fmt", "yuv420p",
        *tags("bt709", "bt709", "bt709"), "-c:a", "aac", "-b:a", "192k", "-ac", "2", "-ar", "48000")
    return made


def phone(tools: Tools) -> Path:
    """The same picture as a phone records it: 3840x2160 on its side, HEVC 10 bit, HLG, BT.2020."""
    made = BUILD / "source" / "phone.mov"
    if made.exists():
        return made
    upright = landscape(tools)
    flat = made.with_name("phone-flat.mov")
    # Light of an ordinary picture is put into HLG by zscale, white at 203 cd/m2, before anything is scaled up.
    ffmpeg(
        tools, flat, "-i", upright, "-vf",
        "zscale=tin=709:min=709:pin=709:rin=limited:t=linear:npl=203,format=gbrpf32le,"
        "zscale=tin=linear:npl=203:t=arib-std-b67:p=2020:m=2020_ncl:r=limited,format=yuv420p10le,"
        "scale=3840:2160:flags=bicubic",
        "-c:v", "libx265", "-preset", "superfast", "-crf", "20", "-tag:v", "hvc1", "-x265-params",
        "keyint=30:min-keyint=30:open-gop=0:log-level=error", *tags("bt2020", "arib-std-b67", "bt2020nc"),
        "-c:a", "copy")
    ffmpeg(tools, made, "-display_rotation", "90", "-i", flat, "-c", "copy")
    flat.unlink()
    return made


def tags(primaries: str, transfer: str, matrix: str) -> list[str]:
    return ["-color_primaries", primaries, "-color_trc", transfer, "-colorspace", matrix, "-color_range", "tv"]


def ffmpeg(tools: Tools, made: Path, *words) -> None:
    """A whole file or none."""
    part = made.with_name("part-" + made.name)
    command = [tools.ffmpeg, "-v", "error", "-nostdin", "-y", *words, "-movflags", "+faststart", part]
    subprocess.run([str(word) for word in command], check=True)
    part.rename(made)
