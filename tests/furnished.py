"""A furnished group for the tests of rooms below the collection: its box and bank stand, its book is open."""

from datetime import date

from khaotom.collection.services import days, furnishing, openings
from khaotom.kernel.ids import uuid7
from khaotom.till.models import Place
from tests import cast
from tests.cast import Cast

BAHT = 100


def network() -> Cast:
    """The cast, its group with a book, a box and a bank account."""
    people = cast.network()
    furnishing.furnish(actor=cast.actor(people.treasurer), group=people.group, key=uuid7())
    return people


def put_in(people: Cast, place: Place, baht: int, fund: str = "savings") -> None:
    """So much of a fund's cash lay there before."""
    openings.bring_cash(
        actor=cast.actor(people.treasurer), group=people.group, place=place, fund=fund, amount=baht * BAHT, key=uuid7()
    )


def table_with(people: Cast, tray: Place) -> None:
    """The day is open, and the tray stands on one of its tables."""
    by = cast.actor(people.treasurer)
    sheet = days.open_day(actor=by, group=people.group, on=date(2019, 6, 9), key=uuid7())
    days.open_table(actor=by, sheet=sheet, place=tray, float_amount=0, key=uuid7())
