"""Reading one moment of the data, also while others write."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections

BEGIN = {"postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", "sqlite": "BEGIN DEFERRED"}
"""Said to the engine itself: Django's own transactions would keep every writer of a SQLite database waiting."""


@contextmanager
def one_moment(using: str = "default") -> Iterator[None]:
    """Let every read of the block see the same moment. Nothing can be written in it."""
    connection = connections[using]
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")
