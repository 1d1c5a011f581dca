"""Leave nobody out, and make no figure of anybody.

A list of some hundred words and phrases, each with a better one and the reason. Words that have another use in a trade
are not in it: native, execute, master's degree, Scrum master, dummy data, blind spot.
"""

from __future__ import annotations

from collections.abc import Iterable

from ladderlint.diagnostic import Diagnostic, Severity
from ladderlint.model import Statement
from ladderlint.rule import Bad, Context, Good, rule
from ladderlint.rules.wording._lists import ListOptions, find_listed


@rule(
    on=Statement,
    severity=Severity.WARNING,
    options=ListOptions,
    examples=[
        Good("examples: [Implemented native login, Challenged false narrative, Lead Medium's Women in Eng group]"),
        Good(
            "examples: [Removed single points of failure, Improved execution, Has a master's degree, Is a Scrum master]"
        ),
        Good("examples: [Found blind spots, Built dummy data, Led a tribe, Ran blind hiring, Led black-box tests]"),
        Good("examples: [Fixed a man-in-the-middle attack, Builds with CMake and Ninja, Writes cards in Guru]"),
        Good("examples: ['Renamed \"whitelist\" everywhere', Adds he/she/they to the form]"),
        Good("signals: [Keeps the blacklist short]", options=ListOptions(allow=("blacklist",))),
        Bad(
            "signals: [Avoids ⟦blind copy-pasting⟧, Follows advice ⟦blindly⟧, Meets ⟦crazy⟧ deadlines]",
            says=(
                "'blind copy-pasting': write 'unthinking copy-pasting' ('blind' is a way people are, not carelessness)",
                "'blindly': write 'without thinking' ('blind' is a way people are, not carelessness)",
                "'crazy': write 'unreasonable' (it makes a figure of an illness)",
            ),
        ),
        Bad(
            "signals: [Is a CSS ⟦ninja⟧, Plans ⟦manpower⟧, Presents ⟦his or her⟧ work, Removes ⟦tribal knowledge⟧]",
            says=(
                "'ninja': write 'expert' (it says what kind of person, not what the person does)",
                "'manpower': write 'people' (people of all genders work)",
                "'his or her': write 'their' (two words leave out whoever is neither, and 'their' is shorter)",
                "'tribal knowledge': write 'unwritten knowledge' (it makes a figure of peoples)",
            ),
        ),
        Bad(
            "signals: [Sets up ⟦master/slave⟧ replication, ⟦Whitelists⟧ hosts, Learns what ⟦s/he⟧ needs]",
            says=(
                "'master/slave': write 'primary/replica' (it makes a figure of slavery)",
                "'Whitelists': write 'Allowlists' (it makes white good and black bad)",
                "'s/he': write 'they' (two words leave out whoever is neither, and 'they' is shorter)",
            ),
        ),
    ],
)
def inclusive_language(statement: Statement, ctx: Context) -> Iterable[Diagnostic]:
    return find_listed(statement, ctx, "inclusive_language")
