"""Which room a line belongs to: rules are pure, selectors only read, services are the only writers, views ask one of them."""

import ast
from pathlib import Path

from tests.architecture import house

WRITES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "select_for_update"}
IMPURE = ("django", "khaotom.kernel.clock", "random", "os", "secrets")
FORMS_AND_REQUESTS = ("django.http", "django.forms", "django.shortcuts", "django.views")


def _in_room(name: str) -> list[Path]:
    """``<room>/<name>.py`` and all of ``<room>/<name>/``, in every room."""
    return [file for file in house.python_files() if file.relative_to(house.SOURCE).with_suffix("").parts[1:2] == (name,)]


def _imports(file: Path) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(house.tree(file)):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [(node.module, node.lineno)] + [(f"{node.module}.{alias.name}", node.lineno) for alias in node.names]
    return found


def _begins(name: str, starts: tuple[str, ...]) -> bool:
    return any(name == start or name.startswith(f"{start}.") for start in starts)


def _imported(files: list[Path], starts: tuple[str, ...]) -> list[str]:
    found = {
        f"{house.shown(file, line)} imports {name}" for file in files for name, line in _imports(file) if _begins(name, starts)
    }
    return sorted(found)


def _written(files: list[Path]) -> list[str]:
    return [
        f"{house.shown(file, call.lineno)} {name}"
        for file in files
        for name, call in house.calls(file)
        if name.rpartition(".")[2] in WRITES and not name.startswith(("form.", "formset."))
    ]


def test_rules_are_true_with_no_computer() -> None:
    assert _imported(_in_room("rules"), IMPURE) == []


def test_selectors_and_access_only_read() -> None:
    assert _written(_in_room("selectors") + _in_room("access") + _in_room("rules")) == []


def test_views_write_nothing_and_query_nothing_themselves() -> None:
    files = _in_room("views")
    queries = [
        house.shown(file, node.lineno)
        for file in files
        for node in ast.walk(house.tree(file))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]
    assert _written(files) + queries == []


def test_only_services_open_transactions() -> None:
    composing = _in_room("views") + _in_room("forms") + _in_room("selectors") + _in_room("access") + _in_room("rules")
    assert _imported(composing, ("django.db.transaction",)) == []


def test_services_take_no_request_and_no_form() -> None:
    assert _imported(_in_room("services"), FORMS_AND_REQUESTS) == []


def test_the_environment_is_read_in_one_place() -> None:
    door = {house.SOURCE / "front" / "environment.py"}
    reads = [
        f"{house.shown(file, line)}"
        for file in house.python_files()
        if file not in door
        for name, line in _environment_reads(file)
        if name
    ]
    assert reads == []


def _environment_reads(file: Path) -> list[tuple[str, int]]:
    """``os.environ`` and ``os.getenv``, but for naming Django's settings module, which must stand before Django is there."""
    lines = file.read_text().splitlines()
    nodes = [
        node for node in ast.walk(house.tree(file)) if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    ]
    return [(node.attr, node.lineno) for node in nodes if "DJANGO_SETTINGS_MODULE" not in lines[node.lineno - 1]]
