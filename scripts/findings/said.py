"""Every finding that the sources can make: by `.error("code", "words")`, `Finding(.error, "code", ...)`, or through a
function that hands its parameters on to one of these."""
import re
from dataclasses import dataclass

from .swift import Call, Function, Source, group, split

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
SEVERITIES = ("error", "warning", "note")
UNKNOWN = "…"


@dataclass(frozen=True)
class Finding:
    code: str
    severity: str
    message: str
    hint: str
    module: str


@dataclass
class Place:
    """Where an expression stands, and what the parameters around it are given as: a name, its tokens, their place."""
    source: Source
    at: int
    given: dict


@dataclass
class Maker:
    """A call that makes a finding, with its severity (or the tokens of it), code, message and hint."""
    severity: object
    code: list
    message: list
    hint: list


def findings(sources):
    """All findings, and a line for each whose code cannot be told."""
    return Search(sources).run()


class Search:
    def __init__(self, sources):
        self.sources, self.found, self.unread = sources, set(), []
        self.constants = {name: value for source in sources for name, value in source.constants.items()}
        #: By module, the severities with which pairs of code and words are said that were kept in a list before.
        self.kept = {}

    def run(self):
        for source in self.sources:
            # It declares what makes them.
            if source.path.endswith("/Finding.swift"): continue
            for call in source.calls:
                if maker := made(source, call):
                    for one in sides(maker):
                        place = Place(source, call.at, {})
                        self.say(one, place, place, call.line)
        for source in self.sources:
            for call in source.calls: self.pair(source, call)
        return sorted(self.found, key=lambda one: (one.code, one.message, one.hint, one.module)), sorted(set(self.unread))

    def say(self, maker, place, sayer, line):
        """Keeps the finding that a call makes, or looks who calls the function that it stands in."""
        code, at = self.given(maker.code, place)
        if len(code) == 3 and code[2] == "code":
            self.kept.setdefault(sayer.source.module, set()).update(self.severities(maker.severity, place))
            return
        text = self.texts(code, at)[0]
        if CODE.fullmatch(text):
            self.keep(text, maker, place, sayer.source.module)
        elif owner := self.owner(code, at):
            function, inside = owner
            for source, call in self.callers(function, inside.source):
                there = Place(source, call.at, {})
                inside.given = {name: (value, there) for name, value in bound(function, call).items()}
                self.say(maker, place, there, call.line)
            inside.given = {}
        elif not isClosureParameter(code, at):
            self.unread.append(f"{sayer.source.path}:{line}: error: the code of this finding cannot be told")

    def callers(self, function, home):
        """The calls of a function that is declared in a file."""
        for source in self.sources:
            if function.isPrivate and source is not home: continue
            own = [one for one in source.functions if one.name == function.name and one is not function]
            for call in source.calls:
                if call.name != function.name or made(source, call) or not fits(function, call): continue
                if source is home and function.first < call.at < function.last: continue
                if source is home or not any(fits(one, call) for one in own): yield source, call

    def given(self, tokens, place):
        """What a parameter is given as, and where that stands."""
        while len(tokens) == 1 and tokens[0].kind == "word" and tokens[0].value in place.given:
            tokens, place = place.given[tokens[0].value]
        return tokens, place

    def owner(self, tokens, place):
        """The function around of which a parameter stands in an expression, and where."""
        for name in words(tokens):
            if name in place.given:
                if owner := self.owner(*place.given[name]): return owner
                continue
            for function in place.source.around(place.at):
                if name in [one for _, one, _ in function.parameters]: return function, place
        return None

    def keep(self, code, maker, place, module):
        severities = self.severities(maker.severity, place)
        self.found.add(Finding(
            code, " or ".join(one for one in SEVERITIES if one in severities),
            " / ".join(dict.fromkeys(self.texts(maker.message, place))),
            " / ".join(one for one in dict.fromkeys(self.texts(maker.hint, place)) if one),
            module))

    def pair(self, source, call):
        """`("code", "words", ...)`, said later by one who reads `.code` and `.message`."""
        values = call.plain()
        if call.name or len(values) < 2 or len(values[0]) != 1 or values[0][0].kind != "text": return
        place = Place(source, call.at, {})
        code = self.texts(values[0], place)[0]
        if CODE.fullmatch(code) and source.module in self.kept and values[1] and values[1][0].kind == "text":
            self.keep(code, Maker(self.kept[source.module], values[0], values[1], []), place, source.module)

    # MARK: Expressions

    def severities(self, severity, place):
        """The severities that an expression can be."""
        if isinstance(severity, (set, str)): return {severity} if isinstance(severity, str) else severity
        found = {name for name in words(severity) if name in SEVERITIES}
        for name in words(severity):
            if name in place.given: found |= self.severities(*place.given[name])
        if found: return found
        for function in place.source.around(place.at):
            for label, name, _ in function.parameters:
                if name not in words(severity): continue
                for source in self.sources:
                    for call in source.calls:
                        if call.name == function.name and call.labelled(label):
                            found |= self.severities(call.labelled(label), Place(source, call.at, {}))
        return found

    def texts(self, tokens, place):
        """What an expression can be as text; what only a run knows is `…`."""
        if not tokens or tokens == ["nil"]: return [""]
        if tokens[0] == "(" and group(tokens, 0) == len(tokens) - 1: return self.texts(tokens[1:-1], place)
        if choices := alternatives(tokens): return [text for one in choices for text in self.texts(one, place)]
        parts = split(tokens, "+")
        if len(parts) > 1:
            made = [""]
            for part in parts: made = [left + right for left in made for right in self.texts(part, place)]
            return made
        if tokens[0].kind == "text": return [self.rendered(tokens[0], place)]
        if tokens[-1] == ")" and len(tokens) > 2: return self.called(tokens, place)
        if tokens[-1] == "}": return self.mapped(tokens, place)
        name = tokens[-1].value
        if len(tokens) == 1 and tokens[0].kind == "word" and name in place.given: return self.texts(*place.given[name])
        if len(tokens) == 1 and (local := self.local(name, place)): return self.texts(local, place)
        constant = self.constant(tokens, place)
        return self.texts(constant, place) if constant else [UNKNOWN]

    def constant(self, tokens, place):
        """`Type.name`, or `name` of a type in the same file."""
        if len(tokens) == 3: return self.constants.get(f"{tokens[0].value}.{tokens[2].value}")
        own = [value for name, value in place.source.constants.items() if name.endswith(f".{tokens[0].value}")]
        return own[0] if own and len(tokens) == 1 else None

    def rendered(self, token, place):
        made = ""
        for part in token.value:
            if isinstance(part, str): made += part
            else: made += self.texts(part, place)[0] if len(part) == 1 and part[0].kind == "word" else UNKNOWN
        return " ".join(made.split()) if "\n" in made else made

    def called(self, tokens, place):
        """`Spelling.hint(..., else: x)`, and functions of one text."""
        start = next(at for at in range(len(tokens)) if tokens[at] == "(" and group(tokens, at) == len(tokens) - 1)
        arguments = split(tokens[start + 1:-1], ",")
        if start and tokens[start - 1] == "hint":
            last = arguments[-1]
            return [f"did you mean '{UNKNOWN}'?"] + self.texts(last[2:] if last[0] == "else" else [], place)
        if start == 1 and not arguments and tokens[0].value in place.given:
            return self.texts(*place.given[tokens[0].value])
        if len(arguments) == 1 and start and tokens[start - 1] == "printable": return self.texts(arguments[0], place)
        return [UNKNOWN]

    def mapped(self, tokens, place):
        """`value.map { "text" }`"""
        start = next((at for at in range(len(tokens)) if tokens[at] == "{"), None)
        if start is None or group(tokens, start) != len(tokens) - 1 or tokens[start - 1] != "map": return [UNKNOWN]
        inner = tokens[start + 1:-1]
        return self.texts(inner, place) if inner and inner[0].kind == "text" else [UNKNOWN]

    def local(self, name, place):
        """What a `let` of the same function is."""
        around = place.source.around(place.at)
        if not around: return None
        line = place.source.line
        for at in range(place.at, around[-1].first, -1):
            if line[at] == name and line[at - 1] == "let" and line[at + 1] == "=":
                end = at + 2
                while end < len(line) and (line[end].line == line[end - 1].line or isContinued(line, end)):
                    end = group(line, end) + 1 if line[end].value in ("(", "[", "{") else end + 1
                return line[at + 2:end]
        return None


def isContinued(line, at):
    return line[at].value in ("+", "?", ":", "??", ".") or line[at - 1].value in ("+", "?", ":", "??", "=")


def sides(maker):
    """A maker for each side, where a condition decides about the code; it may decide about the hint as well."""
    condition, codes = choice(maker.code)
    if not codes: return [maker]
    same, hints = choice(maker.hint)
    return [
        Maker(maker.severity, codes[side], maker.message, hints[side] if same == condition else maker.hint)
        for side in (0, 1)]


def alternatives(tokens):
    """The two sides of `a ? b : c`, or of `a ?? b`."""
    parts = split(tokens, "??")
    return parts if len(parts) > 1 else choice(tokens)[1]


def choice(tokens):
    """The condition and the sides of `a ? b : c`."""
    depth = 0
    for at, token in enumerate(tokens):
        if token.kind != "mark": continue
        if token.value in "([{": depth += 1
        if token.value in ")]}": depth -= 1
        if depth or token.value != "?" or tokens[at + 1:at + 2] == ["."] or tokens[at - 1] == "try": continue
        parts = split(tokens[at + 1:], ":")
        if len(parts) == 2: return tokens[:at], parts
    return None, None


def words(tokens):
    """All names in an expression, also in its texts."""
    found = []
    for token in tokens:
        if token.kind == "word": found.append(token.value)
        if token.kind == "text":
            for part in token.value:
                if not isinstance(part, str): found += words(part)
    return found


def bound(function: Function, call: Call):
    """What a call gives each parameter: by name, its tokens."""
    plain, given = call.plain(), {}
    for label, name, default in function.parameters:
        if label:
            value = call.labelled(label)
            if value is None: value = default or None
        else: value = plain.pop(0) if plain else default or None
        if value is not None: given[name] = value
    return given


def fits(function, call):
    """Whether the call gives all that the function must have, and nothing else."""
    given, labels = bound(function, call), [label for label, _, _ in function.parameters]
    return (
        all(name in given for _, name, _ in function.parameters)
        and all(one.label in labels for one in call.arguments) and len(call.plain()) <= labels.count(""))


def isClosureParameter(tokens, place):
    """Whether it goes over findings made before: `codes.map { code in ... }`."""
    names, line = words(tokens), place.source.line
    return any(line[at].value in names and line[at + 1] == "in" for at in range(place.at))


def made(source: Source, call: Call):
    """The finding that a call makes by itself: `.error(...)`, `Finding.error(...)` or `Finding(...)`."""
    plain, line = call.plain(), source.line
    hint = call.labelled("hint") or []
    if call.name == "Finding" and not call.isMember and len(plain) == 3: return Maker(plain[0], plain[1], plain[2], hint)
    if call.name not in SEVERITIES or not call.isMember or len(plain) != 2: return None
    if plain[0][0].value in ("let", "_"): return None
    of = line[call.at - 3]
    isImplicit = of.kind != "word" and of.value not in (")", "]", "?") or of.value in ("return", "throw", "Finding", "in")
    return Maker(call.name, plain[0], plain[1], hint) if isImplicit else None
