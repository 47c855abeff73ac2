"""The last twelve months under a draft of a rule of saving: pledges within other bounds, another fine, another part for the welfare fund."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _

from khaotom.bylaws.kinds import Replay, Unit, Year, compared
from khaotom.kernel import months
from khaotom.ledger import selectors as ledger
from khaotom.ledger.models import Line
from khaotom.people.models import Membership
from khaotom.savings import chart, rules, selectors
from khaotom.savings.clauses import EntryFee, ErrandRule, FineRule, PledgeRule, Replays, SplitRule
from khaotom.savings.models import Errand, Missed, PledgePause


def of_pledge(year: Year, now: PledgeRule | None, says: PledgeRule) -> Replay:
    """What everybody promised, brought within the bounds of the rule as it is and of the draft; seven queries.

    Who paid what she had promised is taken to have paid that too; who owes something owes the rest of it.
    """
    members = list(Membership.objects.filter(group=year.group, ended_on=None).values_list("pk", flat=True))
    pledges, rests = selectors.pledges_of(members), selectors.paused_months(members)
    book = _book(year)
    paid = ledger.paid_by_month(book, chart.PLEDGE_CODES, members)
    promised = [amount for one in members if (amount := rules.pledge_for(pledges.get(one, []), months.of(year.last)))]
    due = [
        (amount, paid.get(one, {}).get(month, 0))
        for one in members
        for month in year.ended
        if month not in rests[one] and (amount := rules.pledge_for(pledges.get(one, []), month))
    ]
    paused = PledgePause.objects.filter(membership__in=members, from_month__gte=year.ended[0]).values_list("membership", "months")
    pauses, ahead = list(paused), _months_ahead(book, year)

    def told(rule: PledgeRule | None) -> Sequence[int]:
        if rule is None:
            rule = PledgeRule(lowest=0, highest=max(promised, default=0), step=1, ahead=max(ahead.values(), default=0), pause=120)
        within = [(rules.within(amount, rule.lowest, rule.highest, rule.step), amount, given) for amount, given in due]
        return (
            sum(amount < rule.lowest for amount in promised),
            sum(amount > rule.highest for amount in promised),
            sum(rule.lowest < amount < rule.highest and amount % rule.step > 0 for amount in promised),
            sum(asked for asked, _amount, _given in within),
            sum(max(0, asked - given) for asked, amount, given in within if given < amount),
            len({one for one, many in pauses if many > rule.pause}),
            sum(many > rule.ahead for many in ahead.values()),
        )

    labels = (
        (_("Members who promise less than the smallest pledge"), Unit.PEOPLE),
        (_("Members who promise more than the largest pledge"), Unit.PEOPLE),
        (_("Members who promise something between the steps"), Unit.PEOPLE),
        (_("Pledges of the twelve months"), Unit.SATANG),
        (_("Of these still unpaid today"), Unit.SATANG),
        (_("Members who paused for longer than the rule allows"), Unit.PEOPLE),
        (_("Members who paid further ahead than the rule allows"), Unit.PEOPLE),
    )
    sentence = _(
        "What each member promised is brought within the bounds: up to the smallest, down to the largest, down to a whole step."
    )
    return Replay(sentence, len(promised), compared(labels, told(now), told(says)))


def _months_ahead(book: UUID, year: Year) -> Mapping[UUID, int]:
    """How many months ahead each member paid in the year, at the most."""
    rows = Line.objects.filter(
        account__book=book,
        account__code=chart.PLEDGES,
        for_month__gt=months.of(year.before),
        amount__lt=0,
        entry__reversed_by=None,
        **year.within("entry__happened_on"),
    )
    found: dict[UUID, int] = defaultdict(int)
    for holder, month, day in rows.values_list("account__holder", "for_month", "entry__happened_on"):
        found[holder] = max(found[holder], (month or 0) - months.of(day))
    return found


def of_entry_fee(year: Year, now: EntryFee | None, says: EntryFee) -> Replay:
    """What those who joined in the year would have paid; one query."""
    many = Membership.objects.filter(group=year.group, **year.within("joined_on")).count()
    before, after = many * (now.amount if now else 0), many * says.amount
    labels = ((_("Entry fees of those who joined in the year"), Unit.SATANG),)
    gain, lose = many if after < before else 0, many if after > before else 0
    sentence = _("Everybody who joined in the last twelve months pays the fee once.")
    return Replay(sentence, many, compared(labels, (before,), (after,)), gain, lose)


def of_fine(year: Year, now: FineRule | None, says: FineRule) -> Replay:
    """What the year's missed months would bring in fines; waivers left aside. Two queries."""
    missed = _missed(year)
    rests = selectors.paused_months(missed)
    fined = {one: [month for month, day in own.items() if month not in rests[one]] for one, own in missed.items()}
    of_year = {one: {month for month in own if missed[one][month] > year.before} for one, own in fined.items()}
    before, after = ({one: _fines(fined[one], of_year[one], rule) for one in fined} for rule in (now, says))
    return Replay(
        _("Every missed month of the year is fined once more. What the meeting let off is not taken off here."),
        sum(map(len, of_year.values())),
        compared(((_("Fines"), Unit.SATANG),), (sum(before.values()),), (sum(after.values()),)),
        gain=sum(after[one] < before[one] for one in fined),
        lose=sum(after[one] > before[one] for one in fined),
    )


def _fines(missed: Iterable[int], of_year: Iterable[int], rule: FineRule | None) -> int:
    owed = rules.fines_owed(dict.fromkeys(missed, rule), (), {})
    return sum(one.amount for one in owed if one.month in of_year)


def _missed(year: Year) -> dict[UUID, dict[int, date]]:
    """Every month that was missed through the year's last day, each with its day: a run may have begun before the year."""
    rows = Missed.objects.filter(membership__group=year.group, annulled=False, on__lte=year.last).order_by("on", "month")
    found: dict[UUID, dict[int, date]] = defaultdict(dict)
    for membership, month, on in rows.values_list("membership", "month", "on"):
        found[membership][month] = on
    return found


def of_errand(year: Year, now: ErrandRule | None, says: ErrandRule) -> Replay:
    """How often somebody would have gone and asked, and how often somebody went too late; two queries."""
    missed = _missed(year)
    rows = Errand.objects.filter(membership__group=year.group, withdrawn=False, **year.within("since"))
    took = [(gone - since).days for since, gone in rows.values_list("since", "gone_on") if gone is not None]

    def told(rule: ErrandRule | None) -> Sequence[int]:
        if rule is None:
            return 0, 0
        return sum(_errands(own, rule, year) for own in missed.values()), sum(days > rule.days for days in took)

    labels = ((_("Times somebody goes and asks"), Unit.PEOPLE), (_("Times somebody went later than the rule says"), Unit.PEOPLE))
    sentence = _("Each missed month is looked at once more. Whoever was to go is taken to have gone by the last day for it.")
    many = sum(day > year.before for own in missed.values() for day in own.values())
    return Replay(sentence, many, compared(labels, told(now), told(says)))


def _errands(missed: Mapping[int, date], rule: ErrandRule, year: Year) -> int:
    """How often one member is visited: as ``services.misses`` opens errands, one at a time."""
    many, busy_through = 0, date.min
    for month, day in missed.items():
        own = {one for one, missed_on in missed.items() if missed_on <= day}
        if day > busy_through and rules.run_before(own, month + 1) >= rule.after:
            many += day > year.before
            busy_through = day + timedelta(days=rule.days)
    return many


def of_split(year: Year, now: SplitRule | None, says: SplitRule) -> Replay:
    """Every pledge payment of the year divided once more, to the satang as a slip divides it; two queries."""
    rows = Line.objects.filter(
        account__book=_book(year),
        account__code__in=chart.PLEDGE_CODES,
        for_month__isnull=False,
        **year.within("entry__happened_on"),
    )
    paid = rows.values_list("entry", "account__holder", "for_month").annotate(total=Sum("amount")).order_by()
    amounts = [-total for _entry, _holder, _month, total in paid]

    def told(rule: SplitRule | None) -> Sequence[int]:
        given = sum(rules.divided(amount, rule.welfare).given for amount in amounts) if rule else 0
        return given, sum(amounts) - given

    labels = ((_("To the welfare fund"), Unit.SATANG), (_("Saved by the members"), Unit.SATANG))
    sentence = _("Every pledge payment of the last twelve months is divided once more, to the satang.")
    return Replay(sentence, len(amounts), compared(labels, told(now), told(says)))


def _book(year: Year) -> UUID:
    return ledger.book_id(year.group)


BY_KIND: Mapping[str, Replays] = {
    "pledge": of_pledge,
    "entry_fee": of_entry_fee,
    "fine": of_fine,
    "errand": of_errand,
    "payment_split": of_split,
}
