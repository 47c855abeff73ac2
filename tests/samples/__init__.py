"""What stands in the URLs of the walk through every door: for each name of a URL part, a value that exists in the cast.

A room whose addresses carry a part of its own registers a maker once, at the end of `book.py` or `assembly.py` or in its own tests' conftest:

    samples.register("sheet", lambda people: collection.sheet_of(people.group).pk)

A maker gets the cast, may build what it needs through services, and returns the part. A part that means different things in
two rooms is registered under the room's name and the part's: ``"collection.sheet"``.
"""

from tests.samples import assembly, book
from tests.samples.registry import makers, missing, parts, register

__all__ = ["assembly", "book", "makers", "missing", "parts", "register"]
