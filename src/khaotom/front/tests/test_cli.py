"""The ``khaotom`` command: what it says and how it ends."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.utils import translation

from khaotom.front import cli
from khaotom.kernel.ids import uuid7
from khaotom.ledger.models import Book
from khaotom.ledger.services import books
from khaotom.people.models import Network, Office, OfficeKind
from khaotom.trail.checks import checks
from tests import cast

ANSWERS = (
    "--network-name",
    "เครือข่าย",
    "--slug",
    "net",
    "--given-name",
    "จำเนียร",
    "--family-name",
    "ขวัญท่า",
    "--phone",
    "0800000990",
)


@pytest.fixture(autouse=True)
def in_thai() -> Iterator[None]:
    """The command speaks English; the process it runs in here goes on in its own language."""
    with translation.override(translation.get_language()):
        yield


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_it_says_what_it_can_do(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 0
    said = capsys.readouterr().out
    assert [name for name in cli.COMMANDS if f"  {name} " not in said] == []


def test_a_word_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["sreve"]) == 2
    assert capsys.readouterr().err.startswith("khaotom: there is no command 'sreve'.\n\nusage:")


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert len(capsys.readouterr().out.split()) > 12


@pytest.mark.django_db
def test_check_on_true_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check"]) == 0
    assert capsys.readouterr().out == f"{len(list(checks))} checks, 0 findings.\n"


@pytest.mark.django_db
def test_check_prints_every_finding_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    for _two in range(2):
        Book.objects.create(network=uuid7(), owner_kind="group", owner=uuid7(), last_seq=3)
    assert cli.main(["check", "ledger.numbers", "ledger.sums"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines[:2]] == ["ledger.numbers", "ledger.numbers"]
    assert lines[2:] == ["2 checks, 2 findings."]


@contextmanager
def typed(line: str) -> Iterator[None]:
    """The line that is typed when the command asks."""
    before, sys.stdin = sys.stdin, io.StringIO(line)
    try:
        yield
    finally:
        sys.stdin = before


@pytest.mark.django_db
def test_createadmin_begins_a_network(capsys: pytest.CaptureFixture[str]) -> None:
    with typed("three warm bowls\n"):
        assert cli.main(["createadmin", *ANSWERS]) == 0
    assert capsys.readouterr().out == "จำเนียร ขวัญท่า is administrator of เครือข่าย and signs in with 0800000990.\n"
    office = Office.objects.get(network=Network.objects.get(slug="net"))
    assert (office.kind, office.person.phone, office.person.login.check_password("three warm bowls")) == (
        OfficeKind.ADMINISTRATOR,
        "0800000990",
        True,
    )


@pytest.mark.django_db
def test_createadmin_says_in_a_sentence_what_it_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    with typed("short\n"):
        assert cli.main(["createadmin", *ANSWERS]) == 1
    assert capsys.readouterr().err.startswith("khaotom: ")
    assert not Network.objects.filter(slug="net").exists()


def test_the_demonstration_is_never_built_among_real_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo"]) == 2
    assert "KHAOTOM_MODE" in capsys.readouterr().err


@pytest.mark.django_db
def test_export_writes_every_book_without_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = cast.network()
    books.open_book(network=people.network.pk, owner_kind="group", owner=people.group.pk, funds=["savings"])
    assert cli.main(["export", str(tmp_path / "all"), "--names"]) == 0
    assert f"{people.network.slug}/{people.group.slug}: 0 entries" in capsys.readouterr().out
    written = {file.name: file.read_text() for file in (tmp_path / "all").rglob("*") if file.is_file()}
    assert sorted(written) == ["accounts.csv", "book.journal", "entries.csv", "lines.csv", "members.csv"]
    with_names = [name for name, text in written.items() if people.member.family_name in text]
    assert with_names == ["members.csv"]
    assert cli.main(["export", str(tmp_path / "all")]) == 1
    assert "is not empty" in capsys.readouterr().err
