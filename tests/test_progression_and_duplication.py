"""What the examples can't show: many tracks and branches, each pair told once, work that grows in proportion."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladderlint.api import lint_tree
from ladderlint.branches import MOST_LEVELS
from ladderlint.config import Flags
from ladderlint.diagnostic import Diagnostic
from ladderlint.likeness import content, names, plain_tokens, same_text
from ladderlint.prose import LONGEST
from ladderlint.rules.duplication import _frames, _groups, _levels
from ladderlint.rules.progression import _pairs
from ladderlint.stems import stem
from ladderlint.steps import Kind, find_differing, step
from ladderlint.tree import MemoryTree

HEAD = "format: 1\nid: example\nname: Example\nversion: 1.0.0\n"
SCALE = f"{HEAD}levels: [{{id: 1}}, {{id: 2}}, {{id: 3}}]\n"
BRANCHES = (
    f"{HEAD}levels:\n"
    "  - {id: junior}\n  - {id: senior, branch: ic}\n  - {id: staff, branch: ic}\n"
    "  - {id: manager, branch: people, after: junior}\n  - {id: director, branch: people}\n"
    "  - {id: cto, after: [staff, director]}\n"
)
REPEATED = "Reviews the code of other engineers"

Said = Mapping[str, Sequence[str]]


def track(id_: str, said: Said, inherits: Iterable[str] = (), field: str = "signals") -> str:
    """A track, by what its levels say."""
    lines = [f"id: {id_}", f"name: Track {id_}", f"inherits: [{', '.join(inherits)}]", "levels:"]
    for level, statements in said.items():
        lines += [f"  - level: {level}", f"    {field}:"]
        lines += [f"      - {json.dumps(text, ensure_ascii=False)}" for text in statements]
    return "\n".join(lines) + "\n"


def ladder(tracks: Mapping[str, Said], scale: str = SCALE) -> dict[str, str]:
    return {"ladder.yaml": scale} | {f"tracks/{id_}.yaml": track(id_, said) for id_, said in tracks.items()}


def lint(
    files: Mapping[str, str], *paths: str, select: tuple[str, ...] = ("progression", "duplication")
) -> list[Diagnostic]:
    flags = Flags(select=select)
    tree = MemoryTree({path: text.encode() for path, text in files.items()})
    return list(lint_tree(tree, paths or ("",), flags).report.diagnostics)


def told(found: Iterable[Diagnostic]) -> list[tuple[str, str | None, str | None]]:
    """Each finding's rule, without its group, and the track and level that it stands at."""
    return [(each.rule.partition("/")[2], each.subject.track, each.subject.level) for each in found]


def shown(found: Iterable[Diagnostic]) -> list[tuple[str, str, list[tuple[str, int]]]]:
    return [(each.rule, each.message, places(each)) for each in found]


def places(diagnostic: Diagnostic) -> list[tuple[str, int]]:
    """All places that a finding speaks of, its own first."""
    every = (diagnostic.location, *(other.location for other in diagnostic.related))
    return [(place.path, place.start.line) for place in every]


class TestLevels:
    def test_a_statement_at_three_levels_is_one_finding_at_the_second(self) -> None:
        (found,) = lint(ladder({"a": {"1": [REPEATED], "2": [REPEATED], "3": [REPEATED]}}))
        assert told([found]) == [("identical-levels", "a", "2")]
        assert len(found.related) == 2

    @pytest.mark.parametrize(
        ("levels", "expected"),
        [
            (("junior", "senior"), "senior"),
            (("junior", "cto"), "cto"),
            (("senior", "cto"), "cto"),
            (("senior", "manager"), None),
            (("staff", "director"), None),
            (("senior", "director"), None),
            (("manager", "director"), "director"),
        ],
    )
    @pytest.mark.parametrize("higher", [REPEATED, f"{REPEATED} and of the designers", "Review code of other engineers"])
    def test_only_levels_of_which_one_leads_to_the_other_are_compared(
        self, levels: tuple[str, str], expected: str | None, higher: str
    ) -> None:
        found = lint(ladder({"a": {levels[0]: [REPEATED], levels[1]: [higher]}}, BRANCHES))
        wanted = expected if "designers" not in higher else None
        assert [each.subject.level for each in found] == ([wanted] if wanted else [])

    def test_levels_are_compared_by_the_scale_and_not_by_their_order_in_the_track(self) -> None:
        (found,) = lint(ladder({"a": {"2": ["Proactively shares knowledge"], "1": ["Shares knowledge"]}}))
        assert told([found]) == [("intensifier-only", "a", "2")]
        assert found.message == "'proactively' is all that level 2 adds to level 1; write what it asks for beyond that"

    def test_a_statement_that_repeats_the_nearest_below_it_belongs_to_one_rule(self) -> None:
        others = [f"m{number}" for number in range(6)]
        scale = "".join(f"  - {{id: {level}, branch: {level}, after: []}}\n" for level in others)
        scale += "  - {id: junior, after: []}\n  - {id: mid, after: junior}\n  - {id: senior, after: mid}\n"
        said = {level: ["Shares knowledge with people"] for level in (*others, "junior", "senior")}
        said["mid"] = ["Shares the knowledge with people"]
        found = told(lint(ladder({"a": said}, f"{HEAD}levels:\n{scale}")))
        assert [rule for rule, _, level in found if level == "senior"] == ["identical-levels"]

    def test_levels_that_are_not_in_the_scale_are_left_to_other_rules(self) -> None:
        assert lint(ladder({"a": {"1": [REPEATED], "22": [REPEATED]}})) == []

    def test_fields_are_not_compared_with_each_other(self) -> None:
        both = "  - {level: 1, signals: [Reviews code]}\n  - {level: 2, examples: [Reviews code]}\n"
        files = {"ladder.yaml": SCALE, "tracks/a.yaml": f"id: a\nname: A\nlevels:\n{both}"}
        assert lint(files) == []

    @pytest.mark.parametrize("scale", ["levels: [{id: 1, after: 2}, {id: 2, after: 1}]", "levels: []", ""])
    def test_a_scale_that_is_none_gives_no_findings(self, scale: str) -> None:
        assert lint(ladder({"a": {"1": [REPEATED], "2": [REPEATED]}}, f"{HEAD}{scale}\n")) == []

    def test_a_long_scale_costs_little(self) -> None:
        levels = MOST_LEVELS * 2
        scale = f"{HEAD}levels: [{', '.join(f'{{id: l{number}}}' for number in range(levels))}]\n"
        found = lint(ladder({"a": {f"l{number}": [REPEATED] for number in range(levels)}}, scale))
        assert len(found) == 1


class TestSteps:
    @pytest.mark.parametrize(
        ("lower", "higher", "kind"),
        [
            ("Reviews the code", "Reviews code", Kind.NONE),
            ("Reviews code", "Proactively reviews very complex code", Kind.INTENSIFIED),
            ("Reviews complex code", "Reviews code", Kind.DROPPED),
            ("Sets goals for the organization", "Sets goals for several teams", Kind.NARROWED),
            ("Sets goals for the team", "Sets goals for the industry", None),
            ("Designed Ansible configuration management", "Designed AWS configuration management", Kind.RENAMED),
            ("Makes minor changes", "Makes major changes", None),
            ("Leads 1 project", "Leads 2 projects", None),
            ("Leads a project", "Leads projects", None),
            ("Leads projects", "Leads a project", None),
            ("Presents work from sales to engineers", "Presents work from engineers to sales", None),
            ("Makes decisions within a project", "Makes decisions beyond a project", None),
        ],
    )
    def test_what_little_a_higher_level_adds(self, lower: str, higher: str, kind: Kind | None) -> None:
        found = step(lower, higher)
        assert (found.kind if found is not None else None) is kind

    @pytest.mark.parametrize(
        ("here", "there", "word"),
        [
            ("Very fast reviews and ⟦very⟧ careful tests", "Very fast reviews and careful tests", "very"),
            ("⟦Very⟧ fast reviews and very careful tests", "Fast reviews and very careful tests", "very"),
            ("Very fast, `very` careful, **⟦very⟧** old", "The very fast, `very` careful, old", "very"),
            ("Asks the ⟦team's⟧ lead about the team", "Asks the company lead about the team", "team"),
            ("Reviews code", "Reviews code", "team"),
        ],
    )
    def test_a_word_is_found_where_the_other_statement_has_it_not(self, here: str, there: str, word: str) -> None:
        bare = here.replace("⟦", "").replace("⟧", "")
        found = find_differing(word, bare, there)
        marked = bare if found is None else f"{bare[: found.start]}⟦{bare[slice(*found)]}⟧{bare[found.end :]}"
        assert marked == here

    @given(st.text(max_size=40), st.text(max_size=40))
    def test_any_two_texts_can_be_asked_about(self, one: str, other: str) -> None:
        step(one, other)
        for word in plain_tokens(one)[:1]:
            find_differing(word, one, other)
        assert step(one, f" {one}") is None


class TestLikeness:
    @pytest.mark.parametrize(
        "forms",
        [
            "apply applies applied",
            "plan plans planned planning",
            "make makes made making",
            "process processes processed processing",
            "organise organises organized organizing",
            "use uses used using",
            "study studies studied",
            "need needs needed",
            "behavior behaviours",
        ],
    )
    def test_the_forms_of_a_word_have_one_stem(self, forms: str) -> None:
        assert len({stem(form) for form in forms.split()}) == 1

    def test_code_signs_and_numbers_tell_words_apart(self) -> None:
        assert len({content(f"Writes {thing}") for thing in ("C", "C++", "C#", "`C`", "50", "50%", "1.5")}) == 7

    def test_markup_is_seen_through(self) -> None:
        assert plain_tokens("Owns **the team’s** [roadmap](x.md), *end-to-end*") == plain_tokens(
            "Owns the team roadmap end to end"
        )

    def test_names_are_told_by_capitals_inside_a_sentence(self) -> None:
        assert names("Designed AWS and iOS things with Ansible") == {"aws", "ios", "ansible"}
        assert names("iOS is what this team builds") == {"ios"}
        assert names("Handles Requests From Users") == frozenset()

    def test_what_makes_no_difference(self) -> None:
        assert same_text(" Reviews  the team’s\ncode. ") == same_text("reviews the team's code")
        assert same_text("TBC") == same_text("???") == same_text(" ") == ""


class TestTracks:
    def test_a_statement_in_many_tracks_is_one_finding_at_the_second(self) -> None:
        (found,) = lint(ladder({id_: {"1": [REPEATED]} for id_ in "dbac"}))
        assert told([found]) == [("across-tracks", "b", "1")]
        assert [path for path, _ in places(found)] == [f"tracks/{id_}.yaml" for id_ in "bacd"]
        assert found.message.startswith("this stands in 4 tracks word for word: 'a', 'b', 'c' and 'd'; ")

    def test_levels_whose_names_are_forms_of_one_word_are_two(self) -> None:
        scale = f"{HEAD}levels: [{{id: lead}}, {{id: leads}}]\n"
        # In such a word, statements of different levels may well differ.
        said = "Designs {} features under mobile platform constraints"
        tracks: dict[str, Said] = {
            "a": {"lead": [said.format("new")]},
            "b": {"leads": [said.format("new")]},
            "c": {"leads": [said.format("existing")]},
        }
        assert ("near", "c", "leads") in told(lint(ladder(tracks, scale)))

    @pytest.mark.parametrize("asked", "abcd")
    @pytest.mark.parametrize("near", [False, True])
    def test_whoever_lints_one_file_hears_of_theirs(self, asked: str, near: bool) -> None:
        words = dict(zip("abcd", ("mobile", "browser", "server", "desktop") if near else ["mobile"] * 4, strict=True))
        said = {id_: f"Designs major new features under {word} platform constraints" for id_, word in words.items()}
        (found,) = lint(ladder({id_: {"1": [text]} for id_, text in said.items()}), f"tracks/{asked}.yaml")
        assert told([found]) == [("near" if near else "across-tracks", asked, "1")]
        assert len(found.related) == 3

    def test_more_places_than_anybody_reads_are_counted_only(self) -> None:
        (found,) = lint(ladder({f"t{number:03}": {"1": [REPEATED]} for number in range(150)}))
        assert len(found.related) == 100
        assert "in 150 tracks word for word: 't000', 't001', 't002', 't003', 't004', …; " in found.message

    def test_inherits_allows_repetition(self) -> None:
        near = f"{REPEATED} in the whole company"
        files = ladder({"core": {"1": [REPEATED, f"{near} today"]}, "web": {"1": [REPEATED, near]}})
        assert {each.rule for each in lint(files)} == {"duplication/across-tracks", "duplication/near"}
        files["tracks/web.yaml"] = track("web", {"1": [REPEATED, near]}, inherits=["core"])
        assert lint(files) == []
        # Two that inherit from one, which has it, repeat that one; and where it hasn't, each other.
        files["tracks/app.yaml"] = track("app", {"1": [REPEATED]}, inherits=["core"])
        assert lint(files) == []
        files["tracks/core.yaml"] = track("core", {"1": ["Leads"]})
        assert told(lint(files)) == [("across-tracks", "web", "1")]

    @pytest.mark.parametrize("seed", range(5))
    def test_the_order_of_files_makes_no_difference(self, seed: int) -> None:
        files = ladder(_similar(60))
        shuffled = list(files.items())
        random.Random(seed).shuffle(shuffled)
        assert shown(lint(dict(shuffled))) == shown(lint(files)) != []

    def test_a_planted_near_duplicate_is_found_among_thousands(self) -> None:
        files = ladder(_distinct(3000))
        assert lint(files) == []
        files["tracks/x.yaml"] = track(
            "x", {"2": ["Explains how the billing service rounds amounts to new colleagues"]}
        )
        files["tracks/y.yaml"] = track(
            "y", {"2": ["Explains how the payment service rounds amounts to new colleagues"]}
        )
        files["tracks/z.yaml"] = track(
            "z", {"3": ["Explains how the payroll service rounds amounts to new colleagues"]}
        )
        (found,) = lint(files)
        assert told([found]) == [("near", "y", "2")]
        assert [path for path, _ in places(found)] == [f"tracks/{id_}.yaml" for id_ in "yxz"]
        assert found.message == (
            "'payment' for 'billing' is all that differs from a statement of track 'x'; 1 more differs as little; "
            "say what makes each another thing, or keep one"
        )

    @pytest.mark.parametrize(
        ("lower", "higher"),
        [
            ("own code", "project"),
            ("team", "company"),
            ("simple services", "complex services"),
            ("one service", "three services"),
            ("services with guidance", "services"),
        ],
    )
    def test_a_step_from_level_to_level_is_no_repetition(self, lower: str, higher: str) -> None:
        frame = "Makes pragmatic decisions about trade-offs between speed and quality for their {}"
        said = {"a": {"1": [frame.format(lower)]}, "b": {"2": [frame.format(higher)]}}
        assert lint(ladder(said)) == []


WORDS = ("Reviews", "code", "the", "complex", "team", "teams", "company", "designs", "AWS", "very", "`x`", "", "2", "a")
STATEMENTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
LEVELS = st.dictionaries(st.sampled_from(["1", "2", "3", "x"]), st.lists(STATEMENTS, max_size=4), max_size=3)


@settings(deadline=None, max_examples=150)
@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), LEVELS, max_size=3), st.booleans())
def test_a_pair_is_told_once_and_no_ladder_breaks_a_rule(tracks: dict[str, Said], branches: bool) -> None:
    scale = f"{HEAD}levels: [{{id: 1}}, {{id: 2, branch: x}}, {{id: 3, branch: y, after: 1}}]\n" if branches else SCALE
    found = lint(ladder(tracks, scale))
    assert [each for each in found if each.rule.startswith("lint/")] == []
    pairs: set[tuple[object, ...]] = set()
    for each in found:
        own, *others = places(each)
        assert own not in others
        assert len(others) == len(set(others)) > 0
        mine = {tuple(sorted((own, other))) for other in others}
        assert not mine & pairs, each
        pairs |= mine


class TestWork:
    """The work is counted: a clock would tell how busy the machine is."""

    @staticmethod
    def work(files: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, only: str = "") -> int:
        count = 0

        def counted(function: object) -> object:
            def wrapper(*arguments: object) -> object:
                nonlocal count
                result = function(*arguments)  # type: ignore[operator]
                count += sum(map(len, result)) if isinstance(result, list) else 1
                return result

            return wrapper

        if not only:
            monkeypatch.setattr(_frames, "frames", counted(_frames.frames))
            monkeypatch.setattr(_groups, "_enough", counted(_groups._enough))
        for module in (_levels, _pairs):
            monkeypatch.setattr(module, "step", counted(module.step))
        lint(files)
        monkeypatch.undo()
        return count

    @pytest.mark.parametrize("kind", ["same", "one frame", "one skeleton", "few words", "distinct"])
    def test_twice_the_statements_are_about_twice_the_work(self, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
        few, many = (self.work(_hard(kind, size), monkeypatch) for size in (400, 800))
        assert many <= 2.5 * few + 100

    def test_one_statement_of_thousands_of_words_is_no_trouble(self, monkeypatch: pytest.MonkeyPatch) -> None:
        long = " ".join(f"w{number}" for number in range(800))
        longer = " ".join(f"w{number}" for number in range(5000))
        said = {"1": [long, longer, f"{longer} x"], "2": [long, longer]}
        files = ladder({"a": said, "b": {"1": [f"{long} x", longer]}})
        assert self.work(files, monkeypatch) < 50_000
        assert {each.rule for each in lint(files)} >= {"progression/identical-levels", "duplication/across-tracks"}

    @pytest.mark.parametrize("kind", ["names", "repeated", "distinct"])
    def test_a_track_with_thousands_of_statements_takes_no_more_than_its_share(self, kind: str) -> None:
        texts = {
            "names": ("Reviews code of AWS{} Foo", "Reviews code of GCP{} Foo"),
            "repeated": ("Reviews code of x{}", "Reviews code of x{}"),
            "distinct": ("Reviews x{} of y{}", "Reviews a{} of b{}"),
        }[kind]
        said = [[text.replace("{}", str(number)) for number in range(20_000)] for text in texts]
        files = ladder({"a": {"1": said[0], "2": said[1]}})
        begun = thread_time()
        found = lint(files, select=("progression",))
        assert thread_time() - begun < 5
        assert len(found) == (20_000 if kind == "repeated" else 0)

    def test_forms_of_thousands_of_words_are_matched_by_their_stems(self) -> None:
        lower = " ".join(f"w{number}ed" for number in range(600))
        higher = " ".join(f"w{number}ing" for number in reversed(range(600)))
        assert len(lower) < LONGEST > len(higher)
        begun = thread_time()
        for number in range(60):
            step(f"{lower} x{number}", f"{higher} x{number}")
        assert thread_time() - begun < 1

    def test_a_long_scale_is_walked_once_a_track(self) -> None:
        scale = f"{HEAD}levels: [{', '.join(f'{{id: l{number}}}' for number in range(20_000))}]\n"
        said = [f"Reviews code of x{number}" for number in range(2_000)]
        files = ladder({"a": {"l1": said, "l2": said}}, scale)
        begun = thread_time()
        assert len(lint(files, select=("progression",))) == 2_000
        assert thread_time() - begun < 3

    def test_the_pairs_of_a_track_are_looked_for_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        files = ladder(
            {"a": {"1": ["Shares knowledge with people"], "2": ["Proactively shares knowledge with people"]}}
        )
        assert self.work(files, monkeypatch, only="step") == 2  # one is duplication/near's

    def test_a_verb_that_most_statements_have_is_looked_at_in_parts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        files = ladder(_similar(60))
        whole = shown(lint(files))
        monkeypatch.setattr(_frames, "_AT_ONCE", 7)
        assert shown(lint(files)) == whole


def _similar(count: int) -> dict[str, Said]:
    """Tracks of which many say nearly the same."""
    parts = (("mobile", "browser", "server"), ("new", "old"), ("speed", "safety", "memory", "network"))
    texts = [
        f"Designs {age} features under {place} platform {what} constraints" for place, age, what in product(*parts)
    ]
    return {f"t{number:03}": {str(number % 3 + 1): [texts[number % len(texts)]]} for number in range(count)}


def _distinct(count: int) -> dict[str, Said]:
    """Tracks that have a verb and some words in common, and no sentence."""
    chance = random.Random(1)
    words = ["".join(parts) for parts in product("bklmnr", "aeiou", ("dor", "fin", "gal", "tum"))]
    return {
        f"t{number:04}": {"1": [f"Explains {' '.join(chance.sample(words, 8))}"], "2": [f"Writes x{number}"]}
        for number in range(count)
    }


def _hard(kind: str, count: int) -> dict[str, str]:
    chance = random.Random(2)

    def text(number: int) -> str:
        return {
            "same": REPEATED,
            "one frame": f"Reviews the code of x{number} engineers in production with great care every day",
            "one skeleton": f"Designed the configuration management of X{number}",
            "few words": f"Reviews {' '.join(chance.sample('abcdefghijkl', 8))}",
            "distinct": f"Reviews x{number} of y{number} for z{number} in a{number} and b{number} at c{number}",
        }[kind]

    texts = [text(number) for number in range(count)]
    tens = [texts[begin : begin + 10] for begin in range(0, count, 10)]
    return ladder({f"t{number:03}": {"1": said[:5], "2": said[5:]} for number, said in enumerate(tens)})
