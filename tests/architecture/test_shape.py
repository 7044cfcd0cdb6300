"""The house rules that a reviewer should never have to repeat."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("app", "matcher", "scrapers", "interview_bank")
FILES = sorted(
    file.relative_to(ROOT)
    for room in ROOMS
    for file in (ROOT / room).rglob("*.py")
    if "versions" not in file.parts
)
BANNED = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base_service"}
LONGEST_FILE = 250
LONGEST_FUNCTION = 45
LONGEST_VIEW = 25


def functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def length(function: ast.FunctionDef) -> int:
    return (function.end_lineno or 0) - function.lineno + 1


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_file_keeps_the_house_rules(path: Path):
    text = (ROOT / path).read_text(encoding="utf-8")
    tree = ast.parse(text)

    assert path.stem not in BANNED, "name the file after what it holds"
    assert len(text.splitlines()) <= LONGEST_FILE, "split the file where its subject changes"
    assert [f.name for f in functions(tree) if length(f) > LONGEST_FUNCTION] == []
    assert ast.get_docstring(tree), "say in one line what this file is for"
    inside = [
        node.lineno
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == [], "imports stand at the top"


@pytest.mark.parametrize("path", [f for f in FILES if f.name == "views.py"], ids=str)
def test_a_view_only_translates(path: Path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))

    assert {f.name: length(f) for f in functions(tree) if length(f) > LONGEST_VIEW} == {}


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_no_tracked_file_names_a_package_registry():
    pattern = re.compile(
        r"--(extra-)?index-url|--find-links|\"resolved\": *\"http|^(source|registry) *= *.*http",
        re.MULTILINE,
    )
    named = {".txt", ".toml", ".lock", ".json", ".cfg", ".yml", ".yaml"}
    found = [
        str(file.relative_to(ROOT))
        for file in tracked_files()
        if file.suffix in named and file.exists() and pattern.search(file.read_text("utf-8"))
    ]

    assert found == []


def test_every_template_leaves_escaping_on():
    templates = [*(ROOT / "app/templates").rglob("*.html")]
    unsafe = [
        str(file.relative_to(ROOT))
        for file in templates
        if re.search(r"\|\s*safe\b|autoescape\s+false|Markup\(", file.read_text("utf-8"))
    ]

    assert templates
    assert unsafe == []


def test_no_template_has_an_inline_style_or_handler():
    broken = [
        f"{file.relative_to(ROOT)}: {found.group(0)[:60]}"
        for file in (ROOT / "app/templates").rglob("*.html")
        if "mail" not in file.parts and "email" not in file.parts
        for found in re.finditer(
            r"\sstyle=|\son(click|change|submit|load)=", file.read_text("utf-8")
        )
    ]

    assert broken == []
