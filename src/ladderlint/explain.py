"""A rule's manual page, made from its own file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ladderlint.options import key_of, plain, schema_of
from ladderlint.presets import preset_of
from ladderlint.registry import Rules, rule_names
from ladderlint.report import Manual
from ladderlint.rule import Bad, Files, Good, Rule
from ladderlint.voice import Voice, Voices


def page(name: str, rules: Rules = Rules()) -> str:
    """Return a rule's page as Markdown: what it wants, why, its options, good and bad examples."""
    rule = rules.load(name)
    return "\n".join(_page(rule)).rstrip() + "\n"


def manual(name: str, rules: Rules = Rules()) -> Manual | None:
    """Return what a report shows of a rule's manual; nothing where no rule has that name."""
    if name not in rules.names:
        return None
    rule = rules.load(name)
    return Manual(rule.title, page(name, rules), rule.severity)


def table(rules: Rules = Rules()) -> list[tuple[str, str, str, str]]:
    """Return a row a rule: its name, its severity, the preset that turns it on, and what it wants."""
    known = [rules.load(name) for name in rules.names]
    return [(rule.name, rule.severity.label, _preset(rule), rule.title) for rule in known]


def _preset(rule: Rule) -> str:
    return (preset_of(rule.name) or "off") if rule.name in rule_names() else "house"


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.name}"
    yield ""
    yield rule.doc
    yield ""
    yield f"Severity: {rule.severity.label}. {_when(rule)}{_since(rule)}{_language(rule)}"
    yield ""
    if rule.options is not None or rule.by_voice:
        yield "## Options"
        yield ""
        yield from _options(rule)
        yield ""
    for kind, title in ((Good, "Good"), (Bad, "Bad")):
        examples = [example for example in rule.examples if isinstance(example, kind)]
        if examples:
            yield f"## {title}"
            yield ""
        for example in examples:
            yield from _example(example)


def _when(rule: Rule) -> str:
    if rule.name not in rule_names():
        return "A rule of this house, on in every preset."
    preset = preset_of(rule.name)
    if preset is None:
        return "Off unless asked for."
    return "On in every preset." if preset == "minimal" else f"On in the preset `{preset}`{_and_up(preset)}."


def _since(rule: Rule) -> str:
    return f" Since {rule.since}." if rule.name in rule_names() else ""


def _language(rule: Rule) -> str:
    return " For ladders in English." if rule.english else ""


def _and_up(preset: str) -> str:
    return " and in `strict`" if preset == "default" else ""


def _options(rule: Rule) -> Iterator[str]:
    if rule.by_voice:
        for field, voice in Voices()._asdict().items():
            others = ", ".join(f"`{other.value}`" for other in Voice if other is not voice)
            setting = f"`voice: {{{field}: …}}` of the ladder (default: `{voice.value}`)"
            yield f"- {setting}: how each {field} begins; or {others}"
    options: Any = rule.options
    if options is None:
        return
    defaults = options()
    for field, (key, schema) in zip(options._fields, schema_of(options)["properties"].items(), strict=True):
        assert key == key_of(field)
        default = plain(getattr(defaults, field))
        yield f"- `{key}` (default: `{_written(default)}`): {schema['description']}"


def _written(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def _example(example: Good | Bad) -> Iterator[str]:
    said = []
    if example.base is not None:
        yield from _block(["# before", *_files(example.base)])
        said.append("# now")
    if example.options is not None:
        said.append(f"# with {_written(plain(example.options))}")
    yield from _block([*said, *_files(example.files)])
    if isinstance(example, Bad):
        says = (example.says,) if isinstance(example.says, str) else example.says
        for message in says:
            yield f"> {message}"
            yield ""


def _block(lines: Iterable[str]) -> Iterator[str]:
    yield "```yaml"
    yield from lines
    yield "```"
    yield ""


def _files(files: Files) -> Iterator[str]:
    if isinstance(files, str):
        yield _shown(files)
        return
    for path, text in files.items():
        if len(files) > 1 or path != "tracks/example.yaml":
            yield f"# {path}"
        yield _shown(text.decode("utf-8", "backslashreplace") if isinstance(text, bytes) else text)


def _shown(text: str) -> str:
    """Return a text with what nobody can see made visible."""
    visible = "".join(
        character if character == "\n" or character.isprintable() else _named(character) for character in text
    )
    return visible.rstrip("\n")


def _named(character: str) -> str:
    return "→" if character == "\t" else f"<U+{ord(character):04X}>"
