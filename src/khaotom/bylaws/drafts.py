"""What a draft would change: its examples and their answers, the last twelve months under it, and the two wordings side by side."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from khaotom.bylaws import selectors, words
from khaotom.bylaws.kinds import Example, Replay, Year, of, validate
from khaotom.bylaws.models import Draft
from khaotom.kernel import clock


def open_in(group: UUID) -> list[Draft]:
    """The drafts that are talked about in a group, the newest first."""
    return _open(Draft.objects.filter(group=group))


def open_in_network(network: UUID) -> list[Draft]:
    """The drafts of common rules that are talked about, the newest first."""
    return _open(Draft.objects.filter(group=None, network=network))


def _open(drafts: QuerySet[Draft]) -> list[Draft]:
    return list(drafts.filter(state=Draft.State.OPEN).order_by("-opened_at"))


def _before(draft: Draft) -> selectors.Rule[Any] | None:
    """What the draft would change; what it has changed, once it is adopted. One query."""
    adopted = draft.state == Draft.State.ADOPTED
    return standing(draft, draft.effective_from - timedelta(days=1 if adopted else 0))


def standing(draft: Draft, on: date) -> selectors.Rule[Any] | None:
    """The rule of a day that the draft is about; of the network itself, where it is of no group. One query."""
    return selectors.of_body(draft.network_id, draft.group_id, draft.name, on)


def examples(draft: Draft) -> Sequence[Example]:
    """The worked examples of a draft, in the language of the moment; one query."""
    kind = of(draft.name)
    if kind.examples is None:
        return ()
    before = _before(draft)
    says = validate(draft.name, draft.parameters)
    return kind.examples(says, before.parameters if before else None, draft.effective_from)


def mark(example: Example) -> bytes:
    """What an answer holds for: the example's facts and outcome, whatever language it was read in."""
    return hashlib.sha256(repr((example.code, example.values)).encode()).digest()


def answered(draft: Draft) -> list[tuple[Example, bool | None]]:
    """Each example with what the assembly said of it as it reads now; None where it has said nothing."""
    said = {(one.code, bytes(one.mark)): one.agreed for one in draft.answers.all()}
    return [(example, said.get((example.code, mark(example)))) for example in examples(draft)]


def replay(draft: Draft) -> Replay | None:
    """The last twelve months under a group's open draft; None once it is settled, and for kinds of which nothing can be run again."""
    kind = of(draft.name)
    if kind.replay is None or draft.group_id is None or draft.state != Draft.State.OPEN:
        return None
    before, says = _before(draft), validate(draft.name, draft.parameters)
    return kind.replay(Year(draft.group_id, draft.name, clock.today()), before.parameters if before else None, says)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of two wordings: ``kept`` in both, ``gone`` from the old, or ``new``."""

    text: str
    how: str


_PIECES = re.compile(
    r"[0-9๐-๙][0-9๐-๙,.]*[0-9๐-๙]|[0-9๐-๙]"  # a number is one thing
    r"|[A-Za-z]+"
    r"|[เ-ไ]?[ก-ฮ][ะ-ฺๅ็-๎]*"  # a Thai letter with what is written around it: words have no spaces between them
    r"|\s+|."
)
SHORTEST_KEPT = 4
"""Fewer letters in common between two changes are no help to a reader: they are shown as changed."""


def difference(old: str, new: str) -> list[Piece]:
    """Two wordings in one: what is gone stands before what is new. Joined, the kept and new pieces are the new wording."""
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    pieces: list[Piece] = []
    gone, added = "", ""
    for tag, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        was, is_now = "".join(before[first:last]), "".join(after[start:end])
        short = len(is_now.strip()) < SHORTEST_KEPT and first > 0 and last < len(before) and not is_now.isspace()
        if tag == "equal" and not short:
            pieces += [*_changed(gone, added), Piece(is_now, "kept")]
            gone, added = "", ""
        else:
            gone, added = gone + was, added + is_now
    return pieces + _changed(gone, added)


def _changed(gone: str, added: str) -> list[Piece]:
    return [piece for piece in (Piece(gone, "gone"), Piece(added, "new")) if piece.text]


def side_by_side(draft: Draft) -> list[list[Piece]]:
    """How the clause reads now and how it would: the sentence its numbers make, and the group's own words where it wrote them."""
    before = _before(draft)
    new = words.sentence(draft.name, validate(draft.name, draft.parameters))
    old = words.sentence(draft.name, before.parameters) if before else ""
    texts = [difference(before.text if before else "", draft.text)] if draft.text else []
    return [pieces for pieces in (difference(old, new), *texts) if pieces]
