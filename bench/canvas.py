"""The chain of filters that makes a canvas: cut first, scale once, map tones and turn what is left."""

TURNS = {
    (90, False): "transpose=clock", (180, False): "hflip,vflip", (270, False): "transpose=cclock",
    (90, True): "transpose=clock_flip", (180, True): "vflip", (270, True): "transpose=cclock_flip", (0, True): "hflip",
}

# The usual recipe, white at 203 cd/m2 (ITU-R BT.2408), with primaries changed on the way to linear light, which spares
# it a third conversion.
TONES = (
    "format=yuv420p10le,zscale=tin={transfer}:min=2020_ncl:pin=2020:rin=limited:t=linear:p=709:npl=203"
    ",format=gbrpf32le,tonemap=mobius:param=0.5:desat=0:peak=4.926,zscale=t=709:m=709:p=709:r=limited"
)
TRANSFERS = {"hlg": "arib-std-b67", "pq": "smpte2084"}


def chain(picture: dict, facts: dict, flags: str = "") -> str:
    """For a film's plan and the measured facts of the asset; `flags` go to every scaling."""
    (hold,) = picture["path"]
    reframe = hold["reframe"]
    if "crop" in reframe:
        return part(reframe["crop"]["_0"], size(picture["canvas"]), facts, flags)
    return fitted(picture["canvas"], reframe["fit"]["_0"], facts, flags)


def part(rect: dict, to: tuple[int, int], facts: dict, flags: str) -> str:
    """A part of the upright picture, cut out of the stored one."""
    turn = facts["orientation"]
    stored = stored_rect(rect, turn, upright(facts))
    steps = ["crop={width}:{height}:{x}:{y}".format(**stored), f"scale={pair(stored_size(to, turn))}{flags}"]
    if facts["dynamicRange"] in TRANSFERS:
        steps.append(TONES.format(transfer=TRANSFERS[facts["dynamicRange"]]))
    steps.append("format=yuv420p")
    steps += [TURNS[key]] if (key := (turn["rotation"], turn["mirrored"])) in TURNS else []
    return ",".join(steps)


def fitted(canvas: dict, rect: dict, facts: dict, flags: str) -> str:
    """The whole picture on a blurred, darkened one that is made small first."""
    whole = upright(facts)
    wide = whole[0] * canvas["height"] > whole[1] * canvas["width"]
    width = whole[1] * canvas["width"] // canvas["height"] if wide else whole[0]
    height = whole[1] if wide else whole[0] * canvas["height"] // canvas["width"]
    middle = {"x": (whole[0] - width) // 2, "y": (whole[1] - height) // 2, "width": width, "height": height}
    small = tuple(max(8, side // 16 * 2) for side in size(canvas))
    radius = max(1, min(small) // 24)
    name = f"{canvas['width']}x{canvas['height']}"
    back = part(middle, small, facts, flags)
    front = part({"x": 0, "y": 0, "width": whole[0], "height": whole[1]}, size(rect), facts, flags)
    return (
        f"split[{name}f][{name}b];[{name}f]{front}[{name}g];[{name}b]{back}"
        f",boxblur=lr={radius}:lp=3:cr={max(1, radius // 2)}:cp=3,lutyuv=y=16+(val-16)*0.7:u=128+(val-128)*0.7"
        f":v=128+(val-128)*0.7,scale={pair(size(canvas))}{flags}[{name}c]"
        f";[{name}c][{name}g]overlay={rect['x']}:{rect['y']}:format=yuv420"
    )


def size(of: dict) -> tuple[int, int]:
    return of["width"], of["height"]


def pair(of: tuple[int, int]) -> str:
    return f"{of[0]}:{of[1]}"


def stored_size(of: tuple[int, int], turn: dict) -> tuple[int, int]:
    return (of[1], of[0]) if turn["rotation"] in (90, 270) else of


def upright(facts: dict) -> tuple[int, int]:
    return stored_size(size(facts["codedSize"]), facts["orientation"])


def stored_rect(rect: dict, turn: dict, upright: tuple[int, int]) -> dict:
    """Where a part of the upright picture lies in the stored one."""
    x, y, width, height = rect["x"], rect["y"], rect["width"], rect["height"]
    right, bottom = upright[0] - x - width, upright[1] - y - height
    x, y, width, height = {
        0: (x, y, width, height), 90: (y, right, height, width), 180: (right, bottom, width, height),
        270: (bottom, x, height, width),
    }[turn["rotation"]]
    if turn["mirrored"]:
        x = stored_size(upright, turn)[0] - x - width
    return {"x": x // 2 * 2, "y": y // 2 * 2, "width": width // 2 * 2, "height": height // 2 * 2}
