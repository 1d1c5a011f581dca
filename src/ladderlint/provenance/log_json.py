"""The lives of statements for programs, by the contract that schema/log.schema.json holds."""

from __future__ import annotations

from typing import Any, Final

from ladderlint.diagnostic import Location
from ladderlint.model import Retired, Statement
from ladderlint.provenance.event import Event
from ladderlint.provenance.log import Log
from ladderlint.report.json_text import json_text

SCHEMA: Final = "ladderlint.log/1"

_Object = dict[str, Any]


def render(log: Log) -> str:
    """Return the lives as one JSON object."""
    whole = {
        "schema": SCHEMA,
        "ladder": log.ladder,
        "id": log.id,
        "shallow": log.cut,
        "statements": [_life(log, last) for last in log.lives],
    }
    return json_text(whole, indent=2)


def _life(log: Log, last: Event) -> _Object:
    node = last.statement.node
    start = Location(node.source, node.span).start
    here = {"path": node.source.path, "line": start.line, "column": start.column}
    return {
        **_statement(log, last.statement),
        **(here if last.after is not None else dict.fromkeys(here)),
        **last.origin._asdict(),
        "gone": last.after is None,
        "events": [_event(log, event) for event in last.life],
    }


def _event(log: Log, event: Event) -> _Object:
    moment = event.moment
    retired = log.retired(event) if event.after is None else None
    return {
        "what": event.what.value,
        "release": event.release,
        "date": moment.day if moment is not None else None,
        "commit": moment.commit if moment is not None else None,
        "before": _statement(log, event.before) if event.before is not None else None,
        "after": _statement(log, event.after) if event.after is not None else None,
        "into": _statement(log, event.into) if event.into is not None else None,
        "retired": _retired(retired) if retired is not None else None,
    }


def _statement(log: Log, statement: Statement) -> _Object:
    id_ = log.id_of(statement)
    return {
        "id": id_.text,
        "id_derived": id_.derived,
        "text": statement.text,
        "track": statement.track,
        "level": statement.level,
        "field": statement.field,
        "proficiency": statement.proficiency,
    }


def _retired(tomb: Retired) -> _Object:
    replaced_by = [node.text for node in tomb.replaced_by if node.text]
    return {"in": tomb.release, "reason": tomb.reason, "replaced_by": replaced_by}
