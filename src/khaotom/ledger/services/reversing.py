"""Taking entries back. Only the owner of an entry's kind calls this, after asking whatever it must ask."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from khaotom.kernel.citation import Citation
from khaotom.ledger import refusals
from khaotom.ledger.models import Entry, Line
from khaotom.ledger.services.books import Place
from khaotom.ledger.services.posting import Draft, Leg, lock, post


def reverse(
    *,
    book: UUID,
    entries: Sequence[Entry],
    on: date,
    reason: str,
    citation: Citation,
    command: UUID,
    instead: Sequence[Draft] = (),
) -> list[Entry]:
    """Take entries of one book back and write what is right instead, in one act: the reversals first, then ``instead``.

    Runs inside the caller's transaction, after its ``trail.once``. Refuses as ``mirror`` and ``post`` do.
    """
    taken_back = mirror(entries=entries, on=on, reason=reason, citation=citation)
    return post(book=book, drafts=[*taken_back, *instead], command=command)


def mirror(*, entries: Sequence[Entry], on: date, reason: str, citation: Citation) -> list[Draft]:
    """The exact opposite of each entry, dated ``on`` and remembering when the first happened; to be posted with what is right.

    Locks the book. Refuses: LED-003 (already reversed), LED-004 (a reversal is not reversed).
    """
    lock({entry.book_id for entry in entries})
    _refuse_second_time(entries)
    lines = Line.objects.filter(entry__in=entries).select_related("account").order_by("entry", "no")
    legs: dict[UUID, list[Leg]] = {entry.pk: [] for entry in entries}
    for line in lines:
        account = line.account
        place = Place(account.fund_id, account.code, account.holder_kind, account.holder)
        legs[line.entry_id].append(Leg(place, -line.amount, line.for_month))
    return [
        Draft(
            kind=entry.kind,
            date=on,
            happened_on=entry.happened_on,
            citation=citation,
            legs=legs[entry.pk],
            reverses=entry,
            reason=reason,
        )
        for entry in entries
    ]


def _refuse_second_time(entries: Sequence[Entry]) -> None:
    for entry in entries:
        if entry.reverses_id is not None:
            raise refusals.ReversalOfReversal(seq=entry.seq)
    done = Entry.objects.filter(reverses__in=entries).select_related("reverses").first()
    if done is not None and done.reverses is not None:
        raise refusals.AlreadyReversed(seq=done.reverses.seq, by=done.seq)
