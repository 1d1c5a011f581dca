"""A name that stands for a rule must be one that a rule has.

A rule that is ignored or set up under a name that nobody bears does nothing, without a word. `ladderlint explain` lists
the rules there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from ladderlint.config import ConfigFile
from ladderlint.diagnostic import Diagnostic, Fix, Rewrite, Safety, Severity
from ladderlint.registry import unknown_rule as told
from ladderlint.rule import Bad, Context, Good, rule


@rule(
    on=ConfigFile,
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
    ],
)
def unknown_rule(file: ConfigFile, ctx: Context) -> Iterator[Diagnostic]:
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
