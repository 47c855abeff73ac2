"""What a passbook page shows: composed from this room's reads and what rooms above registered, ready for a template."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from khaotom.kernel import clock
from khaotom.kernel.registry import Registry
from khaotom.people import words as own_words
from khaotom.people.models import Membership
from khaotom.savings import beside, words
from khaotom.savings import passbook as books
from khaotom.savings.beside import Fact
from khaotom.savings.passbook import Passbook, PassbookLine
from khaotom.savings.standing import Standing, standing
from khaotom.ui.places import Place

TOLD_FOR = 60
"""Days for which a correction is told at the top of the page."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line with its words: what it was, and, where it was corrected or corrects, why."""

    line: PassbookLine
    what: str
    why: str
    mend: str  # the address where it is put right; "" for a line that is not

    @property
    def went(self) -> int:
        """What was taken out, satang; negative where the line put something in."""
        return -self.line.amount

    @property
    def struck(self) -> bool:
        """Was it taken back?"""
        return self.line.corrected_by is not None


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a passbook. ``corrections`` are those of the last ``TOLD_FOR`` days, told on the newest page only."""

    book: Passbook
    title: str
    true_up_to: str
    rows: Sequence[Row]
    standing: Standing
    facts: Sequence[Fact]
    papers: Sequence[Place]
    doors: Sequence[Place]
    corrections: Sequence[Row]
    before: int | None

    @property
    def newest(self) -> bool:
        """Is this the first page?"""
        return self.before is None

    @property
    def older_url(self) -> str:
        """The page of the lines before these."""
        return f"?before={self.book.older}"

    @property
    def csv(self) -> str:
        """This page's lines as CSV."""
        return self._as("csv")

    @property
    def excel(self) -> str:
        """This page's lines as Excel."""
        return self._as("excel")

    def _as(self, form: str) -> str:
        return f"?as={form}" + (f"&before={self.before}" if self.before is not None else "")


def passbook(membership: Membership, *, before: int | None = None) -> Page:
    """A page of the passbook of a membership that comes with its person and group; a fixed number of queries."""
    found, today = books.passbook(membership, before=before), clock.today()
    told = books.corrections_since(membership, today - timedelta(days=TOLD_FOR)) if before is None else []
    return Page(
        book=found,
        title=own_words.of(membership.group.words, "passbook"),
        true_up_to=_("True up to entry %(entry)s of the group's book") % {"entry": f"{found.true_up_to:,}"},
        rows=[_row(line) for line in found.lines],
        standing=standing(membership, today),
        facts=[fact for _name, read in beside.facts.items() for fact in read(membership, today)],
        papers=beside_her(beside.papers, membership, "printer"),
        doors=beside_her(beside.doors, membership, "send"),
        corrections=[_row(line) for line in told],
        before=before,
    )


def _row(line: PassbookLine) -> Row:
    parts = ((mend.address, mend.of(line)) for _name, mend in beside.mends.items())
    address = next((reverse(name, kwargs=found) for name, found in parts if found is not None), "")
    return Row(line, words.what(line), words.why(line), address)


def beside_her(registered: Registry[beside.Paper], membership: Membership, icon: str) -> list[Place]:
    """What rooms above put beside this membership, each with its address."""
    each = (one for _name, one in registered.items())
    return [Place(reverse(one.address, kwargs=one.parts(membership)), str(one.words), icon) for one in each]
