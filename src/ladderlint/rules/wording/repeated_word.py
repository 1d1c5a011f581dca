"""No word twice in a row.

"The the" is easy to type and hard to see, most of all across a line break. Left alone are words that are rightly
doubled ("had had"), names ("Duran Duran"), numbers, what a comma or code keeps apart, and a verb before the noun that
is written like it ("to support support teams").
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ladderlint.diagnostic import Diagnostic, Safety, Severity
from ladderlint.lexicon import word_set
from ladderlint.model import Statement, Text
from ladderlint.prose import MARK, Word, prose, words
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.text import Span, shorten

# Grammar doubles the first four; the others are doubled for weight or sound.
_RIGHTLY_DOUBLED: Final = word_set("that had her do very really so much many far long no now go half win bye blah ha")
# No sentence has these twice in a row: none of them is ever a verb and then what the verb is about.
_NEVER_DOUBLED: Final = word_set(
    "a an the this these those their its our your his my it they we you he she of to in on at by for from with into "
    "onto upon about as than then if when while where because and or but nor not is are was were be been being has "
    "have will would can could should must may who whom whose which what how also only all each every any some such "
    "both own other more most less"
)
_BEFORE_VERB: Final = word_set(
    "to and or but not can could may might must shall should will would do does did help helps helped let lets make "
    "makes made who that which they we you people teams engineers"
)
# "Logs in in the morning", "what the goal is is clear".
_WITH_IN_OR_ON: Final = ("carr", "check", "clock", "dial", "log", "mov", "pass", "sign", "tak", "took")
_CLAUSE: Final = 10  # words
_BEFORE_CLAUSE: Final = frozenset(("how", "what", "where", "who", "why"))
_OPENING: Final = "([\"'“‘"
_CLOSING: Final = ")]\"'”’.,;:!?…"


@rule(
    on=(Statement, Text),
    severity=Severity.WARNING,
    english=True,
    examples=[
        Good("signals: [Helps those debugging the code later]"),
        Good("examples: [Showed that that incident had had two causes]"),
        Good("examples: [Ran All Hands hands-on, Invited All Hands hands, Booked Duran Duran, Won 10 10 times]"),
        Good("examples: ['Wrote better, better tests', Asked whether `the` the docs and the `the` have a use]"),
        Good("signals: [Leads to support support teams, Reviews reviews, 'Writes, tests tests', Calmly models models]"),
        Good(
            "signals: [Runs a A/B test, Writes C C++ and and/or or, 'Says what it is. Is calm', Tries testing testing]"
        ),
        Good("signals: [Logs in in the morning, Takes on on average two interns, Says what the goal is is clear]"),
        Good("summary: |-\n  1. Plans the project\n  project by project"),
        Bad("summary: Helps those debugging ⟦the the⟧ code later", says="'the the': write 'the' once"),
        Bad("summary: Helps those debugging ⟦the\n  the⟧ code later", says="'the the': write 'the' once"),
        Bad(
            "signals: [⟦The the⟧ code is shipped ⟦and and and⟧ read]",
            says=("'The the': write 'The' once", "'and and and': write 'and' once"),
        ),
        Bad(
            "signals: ['Helps the ⟦team team⟧ with **⟦the** the⟧ docs']",
            says=("'team team': write 'team' once", "'the the': write 'the' once"),
        ),
        Bad(
            {"tracks/example.yaml": "id: example\nname: Craft ⟦of of⟧ code\nlevels: []\n"},
            says="'of of': write 'of' once",
        ),
    ],
)
def repeated_word(part: Statement | Text, ctx: Context) -> Iterator[Diagnostic]:
    if not _may_repeat(part.text):
        return
    seen, found = prose(part.text), words(part.text)
    lowered = [word.text.lower() for word in found]
    last = 0
    for at, (one, other) in enumerate(pairwise(lowered)):
        if one != other or at < last or not _is_slip(seen, found, at):
            continue
        last = at + 1
        while last + 1 < len(found) and lowered[last + 1] == one and _is_slip(seen, found, last):
            last += 1
        said = " ".join(word.text for word in found[at : last + 1])
        within = Span(found[at].start, found[last].end)
        yield ctx.report(
            part.node,
            f"'{shorten(said)}': write '{found[at].text}' once",
            within=within,
            write=found[at].text,
            safety=Safety.SAFE,
        )


def _may_repeat(text: str) -> bool:
    """Say no to most texts, in a fraction of the time that finding the words takes."""
    if "*" in text or "_" in text or "(" in text or '"' in text or " '" in text or "[" in text or not text.isascii():
        return True
    tokens = text.lower().split()
    if not any(map(str.startswith, tokens[1:], tokens)):
        return False
    return any(
        second.startswith(first) and not second[len(first) :][:1].isalnum() for first, second in pairwise(tokens)
    )


def _is_slip(seen: str, found: tuple[Word, ...], at: int) -> bool:
    """Tell whether the word that stands at a place and behind it was meant only once."""
    first, second = found[at], found[at + 1]
    word = second.text
    if word in _RIGHTLY_DOUBLED or not _is_plain(word):
        return False
    before = seen[found[at - 1].end if at else 0 : first.start].replace(MARK, "")
    between = seen[first.end : second.start].replace(MARK, "")
    after = seen[second.end : second.end + 2].replace(MARK, "")[:1]
    if between.strip(" \t\xa0") or (after and not after.isspace() and after not in _CLOSING):
        return False
    if before.strip(_OPENING) and not before[-1].isspace() and before[-1] not in _OPENING:
        return False
    begins = at == 0 or before.strip().endswith((".", "!", "?", ":"))
    if first.text != word and not (begins and first.text == word.capitalize()):
        return False
    previous = found[at - 1].text.lower() if at else ""
    if word in _NEVER_DOUBLED:
        ends_verb = word in ("in", "on") and previous.startswith(_WITH_IN_OR_ON)
        ends_clause = word in ("is", "was") and any(
            earlier.text.lower() in _BEFORE_CLAUSE for earlier in found[max(0, at - _CLAUSE) : at]
        )
        return not ends_verb and not ends_clause
    return (
        first.text == word
        and before == " "
        and previous not in _BEFORE_VERB
        and not previous.endswith("ly")
        and not word.endswith("ing")
    )


def _is_plain(word: str) -> bool:
    letters = word.replace("-", "").replace("'", "").replace("’", "")
    return letters.isalpha() and word.islower() and (len(word) > 1 or word == "a")
