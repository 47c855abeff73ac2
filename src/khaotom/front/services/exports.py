"""All books of an installation in a folder, so that anybody may leave with all data any day."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from khaotom.front.failures import CannotDo
from khaotom.ledger import export
from khaotom.ledger.export import Row
from khaotom.ledger.models import Book
from khaotom.people.models import Group, Membership, Network
from khaotom.trail.snapshot import one_moment

MEMBER_HEADINGS: Row = (
    "id",
    "group",
    "number",
    "title",
    "given_name",
    "family_name",
    "called_name",
    "phone",
    "joined_on",
    "ended_on",
)


@dataclass(frozen=True, slots=True)
class Written:
    """One book as it was written."""

    folder: Path
    entries: int


def write(folder: Path, *, group: str = "", names: bool = False) -> Iterator[Written]:
    """Every book (or one group's, by short name) into a folder of its own: a journal, entries, lines and accounts.

    ``names`` adds ``members.csv``, the only file with names in it. Raises ``CannotDo`` for an unknown group or a used folder.
    """
    if folder.exists() and any(folder.iterdir()):
        raise CannotDo(f"{folder} is not empty; name a new folder, so that no book is taken for another.")
    with one_moment():
        books = list(_books(group))
        if not books:
            raise CannotDo(f"there is no group {group!r}." if group else "there is no book yet.")
        for name, book in books:
            yield _write_book(folder / name, book)
        if names:
            _write_table(folder / "members.csv", MEMBER_HEADINGS, _members(group))


def _books(group: str) -> Iterator[tuple[str, Book]]:
    """(folder, book) of every body that has one, networks first; two networks never share a folder."""
    books = {book.owner: book for book in Book.objects.order_by("pk")}
    bodies: Iterable[tuple[str, UUID]] = [
        *((network.slug, network.pk) for network in Network.objects.order_by("slug") if not group),
        *((f"{one.network.slug}/{one.slug}", one.pk) for one in _groups(group)),
    ]
    return ((name if "/" in name else f"{name}/network", books[owner]) for name, owner in bodies if owner in books)


def _groups(slug: str) -> Iterable[Group]:
    groups = Group.objects.select_related("network").order_by("network__slug", "slug")
    return groups.filter(slug=slug) if slug else groups


def _write_book(folder: Path, book: Book) -> Written:
    folder.mkdir(mode=0o700, parents=True)
    with (folder / "book.journal").open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in export.journal(book))
    tables: dict[str, tuple[Row, Callable[[Book], Iterable[Row]]]] = {
        "entries": (export.ENTRY_HEADINGS, export.entry_rows),
        "lines": (export.LINE_HEADINGS, export.line_rows),
        "accounts": (export.ACCOUNT_HEADINGS, export.account_rows),
    }
    for name, (headings, rows) in tables.items():
        _write_table(folder / f"{name}.csv", headings, rows(book))
    return Written(folder, book.last_seq)


def _write_table(file: Path, headings: Row, rows: Iterable[Row]) -> None:
    """UTF-8 with the mark by which spreadsheets know it."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(headings)
        writer.writerows(rows)


def _members(group: str) -> Iterator[Row]:
    rows = Membership.objects.filter(group__in=list(_groups(group))).select_related("group", "person")
    for one in rows.order_by("group__slug", "number_order", "pk").iterator(chunk_size=1000):
        person = one.person
        yield (
            *(str(one.pk), one.group.slug, one.number, person.title, person.given_name, person.family_name),
            *(person.called_name, person.phone, str(one.joined_on), str(one.ended_on or "")),
        )
