"""Every address, asked by every member of the cast: it says who may open it, keeps out who may not, and never breaks.

The walk finds the addresses by itself; what stands in their parts comes from ``tests/samples``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests import cast, samples
from tests.cast import Cast

OPEN_TO_ALL = ("public", "entrance")
ANSWERS = {200, 204, 206, 301, 302, 303, 304, 403, 404, 405, 409, 422}
"""What a signed-in person may be answered. Never 500."""


@dataclass(frozen=True)
class Door:
    """One address: its name with its room, its parts, and the view behind it."""

    name: str
    parts: tuple[str, ...]
    view: Any

    @property
    def room(self) -> str:
        return self.name.partition(":")[0] if ":" in self.name else ""

    def address(self, people: Cast) -> str:
        return reverse(self.name, kwargs=samples.parts(self.room, self.parts, people))


def _walk(resolver: URLResolver, namespace: str = "", parts: tuple[str, ...] = ()) -> Iterator[Door]:
    for entry in resolver.url_patterns:
        more = (*parts, *entry.pattern.converters)
        if isinstance(entry, URLPattern):
            name = f"{namespace}:{entry.name}" if namespace else str(entry.name)
            yield Door(name, more, entry.callback)
        else:
            inner = f"{namespace}:{entry.namespace}" if namespace and entry.namespace else entry.namespace or namespace
            yield from _walk(entry, inner, more)


def doors() -> list[Door]:
    """Every address of the program."""
    return list(_walk(get_resolver()))


def asked() -> list[Door]:
    """Every address whose parts have samples: all of them, or ``test_every_address_has_samples`` says which have none."""
    return [door for door in doors() if not samples.missing(door.room, door.parts)]


def test_every_address_has_a_name() -> None:
    assert [door.view for door in doors() if door.name.endswith("None")] == []


def test_every_view_says_who_may_open_it() -> None:
    silent = [door.name for door in doors() if getattr(door.view, "permission", None) is None]
    assert silent == []


def test_every_address_has_samples() -> None:
    missing = {door.name: samples.missing(door.room, door.parts) for door in doors()}
    assert {name: parts for name, parts in missing.items() if parts} == {}


@pytest.mark.django_db
def test_who_is_not_signed_in_sees_public_pages_and_the_door() -> None:
    people = cast.network()
    villager = cast.anonymous()
    wrong = []
    for door in asked():
        answer = villager.get(door.address(people))
        redirected = answer.status_code == 302 and answer["Location"].startswith(reverse("people:sign_in"))
        if door.view.permission in OPEN_TO_ALL:
            wrong += [f"{door.name}: {answer.status_code}"] if redirected and door.view.permission == "public" else []
            wrong += [f"{door.name}: {answer.status_code}"] if answer.status_code not in ANSWERS else []
        elif not redirected:
            wrong.append(f"{door.name}: {answer.status_code}, not sent to the door")
    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "part", ["member", "treasurer", "chair", "recorder", "counter", "auditor", "coordinator", "administrator"]
)
def test_nobody_of_the_network_breaks_a_page(part: str) -> None:
    people = cast.network()
    person = people.everyone()[part]
    assert _wrong_answers(cast.client(person), people, ANSWERS) == []


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["member", "treasurer", "administrator"])
def test_nobody_comes_in_from_another_network(part: str) -> None:
    here, there = cast.network(), cast.elsewhere()
    stranger = cast.client(there.everyone()[part])
    stranger.defaults["HTTP_HOST"] = cast.HOST  # her session, our host
    assert _opened(stranger, here) == []


@pytest.mark.django_db
def test_another_groups_treasurer_opens_nothing_of_this_group() -> None:
    people = cast.network()
    opened = _opened(cast.client(people.other_treasurer), people)
    assert [name for name in opened if samples_of_this_group(name)] == []


@pytest.mark.django_db
def test_an_officer_with_a_pin_on_a_strange_phone_opens_what_a_member_opens() -> None:
    people = cast.network()
    as_member = set(_opened(cast.client(people.member, way="own"), people))
    as_officer = set(_opened(cast.client(people.treasurer, way="own"), people))
    hers_alone = {name for name in as_member | as_officer if not samples_of_this_group(name)}
    assert as_officer - as_member - hers_alone == set()


@pytest.mark.django_db
def test_what_a_signed_in_person_is_answered_is_kept_by_nobody() -> None:
    people = cast.network()
    treasurer = cast.client(people.treasurer)
    kept = []
    for door in asked():
        if door.view.permission not in OPEN_TO_ALL:
            answer = treasurer.get(door.address(people))
            kept += [door.name] if answer.headers.get("Cache-Control") != "private, no-store" else []
    assert kept == []


def samples_of_this_group(name: str) -> bool:
    """Does the sample of this address stand for something of the cast's own group (and not of herself or the network)?"""
    door = next(each for each in doors() if each.name == name)
    return bool(set(door.parts) & {"slug", "membership", "device", "office", "person", "consent", "other"})


def _opened(client: Client, people: Cast) -> list[str]:
    """The doors that let this client in."""
    closed = [door for door in asked() if door.view.permission not in OPEN_TO_ALL]
    return [door.name for door in closed if _asked(client, door.address(people)) in (200, 303, 422)]


def _asked(client: Client, address: str) -> int:
    """What a look is answered; where only sending is allowed, what an empty form is."""
    status = client.get(address).status_code
    return client.post(address).status_code if status == 405 else status


def _wrong_answers(client: Client, people: Cast, allowed: set[int]) -> list[str]:
    answers = ((door.name, client.get(door.address(people)).status_code) for door in asked())
    return [f"{name}: {status}" for name, status in answers if status not in allowed]
