"""Findings whose words and names try to be more than words and names, for every format's tests."""

from __future__ import annotations

from ladderlint.diagnostic import Diagnostic, Fix, Location, Related, Report, Rewrite, Safety, Severity, Subject
from ladderlint.text import Source, Span

HOSTILE = [
    "]]>",
    "<![CDATA[ x ]]> &amp; &#10; \"quoted\" 'too'",
    "::error file=a,line=1::pwned",
    "\n::error::pwned",
    "\r\n##[error]pwned ##vso[task.complete]",
    "100%0A::error::pwned %25",
    "<script>alert(1)</script><img src=x onerror=alert(1)><!-- -->",
    "a | b || `c` ``| [d](javascript:alert(1)) ![e](x) \\| \\",
    "| --- | --- |\n| a | b |",
    "# h\n- i\n> q\n```\ncode",
    "[here](1) {0} {{1}} %SRCROOT%",
    "@everyone org/repo#1 #2 GH-3 https://evil.example www.evil.example $x$ :+1: a@b.example",
    "\x00\x01\x08\x0b\x1b[2J\x7f\x85\x9b",
    "\u202egnp.exe\u2066 \u200b\ufeff \u2028\u2029",
    "\ud800 \udc80 \ufffe \uffff \U000e0041",
    "Größe 彼 👍🏽 e\u0301",
    "~~s~~ *em* __b__ ^sup^ ~sub~ &copy; http://x",
    "",
    " lead and trail\t",
]
TEXT = "id: craft\nname: Größe 𐐀 über\nlevels:\n  - signals:\n      - Made upgrades\n"


def finding(
    message: str = "no",
    path: str = "tracks/craft.yaml",
    *,
    severity: Severity = Severity.WARNING,
    part: str = "Made",
    rule: str = "wording/signal-tense",
    related: tuple[Related, ...] = (),
    fix: Fix | None = None,
    text: str = TEXT,
) -> Diagnostic:
    at = text.index(part)
    place = Location(Source(path, text), Span(at, at + len(part)))
    return Diagnostic(rule, severity, message, place, Subject(track="craft"), part, related, fix=fix)


def related(message: str, path: str = "ladder.yaml") -> Related:
    return Related(Location(Source(path, "id: a\nname: b\n"), Span(6, 10)), message)


def rewriting(*ops: tuple[int, int, str], title: str = "Write it so") -> Fix:
    """A fix of the statement in `TEXT`."""
    route = ("levels", 0, "signals", 0)
    return Fix(title, tuple(Rewrite(route, *op) for op in ops), Safety.SAFE)


def hostile_report() -> Report:
    """A report in which every text is hostile: messages, paths, rules, errors, related places and fixes."""
    found = [
        finding(
            text,
            f"tracks/{number:02} {text}.yaml",
            severity=Severity(number % 3 + 1),
            rule=f"house/{text}",
            related=(related(text, f"{text}.yaml"),),
            fix=rewriting((0, 4, "Makes"), title=text),
        )
        for number, text in enumerate(HOSTILE)
    ]
    found.sort(key=lambda diagnostic: diagnostic.order)
    return Report(tuple(found), tuple(diagnostic.path for diagnostic in found), tuple(HOSTILE))


def many(count: int, files: int = 100) -> Report:
    """A large report: findings in every file, some of them with a related place and a fix."""
    text = "name: Größe\nsignals:\n" + "".join(f"  - Made the {number}th upgrade\n" for number in range(count // files))
    found = []
    for number in range(files):
        source = Source(f"tracks/t{number:04}.yaml", text)
        at = 0
        for index in range(count // files):
            at = text.index("Made", at) + 1
            place = Location(source, Span(at - 1, at + 3))
            fix = Fix("Write 'Makes'", (Rewrite(("signals", index), 0, 4, "Makes"),), Safety.SAFE)
            severity = Severity(index % 3 + 1)
            other = (Related(place, "the other one"),) if index % 5 == 0 else ()
            message = f"'Made' is past tense ({index})"
            found.append(
                Diagnostic("wording/signal-tense", severity, message, place, Subject(), message, other, fix=fix)
            )
    return Report(tuple(found), tuple(f"tracks/t{number:04}.yaml" for number in range(files)))
