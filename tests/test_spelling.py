"""What the examples of the spelling rules can't show: the lists themselves, names that pass, spans in every style."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT, found_by, ladder
from hypothesis import given, settings
from hypothesis import strategies as st

from ladderlint import lexicon
from ladderlint.lexicon.misspelt import meant_by, misspelt
from ladderlint.lexicon.variants import pairs
from ladderlint.rules.wording import _article_sounds
from ladderlint.rules.wording._article_sounds import begins_with_vowel
from ladderlint.rules.wording._language import variety_of
from ladderlint.rules.wording._spelling_varieties import form_of, telling, wrong_in

RULES = ("spelling", "spelling-variant", "article", "wrong-phrase")
LISTS = Path(lexicon.__file__).parent
WRONG = "recieve seperate occured accomodate definately persistance reguarly signficantly responsability"
NAMES = """
    accessor actionable aggregator airflow alation amplitude angular ansible apigee appium argo asana astro
    async atlassian auth0 avro axios azure babel backend backfill backlog backport bamboo basecamp bazel
    bitbucket blockchain boilerplate bootstrap bugfix buildkite bun calendly canva capybara cassandra celery
    chai chakra changelog chatbot circleci clickup cloudflare cloudwatch codebase codecov configs confluence
    consul cosmos couchbase cron crypto cucumber cypress dask databricks datacenter datadog datastore dbt dedupe
    deno denormalise deployer deque devops django docker dogfooding downtime dropbox druid dynatrace ecto
    elastic elixir ember erlang etcd expo express failover fastly figma fintech firebase flink flutter freemium
    freshdesk frontend fullstack gamification gatsby gerrit ghost gitea github gitlab golang gradle grafana
    graphite graphql grpc gunicorn hackathon hackday hadoop hashicorp heroku hibernate honeycomb hotfix hubspot
    hugo inbox infra initialiser initializer interop intranet istio jaeger jenkins jest jira jupyter kafka
    kanban karma keras kibana kotlin ktlint kubectl kubernetes lambda laravel launchdarkly learnings linkerd
    linter linters looker lucene luigi mailchimp mariadb marketo maven memcached mentee mentees mesos metadata
    microservice middleware milestone miro mixpanel mocha mongo mongodb monorepo mulesoft multitenant nagios
    namespace neo4j netlify newrelic nginx nomad notion numpy offboard offsite offsites okrs okta onboard
    onboarding online openness opsgenie optimizely ownership pagerduty pandas parcel pendo pentest permalink
    phoenix playwright podman postgres postmortem postmortems prefetch presales prisma productionise prometheus
    protobuf prototyping pulsar pulumi puppet pydantic pytest pytorch rabbitmq rails react redis redshift
    refactor refactoring repo repos retro retros roadmap roadmaps rollback rollbar rollup rspec ruff runbook
    runbooks rust salesforce sandbox sanity scala scalability screencast scrum scylla segment selenium sentry
    sequelize serverless shippable signoff sinatra slack snowflake snyk solr sonarqube sourcegraph spark spec
    specs splunk spotify sprint sqlite stakeholder standup standups startup stripe subtask subteam svelte
    swagger symfony tableau tailwind teardown telemetry tensorflow terraform thrift timebox timeboxes timeline
    timezone todo toolchain tooling tornado travis trello triage triages trino twilio typeform unblock unblocks
    upskill upskilling usability uvicorn vagrant vercel vite vitess vue webhook webpack whiteboard whitepaper
    wiki wireframe wireframes workaround workday workflow workstream xamarin xcode yarn zapier zendesk zeplin
    zipkin zookeeper
"""


def rows() -> list[tuple[str, list[str]]]:
    """The rows of the list of misspellings: what is meant, and what is written instead."""
    lines = (LISTS / "misspellings.txt").read_text(encoding="utf-8").splitlines()[1:]
    return [(right, wrong.split()) for right, _, wrong in (line.partition(": ") for line in lines)]


def test_the_list_of_misspellings_is_sorted_and_has_nothing_twice() -> None:
    rights = [right for right, _ in rows()]
    assert rights == sorted(set(rights))
    for right, wrong in rows():
        assert wrong and wrong == sorted(set(wrong)), right
        assert all(re.fullmatch("[a-z]{3,}", word) for word in (right, *wrong)), right


def test_what_is_meant_is_no_misspelling_itself() -> None:
    assert misspelt().isdisjoint([right for right, _ in rows()])


def test_no_misspelling_stands_for_more_than_two_words() -> None:
    assert {word for _, wrong in rows() for word in wrong if not 1 <= len(meant_by(word)) <= 2} == set()


def test_what_this_project_writes_is_not_misspelt() -> None:
    files = [*ROOT.glob("ladder/**/*.yaml"), *ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/adr/*.md")]
    assert files
    words = {word for file in files for word in re.findall("[a-z]+", file.read_text(encoding="utf-8").lower())}
    assert words & misspelt() == set()


def test_names_of_tools_and_the_words_of_the_trade_are_not_misspelt() -> None:
    assert misspelt() & set(NAMES.split()) == set()


def test_what_one_side_of_the_ocean_writes_is_not_misspelt() -> None:
    both = {word for group in pairs() for word in (*group.american, *group.british)}
    assert both & misspelt() == set()


@pytest.mark.parametrize("name", ["wrong_phrases"])
def test_a_list_of_phrases_is_sorted_and_has_nothing_twice(name: str) -> None:
    finds = [row[0].removeprefix("! ") for row in lexicon.rows(name)]
    assert finds == sorted(set(finds))


def test_each_word_with_two_spellings_stands_once() -> None:
    words = [word for group in pairs() for word in (*group.american, *group.british)]
    assert len(words) == len(set(words))
    for group in pairs():
        assert group.american == sorted(group.american)
        assert len(group.american) == len(group.british)
        assert group.american_in | group.british_in <= {"us", "gb", "ca", "au"}


def test_what_a_variety_has_not_is_never_what_it_has() -> None:
    for variety in ("us", "gb", "ca", "au"):
        wrong = wrong_in(variety)
        assert wrong.keys().isdisjoint(wrong.values()), variety


@pytest.mark.parametrize(
    ("language", "variety"),
    [("en-GB", "gb"), ("en-us", "us"), ("en-GB-oxendict", "gb"), ("en", None), ("en-IE", "gb"), ("en-001", None)]
    + [("EN-gb", "gb"), ("en_GB", "gb"), ("en-Latn-AU", "au"), ("fr-CA", None)],
)
def test_the_variety_of_a_language_tag(language: str, variety: str | None) -> None:
    assert variety_of(language) == variety


@pytest.mark.parametrize(
    ("language", "verb"),
    [("en-GB", "Modelled"), ("EN-gb", "Modelled"), ("en-IN", "Modelled"), ("en-US", "Modeled"), ("en", "Modeled")],
)
def test_a_verb_is_written_as_the_language_writes_it(language: str, verb: str) -> None:
    files = ladder(["Data is modelled"], field="examples", language=language)
    (found,) = found_by("passive-voice", files)
    assert found.message.endswith(f": '{verb}'")


@pytest.mark.parametrize(
    ("word", "kind"), [("organize", "ize"), ("analyse", "yze"), ("behavior", "rest"), ("centre", "rest")]
)
def test_the_kind_of_a_word(word: str, kind: str) -> None:
    assert form_of(word, telling(only_ize=False)[word]).kind == kind


VOWELS = "hour honest heir SLO MVP NDA XML FTE API 8 11 18 80 8-bit 18-month X-ray n-gram iOS S3 apple umbrella unknown"
CONSONANTS = (
    "unit user useful one once union European eulogy UI URL UX PR QA 1 10 100 12 house GitHub k-means year state"
)
UNSURE = "SQL FAQ HR historic herb npm ssh ldap mkdocs Uber Hermes Xcode NASA über onepager 1800 Node.js _a ubud"


@pytest.mark.parametrize(
    ("words", "sound"), [(VOWELS, True), (CONSONANTS.replace("European ", ""), False), (UNSURE, None)]
)
def test_the_sound_that_a_word_begins_with(words: str, sound: bool | None) -> None:
    assert {word: begins_with_vowel(word) for word in words.split()} == dict.fromkeys(words.split(), sound)


def test_every_short_form_that_is_read_letter_by_letter_would_not_be_by_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    sounds = {word: begins_with_vowel(word) for word in _article_sounds._SPELT_OUT}
    monkeypatch.setattr(_article_sounds, "_SPELT_OUT", frozenset())
    assert [word for word, sound in sounds.items() if begins_with_vowel(word) is sound] == []


STYLES = ("{}", "'{}'", '"{}"', "|-\n        {}", ">-\n        Reads it,\n        {}")
AROUND = st.lists(
    st.sampled_from(["Reads", "code", "a", "**well**", "`recieve`", "for", "– often", "it’s"]), max_size=4
)


@settings(deadline=None)
@given(st.sampled_from(WRONG.split()), AROUND, AROUND, st.sampled_from(STYLES))
def test_a_finding_points_at_its_word_in_every_style(
    wrong: str, before: list[str], after: list[str], style: str
) -> None:
    files = ladder(["X"])
    statement = style.format(" ".join(["Sees", *before, wrong, *after]))
    files["tracks/t0.yaml"] = files["tracks/t0.yaml"].replace(b'"X"', statement.encode())
    (found,) = found_by("spelling", files)
    line = files["tracks/t0.yaml"].decode().splitlines()[found.location.start.line - 1]
    assert line[found.location.start.column - 1 : found.location.end.column - 1] == wrong
    assert found.message.startswith(f"'{wrong}': write '{meant_by(wrong)[0]}'")


PIECES = (
    'a an A An the hour unit SLO 8 recieve Recieve organise Organize colour *a* **an** `an` "a" ( ) - -- / . , : ! '
    "’s 's Practices practise amount of people to makes Acts in timely manner etc and A|B \ufdd0 \u200b é ß İ ² ٣ n-"
)
WRITTEN = st.lists(st.sampled_from(PIECES.split()), max_size=10)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.one_of(WRITTEN.map(" ".join), WRITTEN.map("".join)), max_size=4),
    st.sampled_from(["en", "en-GB", "en-US", "en-CA", "de"]),
)
def test_no_text_breaks_a_rule_and_every_finding_lies_in_its_statement(texts: list[str], language: str) -> None:
    files = ladder(texts, language=language)
    for rule in RULES:
        for found in found_by(rule, files):
            assert found.rule == f"wording/{rule}"
            assert found.location.start.line == found.location.end.line
            assert found.location.start < found.location.end


def test_letters_that_grow_in_lower_case_move_no_finding() -> None:
    (found,) = found_by("spelling", ladder(["Sees İİ-recieve here"]))
    assert found.location.end.column - found.location.start.column == len("recieve")
    assert found.location.start.column == len('      - "Sees İİ-') + 1


def test_where_a_house_is_divided_nothing_is_said() -> None:
    halves = ["Organises", "Recognises", "Prioritises", "Organizes", "Recognizes", "Prioritizes"]
    assert found_by("spelling-variant", ladder(halves)) == []


def test_the_few_are_found_among_the_many_of_other_tracks() -> None:
    files = ladder(["Organises", "Recognises", "Prioritises", "Minimises"], ["Organizes", "Maximises"])
    (found,) = found_by("spelling-variant", files)
    assert (found.path, found.text) == ("tracks/t1.yaml", "Organizes")


def test_where_ize_says_that_a_ladder_is_not_british_three_in_five_of_the_rest_settle_it() -> None:
    ize = ["Organizes work", "Recognizes people", "Prioritizes bugs", "Minimizes cost", "Maximizes use"]
    american = ["Models behavior", "Colors charts", "Labors on", "Honors promises"]
    british = ["Sees behaviours", "Sets the flavour"]
    found = found_by("spelling-variant", ladder([*ize, *american, *british]))
    assert [finding.location.text for finding in found] == ["behaviours", "flavour"]
    assert found_by("spelling-variant", ladder([*american, *british])) == []
    canadian = [
        "Sees colours",
        "Sets the flavour",
        "Harbours doubts",
        "Labours on",
        "Honours promises",
        "Models behavior",
    ]
    assert [finding.location.text for finding in found_by("spelling-variant", ladder([*ize, *canadian]))] == [
        "behavior"
    ]


def test_a_ladder_s_own_name_counts_too() -> None:
    files = ladder(["Organises", "Recognises", "Prioritises", "Minimises"])
    files["ladder.yaml"] += b"summary: For our organization\n"
    (found,) = found_by("spelling-variant", files)
    assert found.path == "ladder.yaml"


def corpus(name: str, language: str) -> Iterable[dict[str, bytes]]:
    texts = [json.loads(line)["text"] for line in (CORPUS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    yield ladder(texts, language=language)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the labelled ladders are not beside this checkout")
@pytest.mark.parametrize(
    ("rule", "name", "language", "said"),
    [
        ("spelling", "snowflake", "en-US", "persistance signficant signficantly"),
        ("spelling", "ft", "en-GB", "reguarly"),
        (
            "spelling-variant",
            "snowflake",
            "en-US",
            "Practises behaviour behaviours evangelise maximise minimise organise recognise recognises",
        ),
        ("spelling-variant", "ft", "en-GB", "Practices Skillfully behavior skillfully"),
        ("article", "snowflake", "en-US", "an"),
        ("article", "ft", "en-GB", "a"),
    ],
)
def test_on_real_ladders_all_is_found_and_no_more(rule: str, name: str, language: str, said: str) -> None:
    found = [each for files in corpus(name, language) for each in found_by(rule, files)]
    assert sorted(re.split(r"[' ]", each.message)[1] for each in found) == said.split()
