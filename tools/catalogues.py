"""The Thai catalogues, one a room: ``src/khaotom/<room>/locale/th/LC_MESSAGES/django.po``.

    python -m tools.catalogues update     new messages in, gone ones out, translations kept
    python -m tools.catalogues check      every finding at once; exit 1 if there is any
    python -m tools.catalogues compile    the .mo files beside them (never committed)

A message's id is its English sentence, so English needs no catalogue. Babel does everything: nothing needs the system's gettext.
"""

import argparse
import io
import os
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCES = Path(__file__).resolve().parent.parent / "src" / "khaotom"
WHERE = Path("locale") / "th" / "LC_MESSAGES" / "django.po"
HEADER = """msgid ""
msgstr ""
"Language: th\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""

Positions = tuple[int | tuple[int, str], ...] | None
ONE: Positions = None
MANY: Positions = (1, 2)
ONE_IN_CONTEXT: Positions = ((1, "c"), 2)
MANY_IN_CONTEXT: Positions = ((1, "c"), 2, 3)
KEYWORDS: dict[str, Positions] = {
    "_": ONE,
    "gettext": ONE,
    "gettext_lazy": ONE,
    "gettext_noop": ONE,
    "ngettext": MANY,
    "ngettext_lazy": MANY,
    "pgettext": ONE_IN_CONTEXT,
    "pgettext_lazy": ONE_IN_CONTEXT,
    "npgettext": MANY_IN_CONTEXT,
    "npgettext_lazy": MANY_IN_CONTEXT,
}

MARK = "[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]"  # a sign that belongs to the letter before it: what precedes it is no whole word
UNSAID = {
    "ธุรกรรม": "รายการ",
    "เครดิต": "รับ or จ่าย",
    "เดบิต": "รับ or จ่าย",
    "โพสต์": "ลงบัญชี or เล่าเรื่อง",
    "ล็อกอิน": "เข้าใช้",
    "ผู้ใช้": "คน, สมาชิก or กรรมการ",
    "เคส": "พี่น้องที่เราดูแล",
    "ผู้ด้อยโอกาส": "พี่น้องที่เราดูแล",
    "คนจน": "พี่น้องที่เราดูแล",
    "ระบบประมวลผล": "what happens, in words",
    "สำเร็จ!": "the fact",
    "บันทึกสำเร็จ": "the fact",
    "ผิดพลาด": "what happened",
    "ลูกค้า": "สมาชิก",
    "ผู้ป่วย": "คนป่วย",
    "ธนบัตร": "แบงก์",
    "ครับ": "nothing",
    "ค่ะ": "nothing",
    "ท่าน": "คุณ",
    "฿": "บาท",
}
UNSAID_ALONE = {"ไม่ถูกต้อง": "what is wrong and what to do", "ตกลง": "the verb and its thing", "สำเร็จ": "the fact"}

Key = tuple[str, str]  # (context or "", msgid: the singular where there are two)


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with one message of one room."""

    room: str
    message: str
    what: str

    def __str__(self) -> str:
        return f"{self.room}: {self.message!r}: {self.what}"


def rooms(sources: Path = SOURCES) -> list[Path]:
    """Every room's folder, by name."""
    return sorted(folder for folder in sources.iterdir() if (folder / "__init__.py").exists())


def used(room: Path) -> Catalog:
    """Every message the room's Python and templates say, untranslated."""
    catalog = Catalog(locale="th")
    for file in _python_files(room):
        _collect(catalog, file, file.read_text(), file.relative_to(room.parent))
    for file in _templates(room):
        _collect(catalog, file, _as_python(file), file.relative_to(room.parent))
    return catalog


def translated(room: Path) -> Catalog:
    """The room's Thai catalogue as it stands; empty if it has none."""
    path = room / WHERE
    if not path.exists():
        return Catalog(locale="th")
    with path.open("rb") as file:
        return read_po(file, locale="th", abort_invalid=True)


def update(room: Path) -> None:
    """Bring the room's catalogue to what the room says, keeping translations; no messages, no file."""
    said, known = used(room), translated(room)
    if not len(said):
        (room / WHERE).unlink(missing_ok=True)
        return
    for message in _messages(said):
        before = known.get(message.id, context=message.context)
        if before is not None and not before.fuzzy:
            message.string = before.string
            message.user_comments = before.user_comments
    text = io.BytesIO()
    write_po(text, said, width=0, no_location=True, omit_header=True, sort_output=True)
    path = room / WHERE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + text.getvalue().decode().strip() + "\n")


def compile_all(sources: Path = SOURCES) -> None:
    """Write the .mo beside every .po that is newer than it. Safe beside another process doing the same."""
    for room in rooms(sources):
        source, target = room / WHERE, (room / WHERE).with_suffix(".mo")
        if not source.exists():
            target.unlink(missing_ok=True)
        elif not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            out = io.BytesIO()
            write_mo(out, translated(room))
            half = target.with_name(f"{os.getpid()}.mo")
            half.write_bytes(out.getvalue())
            half.replace(target)


def check(sources: Path = SOURCES) -> list[Finding]:
    """Every finding in every room's catalogue."""
    findings: list[Finding] = []
    said_where: dict[Key, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for room in rooms(sources):
        said, known = _by_key(used(room)), _by_key(translated(room))
        for key in said:
            if key not in known or not _strings(known[key])[0]:
                findings.append(Finding(room.name, key[1], "has no Thai"))
                continue
            findings += [Finding(room.name, key[1], what) for what in _faults(said[key], known[key])]
            said_where[key][_strings(known[key])[0]].append(room.name)
        findings += [Finding(room.name, key[1], "is said nowhere any more") for key in known if key not in said]
    for key, sentences in said_where.items():
        if len(sentences) > 1:  # Django merges the catalogues: only one of them would be shown, everywhere
            places = "; ".join(f"{', '.join(names)} {sentence!r}" for sentence, names in sentences.items())
            findings.append(Finding("several rooms", key[1], f"is said differently: {places}"))
    return findings


def _faults(said: Message, known: Message) -> Iterator[str]:
    """What is wrong with one translation that is there."""
    if known.fuzzy:
        yield "is marked fuzzy"
    if isinstance(said.id, tuple | list) != isinstance(known.id, tuple | list):
        yield "is plural in one of source and catalogue only"
        return
    expected = _names(said.id[-1] if isinstance(said.id, tuple | list) else said.id)
    for sentence in _strings(known):
        if _names(sentence) != expected:
            yield f"the Thai names {sorted(_names(sentence))}, the English {sorted(expected)}"
        if "python-format" in said.flags and not _formats(sentence):
            yield f"cannot be filled in: {sentence!r}"
        yield from _unsaid(sentence)
        if sentence == _key(said)[1] and " " in sentence:
            yield "is still English"


def _unsaid(sentence: str) -> Iterator[str]:
    for word, instead in UNSAID.items():
        if re.search(re.escape(word) + f"(?!{MARK})", sentence):
            yield f"{word} is not said on screen; say {instead}"
    if sentence.strip() in UNSAID_ALONE:
        yield f"{sentence.strip()} is not said alone; say {UNSAID_ALONE[sentence.strip()]}"


def _names(sentence: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", sentence)) | set(re.findall(r"(?<!\{)\{(\w*)\}(?!\})", sentence))


def _formats(sentence: str) -> bool:
    try:
        sentence % dict.fromkeys(_names(sentence), "1")
    except (ValueError, TypeError, KeyError):
        return False
    return True


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))


def _messages(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _by_key(catalog: Catalog) -> dict[Key, Message]:
    return {_key(message): message for message in _messages(catalog)}


def _key(message: Message) -> Key:
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]


def _python_files(room: Path) -> list[Path]:
    return [file for file in sorted(room.rglob("*.py")) if "tests" not in file.parts and "migrations" not in file.parts]


def _templates(room: Path) -> list[Path]:
    return [file for file in sorted((room / "templates").rglob("*")) if file.suffix in {".html", ".txt", ".xml"}]


def _as_python(file: Path) -> str:
    """The template as calls of gettext. Django blots out the rest but keeps its indentation, which Python would mind."""
    return "\n".join(line.strip() for line in templatize(file.read_text(), origin=str(file)).split("\n"))


def _collect(catalog: Catalog, file: Path, source: str, shown: Path) -> None:
    found = extract(
        "python", io.BytesIO(source.encode()), keywords=KEYWORDS, comment_tags=("Translators:",), options={"encoding": "utf-8"}
    )
    for line, message, comments, context in found:
        catalog.add(message, None, [(str(shown), line)], auto_comments=comments, context=context)


def main() -> int:
    """The command line; 1 when ``check`` found anything."""
    parser = argparse.ArgumentParser(description="Keep the Thai catalogues.")
    parser.add_argument("verb", choices=["update", "check", "compile"])
    parser.add_argument("room", nargs="*", help="update only these rooms")
    wanted = parser.parse_args()
    if wanted.verb == "compile":
        compile_all()
        return 0
    if wanted.verb == "update":
        for room in rooms():
            if not wanted.room or room.name in wanted.room:
                update(room)
        return 0
    findings = check()
    for finding in findings:
        print(finding)
    count = sum(len(_by_key(used(room))) for room in rooms())
    print(f"{len(findings)} findings in {count} messages of {len(rooms())} rooms")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
