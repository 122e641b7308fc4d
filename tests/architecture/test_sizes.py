"""Small rooms: the sizes that keep the house readable, and a word at each door."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

BASE = Path(__file__).resolve().parents[2]
PRODUCT = ("eset_portal", "governance", "docs_library", "selfassessment", "benchmarks")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Return the modules in FOLDERS that people write: no migrations, no empty markers."""
    found = [path for folder in folders for path in sorted((BASE / folder).rglob("*.py"))]
    return [
        path for path in found if "migrations" not in path.parts and path.stat().st_size
    ]  # migrations are written once and never read for pleasure


def lines(path: Path) -> int:
    """Return the number of lines of PATH."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(path: Path) -> Iterator[Function]:
    """Return every function of the module PATH, methods and inner ones too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Return the lines of FUNCTION from its name to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def too_long(folder: str, pattern: str, limit: int) -> list[str]:
    """Return the files of FOLDER that have more than LIMIT lines, with their number."""
    paths = sorted((BASE / folder).rglob(pattern))
    return [f"{path.relative_to(BASE)}: {lines(path)}" for path in paths if lines(path) > limit]


def test_no_python_file_has_more_than_300_lines() -> None:
    files = [*python_files(*PRODUCT, "tests"), BASE / "portal"]
    assert [f"{path.relative_to(BASE)}: {lines(path)}" for path in files if lines(path) > 300] == []


def test_the_median_python_file_has_at_most_60_lines() -> None:
    assert median(map(lines, python_files(*PRODUCT))) <= 60


def test_the_launcher_script_has_at_most_150_lines() -> None:
    assert lines(BASE / "portal") <= 150


def test_no_function_has_more_than_40_lines() -> None:
    long = [
        f"{path.relative_to(BASE)}:{function.lineno} {function.name}: {length(function)}"
        for path in python_files(*PRODUCT, "tests")
        for function in functions(path)
        if length(function) > 40
    ]
    assert long == []


def test_nine_of_ten_functions_have_at_most_25_lines() -> None:
    sizes = [length(one) for path in python_files(*PRODUCT) for one in functions(path)]
    assert quantiles(sizes, n=10)[-1] <= 25


@pytest.mark.parametrize(
    ("folder", "pattern", "limit"), [("templates", "*.html", 120), ("static", "*.js", 150)]
)
def test_no_template_and_no_script_is_long(folder: str, pattern: str, limit: int) -> None:
    assert too_long(folder, pattern, limit) == []


def test_every_module_says_in_one_line_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(BASE))
        for path in python_files(*PRODUCT, "tests")
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_public_function_says_what_it_promises() -> None:
    silent = [
        f"{path.relative_to(BASE)}:{function.lineno} {function.name}"
        for path in python_files(*PRODUCT)
        for function in public(ast.parse(path.read_text(encoding="utf-8")))
        if not ast.get_docstring(function)
    ]
    assert silent == []


def public(node: ast.AST) -> Iterator[Function | ast.ClassDef]:
    """Return the public functions, classes and methods of NODE; inner classes speak by name."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function | ast.ClassDef) or child.name.startswith("_"):
            continue
        if isinstance(child, Function):
            yield child
        elif isinstance(node, ast.Module):
            yield child
            yield from public(child)
