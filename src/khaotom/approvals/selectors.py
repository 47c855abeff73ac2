"""What waits for a second person, and what became of it lately."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from khaotom.approvals.commands import commands
from khaotom.approvals.models import Approval, Request

LATELY = 20
"""So many answered requests stay in sight."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request in words. ``answers`` are those given so far; ``outcome``: waits, done, declined or taken_back."""

    request: Request
    sentence: str
    answers: Sequence[Approval]

    @property
    def outcome(self) -> str:
        """What became of it."""
        if self.request.done_at is not None:
            return "done"
        if self.request.dropped_at is None:
            return "waits"
        return "declined" if any(not answer.agreed for answer in self.answers) else "taken_back"

    @property
    def still_needed(self) -> int:
        """How many have still to agree."""
        return max(0, self.request.needed - sum(answer.agreed for answer in self.answers))


def waiting(group: UUID) -> list[Asked]:
    """What waits in a group, the oldest first."""
    return _asked(_requests(group).filter(done_at=None, dropped_at=None).order_by("asked_at"))


def count_waiting(group: UUID) -> int:
    """How many requests wait in a group; one query."""
    return _requests(group).filter(done_at=None, dropped_at=None).exclude(arguments={}).count()


def answered(group: UUID) -> list[Asked]:
    """What waited and was answered lately, the newest first; what was agreed on the spot never waited."""
    ended = _requests(group).exclude(done_at=None, dropped_at=None).exclude(arguments={})
    return _asked(ended.order_by("-asked_at")[:LATELY])


def described(request: Request) -> Asked:
    """One of them."""
    (found,) = _asked([request])
    return found


def _requests(group: UUID) -> QuerySet[Request]:
    return Request.objects.filter(group=group, command__in=list(commands)).select_related("asker", "group")


def _asked(requests: Iterable[Request]) -> list[Asked]:
    rows = list(requests)
    by_command: dict[str, list[Request]] = defaultdict(list)
    for request in rows:
        by_command[request.command].append(request)
    sentences: dict[UUID, str] = {}
    for command, same in by_command.items():
        said = commands[command].describe([request.arguments for request in same])
        sentences |= {request.pk: sentence for request, sentence in zip(same, said, strict=True)}
    answers: dict[UUID, list[Approval]] = defaultdict(list)
    for answer in Approval.objects.filter(request__in=rows).select_related("person").order_by("at", "pk"):
        answers[answer.request_id].append(answer)
    return [Asked(request, sentences[request.pk], answers[request.pk]) for request in rows]
