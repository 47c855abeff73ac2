"""What phones send: each command once, whatever the order, the day's clock or how often it comes. See docs/reference/meeting-day-protocol.md."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from khaotom.collection import refusals, words
from khaotom.collection.models import Sheet, Slip, Table
from khaotom.collection.services import counts, newcomers, slips
from khaotom.collection.services.slips import Item, Taking, Waived
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.refusal import Refusal
from khaotom.meetings.models import Meeting
from khaotom.meetings.services import attendance
from khaotom.till.models import Place

LONGEST_BATCH = 200
MOST_HEADS = 500  # that came as one; more is a slip of the finger
FARTHEST = 10**15  # satang: beyond it nothing is an amount


class Garbled(Exception):
    """Not a command of the protocol: the phone's program is broken or somebody plays. Nothing is done."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one command: ``done``, ``held`` or ``refused``, with the refusal's code and sentence."""

    id: str
    outcome: str
    code: str = ""
    sentence: str = ""


def apply(*, actor: Actor, sheet: Sheet, commands: Sequence[Mapping[str, Any]]) -> list[Result]:
    """Apply each command in a transaction of its own; one that is refused does not stop the next."""
    if len(commands) > LONGEST_BATCH:
        raise Garbled
    return [_apply(actor, sheet, command) for command in commands]


def _apply(actor: Actor, sheet: Sheet, command: Mapping[str, Any]) -> Result:
    name = command.get("id")
    try:
        outcome = _KINDS[command["kind"]](actor, sheet, command, UUID(command["id"]))
    except Refusal as refusal:
        return Result(str(name), "refused", refusal.code, refusal.sentence)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise Garbled(str(name)) from problem
    if isinstance(outcome, Slip) and outcome.state == Slip.State.HELD:
        return Result(str(name), "held", outcome.held_because, words.held(outcome))
    return Result(str(name), "done")


def _moment(command: Mapping[str, Any]) -> datetime:
    """By the phone's clock; a clock that is wrong by more than a day is not believed."""
    now = clock.now()
    typed = datetime.fromtimestamp(int(command["at"]) / 1000, clock.BANGKOK)
    return typed if abs((typed - now).total_seconds()) < 24 * 3600 else now


def _amount(value: Any) -> int:
    if type(value) is not int or not 0 <= value < FARTHEST:
        raise ValueError(value)
    return value


def _maybe_amount(value: Any) -> int | None:
    return None if value is None else _amount(value)


def _maybe(value: Any) -> UUID | None:
    return UUID(value) if value else None


def _arrive(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> None:
    attendance.arrive(actor=actor, meeting=_meeting(sheet), person=UUID(command["person"]), at=_moment(command), key=key)


def _undo_arrival(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> None:
    attendance.undo(actor=actor, meeting=_meeting(sheet), arrival=UUID(command["arrival"]), key=key)


def _receive(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> None:
    heads = command["heads"]
    if type(heads) is not int or not 1 <= heads <= MOST_HEADS:
        raise ValueError(heads)
    visitor = attendance.Visitor(str(command["called"]).strip()[:80], str(command["comes_from"]).strip()[:120], heads)
    attendance.receive(actor=actor, meeting=_meeting(sheet), visitor=visitor, at=_moment(command), key=key)


def _meeting(sheet: Sheet) -> Meeting:
    if sheet.meeting is None:
        raise ValueError("a counter day has no door")
    return sheet.meeting


def _take(actor: Actor, sheet: Sheet, command: Mapping[str, Any], key: UUID) -> Slip:
    taking = Taking(
        table=UUID(command["table"]),
        number=int(command["number"]),
        membership=UUID(command["membership"]),
        items=[Item(item["payable"], int(item["month"]), _amount(item["amount"])) for item in command["items"]],
        waived=[Waived(int(one["month"]), _amount(one["amount"]), one["reason"]) for one in command.get("waived", [])],
        cash=_amount(command["cash"]),
        transferred=_amount(command["transferred"]),
        taken_at=_moment(command),
        manner=Slip.Manner(command["manner"]),
        joint=_maybe(command.get("joint")),
        transfer_slip=_maybe(command.get("transfer_slip")),
        tendered=_maybe_amount(command.get("tendered")),
        replaces=_maybe(command.get("replaces")),
        read_back=_maybe_amount(command.get("read_back")),
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
            pledge=_amount(command["pledge"]),
            welfare=command["welfare"] is True,
        ),
        key=key,
    )


def _busy(actor: Actor, sheet: Sheet, command: Mapping[str, Any], _key: UUID) -> None:
    Table.objects.filter(pk=UUID(command["table"]), sheet=sheet, device=actor.device).update(
        busy_with=_maybe(command.get("membership")), busy_since=clock.now()
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
        counted=_amount(command["counted"]),
        pieces={int(value): _amount(many) for value, many in command["pieces"].items()},
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
