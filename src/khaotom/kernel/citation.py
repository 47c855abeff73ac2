"""What a fact rests on, cited downward as an opaque (kind, id, number), since a lower room knows no higher one."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Citation:
    """``kind`` is a registered word ("resolution", "slip", "founding", "custom"), ``number`` what people call it ("A-018").

    Never holds words about a person: it is copied into sealed rows.
    """

    kind: str
    id: UUID | None = None
    number: str = ""


FOUNDING = Citation(kind="founding")
"""Set up by ``khaotom createadmin`` or an import, before there was a meeting to decide it."""

CUSTOM = Citation(kind="custom")
"""กติกาเดิมของกลุ่ม: the group's old rule, used before it was written here."""
