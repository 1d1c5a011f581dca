"""Verbs and the heads of statements: forms, voices, places, and every correct verb in every wrong form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from conftest import CORPUS
from hypothesis import given
from hypothesis import strategies as st

from ladderlint.conjugation import Form, inflect, irregular, noun_verbs
from ladderlint.conjugation import bases as known_verbs
from ladderlint.diagnostic import Diagnostic
from ladderlint.head import Kind
from ladderlint.heads import find_head
from ladderlint.lexicon import word_set
from ladderlint.registry import load_rule
from ladderlint.rules.wording._verdict import FORM_OF, Verdict, begins, in_form, verdict
from ladderlint.testing import findings
from ladderlint.verbs import Reading, readings
from ladderlint.voice import Voice

FINITE = (Form.BASE, Form.THIRD, Form.PAST, Form.GERUND)
PLAIN_VOICES = (Voice.THIRD_PERSON, Voice.BASE, Voice.PAST, Voice.GERUND)
# What stands behind a verb in real statements: an object, a preposition, another verb, an adverb, a plural.
ENDS = ("the plan", "with other teams", "and its risks", "new services", "carefully", "others' work", "a team of ten")
# Verbs that ladders use; each is put before each of the ends, whatever sense that makes.
VERBS = word_set(
    "build write make lead own ship plan run teach mentor coach design document test review support improve deliver "
    "identify solve choose set put read cut hit let spread split grow drive bring keep find see speak think take give "
    "help ask answer share spec model type pair triage refactor onboard debug deprecate automate monitor measure "
    "prioritise organize analyse practise simplify clarify apply reply rely modify carry study try use act work "
    "listen focus discuss address assess express pass fix mix push teach match coach refer prefer transfer commit "
    "submit permit travel cancel label signal channel panic mimic do go be have die tie free agree over-deliver "
    "co-write re-write de-escalate role-model"
)


def ladder(voices: str, **fields: Sequence[str]) -> dict[str, bytes]:
    """One level with these statements, in a ladder with these voices."""
    lines = ["id: t", "name: T", "levels:", "  - level: 1"]
    for field, texts in fields.items():
        lines += [f"    {field}:", *(f"      - {json.dumps(text)}" for text in texts)]
    head = "format: 1\nid: x\nname: X\nversion: 1.0.0\nlevels: [{id: 1}]\n"
    track = "\n".join(lines) + "\n"
    return {
        "ladder.yaml": head.encode(),
        "tracks/t.yaml": track.encode(),
        "ladderlint.yaml": f"voice: {voices}\n".encode(),
    }


def found_by(rule: str, files: dict[str, bytes]) -> list[Diagnostic]:
    return findings(load_rule(f"wording/{rule}"), files)


@pytest.mark.parametrize(
    ("verb", "third", "past", "gerund"),
    [
        ("make", "makes", "made", "making"),
        ("plan", "plans", "planned", "planning"),
        ("develop", "develops", "developed", "developing"),
        ("refer", "refers", "referred", "referring"),
        ("identify", "identifies", "identified", "identifying"),
        ("display", "displays", "displayed", "displaying"),
        ("coach", "coaches", "coached", "coaching"),
        ("focus", "focuses", "focused", "focusing"),
        ("quiz", "quizzes", "quizzed", "quizzing"),
        ("agree", "agrees", "agreed", "agreeing"),
        ("tie", "ties", "tied", "tying"),
        ("panic", "panics", "panicked", "panicking"),
        ("undergo", "undergoes", "underwent", "undergoing"),
        ("demo", "demos", "demoed", "demoing"),
        ("rewrite", "rewrites", "rewrote", "rewriting"),
        ("co-write", "co-writes", "co-wrote", "co-writing"),
        ("oversee", "oversees", "oversaw", "overseeing"),
        ("behave", "behaves", "behaved", "behaving"),
        ("lead", "leads", "led", "leading"),
        ("put", "puts", "put", "putting"),
        ("be", "is", "was", "being"),
        ("model", "models", "modeled", "modeling"),
    ],
)
def test_a_verb_is_written_in_its_forms(verb: str, third: str, past: str, gerund: str) -> None:
    assert [inflect(verb, form) for form in (Form.THIRD, Form.PAST, Form.GERUND)] == [third, past, gerund]


def test_british_english_doubles_an_l() -> None:
    assert [inflect(verb, Form.PAST, british=True) for verb in ("model", "travel", "reveal", "parallel")] == [
        "modelled",
        "travelled",
        "revealed",
        "paralleled",
    ]


def test_every_known_verb_is_recognised_in_all_its_forms() -> None:
    past_only = {"bore", "bound", "felt", "found", "ground", "lay", "left", "saw", "spoke", "wound"}
    missed = [
        (verb, form.name)
        for verb in known_verbs()
        for form in Form
        if (verb, form.name) not in {(word, "BASE") for word in past_only}
        if not any(reading == (form, verb) for reading in readings(inflect(verb, form)))
    ]
    assert missed == []
    assert len(known_verbs()) > 6_000
    assert len(irregular()) > 200
    assert noun_verbs() < known_verbs()


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("specs", {(Form.THIRD, "spec")}),
        ("practises", {(Form.THIRD, "practise")}),
        ("found", {(Form.PAST, "find"), (Form.PARTICIPLE, "find")}),
        ("put", {(Form.BASE, "put"), (Form.PAST, "put"), (Form.PARTICIPLE, "put")}),
        ("rated", {(Form.PAST, "rate"), (Form.PARTICIPLE, "rate")}),
        ("overcommunicates", {(Form.THIRD, "overcommunicate")}),
        ("doesn't", {(Form.THIRD, "do")}),
        ("decision", set()),
        ("outcomes", set()),
        ("codebase", set()),
        ("kubernetes", set()),
    ],
)
def test_a_word_is_read_as_the_forms_that_it_may_be(word: str, expected: set[tuple[Form, str]]) -> None:
    assert set(readings(word)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("Effectively delivers tasks", Kind.VERB, "delivers"),
        ("Regularly and independently ships", Kind.VERB, "ships"),
        ("More often than not asks first", Kind.VERB, "asks"),
        ("1. Plans work", Kind.VERB, "Plans"),
        ("3.14: Uses tools", Kind.VERB, "Uses"),
        ("[draft] ~~Leads~~ reviews", Kind.VERB, "Leads"),
        ("E.g. fixed a bug", Kind.VERB, "fixed"),
        ("Git example: clones a repository", Kind.VERB, "clones"),
        ("**Leads** by example", Kind.VERB, "Leads"),
        ("Role models calm", Kind.VERB, "Role models"),
        ("Reverse shadows trainees", Kind.VERB, "Reverse shadows"),
        ("When pressed for time, focuses on users", Kind.VERB, "focuses"),
        ("In planning, design and review, asks why", Kind.VERB, "asks"),
        ("If they are late, they say so", Kind.CLAUSE, "If"),
        ("If they are late they say so", Kind.CLAUSE, "If"),
        ("As a lead, you plan", Kind.PERSON, "plan"),
        ("You’re calm", Kind.PERSON, "You’re"),
        ("I often write", Kind.PERSON, "write"),
        ("Can generally solve requests", Kind.MODAL, "solve"),
        ("You'll partner with others", Kind.MODAL, "partner"),
        ("Is able to quickly learn", Kind.ABILITY, "learn"),
        ("Ability to lead", Kind.ABILITY, "lead"),
        ("Tests are run", Kind.NOUN, "Tests"),
        ("Features often need care", Kind.NOUN, "Features"),
        ("Plans include risks", Kind.NOUN, "Plans"),
        ("Reviews of code", Kind.NOUN, "Reviews"),
        ("Team's values", Kind.NOUN, "Team's"),
        ("Team values", Kind.NOUN, "Team"),
        ("Lead engineer on payments", Kind.NOUN, "Lead"),
        ("Impact on the business", Kind.NOUN, "Impact"),
        ("Impact the business", Kind.VERB, "Impact"),
        ("Known for calm", Kind.STATE, "Known"),
        ("Based in London", Kind.STATE, "Based"),
        ("Googles before asking", Kind.VERB, "Googles"),
        ("Yakshave less", Kind.STRANGE, "Yakshave"),
        ("`make` targets are added", Kind.UNKNOWN, "targets"),
        ("Experiments often lead to changes", Kind.NOUN, "Experiments"),
        ("Designs moderately complex systems", Kind.VERB, "Designs"),
        ("Checks there is a ticket", Kind.VERB, "Checks"),
        ("Work activities are directed by clients", Kind.NOUN, "Work"),
        ("Challenge requirements where value is not seen", Kind.VERB, "Challenge"),
        ("When I am blocked I ask for help", Kind.PERSON, "ask"),
        ("In pairing sessions you mentor your partner", Kind.PERSON, "mentor"),
        ("Well-versed in Go", Kind.NOUN, "Well-versed"),
        ("Once a month, hosts a lunch", Kind.VERB, "hosts"),
        ("At least twice a year, plans the offsite", Kind.VERB, "plans"),
        ("Each quarter, reviews access rights", Kind.VERB, "reviews"),
        ("Rather than guess, measures", Kind.VERB, "measures"),
        ("Guided by data, sets priorities", Kind.VERB, "sets"),
        ("Guided and influenced the team, wrote specs", Kind.VERB, "Guided"),
        ("Having shipped it, watches its use", Kind.VERB, "watches"),
        ("Communication – writes clear updates", Kind.VERB, "writes"),
        ("A self-starter – picks up work", Kind.NOUN, "A"),
        ("Security & privacy: reviews designs", Kind.VERB, "reviews"),
        ("(Optional) speaks at conferences", Kind.VERB, "speaks"),
        ("a) plans work", Kind.VERB, "plans"),
        ("**Craft.** Writes code", Kind.VERB, "Writes"),
        ("Answers the question: who owns this?", Kind.VERB, "Answers"),
        ("A/B tests pages", Kind.VERB, "tests"),
        ("QAs her own work", Kind.UNKNOWN, "QAs"),
        ("Untill done, works", Kind.UNKNOWN, "Untill"),
        ("Really restores the service", Kind.VERB, "restores"),
    ],
)
def test_the_head_of_a_statement_is_found(text: str, kind: Kind, word: str) -> None:
    head = find_head(text)
    assert head is not None
    assert (head.kind, head.word.text) == (kind, word)
    assert text[head.word.start : head.word.end] == word


def mutations(verb: str, end: str) -> Iterator[tuple[str, Form, Form]]:
    """A statement in each wrong form, with the form that it is in and the one that is wanted."""
    for wanted, wrong in product(FINITE, FINITE):
        if in_form(verb, wrong) != in_form(verb, wanted):
            yield f"{in_form(verb, wrong).capitalize()} {end}", wrong, wanted


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_verb_in_a_wrong_form_is_caught_and_in_the_right_one_is_not(verb: str) -> None:
    for end, voice in product(ENDS, PLAIN_VOICES):
        right = find_head(f"{begins(verb, voice)} {end}")
        assert right is not None
        assert verdict(right, voice) is Verdict.FITS, (verb, end, voice)
    for end in ENDS:
        for text, wrong, wanted in mutations(verb, end):
            head = find_head(text)
            voice = next(voice for voice in PLAIN_VOICES if FORM_OF[voice] is wanted)
            assert head is not None
            assert wrong in head.forms or head.kind is not Kind.VERB
            assert verdict(head, voice) in (Verdict.SLIP, Verdict.NO_VERB), (text, voice)


@pytest.mark.parametrize(
    ("name", "voices"),
    [
        ("snowflake", {"summary": Voice.THIRD_PERSON, "signal": Voice.THIRD_PERSON, "example": Voice.PAST}),
        ("ft", {"summary": Voice.THIRD_PERSON, "example": Voice.THIRD_PERSON}),
    ],
)
def test_real_statements_in_every_wrong_form_are_caught(name: str, voices: dict[str, Voice]) -> None:
    path = CORPUS / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"the corpus {name} is not here")
    mutated = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, voice = row["text"], voices[row["kind"]]
        head = find_head(text)
        if head is None or not head.readings or verdict(head, voice) is not Verdict.FITS:
            continue
        verb = next(verb for form, verb in head.readings if form is FORM_OF[voice])
        for form in FINITE:
            written = in_form(verb, form)
            written = written.capitalize() if head.word.text[0].isupper() else written
            if form is FORM_OF[voice] or written.lower() == head.word.text.lower():
                continue
            changed = find_head(text[: head.word.start] + written + text[head.word.end :])
            mutated += 1
            assert changed is not None
            assert verdict(changed, voice) in (Verdict.SLIP, Verdict.NO_VERB), (text, written)
    assert mutated > 1_000


@given(st.text(max_size=80), st.sampled_from(Voice))
def test_any_text_has_a_head_or_none(text: str, voice: Voice) -> None:
    head = find_head(text)
    if head is not None and voice is not Voice.INFER:
        assert head.word.start < head.word.end <= len(text)
        verdict(head, voice)


PADDING = st.sampled_from(["Proactively ", "Café: ", "**Very** quickly ", "When it’s late, ", "", "1. "])
STYLES = ("plain", "folded plain", "single", "double", "escaped", "literal", "folded")


def written(text: str, style: str) -> str:
    """A list item that says a text, in one of the styles that YAML has."""
    if style == "single":
        return "'" + text.replace("'", "''") + "'"
    if style == "double":
        return json.dumps(text, ensure_ascii=False)
    if style == "escaped":
        return json.dumps(text)
    if style == "literal":
        return f"|-\n          {text}"
    folded = text.replace(" ", "\n          ", 3)
    return f">-\n          {folded}" if style == "folded" else folded if style == "folded plain" else text


@given(PADDING, st.sampled_from(STYLES), st.sampled_from(["Made", "Wrote", "Co-wrote"]))
def test_a_finding_lies_on_the_verb_in_every_style_of_writing(before: str, style: str, verb: str) -> None:
    text = f"{before}{verb} the plan for others' work"
    if style in ("plain", "folded plain") and (before.startswith("*") or ": " in before):
        style = "single"
    track = f"id: t\nname: T\nlevels:\n  - level: 1\n    signals:\n      - {written(text, style)}\n"
    files = ladder("{signal: third-person}") | {"tracks/t.yaml": track.encode()}
    (finding,) = found_by("signal-tense", files)
    assert finding.text == text
    assert finding.location.text == verb


def test_the_voice_is_inferred_from_four_in_five_of_twenty() -> None:
    voices = "{signal: infer}"
    many = [f"Write plan {number}" for number in range(16)]
    few = ["Writes plans", "Wrote plans", "Planning"]
    assert found_by("signal-tense", ladder(voices, signals=many + few)) == [], "19 are too few"
    found = found_by("signal-tense", ladder(voices, signals=[*many, *few, "Leads teams"]))
    assert [finding.message.split(";")[0] for finding in found] == [
        "'Writes' is third person",
        "'Wrote' is past tense",
        "'Planning' is an -ing form",
        "'Leads' is third person",
    ]
    assert found_by("signal-tense", ladder(voices, signals=[*many, *few, "Leads teams", "Led teams"])) == []


def test_the_voice_is_inferred_from_the_whole_ladder_and_field_by_field() -> None:
    files = ladder("{signal: infer, example: infer}", signals=[f"You write plan {number}" for number in range(20)])
    files["tracks/u.yaml"] = ladder("free", signals=["Writes plans"], examples=["Wrote a plan"])["tracks/t.yaml"]
    (finding,) = found_by("signal-tense", files)
    assert finding.path == "tracks/u.yaml"
    assert finding.message == "'Writes' is third person; a signal says what you do: 'You write'"
    assert found_by("example-tense", files) == []


def test_a_ladder_of_abilities_is_inferred_and_left_alone() -> None:
    texts = [f"Can write plan {number}" for number in range(10)] + [
        f"Able to write plan {number}" for number in range(10)
    ]
    files = ladder("{signal: infer}", signals=texts)
    assert found_by("not-demonstrable", files) == []
    assert found_by("verb-first", files) == []
    assert len(found_by("not-demonstrable", ladder("{signal: third-person}", signals=texts))) == 20


def test_what_you_can_do_is_told_to_you() -> None:
    texts = [f"You can write plan {number}" for number in range(10)] + [f"You write {number}" for number in range(10)]
    found = found_by("signal-tense", ladder("{signal: infer}", signals=[*texts, "Writes plans"]))
    assert [finding.message for finding in found] == [
        "'Writes' is third person; a signal says what you do: 'You write'"
    ]


def test_a_bare_can_does_not_keep_the_voice_of_others_from_being_inferred() -> None:
    texts = [f"Write plan {number}" for number in range(20)] + [f"Can write plan {number}" for number in range(10)]
    found = found_by("signal-tense", ladder("{signal: infer}", signals=[*texts, "Writes plans"]))
    assert [finding.message for finding in found] == ["'Writes' is third person; a signal says what to do: 'Write'"]


def test_an_unreadable_track_does_not_keep_the_voice_from_being_inferred() -> None:
    files = ladder("{signal: infer}", signals=[f"Write plan {number}" for number in range(20)])
    files["tracks/broken.yaml"] = b"id: [\n"
    assert found_by("signal-tense", files) == []


def test_a_word_of_nothing_but_prefixes_ends_in_no_reading() -> None:
    assert readings("re" * 2400) == ()
    assert readings("re" * 20) == ()
    assert readings("redelivers") == (Reading(Form.THIRD, "redeliver"),)


@pytest.mark.parametrize(
    ("voice", "signal", "wanted"),
    [
        ("third-person", "Don't skip tests", "Doesn't"),
        ("past", "Hasn't missed a deadline", "Hadn't"),
        ("base", "Isn't late", None),
        ("gerund", "Doesn't skip tests", None),
        ("ability-to", "Doesn't skip tests", None),
        ("ability-to", "Quickly writes code", None),
        ("base", "Has written code", "Write"),
        ("first-person", "I was told", "am"),
    ],
)
def test_what_is_written_instead_never_says_the_opposite(voice: str, signal: str, wanted: str | None) -> None:
    (finding,) = found_by("signal-tense", ladder(f"{{signal: {voice}}}", signals=[signal]))
    assert (finding.fix.title if finding.fix is not None else None) == (f"Write '{wanted}'" if wanted else None)


def test_of_two_verbs_that_share_a_form_the_usual_one_is_meant() -> None:
    assert {verb for _, verb in readings("pair-programmed")} == {"pair-program"}
