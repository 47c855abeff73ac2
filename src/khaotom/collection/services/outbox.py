"""What phones send: each command once, whatever the order, the day's clock or how often it comes. See docs/reference/meeting-day-protocol.md."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from khaotom.collection import refusals, words
from khaotom.collection.models import Sheet, Slip, Table
from khaotom.collection.services import counts, newcomers, sent, slips
from khaotom.collection.services.sent import Result
from khaotom.collection.services.slips import Item, Taking, Waived
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import attendance
from khaotom.till.models import Place

MOST_HEADS = 500  # that came as one; more is a slip of the finger


def apply(*, actor: Actor, sheet: Sheet, commands: Sequence[Mapping[str, Any]]) -> list[Result]:
    """Apply each command in a transaction of its own; one that is refused does not stop the next."""

    def do(command: Mapping[str, Any], key: UUID) -> tuple[str, str] | None:
        outcome = _KINDS[command["kind"]](actor, sheet, command, key)
        held = isinstance(outcome, Slip) and outcome.state == Slip.State.HELD
        return (outcome.held_because, words.held(outcome)) if held and outcome else None

    return sent.each(commands, do)


def _arrive(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> None:
    attendance.arrive(actor=actor, meeting=_meeting(sheet), person=UUID(command["person"]), at=sent.moment(command), key=key)


def _undo_arrival(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> None:
    attendance.undo(actor=actor, meeting=_meeting(sheet), arrival=UUID(command["arrival"]), key=key)


def _receive(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> None:
    heads = sent.count(command["heads"])
    if not 1 <= heads <= MOST_HEADS:
        raise ValueError(heads)
    visitor = attendance.Visitor(sent.words(command["called"], 80), sent.words(command["comes_from"], 120), heads)
    attendance.receive(actor=actor, meeting=_meeting(sheet), visitor=visitor, at=sent.moment(command), key=key)


def _meeting(sheet: Sheet) -> Meeting:
    if sheet.meeting is None:
        raise ValueError("a counter day has no door")
    return sheet.meeting


def _take(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> Slip:
    taking = Taking(
        table=UUID(command["table"]),
        number=int(command["number"]),
        membership=UUID(command["membership"]),
        items=[Item(item["payable"], int(item["month"]), sent.amount(item["amount"])) for item in command["items"]],
        waived=[Waived(int(one["month"]), sent.amount(one["amount"]), one["reason"]) for one in command.get("waived", [])],
        cash=sent.amount(command["cash"]),
        transferred=sent.amount(command["transferred"]),
        taken_at=sent.moment(command),
        manner=Slip.Manner(command["manner"]),
        joint=sent.maybe(command.get("joint")),
        transfer_slip=sent.maybe(command.get("transfer_slip")),
        tendered=sent.maybe_amount(command.get("tendered")),
        replaces=sent.maybe(command.get("replaces")),
        read_back=sent.maybe_amount(command.get("read_back")),
    )
    return slips.take(actor=actor, sheet=sheet, taking=taking, key=key)


def _cancel(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> None:
    slips.cancel(actor=actor, sheet=sheet, slip=UUID(command["slip"]), reason=str(command["reason"])[:12], key=key)


def _new_member(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> None:
    newcomers.welcome(
        actor=actor,
        sheet=sheet,
        newcomer=newcomers.Newcomer(
            membership=UUID(command["membership"]),
            person=UUID(command["person"]),
            called=str(command["called"]),
            name=str(command["name"]),
            phone=str(command["phone"]),
            pledge=sent.amount(command["pledge"]),
            welfare=command["welfare"] is True,
        ),
        key=key,
    )


def _busy(actor: Actor, sheet: Sheet, command: Mapping[str, Any], _key: UUID) -> None:
    Table.objects.filter(pk=UUID(command["table"]), sheet=sheet, device=actor.device).update(
        busy_with=sent.maybe(command.get("membership")), busy_since=clock.now()
    )


def _count(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> None:
    place = Place.objects.filter(pk=UUID(command["place"]), group=sheet.group_id).first()
    if place is None:
        raise refusals.NotThisTable(letter="?")
    counts.count(
        actor=actor,
        sheet=sheet,
        place=place,
        moment=command["moment"],
        counted=sent.amount(command["counted"]),
        pieces={int(value): sent.amount(many) for value, many in command["pieces"].items()},
        counters=(UUID(command["first_counter"]), UUID(command["second_counter"])),
        key=key,
    )


_KINDS: Mapping[str, Callable[[Actor, Sheet, Mapping[str, Any], UUID], Slip | None]] = {
    "arrive": _arrive,
    "undo_arrival": _undo_arrival,
    "receive": _receive,
    "take": _take,
    "cancel": _cancel,
    "new_member": _new_member,
    "busy": _busy,
    "count": _count,
}
