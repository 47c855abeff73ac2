"""Write the pages of the reference that are read off the program: ``docs/reference/refusals.md``.

python -m tools.reference
"""

import os
import re
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.utils import translation  # noqa: E402

from khaotom.kernel.refusal import Refusal  # noqa: E402
from tests.architecture import house  # noqa: E402

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "refusals.md"
HEAD = """# Refusals

What the program will not do, each with a number that is never used again. A refusal changes nothing, keeps what was typed, and says what
happened, why, and what to do next. It is answered 422; 409 where somebody else was first. This page is written by `python -m tools.reference`.
"""


def refusals() -> str:
    """The page: one table a room, by number, the sentence in Thai and in English."""
    rooms: dict[str, list[str]] = {}
    for code, kind in sorted(house.refusals().items()):
        rooms.setdefault(kind.__module__.split(".")[1], []).append(_row(code, kind))
    tables = [
        f"\n## {room}\n\n| number | answer | sentence |\n|---|---|---|\n" + "".join(rows) for room, rows in sorted(rooms.items())
    ]
    return HEAD + "".join(tables)


def _row(code: str, kind: type[Refusal]) -> str:
    said = []
    for language in ("th", "en"):
        with translation.override(language):
            said.append(re.sub(r"%\((\w+)\)s", r"*\1*", str(kind.message)).replace("%%", "%").replace("|", "\\|"))
    return f"| {code} | {kind.status} | {'<br>'.join(said)} |\n"


def main() -> int:
    """The command line."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(refusals())
    return 0


if __name__ == "__main__":
    sys.exit(main())
