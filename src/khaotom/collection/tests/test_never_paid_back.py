"""What was given to the welfare fund does not go out again, whatever room thinks of it."""

from datetime import datetime

import pytest

from khaotom.approvals.services.presence import Agreed
from khaotom.collection.services import payouts
from khaotom.collection.services.payouts import Payment
from khaotom.kernel import clock
from khaotom.kernel.ids import uuid7
from khaotom.till import selectors as till
from khaotom.till.purposes import Purpose, purposes
from khaotom.welfare import chart, refusals
from tests import evening


@pytest.mark.django_db
def test_a_contribution_is_not_paid_back_whoever_thinks_of_it_later() -> None:
    """Whatever room thinks of it later: the door by which money goes out says why."""
    golden = evening.prepare()
    purposes.register("contribution_back", Purpose.of_member("back", "welfare", chart.CONTRIBUTIONS))
    try:
        with clock.at(datetime(2019, 6, 9, 17)):
            sheet, _table = evening.open_up(golden)[:2]
            paid = Payment("contribution_back", golden.member(12), 3000, till.box(golden.group.pk))
            with pytest.raises(refusals.NeverPaidBack):
                payouts.pay(actor=golden.actor, sheet=sheet, payment=paid, agreed=Agreed((), "pin"), key=uuid7())
    finally:
        purposes._things.pop("contribution_back")
