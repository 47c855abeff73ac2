"""Who sees what, as claims that a test checks by asking each page as each reader. A page here is named by its address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Reader(StrEnum):
    """For whom a page is opened. Each of them sees, besides, what everybody sees."""

    EVERYBODY = "everybody"
    HERSELF = "herself"
    MEMBER = "member"
    COMMITTEE = "committee"
    NETWORK = "network"


READERS: Mapping[Reader, Promise] = {
    Reader.EVERYBODY: _("Everybody, without signing in"),
    Reader.HERSELF: _("The member herself"),
    Reader.MEMBER: _("Other members of the group"),
    Reader.COMMITTEE: _("The group's committee"),
    Reader.NETWORK: _("The network's coordinator"),
}

PUBLIC = frozenset(Reader)
GROUP = frozenset({Reader.HERSELF, Reader.MEMBER, Reader.COMMITTEE})
OFFICERS = frozenset({Reader.COMMITTEE, Reader.NETWORK})


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing, the address of the page that shows it, and who may open that page; ``note`` says what a cross cannot."""

    what: Promise
    page: str
    readers: frozenset[Reader]
    note: Promise | str = ""


CLAIMS = (
    Claim(
        _("How much each group has saved, month by month"), "openbooks:group", PUBLIC, _("No names. Only once the month is over.")
    ),
    Claim(
        _("Whether the last count of the cash matched"),
        "openbooks:group",
        PUBLIC,
        _("Never how much cash there is, never who holds it."),
    ),
    Claim(
        _("How often the welfare funds helped, with what, and how much"),
        "openbooks:helped",
        PUBLIC,
        _("By the quarter, when it is closed. Where few were helped, not even a number."),
    ),
    Claim(
        _("How much has been taken so far on a collection day"),
        "collection:hall",
        PUBLIC,
        _("By the link on the screen in the room. No names."),
    ),
    Claim(_("The group's rules"), "openbooks:group_rules", PUBLIC, _("Unless the group decided to keep them to itself.")),
    Claim(
        _("What the programmes plan: activities, budgets, where the money comes from, who answers"),
        "openbooks:programmes",
        PUBLIC,
        _("With every change. No name but of a team or an officer."),
    ),
    Claim(
        _("What each group spends on itself: what for, how much, who decided"),
        "openbooks:spent",
        PUBLIC,
        _("Never who was paid back."),
    ),
    Claim(_("How much cash there is now, and who holds it"), "openbooks:money", GROUP),
    Claim(
        _("A member's passbook: what she saved and when"),
        "savings:passbook",
        frozenset({Reader.HERSELF, Reader.COMMITTEE}),
        _("Her guardian too, if she is a child. When somebody of the committee opens it, that is written down."),
    ),
    Claim(
        _("Phone number, address, birthday, who receives her money"),
        "people:person",
        frozenset({Reader.HERSELF}) | OFFICERS,
        _("When somebody else opens it, that is written down."),
    ),
    Claim(_("The list of the group's members"), "people:members", OFFICERS),
    Claim(
        _("What each one paid on a collection day, and who has not paid yet"), "collection:sheet", frozenset({Reader.COMMITTEE})
    ),
    Claim(
        _("The group's book, entry by entry"),
        "ledger:entries",
        frozenset({Reader.COMMITTEE}),
        _("Only who keeps the book or checks it."),
    ),
    Claim(
        _("The whole Thai ID number"),
        "people:national_id_open",
        frozenset({Reader.COMMITTEE}),
        _("Kept locked. Only who keeps the list of members, for a reason she gives, and it is written down."),
    ),
    Claim(
        _("The groups side by side, with their last evening"),
        "openbooks:officers",
        frozenset({Reader.NETWORK}),
        _("Totals only."),
    ),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One claim as the page shows it: yes or no for each reader, in their order."""

    what: Promise
    note: Promise | str
    answers: tuple[tuple[Promise, bool], ...]


def rows() -> Iterator[Row]:
    """Every claim with its answers."""
    for claim in CLAIMS:
        yield Row(claim.what, claim.note, tuple((words, reader in claim.readers) for reader, words in READERS.items()))
