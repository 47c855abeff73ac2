"""The phone's arithmetic, asked directly: what a typed sum fills, what two phones' pictures come to, how amounts are read and shown."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from khaotom.kernel import thai
from tests.browser import Devices
from tests.e2e.phones import evening

MONTH = 2019 * 12 + 5
CALL = "async ([module, name, values]) => (await import(`/static/collection/${module}.js`))[name](...values)"


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page from which the phone's scripts can be imported."""
    devices = Devices(browser)
    with evening(tmp_path_factory.mktemp("sums"), devices) as meeting:
        yield meeting.table()
        devices.close()
    assert devices.faults == []


def _ask(page: Page, module: str, name: str, *values: Any) -> Any:
    return page.evaluate(CALL, [module, name, list(values)])


def _due(payable: str, month: int, baht: int) -> dict[str, Any]:
    return {"payable": payable, "month": month, "amount": baht * 100, "late": month < MONTH}


def _row(*due: dict[str, Any], ahead: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {"member": {"due": list(due), "ahead": list(ahead)}, "due": list(due)}


def test_amounts_are_shown_and_read_to_the_satang(page: Page) -> None:
    shown = {satang: _ask(page, "money", "baht", satang) for satang in (0, 5, 13000, 125050, 100000000, -2000)}
    assert shown == {0: "0", 5: "0.05", 13000: "130", 125050: "1,250.50", 100000000: "1,000,000", -2000: "\u221220"}
    read = {typed: _ask(page, "money", "read", typed) for typed in ("๑,๒๕๐.๕", "130", ".5", "-5", "12.345", "1,00", "", "ร้อย")}
    assert read == {
        "๑,๒๕๐.๕": {"satang": 125050},
        "130": {"satang": 13000},
        ".5": {"satang": 50},
        "-5": {"why": "negative"},
        "12.345": {"why": "fine"},
        "1,00": {"why": "none"},
        "": {"why": "none"},
        "ร้อย": {"why": "none"},
    }


def test_the_saved_part_of_a_split_pledge_is_rounded_for_the_saver(page: Page) -> None:
    items = [{"payable": "pledge", "amount": 101}, {"payable": "pledge", "amount": 15}, {"payable": "welfare", "amount": 3000}]
    assert _ask(page, "money", "saved", items, 100) == 116
    assert _ask(page, "money", "saved", items, 70) == 71 + 11


@pytest.mark.parametrize("sum_", [0, 10, 100, 130, 145, 260, 265, 270, 300, 391])
def test_a_typed_sum_always_adds_up(page: Page, sum_: int) -> None:
    ahead = (_due("pledge", MONTH + 1, 100), _due("welfare", MONTH + 1, 30))
    row = _row(_due("pledge", MONTH - 1, 100), _due("pledge", MONTH, 100), _due("welfare", MONTH - 1, 30), _due("welfare", MONTH, 30),
               _due("fine", MONTH - 1, 10), ahead=ahead)  # fmt: skip
    spread = _ask(page, "lines", "spread", _ask(page, "lines", "linesOf", row), row, sum_ * 100)
    items = _ask(page, "lines", "itemsOf", spread["lines"])
    assert sum(item["amount"] for item in items) + spread["left"] == sum_ * 100
    assert spread["left"] == max(0, sum_ - 400) * 100
    assert all(item["amount"] > 0 for item in items)


def test_the_oldest_month_is_filled_first_and_fines_last(page: Page) -> None:
    row = _row(
        _due("pledge", MONTH - 1, 100), _due("pledge", MONTH, 100), _due("welfare", MONTH - 1, 30), _due("fine", MONTH - 1, 10)
    )
    spread = _ask(page, "lines", "spread", _ask(page, "lines", "linesOf", row), row, 150_00)
    items = {(item["payable"], item["month"]): item["amount"] for item in _ask(page, "lines", "itemsOf", spread["lines"])}
    assert items == {("pledge", MONTH - 1): 100_00, ("welfare", MONTH - 1): 30_00, ("pledge", MONTH): 20_00}


def test_what_is_typed_is_folded_as_the_program_folds_names(page: Page) -> None:
    for typed in ("ป้าเอียด", "โต๊ะ-หัด", "น้ำ", "นํ้า", "เเก้ว", "๐๘", "Somjai  C.", "จ๊ะเราะห์", "พ.ค."):
        assert _ask(page, "search", "fold", typed) == thai.fold_whole(typed)


def test_an_outbox_replayed_or_reordered_gives_the_same_picture(page: Page) -> None:
    said = page.evaluate("async () => (await fetch('../state/')).json()")
    member, table = said["members"][7], said["table"]
    taken = {
        "id": "01900000-0000-7000-8000-000000000002", "kind": "take", "at": 5, "table": table["id"], "number": 1,
        "membership": member["id"], "manner": "self", "joint": None, "items": [dict(due) for due in member["due"]],
        "waived": [], "cash": 13000, "transferred": 0, "transfer_slip": None, "tendered": None, "replaces": None, "read_back": 0,
    }  # fmt: skip
    came = {"id": "01900000-0000-7000-8000-000000000001", "kind": "arrive", "at": 5, "person": member["person"]}
    struck = {"id": "01900000-0000-7000-8000-000000000003", "kind": "cancel", "at": 6, "slip": taken["id"], "reason": "twice"}
    kept = [
        {"id": one["id"], "sheet": "", "address": "", "command": one, "standing": "waiting", "code": "", "sentence": ""}
        for one in (came, taken, struck)
    ]
    pictures = [_picture(page, said, order) for order in (kept, kept[::-1], kept + kept, kept[:2], kept[:1])]
    assert pictures[0] == pictures[1] == pictures[2] == {"came": 1, "received": 0, "paid": 0, "queue": 1}
    assert pictures[3] == {"came": 1, "received": 13000, "paid": 1, "queue": 0}
    assert pictures[4] == {"came": 1, "received": 0, "paid": 0, "queue": 1}


def _picture(page: Page, said: dict[str, Any], kept: list[dict[str, Any]]) -> dict[str, int]:
    picture: dict[str, int] = page.evaluate(
        """async ([said, kept]) => {
          const view = (await import("/static/collection/state.js")).merge(said, kept);
          return { came: view.came, received: view.mine.received, paid: view.paid.length, queue: view.queue.length };
        }""",
        [said, kept],
    )
    return picture
