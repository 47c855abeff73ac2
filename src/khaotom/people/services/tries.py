"""Counting attempts, so that nobody can guess: shared by all processes, since the count lives in the database.

A try is noted, and committed, before anything is compared; so ten guesses sent at once are ten tries.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from khaotom.kernel import clock
from khaotom.keyring import services as keyring
from khaotom.people import refusals
from khaotom.people.models import SignInTry


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries within so long."""

    most: int
    within: timedelta


OF_ONE = (Limit(5, timedelta(minutes=15)), Limit(20, timedelta(days=1)))
"""For one phone number or person."""

OF_ADDRESS = (Limit(60, timedelta(minutes=15)),)
"""For one network address: generous, since a whole village may share one."""

LONGEST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is counted together. ``mark`` is a keyed hash: the table tells nobody's number."""

    mark: bytes
    limits: Sequence[Limit]


def bucket(kind: str, value: str, limits: Sequence[Limit]) -> Bucket:
    """The bucket of one phone number, person or address."""
    return Bucket(keyring.blind(f"tries.{kind}", value), limits)


@dataclass(frozen=True, slots=True)
class Try:
    """One noted try: how many more are left in the fullest of its buckets, and its rows."""

    left: int
    rows: tuple[UUID, ...]


def begin(buckets: Sequence[Bucket]) -> Try:
    """Note one try in each bucket. Refuses: SGN-007 (too many).

    Must stand outside any transaction: a refusal that follows must not take the try back.
    """
    with transaction.atomic(durable=True):
        rows = [SignInTry(bucket=each.mark, at=clock.now()) for each in buckets]
        SignInTry.objects.bulk_create(rows)
    left = min(_left(each, limit) for each in buckets for limit in each.limits)
    if left < 0:
        SignInTry.objects.filter(pk__in=[row.pk for row in rows]).delete()  # knocking on does not make it longer
        raise refusals.TooManyTries(minutes=max(_minutes_until_free(each, limit) for each in buckets for limit in each.limits))
    return Try(left, tuple(row.pk for row in rows))


def forgive(tried: Try, one: Bucket) -> None:
    """The right answer was given: what ``one`` tried before is forgotten, and this try wherever it was noted."""
    SignInTry.objects.filter(Q(bucket=one.mark) | Q(pk__in=tried.rows)).delete()


def forget_old() -> int:
    """Remove what no limit looks at any more; how many there were. For the hourly tick."""
    removed, _ = SignInTry.objects.filter(at__lt=clock.now() - LONGEST).delete()
    return removed


def _left(each: Bucket, limit: Limit) -> int:
    return limit.most - SignInTry.objects.filter(bucket=each.mark, at__gt=clock.now() - limit.within).count()


def _minutes_until_free(each: Bucket, limit: Limit) -> int:
    """Whole minutes until one more try is free in this limit; 0 where one is."""
    since = clock.now() - limit.within
    held = list(
        SignInTry.objects.filter(bucket=each.mark, at__gt=since).order_by("-at").values_list("at", flat=True)[: limit.most]
    )
    if len(held) < limit.most:
        return 0
    return math.ceil((held[-1] - since).total_seconds() / 60)
