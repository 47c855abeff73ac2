"""The payment voucher (ใบสำคัญรับเงิน): what the receiver signs, or puts her thumb to before two witnesses."""

from pathlib import Path

from django.utils.translation import gettext as _

from khaotom.approvals.models import Approval, Request
from khaotom.people.models import Person
from khaotom.till.models import Voucher
from khaotom.till.purposes import purposes
from khaotom.ui import amounts, formats, paper
from khaotom.ui.paper import Shown

TEMPLATES = Path(__file__).resolve().parent / "print"


def voucher(paid: Voucher) -> bytes:
    """The PDF, A5. The voucher comes with its group, place and payee (person and guardian)."""
    return paper.compile(TEMPLATES / "voucher.typ", data(paid))


def data(paid: Voucher) -> dict[str, Shown]:
    """What ``voucher.typ`` prints; two queries."""
    return {
        "frame": paper.frame(body=paid.group.name, title=_("Payment voucher"), when=formats.day_long(paid.paid_at)),
        "number": _("No. %(number)s") % {"number": paid.number},
        "sentence": _received(paid),
        "facts": _facts(paid),
        "amount": {
            "words": _("Amount paid"),
            "amount": formats.baht_book(paid.amount),
            "in_words": amounts.in_words(paid.amount),
        },
        "receiver": _receiver(paid),
        "thumb": _("Thumb-print of who cannot sign, before two witnesses"),
        "witnesses": [{"role": _("Witness"), "name": ""}] * 2,
        "agreed": _agreed(paid),
    }


def _received(paid: Voucher) -> str:
    facts = {"name": _both(paid.payee.person), "number": paid.payee.number, "group": paid.group.name}
    return _("%(name)s, member %(number)s, has received this money from %(group)s in full.") % facts


def _both(person: Person) -> str:
    return f"{person.full_name} ({person.called_name})" if person.called_name else person.full_name


def _facts(paid: Voucher) -> list[Shown]:
    """What it is for, under which rule, from where; only what is known."""
    rows = (
        (_("Paid for"), str(purposes[paid.purpose].name)),
        (_("Under rule"), paid.clause_number),
        (_("By resolution"), paid.decision.resolution.number if paid.decision else ""),
        (_("Note"), paid.note),
        (_("Paid from"), paid.place.name),
    )
    return [{"words": said, "value": value} for said, value in rows if value]


def _receiver(paid: Voucher) -> dict[str, Shown]:
    """Who signs: she herself; for a child, her guardian."""
    guardian = paid.payee.guardian
    if guardian is not None:
        return {"role": _("Received by the guardian"), "name": guardian.full_name}
    return {"role": _("Received the money"), "name": paid.payee.person.full_name}


def _agreed(paid: Voucher) -> list[Shown]:
    """Who paid it and who agreed; the request was kept under the voucher's own id."""
    asked = Request.objects.filter(pk=paid.pk).select_related("asker").first()
    if asked is None:
        return [{"role": _("Paid by"), "name": ""}]
    yes = Approval.objects.filter(request=asked, agreed=True).select_related("person").order_by("at", "pk")
    return [{"role": _("Paid by"), "name": asked.asker.full_name}, *(_agreement(one) for one in yes)]


def _agreement(one: Approval) -> Shown:
    role = _("Agreed, as a witness") if one.manner == Approval.Manner.WITNESS else _("Agreed")
    return {"role": role, "name": one.person.full_name}
