"""What a collection has to say on the start page: the day, the figure everybody remembers, and what is not finished yet."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khaotom.collection import evening
from khaotom.collection.evening import Today
from khaotom.collection.models import Slip
from khaotom.people.access import COMMITTEE
from khaotom.people.models import Group
from khaotom.people.registries import Card, Cards, cards
from khaotom.till.models import TransferSlip
from khaotom.ui import formats


def of_group(group: Group) -> list[Card]:
    """The cards of one group; six queries."""
    today = evening.today(group)
    return [*_day(group, today), *_remembered(group, today), *_cash(today), *_held(group), *_transfers(group)]


def _day(group: Group, today: Today) -> Iterator[Card]:
    address = reverse("collection:today", kwargs={"slug": group.slug})
    if today.open_sheet is not None:
        yield Card(
            words=_("Collecting now"),
            value=formats.day_short(today.open_sheet.date),
            url=reverse("collection:sheet", kwargs={"sheet": today.open_sheet.pk}),
            act=_("Go on collecting"),
            tone="active",
            icon="soup",
        )
    elif today.next_day is not None:
        yield Card(
            words=_("Next collection day"),
            value=formats.near_day(today.next_day),
            note=formats.day_long(today.next_day),
            url=address,
            act=_("Begin collecting today") if today.is_today else _("To the collection day"),
            tone="active",
            icon="soup" if today.is_today else "calendar-days",
        )
    else:
        yield Card(words=_("The collection day is not set yet"), value="", url=address, act=_("Set it"), tone="waits")


def _remembered(group: Group, today: Today) -> Iterator[Card]:
    if today.last is not None:
        yield Card(
            words=_("Last time closed at"),
            value=_("%(amount)s baht") % {"amount": formats.baht(today.last.closing.counted)},
            note=_("the figure everybody remembers, %(day)s") % {"day": formats.day_short(today.last.date)},
            url=reverse("collection:sheet", kwargs={"sheet": today.last.pk}),
            act=_("Look at that day"),
        )


def _cash(today: Today) -> Iterator[Card]:
    custody = today.custody
    if custody is None or not custody.to_bank or hasattr(custody, "banking"):
        return
    yield Card(
        words=_("The money is not in the bank yet"),
        value=_("%(amount)s baht") % {"amount": formats.baht(custody.to_bank)},
        note=_("with %(holder)s, to the bank by %(day)s")
        % {"holder": custody.first_holder.calling, "day": formats.day_weekday_short(custody.bank_by) if custody.bank_by else "–"},
        url=reverse("collection:bank", kwargs={"sheet": custody.subject}),
        act=_("Show the bank's slip"),
        tone="waits",
    )


def _held(group: Group) -> Iterator[Card]:
    sheets = list(
        Slip.objects.filter(sheet__group=group, state=Slip.State.HELD).order_by("-taken_at").values_list("sheet", flat=True)
    )
    if sheets:
        yield Card(
            words=_("Slips to be looked at"),
            value=ngettext("%(number)s slip", "%(number)s slips", len(sheets)) % {"number": len(sheets)},
            url=reverse("collection:sheet", kwargs={"sheet": sheets[0]}),
            act=_("Look at them"),
            tone="waits",
        )


def _transfers(group: Group) -> Iterator[Card]:
    waiting = TransferSlip.objects.filter(group=group, state=TransferSlip.State.WAITING).count()
    if waiting:
        yield Card(
            words=_("Transfers to be found in the bank book"),
            value=ngettext("%(number)s slip", "%(number)s slips", waiting) % {"number": waiting},
            url=reverse("collection:transfers", kwargs={"slug": group.slug}),
            act=_("Look for them"),
            tone="waits",
        )


def register() -> None:
    """Make them known to the start page."""
    cards.register("collection.day", Cards(position=1, offices=COMMITTEE, read=of_group))
