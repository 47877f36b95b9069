"""The map of the house in `metrics/__init__.py` is true: imports go down only, and it names all there is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import metrics

ROOT = Path(metrics.__file__).parents[1]
SOURCES = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): file
           for file in [ROOT / "dashboard.py", *sorted((ROOT / "metrics").rglob("*.py"))]}  # fmt: skip
DRAWN = re.findall(r"^ +(\d)  (.+?)(?:\s{3,}|$)", metrics.__doc__ or "", flags=re.MULTILINE)
#: {"dashboard": 7, "metrics.ui": 6, …}, as the drawing says it
FLOORS = {
    "dashboard" if name == "dashboard.py" else "metrics." + name.removeprefix("metrics").lstrip("."): int(floor)
    for floor, names in DRAWN for name in names.split()
} | {"metrics.__main__": 7}  # fmt: skip


def room(module: str) -> str | None:
    """The room that a module stands in; None for the map itself and for what is not ours."""
    return next((name for name in FLOORS if module == name or module.startswith(name + ".")), None)


def trees() -> Iterator[tuple[str, Path, ast.Module]]:
    for module, file in SOURCES.items():
        yield module, file, ast.parse(file.read_text(encoding="utf-8"))


def imported(tree: ast.Module, file: Path, module: str) -> set[str]:
    """Every module that a source imports, anywhere in it; `from metrics import units` means metrics.units."""
    found: set[str] = set()
    package = module.split(".") if file.name == "__init__.py" else module.split(".")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            origin = ".".join(filter(None, [above, node.module]))
            found.update({origin} | {f"{origin}.{alias.name}" for alias in node.names})
    return found


def attributes(tree: ast.Module) -> set[str]:
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return names | {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}


def test_every_module_stands_on_a_floor_of_the_map() -> None:
    """A room that the map does not draw does not exist: draw it first."""
    assert [module for module in SOURCES if module != "metrics" and room(module) is None] == []


def test_imports_go_down_and_neighbours_do_not_know_each_other() -> None:
    """A room uses only floors below its own; the words of floor 1 may use one another."""
    wrong = [
        f"{module} imports {name}"
        for module, file, tree in trees()
        for name in sorted(imported(tree, file, module))
        if (here := room(module)) and (there := room(name)) and here != there
        and not (FLOORS[there] < FLOORS[here] or FLOORS[here] == FLOORS[there] == 1)
    ]  # fmt: skip
    assert wrong == []


def test_only_the_screen_knows_streamlit() -> None:
    """Streamlit is imported in `metrics/ui` and `dashboard.py`, nowhere else: the rest works from a shell."""
    knows = [
        module for module, file, tree in trees()
        if any(name.split(".")[0] == "streamlit" for name in imported(tree, file, module))
    ]  # fmt: skip
    assert [module for module in knows if room(module) not in ("metrics.ui", "dashboard")] == []


def test_one_file_remembers_and_one_file_caches() -> None:
    """Session state and the address are touched in `choices.py` alone, Streamlit's caches in `cache.py` alone."""
    touched = {module: attributes(tree) for module, _file, tree in trees()}
    remembers = {module for module, names in touched.items() if names & {"session_state", "query_params"}}
    caches = {module for module, names in touched.items() if names & {"cache_data", "cache_resource"}}
    assert remembers <= {"metrics.ui.choices"}
    assert caches <= {"metrics.ui.cache"}


def test_every_file_is_named_after_its_subject() -> None:
    """No drawer for odds and ends: a name says what is inside."""
    drawers = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc", "tools"}
    assert [module for module in SOURCES if drawers & set(module.split("."))] == []


def test_the_drawing_is_read_whole() -> None:
    """The seven floors, and the rooms of each, were found in the map."""
    assert {int(floor) for floor, _names in DRAWN} == set(range(1, 8))
    assert {"dashboard", "metrics.ui", "metrics.ledger", "metrics.indicators", "metrics.errors"} <= set(FLOORS)
