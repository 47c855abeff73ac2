"""The sheet's state as the phone reads it. See docs/reference/meeting-day-protocol.md; amounts in satang."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from khaotom.bylaws import selectors as bylaws
from khaotom.collection import selectors, words
from khaotom.collection.models import Closing, Sheet, Slip, Table
from khaotom.collection.selectors import Due, Row
from khaotom.kernel import clock
from khaotom.meetings import selectors as meetings
from khaotom.people import selectors as people
from khaotom.people.access import COMMITTEE
from khaotom.till.models import TransferSlip
from khaotom.ui import formats
from khaotom.welfare.clauses import Collected
from khaotom.welfare.rhythms import part_of

SERVING = timedelta(seconds=60)  # how long a table's soft word that it serves somebody stands


def state(sheet: Sheet, device: UUID | None) -> dict[str, Any]:
    """Everything a door or a table needs, in a fixed number of queries."""
    tables = list(Table.objects.filter(sheet=sheet).select_related("place", "responsible").order_by("letter"))
    slips = selectors.slips(sheet.pk)
    mine = next((table for table in tables if device is not None and table.device_id == device), None)
    rules = bylaws.in_force(sheet.group_id, ["entry_fee", "pledge", "welfare_contribution", "payment_split"], sheet.date)
    rows = selectors.rows(sheet)
    totals = selectors.totals(sheet)
    told = selectors.transfers_waiting(sheet.group_id)
    return {
        "sheet": {
            "id": str(sheet.pk),
            "group": sheet.group.name,
            "heading": formats.day_long(sheet.date),
            "month": sheet.month,
            "closed": Closing.objects.filter(sheet=sheet).exists(),
        },
        "server_time": _ms(clock.now()),
        "table": _table(mine, slips) if mine else None,
        "tables": [_place(table) | {"responsible": table.responsible.calling} for table in tables],
        "officers": [{"person": str(one.pk), "called": one.calling} for one in _officers(sheet)],
        "members": [_member(row, told.get(row.membership.pk)) for row in rows],
        "arrivals": _arrivals(sheet),
        "visitors": _visitors(sheet),
        "slips": [_slip(slip) for slip in slips],
        "waivers": [
            {"membership": str(slip.membership_id), "month": one["month"]}
            for slip in slips
            if slip.state == Slip.State.TAKEN
            for one in slip.waived
        ],
        "busy": [
            {"membership": str(table.busy_with), "letter": table.letter}
            for table in tables
            if table.busy_with and table.busy_since and clock.now() - table.busy_since < SERVING and table != mine
        ],
        "entry_fee": rules["entry_fee"].parameters.amount if "entry_fee" in rules else 0,
        "pledge": _pledge(rules),
        "welfare": _welfare(rules, sheet.month),
        "collected": rules["welfare_contribution"].parameters.collected if "welfare_contribution" in rules else Collected.MONTH,
        "saves_percent": 100 - rules["payment_split"].parameters.welfare if "payment_split" in rules else 100,
        "totals": {"came": totals.came, "paid": totals.paid, "received": totals.received},
    }


def _pledge(rules: dict[str, Any]) -> dict[str, int]:
    if "pledge" not in rules:
        return {"lowest": 0, "highest": 0, "step": 100}
    bounds = rules["pledge"].parameters
    return {"lowest": bounds.lowest, "highest": bounds.highest, "step": bounds.step}


def _welfare(rules: dict[str, Any], month: int) -> int:
    """What a newcomer gives who takes part from this month on."""
    return part_of(rules["welfare_contribution"].parameters, month).amount if "welfare_contribution" in rules else 0


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def _place(table: Table) -> dict[str, Any]:
    return {
        "id": str(table.pk),
        "letter": table.letter,
        "place": str(table.place_id),
        "place_name": table.place.name,
    }


def _table(table: Table, slips: Iterable[Slip]) -> dict[str, Any]:
    highest = max((slip.number for slip in slips if slip.table_id == table.pk), default=0)
    return _place(table) | {"next_number": highest + 1}


def _officers(sheet: Sheet) -> list[Any]:
    held = people.offices_on(sheet.date).filter(group=sheet.group_id, kind__in=COMMITTEE).select_related("person")
    return list({office.person_id: office.person for office in held.order_by("since")}.values())


def _member(row: Row, told: TransferSlip | None) -> dict[str, Any]:
    member, person = row.membership, row.membership.person
    return {
        "id": str(member.pk),
        "person": str(person.pk),
        "number": member.number,
        "called": person.calling,
        "name": person.full_name,
        "zone": member.zone.name if member.zone else "",
        "household": str(person.household_id) if person.household_id else None,
        "search": f"{member.number} {person.folded}",
        "balance": row.saved,
        "paused": row.paused,
        "child": member.guardian_id is not None,
        "due": [_due(due) | {"late": due.late} for due in row.due],
        "ahead": [_due(due) for due in row.ahead],
        "welfare_through": formats.month_short(row.welfare_through) if row.welfare_through else "",
        "transfer": {"id": str(told.pk), "amount": told.amount, "state": told.state} if told else None,
    }


def _due(due: Due) -> dict[str, Any]:
    return {"payable": due.payable, "month": due.month, "amount": due.amount, "label": words.label(due.payable, due.month)}


def _arrivals(sheet: Sheet) -> list[dict[str, Any]]:
    if sheet.meeting_id is None:
        return []
    return [
        {"id": str(one.pk), "person": str(one.person_id), "at": _ms(one.arrived_at), "undone": one.undone}
        for one in meetings.arrivals(sheet.meeting_id)
        if one.arrived_at is not None
    ]


def _visitors(sheet: Sheet) -> list[dict[str, Any]]:
    if sheet.meeting_id is None:
        return []
    return [
        {"id": str(one.pk), "called": one.called, "comes_from": one.comes_from, "heads": one.heads, "at": _ms(one.arrived_at)}
        for one in meetings.visitors(sheet.meeting_id)
        if one.arrived_at is not None
    ]


def _slip(slip: Slip) -> dict[str, Any]:
    return {
        "id": str(slip.pk),
        "name": slip.name,
        "table": str(slip.table_id),
        "number": slip.number,
        "membership": str(slip.membership_id),
        "manner": slip.manner,
        "joint": str(slip.joint) if slip.joint else None,
        "items": [
            {"payable": item.payable, "month": item.month, "amount": item.amount, "label": words.label(item.payable, item.month)}
            for item in sorted(slip.items.all(), key=lambda item: item.no)
        ],
        "cash": slip.cash,
        "transferred": slip.transferred,
        "tendered": slip.tendered,
        "state": slip.state,
        "held": {"code": slip.held_because, "sentence": words.held(slip)} if slip.state == Slip.State.HELD else None,
        "taken_at": _ms(slip.taken_at),
        "replaces": str(slip.replaces) if slip.replaces else None,
    }
