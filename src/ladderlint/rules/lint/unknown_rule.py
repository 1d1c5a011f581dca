"""A name that stands for a rule must be one that a rule has.

A rule that is ignored, suppressed or set up under a name that nobody bears does nothing, without a word, and so does a
comment to the linter that it can't understand. `ladderlint explain` lists the rules there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.config import ConfigFile
from ladderlint.diagnostic import Diagnostic, EditComment, Fix, Named, Rewrite, Safety, Severity, Suppression
from ladderlint.presets import stands
from ladderlint.registry import no_rule
from ladderlint.registry import unknown_rule as told
from ladderlint.rule import Bad, Context, Good, rule

_NO_RULE = "names no rule; write the rules, groups or 'all'"


@rule(
    on=(ConfigFile, Suppression),
    severity=Severity.WARNING,
    examples=[
        Good({"ladderlint.yaml": "ignore: [wording, structure/file-name]\n"}),
        Bad(
            {"ladderlint.yaml": "ignore: [⟦structure/filename⟧]\n"},
            says="no rule is called 'structure/filename'; did you mean 'structure/file-name'?",
        ),
        Bad(
            {"ladderlint.yaml": "rules:\n  ⟦file-name⟧: {severity: info}\n"},
            says="no rule is called 'file-name'; did you mean 'structure/file-name'?",
        ),
        Bad(
            {"ladderlint.yaml": "rules:\n  ⟦wording⟧: {severity: info}\n"},
            says="'wording' is a group, and settings are for one rule; name the rule",
        ),
        Bad(
            {"ladderlint.yaml": "ignore: [⟦wording/idioms-of-old⟧]\n"},
            says="no rule is called 'wording/idioms-of-old'; 'ladderlint explain' lists the rules",
        ),
        Good("signals:  # ladderlint: disable=wording, structure/statement-count -- being rewritten\n  - Leads"),
        # This speaks of the linter, not to it.
        Good("# ladderlint: see the page on rules\nsummary: Leads"),
        Bad(
            "summary: Leads  # ladderlint: disable=⟦wording/idom⟧",
            says="no rule is called 'wording/idom'; did you mean 'wording/idiom'?",
        ),
        Bad("summary: Leads  # ladderlint: ⟦disable⟧", says=f"'disable' {_NO_RULE}: 'disable=all'"),
        Bad(
            "# ladderlint: ⟦disable-nextline⟧=all\nsummary: Leads",
            says="'disable-nextline' says nothing to ladderlint; did you mean 'disable-next-line'?",
        ),
        Bad(
            "summary: Leads  # ladderlint: disable=wording/idiom ⟦our own words⟧",
            says="write ' -- ' between the rules and the reason",
        ),
        Bad(
            "summary: Leads  # ladderlint: disable=⟦yaml/syntax⟧",
            says="a comment can't suppress 'yaml/syntax'; mend what it finds, or ignore it in ladderlint.yaml",
        ),
    ],
)
def unknown_rule(part: ConfigFile | Suppression, ctx: Context) -> Iterator[Diagnostic]:
    return _in_comment(part, ctx) if isinstance(part, Suppression) else _in_config(part, ctx)


def _in_config(file: ConfigFile, ctx: Context) -> Iterator[Diagnostic]:
    for fault in file.faults:
        if fault.unknown_rule is not None:
            if fault.unknown_rule in file.rules.groups:
                message = f"'{fault.unknown_rule}' is a group, and settings are for one rule; name the rule"
                yield ctx.report(fault.node, message, span=fault.span)._replace(severity=Severity.ERROR)
                continue
            near = file.rules.nearest(fault.unknown_rule)
            message = told(fault.unknown_rule, file.rules)
            # A name in a list is a value; one that settings stand under is a key, which a person has to rename.
            is_value = near is not None and fault.node.text == fault.unknown_rule
            rewrite = Rewrite(fault.node.route, 0, len(fault.node.text), near or "")
            fix = Fix(f"Write '{near}'", (rewrite,), Safety.UNSAFE) if is_value else None
            # In a config, what is not understood keeps the run from its work.
            yield ctx.report(fault.node, message, span=fault.span, fix=fix)._replace(severity=Severity.ERROR)


def _in_comment(suppression: Suppression, ctx: Context) -> Iterator[Diagnostic]:
    for span, message in suppression.faults:
        yield ctx.report(suppression.place(span), message)
    unknown = dict(suppression.unknown)
    for named in suppression.names:
        if named in unknown:
            near = unknown[named]
            fix = _rename(named, near) if near is not None else None
            yield ctx.report(suppression.place(named.span), no_rule(named.name, near), fix=fix)
        elif named.name == "lint" or stands(named.name):
            message = f"a comment can't suppress '{named.name}'; mend what it finds, or ignore it in ladderlint.yaml"
            yield ctx.report(suppression.place(named.span), message)


def _rename(named: Named, near: str) -> Fix:
    return Fix(f"Write '{near}'", (EditComment(named.span, near),), Safety.UNSAFE)
