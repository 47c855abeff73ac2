"""The catalogue tool finds every message, keeps every translation, and says what is wrong with one."""

import gettext
from pathlib import Path

import pytest

from tools import catalogues

PAGE = """{% load i18n %}
  <h1 title="{% translate "Paper" %}">{{ name }}</h1>
      {% blocktranslate trimmed count n=slips with who=person.called_name %}
        {{ who }} has
        one slip, 100% paid
      {% plural %}
        {{ who }} has {{ n }} slips
      {% endblocktranslate %}
  {% include "x.html" with words=_("Count again") %} it's ([{ "odd
"""
CODE = """
from django.utils.translation import gettext_lazy as _, pgettext
A = _("Take %(amount)s")
B = pgettext("verb", "Count")
"""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    """A room with a page and a module that say six messages."""
    room = tmp_path / "till"
    (room / "templates" / "till").mkdir(parents=True)
    (room / "__init__.py").touch()
    (room / "words.py").write_text(CODE)
    (room / "templates" / "till" / "page.html").write_text(PAGE)
    return room


def _write(room: Path, *messages: tuple[str, str]) -> None:
    po = room / catalogues.WHERE
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_text(catalogues.HEADER + "\n".join(f'msgid "{english}"\nmsgstr "{thai}"\n' for english, thai in messages))


def _say_only(room: Path, *messages: str) -> None:
    (room / "templates" / "till" / "page.html").unlink()
    (room / "words.py").write_text("\n".join(f"_({message!r})" for message in messages))


def _found(room: Path) -> list[tuple[str, str]]:
    return [(finding.message, finding.what) for finding in catalogues.check(room.parent)]


def test_every_message_is_found_in_pages_and_in_code(room: Path) -> None:
    found = {(message.context, message.id) for message in catalogues.used(room) if message.id}
    assert found == {
        (None, "Paper"),
        (None, ("%(who)s has one slip, 100%% paid", "%(who)s has %(n)s slips")),
        (None, "Count again"),
        (None, "Take %(amount)s"),
        ("verb", "Count"),
    }


def test_update_keeps_translations_and_lets_go_of_what_nobody_says(room: Path) -> None:
    _write(room, ("Paper", "กระดาษ"), ("Said no more", "ไม่พูดแล้ว"))
    catalogues.update(room)
    text = (room / catalogues.WHERE).read_text()
    assert 'msgid "Paper"\nmsgstr "กระดาษ"\n' in text
    assert "Said no more" not in text
    assert text.count("msgid") == 1 + 5 + 1  # the header, five messages, one plural
    catalogues.update(room)
    assert (room / catalogues.WHERE).read_text() == text


def test_a_compiled_catalogue_speaks(room: Path) -> None:
    _write(room, ("Paper", "กระดาษ"))
    catalogues.compile_all(room.parent)
    with (room / catalogues.WHERE).with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Paper") == "กระดาษ"


def test_what_is_missing_or_said_nowhere_is_named(room: Path) -> None:
    _say_only(room, "Paper", "Count again")
    _write(room, ("Paper", ""), ("Gone", "ไปแล้ว"))
    assert _found(room) == [("Paper", "has no Thai"), ("Count again", "has no Thai"), ("Gone", "is said nowhere any more")]


@pytest.mark.parametrize(
    ("english", "thai", "what"),
    [
        ("Take %(amount)s", "รับ", "the Thai names [], the English ['amount']"),
        ("Take %(amount)s", "รับ %(sum)s", "the Thai names ['sum'], the English ['amount']"),
        ("Take %(amount)s", "รับ %(amount)d", "cannot be filled in: 'รับ %(amount)d'"),
        ("The slip", "ธุรกรรม", "ธุรกรรม is not said on screen; say รายการ"),
        ("Wrong", "ไม่ถูกต้อง", "ไม่ถูกต้อง is not said alone; say what is wrong and what to do"),
        ("Count the box", "Count the box", "is still English"),
    ],
)
def test_a_faulty_translation_is_named(room: Path, english: str, thai: str, what: str) -> None:
    _say_only(room, english)
    _write(room, (english, thai))
    assert _found(room) == [(english, what)]


@pytest.mark.parametrize("thai", ["ท่าน้ำ", "สมัครรับ", "เลขที่ไม่ถูกต้อง ลองดูอีกครั้ง"])
def test_a_word_inside_another_word_is_no_fault(room: Path, thai: str) -> None:
    _say_only(room, "The pier")
    _write(room, ("The pier", thai))
    assert _found(room) == []


def test_two_rooms_say_one_message_alike(room: Path) -> None:
    other = room.parent / "savings"
    for place, thai in ((room, "กระดาษ"), (other, "ใบ")):
        (place / "templates" / "till").mkdir(parents=True, exist_ok=True)
        (place / "templates" / "till" / "page.html").touch()
        (place / "__init__.py").touch()
        _say_only(place, "Paper")
        _write(place, ("Paper", thai))
    assert _found(room) == [("Paper", "is said differently: savings 'ใบ'; till 'กระดาษ'")]
