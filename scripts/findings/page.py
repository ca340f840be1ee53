"""The page itself."""
import re

HEAD = """# Findings

What Polyreel says, by code. Codes are stable: they may be filtered for, in `report.json`, in a variant's record and in the
output of `--json`. What only a run knows stands as `…`; where a code has several messages or hints, ` / ` or a new line is
between them. An *error* stops what it is about, a *warning* stops nothing and someone should look, a *note* is good to know.

Made from the sources by `make docs`.

| code | severity | what it says | what to do | said by |
|---|---|---|---|---|
"""


def made(findings):
    """The page as text."""
    rows = []
    for code in sorted({one.code for one in findings}):
        here = [one for one in findings if one.code == code]
        said = " or ".join(
            one for one in ("error", "warning", "note") if any(one in finding.severity.split(" or ") for finding in here))
        rows.append("| " + " | ".join([
            f"`{code}`", said, lines(one.message for one in here), lines(one.hint for one in here),
            ", ".join(sorted({one.module for one in here}))]) + " |")
    return HEAD + "\n".join(rows) + "\n"


def lines(texts):
    return "<br>".join(escaped(text) for text in dict.fromkeys(texts) if text)


def escaped(text):
    text = re.sub(r"…([.,]?…)+", "…", text)
    for mark in "\\|<*`": text = text.replace(mark, "\\" + mark)
    return text
