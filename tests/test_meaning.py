"""What a rewording asks of the version: pairs of statements before and after, and every fix of our own rules."""

from __future__ import annotations

from collections.abc import Iterator
from time import thread_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from ladderlint import edits, syntax
from ladderlint.examples import prepare
from ladderlint.lexicon import word_set
from ladderlint.meaning import weigh, weigh_parts
from ladderlint.registry import load_rule, rule_names
from ladderlint.rule import Bad, Rule
from ladderlint.testing import findings
from ladderlint.versions import Bump

NONE, PATCH, MINOR, MAJOR = Bump

# Fixes after which a statement says something else.
CHANGES_MEANING = {
    "Plans an the ships": "'an' was a slip for 'and', and nobody but a reader can tell",
    "Reviews quite some code": "a house's own filler, with a quantity for it",
    "Utilises the tools they utilise": "a house's own term",
    "Plans for the long  term": "a house's own term",
    "Gets quick wins": "a house's own idiom",
    "Keeps Koober Netes up": "a house's own spelling of a name",
    "Behaviour: Reviews code": "a house's own label",
    "Supports the growth of the group, and widely viewed as an advisor": "a verb is put in that was missing",
}
STATEMENTS = (
    "Writes clear code",
    "Reviews the designs of other teams",
    "When blocked, asks for help",
    "Able to plan a release",
    "Mentored two engineers",
    "You share what you learn in talks",
    "Keeps latency < 100 ms",
    "Has a deep understanding of `make`",
)
STRINGS = st.text(max_size=60)
MARKUP = st.text(alphabet="ab .\n*_`[]()<>!\\&;#~'\"/:@wtSs🎉ü", max_size=60)
WORDS = word_set(
    "Writes writes wrote reviews Reviews code the a and or not never without with guidance help simple complex team "
    "teams organisation 2 three days often independently is able to can by which plans, (e.g. typos) docs. **bold** "
    "`make` C++ 50% master/slave basically very just organise organize teh Prüft und has led responsible for leading"
)
SENTENCES = st.lists(st.sampled_from(sorted(WORDS)), max_size=12).map(" ".join)
TEXTS = STRINGS | MARKUP | SENTENCES


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Reviews code", "Reviews code."),
        ("reviews code", "Reviews  code"),
        ("Reviews `code` daily", "Reviews **`code`** daily"),
        ("Reads the team's 'notes'", "Reads the team’s “notes”"),
        ("Reviews code – daily", "Reviews code - daily"),
        ("Designs & builds services", "Designs and builds services"),
        ("Organises off-sites", "Organizes offsites"),
        ("Keeps the code base tidy", "Keeps the codebase tidy"),
        ("Makes long term plans", "Makes long-term plans"),
        ("Recieves feedback", "Receives feedback"),
        ("Modelled the data", "Modeled the data"),
        ("Instilled trust", "Instils trust"),
        ("Made minor version upgrades", "Makes minor version upgrades"),
        ("Ensure a member has a role", "Ensures a member has a role"),
        ("Writing docs", "Writes docs"),
        ("Is writing docs", "Writes docs"),
        ("Has led two teams", "Led 2 teams"),
        ("Occasionally mentors others", "Occasionally mentored others"),
        ("Identifies and solved problems", "Identifies and solves problems"),
        ("You write code", "Writes code"),
        ("I can review my own code", "Reviews their own code"),
        ("Can fix simple bugs", "Fixes simple bugs"),
        ("Is able to clone a repository", "Clones a repository"),
        ("Has the ability to lead others", "Leads others"),
        ("Responsible for leading a team", "Leads a team"),
        ("Tasked with reviewing designs", "Reviews designs"),
        ("Basically just reviews code", "Reviews code"),
        ("Leads very large projects", "Leads large projects"),
        ("Helps those debugging the the code", "Helps those debugging the code"),
        ("Presents his or her work", "Presents their work"),
        ("Whitelists hosts", "Allowlists hosts"),
        ("Goes above and beyond", "Does more than was asked"),
        ("Acts in timely manner", "Acts in a timely manner"),
        ("Keeps Github tidy", "Keeps GitHub tidy"),
        ("E.g. Resolved a disk error", "Resolved a disk error"),
        ("Example 2: Ran a retro", "Ran a retro"),
        ("Doesn't block others", "Does not block others"),
        ("Keeps uptime at 99%", "Keeps uptime at 99 percent"),
        ("Ships. A plan is made", "Ships. The plan is made"),
        ("Keeps it at -5 degrees", "Keeps it at −5 degrees"),
        ("Keeps 5-10 services", "Keeps 5 - 10 services"),
        ("Prüft Code", "prüft Code."),
        ("Prüft Code", "Prüft *Code*"),
        ("Ayuda a otros", "ayuda a otros"),
        ("", "…"),
    ],
)
def test_wording_alone_asks_for_a_patch(before: str, after: str) -> None:
    assert weigh(before, after).bump is PATCH
    assert weigh(after, before).bump is PATCH


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("Writes code", "Writes code and documentation", "'and documentation' is asked, too"),
        ("Writes code", "Writes and reviews code", "'and reviews' is asked, too"),
        ("Write code", "Write and review code", "'and review' is asked, too"),
        ("Writes code", "Writes, reviews code", "'reviews' is asked, too"),
        ("Writes code", "Writes code. Mentors others", "'Mentors others' is asked, too"),
        ("Writes code", "Writes code in Java and mentors the team", "'in Java and mentors the team' is asked, too"),
        ("Writes code", "Writes code but also designs", "'but also designs' is asked, too"),
        ("Writes code", "Writes code as well as designs", "'as well as designs' is asked, too"),
        ("Writes code", "Writes code with tests for every change", "'with tests for every change' is asked, too"),
        ("Reviews code", "Reviews code within a day", "'within a day' is asked, too"),
        ("Fixes simple bugs", "Fixes complex bugs", "'complex' asks for more than 'simple'"),
        ("Solves small, clear problems", "Solves large, vague problems", "'large' asks for more than 'small'"),
        ("Makes minor upgrades", "Makes major upgrades", "'major' asks for more than 'minor'"),
        ("Fixes simple bugs", "Fixes bugs", "'simple' no longer limits it"),
        ("Solves problems", "Solves complex problems", "'complex' is asked, too"),
        ("May lead a project", "Leads a project", "'May' no longer limits it"),
        ("Occasionally mentors others", "Mentors others", "'Occasionally' no longer limits it"),
        ("Fixes bugs", "Independently fixes bugs", "'Independently' is asked, too"),
        ("Fixes bugs with guidance", "Fixes bugs", "'with guidance' no longer makes it easier"),
        ("Ships with the help of a peer", "Ships", "'with the help of a peer' no longer makes it easier"),
        ("Fixes bugs with guidance", "Fixes bugs without guidance", "'without' is asked, too"),
        ("Fixes bugs with guidance", "Fixes bugs with minimal guidance", "'minimal' is asked, too"),
        ("Fixes bugs with support", "Fixes bugs independently", "'independently' is asked, too"),
        ("Reviews code when asked", "Reviews code", "'when asked' no longer makes it easier"),
        ("Helps the team", "Helps the organisation", "'organisation' reaches further than 'team'"),
        ("Improves the work of the team", "Improves the work of teams", "'teams' reaches further than 'team'"),
        ("Shares what works", "Shares what works across the company", "'across the company' reaches further"),
        ("Leads two projects", "Leads 3 projects", "'3' asks for more than 'two'"),
        ("Gives one talk a year", "Gives two talks a year", "'two' asks for more than 'one'"),
        ("Leads a project", "Leads several projects", "'several projects' are asked for, not one"),
        ("Answers within 5 days", "Answers within 2 days", "'2' asks for more than '5'"),
        ("Covers 50% of code", "Covers 90% of code", "'90%' asks for more than '50%'"),
        ("Reviews code", "Regularly reviews code", "'Regularly' is asked, too"),
        ("Sometimes reviews code", "Always reviews code", "'Always' asks for more than 'Sometimes'"),
        ("Runs monthly retros", "Runs weekly retros", "'weekly' asks for more than 'monthly'"),
        ("Knows some systems", "Knows all systems", "'all' asks for more than 'some'"),
        ("Designs and builds services", "Designs, builds and operates services", "'and operates' is asked, too"),
        ("Writes and reviews code", "Writes, reviews, and deploys code", "'and deploys' is asked, too"),
        ("Reviews code and designs", "Reviews code, designs and plans", "'and plans' is asked, too"),
        ("Writes code and docs", "Writes plans, code and docs for users", "'plans' is asked, too"),
        ("Writes code and docs", "Writes code, plans and docs", "'plans' is asked, too"),
        ("Reviews designs", "Reviews code and designs", "'code and' is asked, too"),
        ("Writes code", "Plans and writes code", "'Plans and' is asked, too"),
        ("Handles small and medium work", "Handles small, medium and large work", "'large' is asked, too"),
        ("Works with users and designers", "Works with users, designers, and buyers", "'and buyers' is asked, too"),
        ("Answers within 2 days", "Answers within 1 day", "'1 day' asks for more than '2 days'"),
        ("Answers within two hours", "Answers within an hour", "'hour' asks for more than 'two hours'"),
        ("Answers within 15 minutes", "Answers within five minutes", "'five' asks for more than '15'"),
        ("Fixes bugs, except for typos", "Fixes bugs", "'except for typos' takes nothing out any more"),
        ("Fixes bugs excluding typos", "Fixes bugs", "'excluding typos' takes nothing out any more"),
        (
            "Needs help, and fixes simple bugs",
            "Needs help, and fixes complex bugs",
            "'complex' asks for more than 'simple'",
        ),
        ("Fixes large bugs, runs drills", "Fixes large bugs, runs large drills", "'large' is asked, too"),
        ("Prüft Code", "Prüft Code und Tests", "'und Tests' is asked, too"),
        ("", "Writes code", "'Writes code' is asked, too"),
    ],
)
def test_what_is_certainly_new_asks_for_a_major_version(before: str, after: str, reason: str) -> None:
    assert weigh(before, after) == (MAJOR, reason)
    assert weigh(after, before).bump is MINOR


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("Fixes small things", "Fixes small things, e.g. typos", "'e.g. typos' only makes it clearer"),
        ("Fixes small things", "Fixes small things such as typos", "'such as typos' only makes it clearer"),
        ("Fixes small things", "Fixes small things (typos, links)", "'typos links' only makes it clearer"),
        ("Writes tests", "Writes integration tests", "'integration' says more closely what is meant"),
        ("Gives feedback", "Gives clear and kind feedback", "'clear and kind' says more closely what is meant"),
        ("Gives kind feedback", "Gives kind and clear feedback", "'and clear' says more closely what is meant"),
        ("Writes clear code", "Writes clear, tested code", "'tested' says more closely what is meant"),
        ("Reviews code", "Carefully reviews code", "'Carefully' says more closely what is meant"),
        ("Reviews code", "Reviews code in Java", "'in Java' says more closely what is meant"),
        ("Leads projects", "Leads projects: plans, budgets", "'plans budgets' says more closely what is meant"),
        ("Reviews code", "Reviews code so that others learn", "'so that others learn' says what for"),
        ("Reviews code", "Reviews code when a release is due", "'when a release is due' says when it is asked"),
        ("Reviews code", "Reviews code as needed", "'as needed' says when it is asked"),
        ("Writes code", "Writes code or docs", "'or docs' may be done instead"),
        ("Improves processes", "Improves processes within the team", "'within the team' says how far it reaches"),
        ("Fixes bugs", "Fixes simple bugs", "'simple' asks for no more"),
        ("Fixes bugs", "Fixes bugs with help from others", "'with help from others' asks for no more"),
        ("Writes code and docs", "Writes code", "'and docs' is no longer asked"),
        ("Helps the organisation", "Helps the team", "'team' stands for 'organisation'"),
        ("Works with direction", "Works in a direction", "'in' stands for 'with'"),
        ("Tests before a release", "Tests after a release", "'after' stands for 'before'"),
        ("Does not block others", "Does block others", "'not' turns it round"),
        ("Never blocks others", "Blocks others", "'Never' turns it round"),
        ("Runs AWS services", "Runs GCP services", "'GCP' stands for 'AWS'"),
        ("Knows C", "Knows C++", "'C++' stands for 'C'"),
        ("Is mentored by seniors", "Mentors seniors", "'Is' is left out"),
        ("Leads projects", "Leads a project", "'project' stands for 'projects'"),
        ("Writes code or docs", "Writes code and docs", "'and' stands for 'or'"),
        ("Keeps latency < 100 ms", "Keeps latency > 100 ms", "'>' stands for '<'"),
        ("Uses Python 2 scripts", "Uses Python 3 scripts", "'3' stands for '2'"),
        ("Answers in 5 days", "Answers in 7 days", "'7' stands for '5'"),
        ("Finds simple solutions", "Finds solutions", "'simple' is no longer asked"),
        ("Works with support tickets", "Works", "'with support tickets' is no longer asked"),
        ("Fixes bugs", "Resolves defects", "'Resolves defects' stands for 'Fixes bugs'"),
        ("Regularly reviews code", "Reviews code regularly", "put in another order"),
        ("Reviews the code of juniors", "Mentors juniors through reviews", "put in other words"),
        ("Supports the team", "Takes part in how the team gets support", "put in other words"),
        ("Writes clear code", "Writes tested, clear code", "'tested' says more closely what is meant"),
        (
            "Gives kind and clear advice",
            "Gives short, kind and clear advice",
            "'short' says more closely what is meant",
        ),
        ("Writes code or docs", "Writes code, plans or docs", "'plans' may be done instead"),
        ("Writes code", "Writes code, plans or docs", "'plans or docs' may be done instead"),
        ("Writes and reviews code", "Writes code and reviews code", "'code' is said again"),
        ("Answers within one day", "Answers within two days", "'two days' stands for 'one day'"),
        ("Answers within an hour", "Answers within 2 hours", "'2 hours' stands for 'hour'"),
        ("Takes at most two days", "Takes at most three days", "'three' stands for 'two'"),
        (
            "Makes no more than one slip a year",
            "Makes no more than two slips a year",
            "'two' stands for 'one'",
        ),
        ("Has one outage a year at most", "Has two outages a year at most", "'two outages' stands for 'one outage'"),
        ("Limits work to one task", "Limits work to two tasks", "'two tasks' stands for 'one task'"),
        ("Reports every week", "Reports every four weeks", "'four weeks' stands for 'week'"),
        ("Learns from one peer", "Learns from two peers", "'two peers' stands for 'one peer'"),
        ("Lacks one skill", "Lacks two skills", "beside 'Lacks', 'two skills' need not ask for more"),
        ("Keeps it at 5 degrees", "Keeps it at -5 degrees", "'-5' stands for '5'"),
        ("Fixes bugs", "Fixes bugs, except for typos", "'except for typos' takes something out"),
        ("Fixes bugs", "Fixes bugs excluding typos", "'excluding typos' takes something out"),
        ("Runs all services", "Runs all services but one", "'but one' takes something out"),
        ("Tests all code", "Tests all code but drafts", "'but drafts' says more closely what is meant"),
        ("Needs help, except with tests", "Needs help", "'except with tests' is no longer asked"),
        ("Answers", "Answers between 9 and 5", "'between 9 and 5' says more closely what is meant"),
        ("Answers", "Answers during office hours", "'during office hours' says when it is asked"),
        ("Fixes bugs", "Fixes most bugs", "'most' asks for no more"),
        ("Leads some projects", "Leads projects", "'some' is no longer asked"),
        ("Knows simple and hard queries", "Knows hard queries", "'simple and' is no longer asked"),
        ("Handles small, medium and large work", "Handles medium and large work", "'small' is no longer asked"),
        ("Sometimes misses dates", "Often misses dates", "beside 'misses', 'Often' need not ask for more"),
        ("Needs simple briefs", "Needs briefs", "beside 'Needs', 'simple' need not ask for more"),
        ("Needs help", "Needs help and advice", "beside 'Needs', 'and advice' need not ask for more"),
        ("Avoids simple ideas", "Avoids complex ideas", "beside 'Avoids', 'complex' need not ask for more"),
        ("Relies on the team", "Relies on the company", "beside 'Relies', 'company' need not ask for more"),
        ("Misses some dates", "Misses all dates", "beside 'Misses', 'all' need not ask for more"),
        ("Asks for help on simple tasks", "Asks for help on hard tasks", "'hard' stands for 'simple'"),
        ("Asks about simple bugs", "Asks about complex bugs", "beside 'Asks', 'complex' need not ask for more"),
        ("Ships without bugs", "Ships without large bugs", "beside 'without', 'large' need not ask for more"),
        ("Releases in small steps", "Releases in large steps", "'large' asks for no more than 'small'"),
        ("Meets grade A standards", "Meets grade standards", "'A' is left out"),
        ("Runs A/B tests", "Runs B tests", "'A' is left out"),
        ("A/B tests pages", "B tests pages", "'A' is left out"),
        ("Serves users in plan A", "Serves users in plan", "'A' is left out"),
        ("Works in team A", "Works in team C", "'C' stands for 'A'"),
        ("Prüft Code", "Prüfte Code", "put in other words"),
        ("Ayuda a otros", "Ayuda otros", "put in other words"),
        ("Writes code", "", "'Writes code' is no longer asked"),
    ],
)
def test_all_else_asks_for_a_minor_version(before: str, after: str, reason: str) -> None:
    assert weigh(before, after) == (MINOR, reason)


@pytest.mark.parametrize(
    ("before", "after", "weight"),
    [
        (
            ["Writes tests", "Reviews code"],
            ["Writes tests, reviews code and mentors authors"],
            (MAJOR, "'and mentors authors' is asked, too"),
        ),
        (
            ["Writes tests", "Reviews code"],
            ["Writes tests and reviews code across the company"],
            (MAJOR, "'across the company' reaches further"),
        ),
        (
            ["Writes simple tests", "Reviews code with guidance"],
            ["Writes tests and reviews code"],
            (MAJOR, "'simple' no longer limits it"),
        ),
        (["Writes code"], ["Writes code", "Reviews designs"], (MAJOR, "'and reviews designs' is asked, too")),
        (
            ["Writes and reviews code in Java"],
            ["Writes code in Java.", "Reviews code in Java."],
            (MINOR, "what is asked is put more clearly"),
        ),
        (
            ["Plans trips for users"],
            ["Plans trips", "Plans for users"],
            (MINOR, "what is asked is put more clearly"),
        ),
        (["Reviews code", "Writes docs"], ["Writes docs; reviews code"], (MINOR, "what is asked is put more clearly")),
        (
            ["Designs tools", "Builds tools", "Runs tools"],
            ["Designs, builds and runs tools"],
            (MINOR, "what is asked is put more clearly"),
        ),
        (["Writes code or reviews docs"], ["Writes code", "Reviews docs"], (MINOR, "'and' stands for 'or'")),
        (
            ["Writes tests", "Reviews code"],
            ["Writes tests, and never reviews code"],
            (MINOR, "'never reviews' turns it round"),
        ),
        (["Prüft Code, Tests"], ["Prüft Code", "Prüft Tests"], (MINOR, "put in other words")),
        (["Writes code " * 500], ["Writes code", "Reviews code"], (MINOR, "put in other words")),
    ],
)
def test_several_are_weighed_against_what_they_are_together(
    before: list[str], after: list[str], weight: tuple[Bump, str]
) -> None:
    assert weigh_parts(before, after) == weight
    assert weigh_parts(after, before).bump is MINOR


def rules_with_wording() -> list[Rule]:
    return [load_rule(name) for name in rule_names() if name.startswith("wording/")]


def texts_of(data: object) -> Iterator[str]:
    """The texts of a file, in order."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from texts_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value)


def mended(rule: Rule, bad: Bad) -> Iterator[tuple[str, str]]:
    """Each text of an example that the rule's own fixes change, before and after."""
    files = prepare(bad).files
    found = findings(rule, files, bad.options)
    for path in sorted({diagnostic.path for diagnostic in found if diagnostic.fix is not None}):
        ops = [op for each in found if each.path == path and each.fix is not None for op in each.fix.ops]
        fixed = edits.apply(syntax.read(path, files[path], "track"), ops)
        assert fixed is not None
        texts = [texts_of(YAML(typ="safe").load(text)) for text in (files[path].decode(), fixed)]
        yield from ((before, after) for before, after in zip(*texts, strict=True) if before != after)


@pytest.mark.parametrize("rule", rules_with_wording(), ids=lambda rule: rule.name)
def test_what_a_rule_mends_asks_for_a_patch(rule: Rule) -> None:
    for bad in rule.examples:
        for before, after in mended(rule, bad) if isinstance(bad, Bad) else ():
            if before not in CHANGES_MEANING:
                assert weigh(before, after).bump is PATCH, (before, after)
                assert weigh(after, before).bump is PATCH, (after, before)


def test_each_exception_is_a_fix_that_changes_what_is_said() -> None:
    pairs = [
        pair
        for rule in rules_with_wording()
        for bad in rule.examples
        if isinstance(bad, Bad)
        for pair in mended(rule, bad)
    ]
    assert len(pairs) > 150
    assert {before for before, after in pairs if weigh(before, after).bump is not PATCH} == set(CHANGES_MEANING)


@given(TEXTS)
def test_a_text_is_what_it_was(text: str) -> None:
    assert weigh(text, text).bump is NONE


@settings(deadline=None, max_examples=400)
@given(TEXTS, TEXTS)
@example("Writes code and", "and Writes code and")
@example("", "the")
def test_a_patch_is_one_both_ways_and_every_weight_has_a_reason(before: str, after: str) -> None:
    there, back = weigh(before, after), weigh(after, before)
    assert (there.bump is PATCH) is (back.bump is PATCH)
    assert (there.bump is NONE) is (before == after)
    assert there.reason
    assert there == weigh(before, after)


@pytest.mark.parametrize("statement", STATEMENTS)
@pytest.mark.parametrize("more", [". Runs the on-call rota", "; and runs the on-call rota", ", and diagnoses outages"])
def test_a_further_deed_is_new_behind_any_statement(statement: str, more: str) -> None:
    assert weigh(statement, statement + more).bump is MAJOR
    assert weigh(statement + more, statement).bump is MINOR


@pytest.mark.parametrize(
    "unit",
    ["when asked ", "with help ", "simply ", "a the ", "(", "e.g. ", "[a](", "“", "x, ", "plans, ", "5 -5 ", "or a, "],
)
def test_a_text_of_any_length_is_weighed_in_time(unit: str) -> None:
    for length in (5_000, 200_000):
        text = f"Writes code {unit * (length // len(unit) - 3)}"
        begun = thread_time()
        weigh("Writes code", text)
        assert weigh(text, f"{text} docs").bump > PATCH
        assert thread_time() - begun < 5
