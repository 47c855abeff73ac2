"""How people, payments and those who sign are written on paper."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Protocol

from django.utils.translation import gettext as _

from khaotom.approvals.models import Approval
from khaotom.collection import words
from khaotom.people.models import Membership, Person
from khaotom.ui import formats
from khaotom.ui.paper import Shown


class Part(Protocol):
    """What was paid: its kind, the month it answers for, satang."""

    @property
    def payable(self) -> str: ...
    @property
    def month(self) -> int: ...
    @property
    def amount(self) -> int: ...


def member(membership: Membership) -> dict[str, Shown]:
    """Her number, what she is called, and her name as on papers where that says more."""
    person = membership.person
    return {
        "number": membership.number,
        "called": person.calling,
        "name": person.full_name if person.called_name else "",
    }


def both(person: Person) -> str:
    """Official name and the one people know: "นางรอฮานี หมัดเส็น (จ๊ะเราะห์)"."""
    return f"{person.full_name} ({person.called_name})" if person.called_name else person.full_name


def signer(role: str, person: Person | None) -> dict[str, Shown]:
    """A line to be signed; without a person the name is written by hand."""
    return {"role": role, "name": person.full_name if person else ""}


def seconded(approvals: Iterable[Approval]) -> list[Shown]:
    """Those who agreed in presence, each by the way she did."""
    return [
        signer(_("Witness") if one.manner == Approval.Manner.WITNESS else _("Second officer"), one.person) for one in approvals
    ]


def parts(items: Iterable[Part]) -> list[dict[str, Shown]]:
    """What was paid, months in a row on one line: "สัจจะ มิ.ย. 62 – ก.ย. 62" and its amount."""
    runs: list[list[Part]] = []
    for _payable, same in groupby(sorted(items, key=attrgetter("payable", "month")), key=attrgetter("payable")):
        for item in same:
            if runs and runs[-1][-1].payable == item.payable and runs[-1][-1].month == item.month - 1:
                runs[-1].append(item)
            else:
                runs.append([item])
    order = {"pledge": 0, "welfare": 1, "fine": 2, "entry_fee": 3}
    runs.sort(key=lambda run: (order[run[0].payable], run[0].month))
    return [{"words": _span(run), "amount": formats.baht_book(sum(item.amount for item in run))} for run in runs]


def _span(run: Sequence[Part]) -> str:
    first = words.label(run[0].payable, run[0].month)
    return f"{first} – {formats.month_short(run[-1].month)}" if len(run) > 1 else first
