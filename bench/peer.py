"""The peer: one ffmpeg process that decodes once and makes every film of a job, as well as ffmpeg can."""

from pathlib import Path

from . import canvas


class Graph:
    """Filter chains, and the inputs that they read."""

    def __init__(self, films: dict, plates: Path, exact: bool = False):
        """`exact`: scale as Polyreel does, for pictures that are compared and not timed."""
        self.films = films
        self.flags = ":flags=bicubic+accurate_rnd+bitexact+full_chroma_int" if exact else ""
        self.chains: list[str] = []
        self.pngs: dict[str, int] = {}
        self.plates = plates
        self.pictures = self.base()
        self.sounds = self.sound()

    def base(self) -> list[str]:
        """For each film the label of its canvas; each different canvas is cut and scaled once."""
        canvases: dict[str, list[int]] = {}
        for index, film in enumerate(self.films["variants"]):
            chain = canvas.chain(film["picture"], self.films["picture"], self.flags)
            canvases.setdefault(chain, []).append(index)
        names = [f"[c{number}]" for number in range(len(canvases))]
        first = self.films["variants"][0]["picture"]
        self.chains.append(f"[0:v]fps={first['rate']},split={len(names)}{''.join(names)}")
        labels = [""] * len(self.films["variants"])
        for name, (chain, users) in zip(names, canvases.items()):
            for user in users:
                labels[user] = f"[b{user}]"
            outputs = "".join(labels[user] for user in users)
            self.chains.append(f"{name}{chain},split={len(users)}{outputs}")
        return [self.overlaid(index, label) for index, label in enumerate(labels)]

    def overlaid(self, index: int, label: str) -> str:
        for number, overlay in enumerate(self.films["variants"][index]["overlays"]):
            plate, made = self.plate(overlay["png"], index, number), f"[v{index}x{number}]"
            self.chains.append(
                f"{label}{plate}overlay={overlay['x']}:{overlay['y']}:format=yuv420:eof_action=repeat"
                f":enable='between(n,{overlay['from']},{overlay['to'] - 1})'{made}")
            label = made
        return label

    def plate(self, png: str, index: int, number: int) -> str:
        """The plate in the film's own colours, from its own use of the PNG's input."""
        self.pngs.setdefault(png, len(self.pngs) + 1)
        label = f"[p{index}x{number}]"
        self.chains.append(
            f"[{self.pngs[png]}:v]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p{label}")
        return label

    def sound(self) -> list[str]:
        """For each film the label of its sound; each different level is made once."""
        levels: dict[str, list[int]] = {}
        for index, film in enumerate(self.films["variants"]):
            levels.setdefault(level(film["sound"]), []).append(index)
        labels = [""] * len(self.films["variants"])
        names = [f"[s{number}]" for number in range(len(levels))]
        self.chains.append(
            f"[0:a:0]aformat=sample_rates=48000:channel_layouts=stereo,asplit={len(names)}{''.join(names)}")
        for name, (chain, users) in zip(names, levels.items()):
            for user in users:
                labels[user] = f"[a{user}]"
            self.chains.append(f"{name}{chain},asplit={len(users)}{''.join(labels[user] for user in users)}")
        return labels

    @property
    def inputs(self) -> list[str]:
        return [word for png in self.pngs for word in ("-i", str(self.plates / png))]


def level(sound: dict) -> str:
    chain = f"volume={sound['gain'] / 100}dB"
    if sound["limited"]:
        chain += f",alimiter=limit={sound['ceiling'] / 100}dB:level=0:latency=1"
    return chain


def encoder(picture: dict) -> list[str]:
    """The same preset, quality, cap and distance of key frames."""
    settings = picture["encoder"]
    return [
        "-c:v", "libx264", "-preset", settings["preset"], "-profile:v", "high",
        "-crf", str(settings["constantRateFactor"] / 10), "-maxrate", str(settings["maximumBitRate"]),
        "-bufsize", str(settings["bufferBits"]), "-g", str(settings["keyFrameInterval"]),
        "-bf", str(settings["bFrames"]), "-refs", str(settings["referenceFrames"]),
        "-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv",
    ]


def command(ffmpeg: Path, films: dict, plates: Path, output: Path, threads: int) -> list[str]:
    """One process for all films. `threads`: of each encoder; 0: as many as ffmpeg takes by itself."""
    graph = Graph(films, plates)
    # Turning the picture upright is the canvas's part, after it was made small.
    words = [str(ffmpeg), "-v", "error", "-nostdin", "-y", "-noautorotate", "-i", films["asset"], *graph.inputs]
    words += ["-filter_complex", ";".join(graph.chains)]
    for index, film in enumerate(films["variants"]):
        picture = film["picture"]
        words += ["-map", graph.pictures[index], "-map", graph.sounds[index]]
        words += ["-frames:v", str(picture["frames"]), "-t", str(film["sound"]["samples"] / 48000)]
        words += encoder(picture)
        words += ["-threads:v", str(threads)] if threads else []
        words += ["-c:a", "aac", "-b:a", str(film["sound"]["bitRate"]), "-movflags", "+faststart"]
        words.append(str(output / f"{film['market']}_{film['placement']}.mp4"))
    return words
