"""The papers of a collection: what is printed before the evening, at it, and from what it left in the book.

A *collection sheet* is printed before and keyed from after, page by page. A *day's sheet* says what an evening came to: one for the
group's own file, with every slip and name, one for the wall. A *receipt* is one slip. A *closing certificate* says who counted and who
holds the cash. A *passbook*, a *year page* and a *statement* are one member's. Each module here turns rooms' selectors into words for the
template of the same name in ``collection/print``; views and addresses are in ``views`` and ``urls``.
"""

from pathlib import Path

TEMPLATES = Path(__file__).resolve().parent.parent / "print"
