"""A house's own rules in Python: the modules that a config names under `plugins`."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib.machinery import ModuleSpec
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from itertools import islice
from types import ModuleType
from typing import Any, Final

from ladderlint.diagnostic import Diagnostic
from ladderlint.errors import LadderlintError
from ladderlint.leash import HouseRuleError, leashed
from ladderlint.model import Ladder, Statement, Text, Track, TrackLevel
from ladderlint.nodes import Document
from ladderlint.options import schema_of
from ladderlint.registry import rule_names
from ladderlint.rule import Context, Rule

GROUP: Final = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
PARTS: Final = (Document, Ladder, Statement, Text, Track, TrackLevel)
# A rule that finds more in one part does not end, or means to fill the memory.
MOST_FOUND: Final = 10_000

_from_repository: dict[str, str] = {}


class PluginError(LadderlintError):
    """Why a module's rules can't be had, in words for whoever named it."""


@cache
def load_plugin(name: str, folder: str | None = None, fence: str | None = None) -> tuple[Rule, ...]:
    """Import a module and return its rules: an installed one, else one that lies in a folder inside a fence.

    Raises PluginError.
    """
    path = _path_in(name, folder, fence)
    try:
        with leashed(path or _installed(name)):
            module = _import(name, path)
    except HouseRuleError as error:
        raise PluginError(f"'{name}' can't be imported ({error})") from error
    return tuple(_leashed(rule, module) for rule in rules_of(module))


def rules_of(module: ModuleType) -> tuple[Rule, ...]:
    """Return the rules of a module, and of the modules in it if it is a package, sorted.

    Raises PluginError where there is none, or where one of them is not as a rule must be.
    """
    group = getattr(module, "GROUP", "house")
    if not isinstance(group, str) or not re.fullmatch(GROUP, group) or group == "all":
        raise PluginError(f"GROUP in '{module.__name__}' must be a name in small letters, such as 'house'")
    found: dict[str, Rule] = {}
    for part in (module, *_inside(module)):
        for value in list(vars(part).values()):
            if isinstance(value, Rule) and value.check.__module__ == part.__name__:
                rule = value._replace(name=f"{group}/{value.name.rpartition('/')[2]}")
                if (problem := _problem_of(rule, found)) is not None:
                    raise PluginError(f"'{module.__name__}' has a rule {rule.name}, and {problem}")
                found[rule.name] = rule
    if not found:
        raise PluginError(f"'{module.__name__}' holds no rules; a rule is a function under @rule")
    return tuple(found[name] for name in sorted(found))


def _inside(module: ModuleType) -> Iterator[ModuleType]:
    """Yield the modules of a package; those that begin with `_` are its own business, and tests are tests."""
    from importlib import import_module
    from pkgutil import iter_modules

    for found in iter_modules(getattr(module, "__path__", ())):
        if not found.name.startswith(("_", "test", "conftest")):
            name = f"{module.__name__}.{found.name}"
            try:
                with leashed(None), _without_bytecode():
                    inner = import_module(name)
            except HouseRuleError as error:
                raise PluginError(f"'{name}' can't be imported ({error})") from error
            yield inner
            yield from _inside(inner)


def _problem_of(rule: Rule, found: Iterable[str]) -> str | None:
    if rule.name in rule_names():
        return "ladderlint has one of that name; give it another"
    if rule.name in found:
        return "so has another of its modules; give one another name"
    if not re.fullmatch(GROUP, rule.name.partition("/")[2]):
        return "that is no name for a rule; call its function by small letters, as in 'no_deadline'"
    if not rule.on or any(part not in PARTS for part in rule.on):
        return f"what it looks at must be of {', '.join(sorted(part.__name__ for part in PARTS))}"
    if rule.options is not None:
        try:
            if not hasattr(rule.options, "_fields"):
                raise TypeError(f"{rule.options.__name__} is none")
            schema_of(rule.options)
            rule.options()
        except Exception as error:
            trouble = f"{type(error).__name__}: {error}"
            return f"its options must be a NamedTuple with a line of words and a default each ({trouble})"
    return None


def _path_in(name: str, folder: str | None, fence: str | None) -> str | None:
    """Return the file of a module that lies in a folder, or None for one that Python finds by itself."""
    if name not in _from_repository and _installed(name.partition(".")[0]) is not None:
        return None
    missing = PluginError(f"no module is called '{name}' here; install it, or put {name.replace('.', '/')}.py here")
    if folder is None or fence is None:
        raise missing
    base = os.path.join(folder, *name.split("."))
    path = next((path for path in (f"{base}.py", os.path.join(base, "__init__.py")) if os.path.exists(path)), None)
    if path is None:
        raise missing
    if os.path.commonpath([os.path.realpath(path), os.path.realpath(fence)]) != os.path.realpath(fence):
        raise PluginError(f"'{name}' leads out of the repository")
    return path


def _installed(name: str) -> str | None:
    """Return the file of a module that Python finds by itself, or a word for one without; nothing is imported."""
    try:
        spec = find_spec(name) if "." not in name else None
    except (ImportError, ValueError):
        return None
    return None if spec is None else spec.origin or name


def _import(name: str, path: str | None) -> ModuleType:
    with _without_bytecode():
        if path is None:
            from importlib import import_module

            return import_module(name)
        _forget(name)
        packages = [os.path.dirname(path)] if path.endswith("__init__.py") else None
        spec = spec_from_file_location(name, path, submodule_search_locations=packages)
        assert isinstance(spec, ModuleSpec)
        assert spec.loader is not None
        module = module_from_spec(spec)
        sys.modules[name], _from_repository[name] = module, path
        try:
            spec.loader.exec_module(module)
        except BaseException:
            _forget(name)
            raise
        return module


def _forget(name: str) -> None:
    """Make room for a module of another repository, or of the same name that could not be imported."""
    for known in [known for known in sys.modules if known == name or known.startswith(f"{name}.")]:
        del sys.modules[known]


@contextmanager
def _without_bytecode() -> Iterator[None]:
    """Import without leaving `__pycache__` folders in somebody's repository."""
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


def _leashed(rule: Rule, module: ModuleType) -> Rule:
    """Return a rule that breaks in one way only, whatever its code does."""
    file = getattr(sys.modules.get(rule.check.__module__, module), "__file__", None)

    def check(part: Any, context: Context) -> list[Diagnostic]:
        with leashed(file):
            found = list(islice(rule.check(part, context) or (), MOST_FOUND + 1))
            for item in found:
                _judge(item, rule)
            if len(found) > MOST_FOUND:
                raise ValueError(f"it found more than {MOST_FOUND} things in one place")
        return found

    def gather(part: Any, context: Context) -> list[Any]:
        with leashed(file):
            return list(islice(rule.gather(part, context) or (), MOST_FOUND)) if rule.gather is not None else []

    return rule._replace(check=check, gather=gather if rule.gather is not None else None)


def _judge(item: object, rule: Rule) -> None:
    if not isinstance(item, Diagnostic) or item.rule != rule.name or not isinstance(item.message, str):
        raise TypeError(f"a rule yields what ctx.report(…) returns, and this yielded {type(item).__name__}")
