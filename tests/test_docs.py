import re
from pathlib import Path

import pytest
from conftest import ROOT

from ladderlint.config import read_config


def generator() -> object:
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_and_schemas_are_those_that_the_code_gives() -> None:
    assert generator().stale() == []  # type: ignore[attr-defined]


def test_a_stale_a_missing_and_a_left_over_page_are_named(tmp_path: Path) -> None:
    module = generator()
    module.write(tmp_path)  # type: ignore[attr-defined]
    assert module.stale(tmp_path) == []  # type: ignore[attr-defined]
    (tmp_path / "docs/rules/yaml/syntax.md").write_text("changed")
    (tmp_path / "docs/rules/yaml/limit.md").unlink()
    (tmp_path / "docs/rules/yaml/gone.md").write_text("of a rule that is gone")
    assert module.stale(tmp_path) == [  # type: ignore[attr-defined]
        "docs/rules/yaml/gone.md",
        "docs/rules/yaml/limit.md",
        "docs/rules/yaml/syntax.md",
    ]
    module.write(tmp_path)  # type: ignore[attr-defined]
    assert module.stale(tmp_path) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name
)
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", text):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_the_configs_on_the_page_about_wording_are_understood() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/wording.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 4
    for block in blocks:
        assert read_config("ladderlint.yaml", block.encode()).faults == (), block


def test_every_decision_is_in_the_list() -> None:
    folder = ROOT / "docs" / "adr"
    listed = set(re.findall(r"\]\((\d{4}-[^)]+)\)", (folder / "README.md").read_text()))
    assert listed == {path.name for path in folder.glob("0*.md")}
