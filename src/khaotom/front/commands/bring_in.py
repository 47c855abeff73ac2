"""Bring members and their balances in from a spreadsheet, or write the template for one. Nothing is kept unless every row passes, or the bad ones are dropped."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from khaotom.front.failures import CannotDo
from khaotom.front.importing import preview, reading, services, template
from khaotom.front.importing.preview import Preview
from khaotom.front.importing.reading import Upload
from khaotom.front.importing.shown import shown
from khaotom.front.services import databases
from khaotom.kernel import clock
from khaotom.kernel.actor import Actor
from khaotom.kernel.ids import uuid7
from khaotom.people import selectors as people
from khaotom.people.models import Group, Office, OfficeKind
from khaotom.ui import formats


def prepare(parser: ArgumentParser) -> None:
    """The file, the group, and what to do with rows that do not pass."""
    parser.add_argument("file", nargs="?", type=Path, help="the list: .xlsx or .csv")
    parser.add_argument("--group", metavar="SLUG", help="the group's short name, as in its address")
    parser.add_argument("--network", metavar="SLUG", help="the network's short name, where there are several")
    parser.add_argument(
        "--drop-bad-rows", action="store_true", help="leave out the rows that do not pass, and bring in the others"
    )
    parser.add_argument("--template", metavar="FILE", type=Path, help="write an empty template there, and do nothing else")


def run(arguments: Namespace) -> int:
    """Write the template, or preview the list and bring it in. Returns 1 where rows do not pass and are not dropped."""
    if arguments.template:
        arguments.template.write_bytes(template.write())
        print(f"The template is in {arguments.template}.")
        return 0
    if arguments.file is None or not arguments.group:
        raise CannotDo("name the file and its group, for example: khaotom import members.xlsx --group tha-ruea-kao")
    databases.reach()
    group = _group(arguments.group, arguments.network)
    found = preview.of_upload(group, _upload(arguments.file))
    _tell(found)
    if found.findings and not arguments.drop_bad_rows:
        print("Nothing was brought in. Mend the file, or leave these rows out with --drop-bad-rows.")
        return 1
    if not found.new:
        print("Nobody new is left to bring in.")
        return 0
    done = services.bring(
        actor=_administrator(group), group=group, sheet=found.sheet, drop_bad=arguments.drop_bad_rows, key=uuid7()
    )
    print(f"Brought in: {done.brought}. In the register before: {done.there}. Left out: {done.left_out}.")
    return 0


def _upload(path: Path) -> Upload:
    """The file, unless it is larger than any list: then only so much of it that this is known."""
    try:
        with path.open("rb") as file:
            return Upload(path.name, file.read(reading.LARGEST * reading.MEGABYTE + 1))
    except OSError as problem:
        raise CannotDo(f"{path} cannot be read: {problem.strerror}.") from problem


def _group(slug: str, network: str | None) -> Group:
    found = Group.objects.filter(slug=slug).select_related("network", "community")
    groups = list(found.filter(network__slug=network) if network else found)
    if not groups:
        raise CannotDo(f"there is no group {slug!r} here.")
    if len(groups) > 1:
        raise CannotDo(f"several networks have a group {slug!r}; name one with --network.")
    return groups[0]


def _administrator(group: Group) -> Actor:
    """Who answers for it: an administrator of the network."""
    held = people.offices_on(clock.today()).filter(network=group.network, kind=OfficeKind.ADMINISTRATOR, group=None, team=None)
    office: Office | None = held.order_by("since", "pk").first()
    if office is None:
        raise CannotDo("the network has no administrator. Run first: khaotom createadmin")
    return Actor.alone(network=group.network_id, person=office.person_id)


def _tell(found: Preview) -> None:
    said = shown(found)
    print(
        f"New: {said.new}, with {formats.baht(said.saved)} baht saved. In the register already: {said.there}. Do not pass: {said.bad}."
    )
    for one in said.findings:
        print(f"  {one.where}: {one.sentence} ({one.code})")
    for note in said.notes:
        print(f"  {note}")
