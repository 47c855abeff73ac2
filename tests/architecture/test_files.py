"""Files: short enough to be one room's furniture, free of promises to do it later, and each room says what it is."""

import ast
import re
from pathlib import Path

from django.conf import settings

from tests.architecture import house

LONGEST = 400
LATER = re.compile("TO" + r"DO\b|FIX" + r"ME\b|X" + r"XX\b")
MONEY_ROOMS = {"ledger", "bylaws", "savings", "welfare", "till", "collection", "approvals", "meetings", "openbooks", "projects"}
WHOLE_ONLY = {"kernel/money.py", "kernel/shares.py", "kernel/smallcells.py"}


def test_no_file_is_longer_than_one_can_hold_in_mind() -> None:
    files = house.python_files() + house.python_files(tests=True)
    long = {house.shown(file): lines for file in files if (lines := len(file.read_text().splitlines())) > LONGEST}
    assert long == {}


def test_nothing_is_left_for_later() -> None:
    files = house.python_files() + house.python_files(tests=True) + house.templates() + house.scripts()
    assert [house.shown(file) for file in files if LATER.search(file.read_text())] == []


def test_every_room_says_what_it_is() -> None:
    silent = []
    for room in house.rooms():
        docstring = ast.get_docstring(house.tree(room / "__init__.py")) or ""
        if not (room / "README.md").exists() and len(docstring.splitlines()) < 3:
            silent.append(room.name)
    assert silent == []


def test_every_room_is_installed_and_has_its_place_in_the_layers() -> None:
    rooms = {room.name for room in house.rooms()} - {"kernel"}
    assert rooms == set(settings.ROOMS)
    layers = (house.ROOT / ".importlinter").read_text()
    assert [room for room in sorted(rooms | {"kernel"}) if f"khaotom.{room}\n" not in layers] == []


def test_money_meets_no_float() -> None:
    found = []
    for file in house.python_files():
        place = file.relative_to(house.SOURCE)
        if place.parts[0] in MONEY_ROOMS or place.as_posix() in WHOLE_ONLY:
            found += _floats(file)
    assert found == []


def _floats(file: Path) -> list[str]:
    names = [node for node in ast.walk(house.tree(file)) if isinstance(node, ast.Name) and node.id == "float"]
    numbers = [node for node in ast.walk(house.tree(file)) if isinstance(node, ast.Constant) and isinstance(node.value, float)]
    return [house.shown(file, node.lineno) for node in [*names, *numbers]]


def test_whole_numbers_are_never_divided_with_a_remainder_lost() -> None:
    files = [f for f in house.python_files() if f.name == "rules.py" or "ledger" in f.parts or _place(f) in WHOLE_ONLY]
    divisions = [
        house.shown(file, node.lineno)
        for file in files
        for node in ast.walk(house.tree(file))
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
    ]
    assert divisions == []


def _place(file: Path) -> str:
    return file.relative_to(house.SOURCE).as_posix()
