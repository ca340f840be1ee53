"""Swift sources as tokens, calls and functions: as much of the language as it takes to read texts out of calls."""
import re
from dataclasses import dataclass, field

WORD = re.compile(r"[^\W\d]\w*|`[^`]*`")
NUMBER = re.compile(r"\d[\w]*(\.\d+)?")
PATTERN = re.compile(r"#/.*?/#|/(?![\s/*])(?:[^/\\\n]|\\.)+/", re.S)
#: After these a slash begins a regular expression.
BEFORE_PATTERN = ("(", ",", "=", ":", "[", "{", "!", "?", "&", "|")
QUOTE = re.compile(r'(#*)("""|")')
ESCAPES = {"n": " ", "t": " ", "r": " ", "0": "", '"': '"', "'": "'", "\\": "\\"}
OPENING, CLOSING = "([{", ")]}"


@dataclass
class Token:
    """A word, number, text or mark; a text's value is a list of strings and, for each \\( ), a list of tokens."""
    kind: str
    value: object
    line: int

    def __eq__(self, other): return self.kind in ("word", "mark") and self.value == other


def tokens(source, line=1):
    """All tokens of a source, or of what stands in a text's \\( )."""
    found, at = [], 0
    while at < len(source):
        here = source[at]
        if here == "\n": line += 1
        if here.isspace():
            at += 1
        elif source.startswith("//", at):
            at = source.find("\n", at) if "\n" in source[at:] else len(source)
        elif source.startswith("/*", at):
            end = _comment(source, at)
            line += source.count("\n", at, end)
            at = end
        elif (pattern := PATTERN.match(source, at)) and (
                here == "#" or not found or found[-1].value in BEFORE_PATTERN or found[-1].value == "return"):
            line += pattern[0].count("\n")
            at = pattern.end()
        elif quote := QUOTE.match(source, at):
            parts, end = _text(source, quote, line)
            found.append(Token("text", parts, line))
            line += source.count("\n", at, end)
            at = end
        elif word := WORD.match(source, at) or NUMBER.match(source, at):
            found.append(Token("word", word[0].strip("`"), line))
            at = word.end()
        else:
            mark = source[at:at + 2] if source[at:at + 2] in ("??", "->", "==") else here
            found.append(Token("mark", mark, line))
            at += len(mark)
    return found


def _comment(source, at):
    depth = 0
    for mark in re.compile(r"/\*|\*/").finditer(source, at):
        depth += 1 if mark[0] == "/*" else -1
        if not depth: return mark.end()
    raise ValueError("a comment has no end")


def _text(source, quote, line):
    """The parts of the text that begins with this quotation mark, and where it ends."""
    end = quote[2] + quote[1]
    escape = "\\" + quote[1]
    parts, made, at = [], "", quote.end()
    while not source.startswith(end, at):
        if at >= len(source): raise ValueError(f"line {line}: a text has no end")
        if not source.startswith(escape, at):
            made += source[at]
            at += 1
            continue
        at += len(escape)
        if source[at] == "(":
            close = _closing(source, at)
            parts += [made, tokens(source[at + 1:close], line + source.count("\n", quote.start(), at))]
            made, at = "", close + 1
        elif source.startswith("u{", at):
            close = source.index("}", at)
            made += chr(int(source[at + 2:close], 16))
            at = close + 1
        elif source[at] == "\n":
            at = re.compile(r"\s*").match(source, at).end()
        else:
            made += ESCAPES[source[at]]
            at += 1
    return parts + [made], at + len(end)


def _closing(source, at):
    """Where the parenthesis at a place is closed."""
    depth = 0
    while True:
        if quote := QUOTE.match(source, at):
            at = _text(source, quote, 0)[1]
            continue
        depth += {"(": 1, ")": -1}.get(source[at], 0)
        if not depth: return at
        at += 1


def group(line, at):
    """The index of the mark that closes the one at an index."""
    depth = 0
    for index in range(at, len(line)):
        if line[index].kind != "mark": continue
        if line[index].value in OPENING: depth += 1
        if line[index].value in CLOSING:
            depth -= 1
            if not depth: return index
    raise ValueError(f"line {line[at].line}: a bracket has no end")


def split(line, mark):
    """Tokens parted at a mark, outside of brackets."""
    parts, depth = [[]], 0
    for token in line:
        if token.kind == "mark":
            if token.value in OPENING: depth += 1
            if token.value in CLOSING: depth -= 1
        if not depth and token == mark: parts.append([])
        else: parts[-1].append(token)
    return parts if parts != [[]] else []


@dataclass
class Argument:
    label: str
    value: list


@dataclass
class Call:
    """`name(...)`, `.name(...)` or a tuple, whose name is empty."""
    name: str
    isMember: bool
    at: int
    line: int
    arguments: list

    def plain(self): return [one.value for one in self.arguments if not one.label]
    def labelled(self, label): return next((one.value for one in self.arguments if one.label == label), None)


@dataclass
class Function:
    name: str
    #: (label or "", name, default) of each
    parameters: list
    first: int
    last: int
    #: Whether only its own file can call it.
    isPrivate: bool


@dataclass
class Source:
    path: str
    line: list
    calls: list = field(default_factory=list)
    functions: list = field(default_factory=list)
    #: `static let NAME = "text"` by `TYPE.NAME`
    constants: dict = field(default_factory=dict)

    @property
    def module(self): return self.path.split("/")[1]

    def around(self, at):
        """The functions that hold a token, innermost first."""
        return sorted((one for one in self.functions if one.first < at < one.last), key=lambda one: one.last - one.first)


def read(path, name):
    with open(path, encoding="utf-8") as file: source = Source(name, tokens(file.read()))
    line, kind = source.line, ""
    for at, token in enumerate(line):
        if token.value in ("struct", "enum", "class", "actor", "extension"): kind = line[at + 1].value
        if token == "func" or token == "init": _function(source, at)
        if token == "let" and at + 3 < len(line) and line[at + 2] == "=" and line[at + 3].kind == "text":
            if not source.around(at): source.constants[f"{kind}.{line[at + 1].value}"] = line[at + 3:at + 4]
        if token != "(": continue
        before = line[at - 1] if at else None
        named = before is not None and before.kind == "word"
        if named and at > 1 and line[at - 2] == "func": continue
        parts = split(line[at + 1:group(line, at)], ",")
        source.calls.append(Call(
            before.value if named else "", named and at > 1 and line[at - 2] == ".", at, token.line,
            [Argument(part[0].value, part[2:]) if len(part) > 2 and part[0].kind == "word" and part[1] == ":"
             else Argument("", part) for part in parts]))
    return source


def _function(source, at):
    line = source.line
    start = next((i for i in range(at, min(at + 60, len(line))) if line[i] == "("), None)
    if start is None: return
    close = group(line, start)
    parameters = []
    for part in split(line[start + 1:close], ","):
        names = [token.value for token in split(part, ":")[0] if token.kind == "word"][-2:]
        if not names: return
        default = split(part, "=")[1] if len(split(part, "=")) > 1 else []
        parameters.append(("" if names[0] == "_" else names[0], names[-1], default))
    # A body follows, or in a protocol nothing does.
    body = next((i for i in range(close, min(close + 60, len(line))) if line[i] == "{"), None)
    if body is None: return
    isPrivate = any(token.value in ("private", "fileprivate") for token in line[max(0, at - 3):at])
    isInner = bool(source.around(at))
    source.functions.append(
        Function(line[at + 1].value, parameters, at, group(line, body), isPrivate or isInner))
