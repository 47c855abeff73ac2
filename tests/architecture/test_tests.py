"""The tests themselves: they run our code, wait for what is awaited, leave nothing out unseen, and can fail."""

import ast
from pathlib import Path

from tests.architecture import house

NEVER_CALLED = {
    "sleep",
    "skip",
    "skipif",
    "xfail",
    "importorskip",
    "Mock",
    "MagicMock",
    "patch",
    "wait_for_timeout",
    "live_server",
}
NEVER_NAMED = {
    "TransactionTestCase",
    "LiveServerTestCase",
    "StaticLiveServerTestCase",
    "transactional_db",
    "live_server",
    "mocker",
}
MAY_LEAVE_OUT = {house.ROOT / "tests" / "needs.py"}
ASKS = {"see", "expect", "raises", "invariant"}


def _tests() -> list[Path]:
    return [file for file in house.python_files(tests=True) if file not in MAY_LEAVE_OUT]


def test_no_test_sleeps_mocks_or_is_left_out_by_hand() -> None:
    found = [
        f"{house.shown(file, call.lineno)} {name}"
        for file in _tests()
        for name, call in house.calls(file)
        if name.rpartition(".")[2] in NEVER_CALLED or _is_mock(name, call)
    ]
    assert found == []


def _is_mock(name: str, call: ast.Call) -> bool:
    """Code put in the place of ours; a plain value set for one test (an empty register) is none."""
    return name == "monkeypatch.setattr" and not isinstance(
        call.args[-1], ast.Constant | ast.Dict | ast.List | ast.Set | ast.Tuple
    )


def test_no_test_flushes_or_serves_in_its_own_process() -> None:
    found = []
    for file in _tests():
        for node in ast.walk(house.tree(file)):
            name = node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else ""
            if name in NEVER_NAMED:
                found.append(f"{house.shown(file)} {name}")
    assert found == []


def test_every_test_can_fail() -> None:
    """It asserts, expects a refusal, or calls one of the tests' own functions that does."""
    functions = [(file, node) for file in _tests() for node in ast.walk(house.tree(file)) if isinstance(node, ast.FunctionDef)]
    asking = _asking([node for _file, node in functions])
    tests = [(file, node) for file, node in functions if node.name.startswith("test_")]
    assert [f"{house.shown(file, node.lineno)} {node.name}" for file, node in tests if not _asks(node, asking)] == []


def _asking(functions: list[ast.FunctionDef]) -> set[str]:
    """Names of the functions that ask, directly or through another one."""
    names, before = set(ASKS), 0
    while len(names) > before:
        before = len(names)
        names |= {node.name for node in functions if node.name not in names and _asks(node, names)}
    return names


def _asks(node: ast.FunctionDef, asking: set[str]) -> bool:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Assert) and not isinstance(inner.test, ast.Constant):
            return True
        name = house.called(inner).rpartition(".")[2] if isinstance(inner, ast.Call) else ""
        if name in asking or "assert" in name:
            return True
    return False


def test_every_suite_holds_tests() -> None:
    folders = ("architecture", "scenarios", "migrations", "concurrency", "e2e")
    assert [name for name in folders if not list((house.ROOT / "tests" / name).rglob("test_*.py"))] == []
