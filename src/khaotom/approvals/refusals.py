"""What approvals refuses."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from khaotom.kernel.refusal import Refusal, Stale


@dataclass(eq=False)
class SecondIsFirst(Refusal):
    """The second person is the one who asks."""

    code = "OFF-003"
    message = _("The second person cannot be the one who does it. Let another committee member type her PIN.")


@dataclass(eq=False)
class SecondIsReceiver(Refusal):
    """The second person receives the money, or is kin of who does."""

    code = "OFF-004"
    message = _(
        "The second person cannot be the one who receives the money, nor live in her house. Let another committee member agree, or two members in the room be witnesses."
    )


@dataclass(eq=False)
class NotInOffice(Refusal):
    """The second person holds none of the offices that may agree."""

    code = "OFF-005"
    message = _("%(called)s is not on the committee today. Ask a committee member, or two members in the room as witnesses.")
    called: str

    def values(self) -> dict[str, str]:
        return {"called": self.called}


@dataclass(eq=False)
class WitnessesMissing(Refusal):
    """Witnesses must be two different members who are in the room."""

    code = "OFF-006"
    message = _("Two different members who came today must be witnesses. Choose two names from those who came.")


@dataclass(eq=False)
class AlreadyAnswered(Stale):
    """The request was done or dropped meanwhile."""

    code = "OFF-007"
    message = _("This was already decided by somebody else. Nothing was changed this time.")


@dataclass(eq=False)
class AgreedBefore(Stale):
    """She agreed to it before; the others are still missing."""

    code = "OFF-008"
    message = _("You agreed to this before. Another committee member has still to agree.")


@dataclass(eq=False)
class AskerOutOfOffice(Refusal):
    """Who asked is no longer on the committee, so it cannot be done in her name."""

    code = "OFF-009"
    message = _("%(called)s asked for this and is no longer on the committee. Say no to it, and ask anew if it is still needed.")
    called: str

    def values(self) -> dict[str, str]:
        return {"called": self.called}


@dataclass(eq=False)
class NotTheAsker(Refusal):
    """Only who asked takes the question back."""

    code = "OFF-010"
    message = _("Only %(called)s, who asked, takes this back. You can say no to it.")
    called: str

    def values(self) -> dict[str, str]:
        return {"called": self.called}
